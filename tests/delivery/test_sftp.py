"""The SFTP server by its bytes: what clients send, and what no client would."""

import io
import struct
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.delivery.sftp import Server
from tiaojie_tui.delivery.sftp_wire import Answer, Request, Status
from tiaojie_tui.delivery.shelf import Item, NotAtHand, Shelf

PAPER = "(2026)石调字第12号人民调解协议书.docx"
AT = datetime(2026, 11, 25, 9, 30)
CONTENT = bytes(range(256)) * 300
"""More than two answers to READ."""


def number(value: int) -> bytes:
    return struct.pack(">I", value)


def text(value: str | bytes) -> bytes:
    encoded = value.encode() if isinstance(value, str) else value
    return number(len(encoded)) + encoded


def packet(kind: int, *parts: bytes, asked: int = 7) -> bytes:
    body = bytes([kind]) + number(asked) + b"".join(parts)
    return number(len(body)) + body


HELLO = number(5) + bytes([Request.INIT]) + number(3)


class Taken:
    """A shelf that knows what was taken from it."""

    def __init__(self, more: int = 0) -> None:
        self.names: list[str] = []
        self.looked = 0
        self.more = more

    def __call__(self) -> Shelf:
        self.looked += 1
        others = [(f"{at}号.pdf", self._item(f"{at}号.pdf", b"%PDF")) for at in range(self.more)]
        return Shelf([(PAPER, self._item(PAPER, CONTENT)), *others])

    def _item(self, name: str, content: bytes) -> Item:
        def take() -> bytes:
            self.names.append(name)
            return content

        return Item(len(content), AT, take)


def session(
    *requests: bytes, shelf: Callable[[], Shelf] | None = None, hello: bytes = HELLO
) -> tuple[bool, list[bytes]]:
    """What a session with these requests answers, packet by packet, and whether it ended well."""
    out = io.BytesIO()
    well = Server(shelf or Taken(), io.BytesIO(hello + b"".join(requests)), out).serve()
    left, answers = out.getvalue(), []
    while left:
        length = int.from_bytes(left[:4], "big")
        assert len(left) >= 4 + length, "half a packet"
        answers.append(left[4 : 4 + length])
        left = left[4 + length :]
    return well, answers


def status(answer: bytes) -> tuple[Status, str]:
    assert answer[0] == Answer.STATUS
    assert answer[1:5] == number(7)
    code, length = struct.unpack(">II", answer[5:13])
    said, rest = answer[13 : 13 + length].decode(), answer[13 + length :]
    assert rest == text("zh-CN")
    return Status(code), said


def refused(request: bytes) -> Status:
    """The status of a request that is refused with a sentence, after which the session goes on."""
    well, (_, answer, after) = session(request, packet(Request.REALPATH, text(".")))
    assert well
    assert after[0] == Answer.NAME
    code, said = status(answer)
    assert said.endswith("。")
    return code


def test_the_greeting_is_version_3_without_extensions() -> None:
    """What the client offers beyond that is passed over."""
    offered = bytes([Request.INIT]) + number(6) + text("newline@x.org") + text("\n")
    _, answers = session(hello=number(len(offered)) + offered)
    assert answers == [bytes([Answer.VERSION]) + number(3)]


def test_the_folder_is_listed_with_sizes_and_times() -> None:
    """Chinese names in UTF-8; ``.`` and ``..`` first; then EOF."""
    handle = text("1")
    well, (_, opened, listed, ended, closed) = session(
        packet(Request.OPENDIR, text("/")),
        packet(Request.READDIR, handle),
        packet(Request.READDIR, handle),
        packet(Request.CLOSE, handle),
    )
    assert well
    assert opened == bytes([Answer.HANDLE]) + number(7) + handle
    assert listed[5:9] == number(3)
    at = int(AT.timestamp())
    attributes = struct.pack(">IQIII", 1 | 4 | 8, len(CONTENT), 0o100444, at, at)
    assert text(PAPER) in listed
    assert listed.endswith(PAPER.encode() + attributes)
    assert b"-r--r--r--    1 tiaojie  tiaojie     76800 Nov 25 2026 (" in listed
    assert status(ended)[0] == Status.EOF
    assert status(closed)[0] == Status.OK


