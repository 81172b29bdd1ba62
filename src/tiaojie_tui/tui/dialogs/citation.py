"""Type a provision by hand: law and article, for what the search does not find."""

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.casework.citations import AsOf, read_law, why_not
from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.laws import index
from tiaojie_tui.laws.articles import read_article
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField

_LABEL = 12
_NOT_IN_INDEX = "索引里没有这一条，请对着原文核对。"


class CitationByHand(Dialog[Citation]):
    """Answers the provision that was typed; one that cannot be cited ``as_of`` its days is refused."""

    def __init__(self, as_of: AsOf, law: str = "") -> None:
        super().__init__()
        self._as_of = as_of
        self._law = EntryField("法律", label_width=_LABEL, id="law")
        self._article = EntryField("第几条", label_width=_LABEL, id="article")
        self._law.text = law

    def compose(self) -> ComposeResult:
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines("  手写一条法律依据。法律写全称，常用的法律写简称就行：民法典、人民调解法。", "value")
            yield Lines()
            yield self._law
            yield self._article
            yield Lines()
            yield self.hints(("回车", "下一项，写完就引用"), ("上下", "换一项"), ("Esc", "不引用"))

    def on_mount(self) -> None:
        self._law.focus()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        (self._article if event.direction > 0 else self._law).focus()

    @on(EntryField.Edited)
    def _edited(self) -> None:
        self._prove()

    @on(EntryField.Entered, "#law")
    def _to_article(self) -> None:
        self._article.focus()

    @on(EntryField.Entered, "#article")
    def _entered(self) -> None:
        field = self._law
        try:
            law = read_law(self._law.text, self._as_of.statutes)
            field = self._article
            citation = Citation(law, read_article(self._article.text))
        except Unreadable as unreadable:
            field.put(field.text, trouble=sentence(str(unreadable)))
            field.focus()
            return
        if not why_not(citation, self._as_of):
            self.dismiss(citation)

    def _prove(self) -> None:
        """Say beside each field how it was read, and whether the provision can be cited."""
        law = article = unfit = ""
        try:
            law = read_law(self._law.text, self._as_of.statutes)
            article = read_article(self._article.text)
        except Unreadable:
            pass
        else:
            citation = Citation(law, article)
            unfit = why_not(citation, self._as_of)
            if not unfit and index.find(citation, self._as_of.day) is None:
                unfit = _NOT_IN_INDEX
        self._law.put(self._law.text, law if law != self._law.text else "")
        self._article.put(self._article.text, article, sentence(unfit))
