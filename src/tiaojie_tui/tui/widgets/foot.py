"""The two lines at the foot of a case: what is wrong here, and what was just done."""

from tiaojie_tui.tui.widgets.drawn import Drawn, Line
from tiaojie_tui.tui.widgets.rows import broken, clipped

_LINES = 2


class Foot(Drawn):
    """A problem takes both lines while nothing was just done; a notice takes the second."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.problem = ""
        self.notice = ""

    def say(self, problem: str | None = None, notice: str | None = None) -> None:
        """Show another problem or notice; what is not given stays."""
        self.problem = self.problem if problem is None else problem
        self.notice = self.notice if notice is None else notice
        self.redraw()

    def draw(self, width: int) -> list[Line]:
        room = width - 2
        problem = self.cover(self.problem)
        rows = [problem[row.start : row.end] for row in broken(problem, room)]
        free = _LINES - bool(self.notice)
        if len(rows) > free:
            rows = [*rows[: free - 1], clipped("".join(rows[free - 1 :]), room)]
        lines: list[Line] = [[("attention", f" {row}")] for row in rows if row]
        if self.notice:
            lines.append([("here", f" {clipped(self.cover(self.notice), room)}")])
        return [*lines, *[[]] * (_LINES - len(lines))]
