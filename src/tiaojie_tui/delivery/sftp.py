"""A read-only SFTP server for one shelf: what WinSCP, Xftp, MobaXterm, OpenSSH's sftp and scp speak.

Version 3 of the protocol, the only one that all of them know. The client is not trusted: every length is
bounded, every request that would change something is refused, and what is no SFTP at all ends the session.
"""

from collections.abc import Callable
from typing import BinaryIO, NoReturn

from tiaojie_tui.delivery import sftp_wire as wire
from tiaojie_tui.delivery.sftp_wire import Answer, Declined, Packet, Request, Status
from tiaojie_tui.delivery.shelf import FOLDER, Item, NotAtHand, Shelf

_VERSION = 3
_LONGEST_PACKET = 256 * 1024
"""Bytes of one request, as OpenSSH bounds them."""
_MOST_AT_ONCE = 32 * 1024
"""Bytes of one answer to READ: what every client can take."""
_NAMES_AT_ONCE = 50
_MOST_HANDLES = 64
_OPEN_TO_READ = 1
_WOULD_CHANGE = frozenset(
    {
        *(Request.WRITE, Request.SETSTAT, Request.FSETSTAT, Request.REMOVE, Request.MKDIR),
        *(Request.RMDIR, Request.RENAME, Request.SYMLINK),
    }
)
_WANTED = "用 sftp 存、改或删文件"
_ONLY_TAKEN = "这里只能取文书，不能存、不能改、不能删。"
_NOT_HERE = "这里没有这份文书，请刷新一下再看。"


class _OpenFile:
    """A paper opened by a client; its bytes are taken from the shelf when the first is asked for."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self._content: bytes | None = None

    def read(self, offset: int, length: int) -> bytes:
        if self._content is None:
            self._content = self.item.take()
        return self._content[offset : offset + min(length, _MOST_AT_ONCE)]


class _OpenFolder:
    """The shelf opened as a folder: the lines that the client has not read yet."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines


