"""A list among other fields: it points at a row only while one is in it."""

from tiaojie_tui.tui.widgets.drawn import Line
from tiaojie_tui.tui.widgets.row_list import RowList


class QuietList(RowList):
    """Like ``RowList``; while the focus is elsewhere all rows look alike."""

    def draw(self, width: int) -> list[Line]:
        lines = super().draw(width)
        if self.has_focus:
            return lines
        return [[("value", text.replace("> ", "  ", 1)) for _, text in line] for line in lines]
