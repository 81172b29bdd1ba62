"""Papers taken away (取走) from the server: which of them a mediator may have, and the record of each taking.

A paper is given out only in the transaction that writes it into the journal: what cannot be recorded is not
given. Cheap to import: what makes papers is imported when one has to be made.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tiaojie_tui.casework import notices, permission
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.delivery import files
from tiaojie_tui.delivery.shelf import Item, NotAtHand, Shelf
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal, numbering, pinyin, preferences
from tiaojie_tui.store import shelf as shelves
from tiaojie_tui.store.journal import Entry
from tiaojie_tui.store.register import AGREEMENT
from tiaojie_tui.store.shelf import Standing
from tiaojie_tui.store.troubles import AmbiguousNumber, NoSuchCase

_ZMODEM, _ON, _OFF = "zmodem", "开", "关"
_AS_FILE = "存成文件"


def may_take(mediator: str, people: Collection[str]) -> bool:
    """Whether this mediator may take the papers of a case that ``people`` mediate or record."""
    return bool(mediator) and mediator in people


def _may_take(desk: Desk, number: str, people: Collection[str]) -> bool:
    return (
        permission.allowed(desk, Action.TAKE, number) if desk.on_server else may_take(desk.mediator, people)
    )


def shelf(desk: Desk, way: str) -> Shelf:
    """The agreements that this mediator may take: as frozen, or once sealed, as sealed.

    ``way`` is how they are taken, as the journal says it: scp, sftp. A PDF is there once one was made.
    Raises ``NotAtHand``, as taking a paper from it does.
    """
    with _not_at_hand(), refusing():
        mine = [one for one in shelves.standing(desk.store) if _may_take(desk, one.number, one.people)]
    return Shelf(_item(desk, paper, form, way) for paper in mine for form in paper.sizes)


def _item(desk: Desk, paper: Standing, form: str, way: str) -> tuple[str, Item]:
    def take() -> bytes:
        with _not_at_hand():
            return _stored(desk, paper, form, way)

    return f"{paper.number}{paper.kind}.{form}", Item(paper.sizes[form], paper.at, take)


def get(
    desk: Desk,
    number: str,
    name: str = AGREEMENT,
    *,
    at: int = 0,
    way: str = "get",
    of_anyone: bool = False,
) -> tuple[str, bytes]:
    """A paper of a case by its Chinese name, made now unless it is frozen; its file name and its bytes.

    ``at`` says which of several of this name. With ``.pdf`` behind the name it is the PDF of the frozen
    agreement, which is made where there is none.
    ``of_anyone`` is for a person's own machine, where every case is theirs. Raises ``Refused``.
    """
    number = _meant(desk, number, of_anyone)
    kind = name.removesuffix(".docx").removesuffix(".pdf")
    if name.endswith(".pdf"):
        if kind != AGREEMENT:
            raise Refused(f"只有《{AGREEMENT}》有 PDF，《{kind}》请取 .docx。")
        from tiaojie_tui.casework import printable

        printable.pdf_of(desk, number)
    if kind == AGREEMENT:
        with refusing():
            paper = shelves.standing_of(desk.store, number)
        if paper is not None:
            form = "pdf" if name.endswith(".pdf") else "docx"
            return f"{number}{kind}.{form}", _stored(desk, paper, form, way, of_anyone)
    from tiaojie_tui.casework import papers

    handout = papers.hand_out(desk, number, kind, at)
    draft = "" if handout.final else "草稿"
    with refusing(), permission.granted(desk, Action.TAKE, number):
        _record(desk, number, f"{draft}{handout.label}.docx", way, handout.docx)
    return draft + handout.file_name, handout.docx


def save(desk: Desk, number: str, name: str = AGREEMENT, at: int = 0) -> Path:
    """Put a paper as a file into the installation's folder of papers; where it is. Raises ``Refused``.

    It has left the register then, so it is a taking like any other.
    """
    file_name, docx = get(desk, number, name, at=at, way=_AS_FILE, of_anyone=True)
    try:
        return _put(folder(desk), file_name, docx)
    except Refused as trouble:
        told = {"文书": file_name, "方式": _AS_FILE, "结果": "失败", "说明": str(trouble)}
        with suppress(Refused), refusing():
            journal.append(desk.store, desk.entry(journal.TAKEN, number, told))
        raise


def record(desk: Desk, number: str, paper: str, content: bytes, *, way: str) -> None:
    """Write into the journal that this is taken. Raises ``Refused``, and then it is not given out."""
    with refusing(), permission.granted(desk, Action.TAKE, number):
        _record(desk, number, paper, way, content)


def save_together(desk: Desk, number: str, name: str, contents: Mapping[str, bytes]) -> Path:
    """Put files into a folder of this name there, in the place of those from before; where it is.

    The first is what the journal tells of. Raises ``Refused``.
    """
    file_name, content = next(iter(contents.items()))
    record(desk, number, file_name, content, way=_AS_FILE)
    return put_together(folder(desk) / name, contents)


def put_together(target: Path, contents: Mapping[str, bytes]) -> Path:
    """Put files into a folder, which is made where there is none. Raises ``Refused``.

    Numbered papers from before that are not among them go, so that no old one is taken for a new one.
    """
    _make(target)
    for old in target.glob("[0-9][0-9]*.docx"):
        if old.name not in contents:
            old.unlink(missing_ok=True)
    for file_name, content in contents.items():
        _put(target, file_name, content)
    return target


def folder(desk: Desk) -> Path:
    """The installation's folder of papers, made where there is none. Raises ``Refused``."""
    notices.refuse_when_full(desk)
    papers = desk.home / "papers"
    _make(papers)
    return papers