class Server:
    """One session. ``look`` gives the shelf as it is now; it is asked each time the folder is opened.

    ``note`` is told, once, that the client wanted to change something.
    """

    def __init__(
        self,
        look: Callable[[], Shelf],
        incoming: BinaryIO,
        outgoing: BinaryIO,
        note: Callable[[str], None] = lambda wanted: None,
    ) -> None:
        self._look = look
        self._note = note
        self._noted = False
        self._incoming = incoming
        self._outgoing = outgoing
        self._shelf = look()
        self._handles: dict[bytes, _OpenFile | _OpenFolder] = {}
        self._opened = 0
        self._answers: dict[int, Callable[[int, Packet], None]] = {
            Request.REALPATH: self._real_path,
            Request.STAT: self._stat,
            Request.LSTAT: self._stat,
            Request.FSTAT: self._stat_of_handle,
            Request.OPENDIR: self._open_folder,
            Request.READDIR: self._read_folder,
            Request.OPEN: self._open,
            Request.READ: self._read,
            Request.CLOSE: self._close,
        }

    def serve(self) -> bool:
        """Answer until the client leaves. False when it broke the protocol."""
        greeting = self._packet()
        if greeting is None or len(greeting) < 5 or greeting[0] != Request.INIT:
            return False
        self._send(Answer.VERSION, _VERSION.to_bytes(4, "big"))
        while packet := self._packet():
            if len(packet) < 5:
                return False
            self._answer(packet[0], int.from_bytes(packet[1:5], "big"), Packet(packet[5:]))
        return packet is not None

    def _packet(self) -> bytes | None:
        """The next request; empty when the client has gone, ``None`` for what cannot be one."""
        head = self._incoming.read(4)
        if not head:
            return b""
        length = int.from_bytes(head, "big")
        if len(head) < 4 or not 1 <= length <= _LONGEST_PACKET:
            return None
        body = self._incoming.read(length)
        return body if len(body) == length else None

    def _answer(self, kind: int, number: int, packet: Packet) -> None:
        try:
            if kind in _WOULD_CHANGE:
                self._refuse_change()
            if kind not in self._answers:
                raise Declined(Status.UNSUPPORTED, "这里没有这个功能。")
            self._answers[kind](number, packet)
        except Declined as refused:
            self._status(number, refused.status, str(refused))
        except NotAtHand as absent:
            self._status(number, Status.FAILURE, str(absent))

    def _refuse_change(self) -> NoReturn:
        if not self._noted:
            self._noted = True
            self._note(_WANTED)
        raise Declined(Status.PERMISSION_DENIED, _ONLY_TAKEN)

    # The folder

    def _real_path(self, number: int, packet: Packet) -> None:
        name = self._found(packet.text())
        path = wire.text(f"/{name}".encode())
        self._send_answer(Answer.NAME, number, wire.number(1), path, path, wire.number(0))

    def _stat(self, number: int, packet: Packet) -> None:
        name = self._found(packet.text())
        self._send_answer(
            Answer.ATTRS, number, wire.attributes(None if name == FOLDER else self._shelf[name])
        )

    def _open_folder(self, number: int, packet: Packet) -> None:
        self._shelf = self._look()
        if self._found(packet.text()) != FOLDER:
            raise Declined(Status.FAILURE, "这是一份文书，不是文件夹。")
        lines = [wire.line(".", None), wire.line("..", None)]
        lines += [wire.line(name, item) for name, item in self._shelf.items()]
        self._give_handle(number, _OpenFolder(lines))

    def _read_folder(self, number: int, packet: Packet) -> None:
        folder = self._handle(packet)
        if not isinstance(folder, _OpenFolder):
            raise Declined(Status.FAILURE, "这是一份文书，不是文件夹。")
        lines, folder.lines = folder.lines[:_NAMES_AT_ONCE], folder.lines[_NAMES_AT_ONCE:]
        if not lines:
            raise Declined(Status.EOF, "看完了。")
        self._send_answer(Answer.NAME, number, wire.number(len(lines)), *lines)

    # A paper

    def _open(self, number: int, packet: Packet) -> None:
        path, flags = packet.text(), packet.number()
        if flags != _OPEN_TO_READ:
            self._refuse_change()
        name = self._found(path)
        if name == FOLDER:
            raise Declined(Status.FAILURE, "这是文件夹，请选里面的文书。")
        self._give_handle(number, _OpenFile(self._shelf[name]))

    def _read(self, number: int, packet: Packet) -> None:
        file, offset, length = self._handle(packet), packet.long(), packet.number()
        if not isinstance(file, _OpenFile):
            raise Declined(Status.FAILURE, "这是文件夹，请选里面的文书。")
        part = file.read(offset, length)
        if not part:
            raise Declined(Status.EOF, "读完了。")
        self._send_answer(Answer.DATA, number, wire.text(part))

    def _stat_of_handle(self, number: int, packet: Packet) -> None:
        opened = self._handle(packet)
        self._send_answer(
            Answer.ATTRS, number, wire.attributes(opened.item if isinstance(opened, _OpenFile) else None)
        )

    def _close(self, number: int, packet: Packet) -> None:
        handle = packet.text()
        if self._handles.pop(handle, None) is None:
            raise Declined(Status.FAILURE, "这份文书没有打开。")
        self._status(number, Status.OK, "好了。")

    # What the answers are made of

    def _found(self, path: bytes) -> str:
        name = self._shelf.find(path)
        if name is None:
            raise Declined(Status.NO_SUCH_FILE, _NOT_HERE)
        return name

    def _handle(self, packet: Packet) -> _OpenFile | _OpenFolder:
        opened = self._handles.get(packet.text())
        if opened is None:
            raise Declined(Status.FAILURE, "这份文书没有打开。")
        return opened

    def _give_handle(self, number: int, opened: _OpenFile | _OpenFolder) -> None:
        if len(self._handles) >= _MOST_HANDLES:
            raise Declined(Status.FAILURE, "同时打开的太多了，请关掉几个再试。")
        self._opened += 1
        handle = str(self._opened).encode()
        self._handles[handle] = opened
        self._send_answer(Answer.HANDLE, number, wire.text(handle))

    def _status(self, number: int, status: Status, said: str) -> None:
        self._send_answer(
            Answer.STATUS, number, wire.number(status), wire.text(said.encode()), wire.text(b"zh-CN")
        )

    def _send_answer(self, kind: Answer, number: int, *parts: bytes) -> None:
        self._send(kind, b"".join((wire.number(number), *parts)))

    def _send(self, kind: Answer, body: bytes) -> None:
        self._outgoing.write(wire.number(1 + len(body)) + bytes([kind]) + body)
        self._outgoing.flush()
