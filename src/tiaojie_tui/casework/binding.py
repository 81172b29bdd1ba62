"""The whole dossier (卷宗) in one go: each paper it needs, in order, numbered through, as one PDF and .docx.

The agreement goes in as it was frozen. A paper that cannot be made is told of and left out; the others are
not stopped by it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tiaojie_tui.casework import cases, dossier, papers, printable
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.papers.forms import back, contents
from tiaojie_tui.store.cases import Stored

_COVER, _CONTENTS, _BACK = "卷宗封面", "卷内目录", "卷宗封底"
_ALWAYS = (_COVER, _CONTENTS, "卷宗情况说明", _BACK)
"""What holds a dossier together, also one that is bound before its time."""
_NOT_BOUND = ("明白卡", "补贴申报表")
_MOST_TRIES = 3

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bound:
    """A dossier: one PDF, its papers as .docx under their file names in order, and what is wrong with it."""

    pdf: bytes
    files: tuple[tuple[str, bytes], ...]
    pages: int
    remarks: tuple[str, ...]
    """Sentences: what a paper lacks, which could not be made."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A paper of the dossier: its line in the list, its .docx, its PDF once there is one, and its pages."""

    name: str
    label: str
    docx: bytes
    pdf: bytes = b""
    pages: int = 0


def bind(desk: Desk, number: str, told: Told = lambda _: None) -> Bound:
    """Bind the dossier as it is today; ``told`` is called with what is being done.

    Raises ``Refused`` without LibreOffice, or when it fails.
    """
    stored = cases.load(desk, number)
    items = [item for item in dossier.of(desk, number).items if _belongs(item)]
    remarks = [f"{item.label}：{item.why}" for item in items if item.state is State.LACKING]
    made: list[_Made] = []
    for place, item in enumerate(items, 1):
        told(f"正在做第 {place}/{len(items)} 份：{item.label}")
        try:
            made.append(_Made(item.paper, item.label, _docx(desk, stored, item)))
        except Refused as bad:
            remarks.append(f"{item.label}没有做成：{bad}")
    told(f"正在排版 {len(made)} 份文书，要几秒钟")
    laid_out = _with_own_pages(desk, stored.case, _laid_out(desk, stored, made))
    told("正在装订")
    from tiaojie_tui.papers import bundle

    bound = [bundle.Bound(one.label, one.pdf, one.name not in (_COVER, _BACK)) for one in laid_out]
    pdf = bundle.bind(bound, title=stored.case.title or number)
    files = tuple((f"{place:02}{one.label}.docx", one.docx) for place, one in enumerate(laid_out, 1))
    return Bound(pdf, files, sum(one.pages for one in laid_out), tuple(remarks))


def _belongs(item: Item) -> bool:
    wanted = item.state in (State.READY, State.LACKING) or item.paper in _ALWAYS
    return wanted and item.paper not in _NOT_BOUND


def _docx(desk: Desk, stored: Stored, item: Item) -> bytes:
    if item.paper == papers.AGREEMENT:
        return papers.hand_out(desk, stored.case.number or "").docx
    if item.paper == _CONTENTS:
        return _contents(desk, stored.case, ())
    if item.paper == _BACK:
        return _back(desk, stored.case, None)
    return papers.beside(desk, stored, item.paper, item.at).docx


def _contents(desk: Desk, case: Case, rows: Sequence[contents.Row]) -> bytes:
    return papers.filled(desk, _CONTENTS, contents.words(case, rows)).docx


def _back(desk: Desk, case: Case, pages: int | None) -> bytes:
    return papers.filled(desk, _BACK, back.words(case, pages)).docx


def _laid_out(desk: Desk, stored: Stored, made: Sequence[_Made]) -> list[_Made]:
    """The papers with their PDFs: of the frozen agreement the one that is printed, of the others new ones."""
    frozen = {papers.AGREEMENT: printable.pdf_of(desk, stored.case.number or "")} if stored.frozen else {}
    new = printable.pdfs({str(at): one.docx for at, one in enumerate(made) if one.name not in frozen})
    return [_paged(one, frozen.get(one.name) or new[str(at)]) for at, one in enumerate(made)]


def _paged(one: _Made, pdf: bytes) -> _Made:
    from tiaojie_tui.papers import bundle

    return replace(one, pdf=pdf, pages=bundle.page_count(pdf))


def _with_own_pages(desk: Desk, case: Case, made: list[_Made]) -> list[_Made]:
    """The papers with 卷内目录 and 封底 made again, now that the pages are known.

    The list itself takes pages, so it is made until it takes as many as it took when it was counted.
    """
    for _ in range(_MOST_TRIES):
        again = {
            _CONTENTS: _contents(desk, case, list(_rows(made))),
            _BACK: _back(desk, case, sum(one.pages for one in made)),
        }
        pdfs = printable.pdfs({name: docx for name, docx in again.items() if _has(made, name)})
        before = [one.pages for one in made]
        made = [
            _paged(replace(one, docx=again[one.name]), pdfs[one.name]) if one.name in again else one
            for one in made
        ]
        if [one.pages for one in made] == before:
            return made
    raise Refused("卷内目录的页数定不下来，没有装订成。请告诉管理员看看目录的模板。")


def _has(made: Sequence[_Made], name: str) -> bool:
    return any(one.name == name for one in made)


def _rows(made: Sequence[_Made]) -> Iterator[contents.Row]:
    """The lines of 卷内目录: each paper but covers and the list itself, with its pages in the dossier."""
    page = 1
    for one in made:
        if one.name not in (_COVER, _CONTENTS, _BACK):
            yield contents.Row(one.label, page, page + one.pages - 1)
        page += one.pages