def test_a_long_listing_comes_in_packets_that_every_client_takes() -> None:
    """No answer is longer than 34000 bytes, and no name is lost."""
    read = packet(Request.READDIR, text("1"))
    _, answers = session(packet(Request.OPENDIR, text(".")), *[read] * 9, shelf=Taken(more=340))
    lists = [answer for answer in answers if answer[0] == Answer.NAME]
    assert sum(int.from_bytes(answer[5:9], "big") for answer in lists) == 2 + 341
    assert max(map(len, lists)) < 34000


def test_the_shelf_is_looked_at_again_when_the_folder_is_opened() -> None:
    """WinSCP stays open for hours; a paper made meanwhile is seen."""
    shelf = Taken()
    session(*[packet(Request.OPENDIR, text("/"))] * 2, shelf=shelf)
    assert shelf.looked == 3


def read(offset: int, length: int, handle: str = "1") -> bytes:
    return packet(Request.READ, text(handle), struct.pack(">QI", offset, length))


def open_paper(name: str = PAPER, flags: int = 1) -> bytes:
    return packet(Request.OPEN, text(name), number(flags), number(0))


def test_a_paper_is_read_in_pieces() -> None:
    """However much is asked for, 32 KiB come at once; beyond the end there is EOF."""
    shelf = Taken()
    reads = [read(0, 1 << 31), read(32768, 32768), read(65536, 32768), read(76800, 1), read(1 << 63, 5)]
    _, (_, _, *answers) = session(open_paper(), *reads, shelf=shelf)
    pieces = [answer[9:] for answer in answers[:3]]
    assert [len(piece) for piece in pieces] == [32768, 32768, 11264]
    assert b"".join(pieces) == CONTENT
    assert [status(answer)[0] for answer in answers[3:]] == [Status.EOF, Status.EOF]
    assert shelf.names == [PAPER]


def test_a_paper_is_taken_when_its_first_bytes_are_asked_for_and_not_before() -> None:
    """Looking, and opening, take nothing away."""
    shelf = Taken()
    session(
        packet(Request.STAT, text(f"/{PAPER}")),
        open_paper(),
        packet(Request.FSTAT, text("1")),
        packet(Request.CLOSE, text("1")),
        shelf=shelf,
    )
    assert shelf.names == []


def test_what_cannot_be_had_is_told_and_the_session_goes_on() -> None:
    """The sentence of the house reaches the client."""

    def refuse() -> bytes:
        raise NotAtHand("取走记录写不进去，请管理员看看硬盘。")

    def shelf() -> Shelf:
        return Shelf([(PAPER, Item(1, AT, refuse))])

    _, (_, _, answer, after) = session(open_paper(), read(0, 10), packet(Request.STAT, text("")), shelf=shelf)
    assert status(answer) == (Status.FAILURE, "取走记录写不进去，请管理员看看硬盘。")
    assert after[0] == Answer.ATTRS


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "//etc/passwd", "别人的.docx", "a\0b"])
@pytest.mark.parametrize("kind", [Request.STAT, Request.LSTAT, Request.OPENDIR, Request.REALPATH])
def test_there_is_nothing_but_the_shelf(kind: Request, path: str) -> None:
    """Whatever way is tried to name it."""
    assert refused(packet(kind, text(path))) == Status.NO_SUCH_FILE


def test_opening_finds_nothing_else_either() -> None:
    """A paper opened as a folder and a folder opened as a paper are refused as well."""
    assert refused(open_paper("/etc/passwd")) == Status.NO_SUCH_FILE
    assert refused(open_paper("/")) == Status.FAILURE
    assert refused(packet(Request.OPENDIR, text(PAPER))) == Status.FAILURE


@pytest.mark.parametrize("flags", [0, 2, 3, 8, 1 | 8, 1 | 16, 0xFFFFFFFF])
def test_nothing_is_opened_to_be_written(flags: int) -> None:
    """Only reading, and reading alone; whether the name is there is not even told."""
    assert refused(open_paper(flags=flags)) == Status.PERMISSION_DENIED
    assert refused(open_paper("新.docx", flags=flags)) == Status.PERMISSION_DENIED


