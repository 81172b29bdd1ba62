"""The agreement beside the form on a wide terminal, scrolled to where it last changed."""

from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.widgets.drawn import Drawn, Line


class PaperPane(Drawn):
    """Shows nothing while there is no room for it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stored: Stored | None = None
        self._text: list[str] = []
        self._top = 0

    def show_paper(self, stored: Stored) -> None:
        """Show the paper of this case."""
        self._stored = stored
        self.redraw()

    def draw(self, width: int) -> list[Line]:
        from tiaojie_tui.casework import papers

        height = self.size.height
        if self._stored is None or not height:
            return []
        text = papers.look(self._stored, width)
        pairs = enumerate(zip(self._text, text, strict=False))
        changed = next((at for at, (old, new) in pairs if old != new), None)
        if changed is not None and self._text and not self._top <= changed < self._top + height:
            self._top = max(0, changed - height // 3)
        self._text, self._top = text, max(0, min(self._top, len(text) - height))
        return [[("proof", line)] for line in text[self._top : self._top + height]]
