"""The whole dossier (卷宗) in one go: each paper it needs, in order, numbered through, as one PDF and .docx.

The agreement goes in as it was frozen. A paper that cannot be made is told of and left out; the others are
not stopped by it. ``gather`` takes what it is made from off the desk at once; ``bound``, which takes
LibreOffice many seconds, needs no desk and may run in any thread.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from tiaojie_tui.casework import cases, dossier, notices, papers, printable, taking
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.papers import Makings
from tiaojie_tui.domain.dossier.filing import BACK, CONTENTS, COVER, is_bound
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.papers.forms import back, contents

WHOLE = "卷宗"
"""What the bound dossier is called where a single paper has its name."""
_MOST_TRIES = 3

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a dossier is bound from."""

    makings: Makings
    items: tuple[Item, ...]
    """The papers that belong into it, in order."""
    agreement: tuple[bytes, bytes] | None = None
    """The .docx and the PDF of the frozen agreement."""

    @property
    def number(self) -> str:
        return self.makings.stored.case.number or ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A dossier: one PDF, its papers as .docx under their file names in order, and what is wrong with it."""

    number: str
    pdf: bytes
    files: tuple[tuple[str, bytes], ...]
    pages: int
    contents: tuple[contents.Row, ...]
    """The lines of its 卷内目录."""
    remarks: tuple[str, ...]
    """Sentences: what a paper lacks, which could not be made."""

    @property
    def told(self) -> str:
        """How much was bound, as a sentence."""
        return f"整卷装订好了：{len(self.files)} 份文书，{self.pages} 页。"

    @property
    def source(self) -> printable.Source:
        """As what ``printing.hand_over`` prints."""
        return printable.Source(self.number, WHOLE, WHOLE, b"", (), kept=self.pdf)


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
    if cases.load(desk, number).frozen is not None:
        printable.pdf_of(desk, number)
    return bound(gather(desk, number), told)


def gather(desk: Desk, number: str) -> Gathered:
    """What the dossier is bound from today. Raises ``Refused``, also while a frozen agreement has no PDF."""
    notices.refuse_when_full(desk)
    stored = cases.load(desk, number)
    items = tuple(item for item in dossier.of(desk, number).items if is_bound(item))
    of = papers.makings(desk, stored)
    if stored.frozen is None:
        return Gathered(of, items)
    pdf = printable.source(desk, number).kept
    if pdf is None:
        raise Refused("协议书还没有排好版，没有装订。请再按一次。")
    return Gathered(of, items, (papers.hand_out(desk, number).docx, pdf))


def bound(of: Gathered, told: Told = lambda _: None, stop: Event | None = None) -> Bound:
    """Bind what was gathered; ``told`` is called with what is being done, ``stop`` set elsewhere ends it.

    Raises ``Refused`` without LibreOffice, when it fails, and when it is stopped.
    """
    remarks = [f"{item.label}：{item.why}" for item in of.items if item.state is State.LACKING]
    made: list[_Made] = []
    for place, item in enumerate(of.items, 1):
        if stop is not None and stop.is_set():
            raise Refused("已停下，没有装订。")
        told(f"正在做第 {place}/{len(of.items)} 份：{item.label}")
        try:
            made.append(_Made(item.paper, item.label, _docx(of, item)))
        except Refused as bad:
            remarks.append(f"{item.label}没有做成：{bad}")
    told(f"正在排版 {len(made)} 份文书，要几秒钟")
    laid_out = _with_own_pages(of, _laid_out(of, made, stop), stop)
    told("正在装订")
    from tiaojie_tui.papers import bundle

    case = of.makings.stored.case
    parts = [bundle.Bound(one.label, one.pdf, one.name not in (COVER, BACK)) for one in laid_out]
    return Bound(
        of.number,
        bundle.bind(parts, title=case.title or of.number),
        tuple(_files(laid_out)),
        sum(one.pages for one in laid_out),
        tuple(_rows(laid_out)),
        tuple(remarks),
    )


def save(desk: Desk, made: Bound) -> Path:
    """Put the PDF and the .docx into a folder of their own in the folder of papers; where it is.

    Raises ``Refused``.
    """
    name = _name(made)
    return taking.save_together(desk, made.number, name, {f"{name}.pdf": made.pdf, **dict(made.files)})


def take(desk: Desk, made: Bound, *, way: str) -> tuple[str, bytes]:
    """The file name and the bytes of the PDF, whose taking is recorded. Raises ``Refused``."""
    file_name = f"{_name(made)}.pdf"
    taking.record(desk, made.number, file_name, made.pdf, way=way)
    return file_name, made.pdf


def _name(made: Bound) -> str:
    from tiaojie_tui.papers import make

    return make.safe(f"{made.number}{WHOLE}")


def _files(made: Sequence[_Made]) -> Iterator[tuple[str, bytes]]:
    from tiaojie_tui.papers import make

    for place, one in enumerate(made, 1):
        yield f"{place:02}{make.safe(one.label)}.docx", one.docx


def _docx(of: Gathered, item: Item) -> bytes:
    if item.paper != papers.AGREEMENT:
        return papers.beside(of.makings, item.paper, item.at).docx
    if of.agreement is not None:
        return of.agreement[0]
    return papers.agreement(of.makings.stored.case, of.makings.templates, final=False).docx


def _laid_out(of: Gathered, made: Sequence[_Made], stop: Event | None) -> list[_Made]:
    """The papers with their PDFs: of the frozen agreement the one that is printed, of the others new ones."""
    frozen = {papers.AGREEMENT: of.agreement[1]} if of.agreement else {}
    docx = {str(at): one.docx for at, one in enumerate(made) if one.name not in frozen}
    new = printable.pdfs(docx, stop=stop)
    return [_paged(one, frozen.get(one.name) or new[str(at)]) for at, one in enumerate(made)]


def _paged(one: _Made, pdf: bytes) -> _Made:
    from tiaojie_tui.papers import bundle

    return replace(one, pdf=pdf, pages=bundle.page_count(pdf))


def _with_own_pages(of: Gathered, made: list[_Made], stop: Event | None) -> list[_Made]:
    """The papers with 卷内目录 and 封底 made again, now that the pages are known.

    The list itself takes pages, so it is made until it takes as many as it took when it was counted.
    """
    for _ in range(_MOST_TRIES):
        again = {one.name: _counted(of, one.name, made) for one in made if one.name in (CONTENTS, BACK)}
        pdfs = printable.pdfs(again, stop=stop)
        before = [one.pages for one in made]
        made = [
            _paged(replace(one, docx=again[one.name]), pdfs[one.name]) if one.name in again else one
            for one in made
        ]
        if [one.pages for one in made] == before:
            return made
    raise Refused("卷内目录的页数定不下来，没有装订成。请告诉管理员看看目录的模板。")


def _counted(of: Gathered, name: str, made: Sequence[_Made]) -> bytes:
    """卷内目录 or 封底 with the pages of what is bound."""
    case = of.makings.stored.case
    if name == CONTENTS:
        words = contents.words(case, list(_rows(made)))
    else:
        words = back.words(case, sum(one.pages for one in made))
    return papers.from_template(name, words, of.makings.templates).docx


def _rows(made: Sequence[_Made]) -> Iterator[contents.Row]:
    """The lines of 卷内目录: each paper but covers and the list itself, with its pages in the dossier."""
    page = 1
    for one in made:
        if one.name not in (COVER, CONTENTS, BACK):
            yield contents.Row(one.label, page, page + one.pages - 1)
        page += one.pages