def _make(wanted: Path) -> None:
    try:
        wanted.mkdir(mode=0o700, exist_ok=True)
    except OSError as trouble:
        raise Refused(f"文件夹「{wanted}」建不了，请管理员看看硬盘和权限。") from trouble


def _put(target: Path, file_name: str, content: bytes) -> Path:
    try:
        files.write(target / file_name, content)
    except files.NotWritten as trouble:
        raise Refused(str(trouble)) from trouble
    return target / file_name


def takings(desk: Desk, number: str) -> list[Entry]:
    """Who took which paper of a case, when and how, oldest first. Raises ``Refused``."""
    with refusing():
        number = numbering.resolve(desk.store, number)
        permission.ask(desk, Action.READ, number)
        found = journal.entries(desk.store, number=number, act=journal.TAKEN)
    return [line.entry for line in found]


def through_terminal(desk: Desk) -> bool:
    """Whether this mediator takes papers through the terminal as well (ZMODEM): switched on by himself."""
    with refusing():
        return preferences.get(desk.store, desk.by, _ZMODEM) == _ON


def set_through_terminal(desk: Desk, wanted: bool) -> None:
    """Switch that on or off. Raises ``Refused``."""
    with refusing():
        preferences.put(desk.store, desk.by, _ZMODEM, _ON if wanted else _OFF)


def plain_name(file_name: str) -> str:
    """A file name in Latin letters and digits, hanzi by their initials: 2026sdzd12hrmtjxys.docx."""
    stem, dot, ending = file_name.rpartition(".")
    letters = (read[0][0] for read in map(pinyin.readings, stem) if read)
    return f"{''.join(letters) or 'paper'}{dot}{ending}"


def _meant(desk: Desk, number: str, of_anyone: bool) -> str:
    """The full number of the case meant. Of other people's cases it is not even told that they are there."""
    with refusing():
        if of_anyone:
            if not desk.on_server:
                return numbering.resolve(desk.store, number)
            permission.ask(desk, Action.TAKE, number)
            return number
        try:
            number = numbering.resolve(desk.store, number)
            if _may_take(desk, number, shelves.people_of(desk.store, number)):
                return number
        except (NoSuchCase, AmbiguousNumber):
            pass
    raise Refused("您经办的案件里没有这个编号，请把编号写全；用 list 看有哪些。")


def _stored(desk: Desk, paper: Standing, form: str, way: str, of_anyone: bool = False) -> bytes:
    """The bytes that are kept of a paper, if it still stands and may still be taken."""
    with refusing(), desk.store.transaction():
        now = shelves.standing_of(desk.store, paper.number)
        content = shelves.content(desk.store, paper, form)
        if now is None or now.version != paper.version or content is None:
            raise Refused("这份文书刚刚作废了，请到程序里看看。")
        if (desk.on_server or not of_anyone) and not _may_take(desk, paper.number, now.people):
            raise Refused("这份文书现在不是您经办的了，请到程序里看看。")
        _record(desk, paper.number, f"{paper.kind}.{form}", way, content)
    return content


def _record(desk: Desk, number: str, paper: str, way: str, content: bytes) -> None:
    details = {"文书": paper, "方式": way, "sha256": hashlib.sha256(content).hexdigest()}
    journal.append(desk.store, desk.entry(journal.TAKEN, number, details))


@contextmanager
def _not_at_hand() -> Iterator[None]:
    """What is refused, told in the way of the shelf."""
    try:
        yield
    except Refused as refused:
        raise NotAtHand(str(refused)) from refused