@pytest.mark.parametrize(
    "kind",
    [
        *(Request.WRITE, Request.SETSTAT, Request.FSETSTAT, Request.REMOVE, Request.MKDIR, Request.RMDIR),
        *(Request.RENAME, Request.SYMLINK),
    ],
)
def test_nothing_is_changed(kind: Request) -> None:
    """Each request that would change something, with and without a body."""
    assert refused(packet(kind, text(PAPER), text("新.docx"))) == Status.PERMISSION_DENIED
    assert refused(packet(kind)) == Status.PERMISSION_DENIED


@pytest.mark.parametrize("kind", [0, 1, 2, 19, 21, 101, 200, 255])
def test_what_is_not_known_is_not_supported(kind: int) -> None:
    """Links, extensions, answers sent as requests, a second greeting."""
    assert refused(packet(kind, text("statvfs@openssh.com"), text("/"))) == Status.UNSUPPORTED


@pytest.mark.parametrize("handle", ["", "0", "2", "1 ", "../1", "x" * 5000])
def test_handles_that_were_never_given_open_nothing(handle: str) -> None:
    """For every request that takes one."""
    rest = struct.pack(">QI", 0, 10)
    for kind in (Request.READ, Request.READDIR, Request.FSTAT, Request.CLOSE):
        assert refused(packet(kind, text(handle), rest)) == Status.FAILURE


def test_a_handle_serves_only_what_it_was_opened_for_and_only_until_it_is_closed() -> None:
    """A folder is not read as a paper, a paper not as a folder."""
    close = packet(Request.CLOSE, text("1"))
    _, answers = session(open_paper(), packet(Request.READDIR, text("1")), close, close, read(0, 1))
    assert [status(answer)[0] for answer in answers[2:]] == [
        *(Status.FAILURE, Status.OK, Status.FAILURE, Status.FAILURE)
    ]
    _, answers = session(packet(Request.OPENDIR, text("/")), read(0, 1))
    assert status(answers[2])[0] == Status.FAILURE


def test_at_most_64_handles_are_open() -> None:
    """A client that never closes cannot fill the memory."""
    _, answers = session(*[open_paper()] * 65, packet(Request.CLOSE, text("64")), open_paper())
    assert [answer[0] for answer in answers[1:65]] == [Answer.HANDLE] * 64
    assert status(answers[65])[0] == Status.FAILURE
    assert answers[67] == bytes([Answer.HANDLE]) + number(7) + text("65")


@pytest.mark.parametrize("kind", [Request.OPEN, Request.READ, Request.STAT, Request.CLOSE, Request.OPENDIR])
@pytest.mark.parametrize("body", [b"", b"\0", number(1), number(0xFFFFFFFF) + b"x", number(2**31)])
def test_a_request_cut_short_is_a_bad_message(kind: Request, body: bytes) -> None:
    """A length that promises more than there is reserves nothing."""
    assert refused(packet(kind, body)) == Status.BAD_MESSAGE


@pytest.mark.parametrize(
    "junk",
    [
        number(0),
        number(256 * 1024 + 1) + b"x",
        number(0xFFFFFFFF),
        number(3) + b"abc",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_sftp_ends_the_session(junk: bytes) -> None:
    """Before and after the greeting, without a word and without an exception."""
    assert session(junk, packet(Request.STAT, text("/"))) == (False, [bytes([Answer.VERSION]) + number(3)])
    assert session(hello=junk) == (False, [])


@pytest.mark.parametrize("half", [b"\0\0", number(9), number(9) + b"half"])
def test_half_a_request_is_not_answered(half: bytes) -> None:
    """The line broke; nothing is guessed."""
    assert session(half) == (False, [bytes([Answer.VERSION]) + number(3)])
    assert session(hello=half) == (False, [])


def test_before_the_greeting_nothing_is_answered() -> None:
    """Nor after a line that broke at once, which is no mistake."""
    assert session(hello=open_paper()) == (False, [])
    assert session() == (True, [bytes([Answer.VERSION]) + number(3)])


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=40)), max_size=8), st.binary(max_size=8))
def test_no_bytes_make_it_fall_over(requests: list[tuple[int, bytes]], tail: bytes) -> None:
    """Each whole request gets one answer, whatever is in it."""
    well, answers = session(*(packet(kind, body) for kind, body in requests), tail)
    assert len(answers) == 1 + len(requests)
    assert well == (not tail)
