"""A window made too small to read a form: one sentence says so until it is large enough again."""

from textual import events
from textual.app import App
from textual.geometry import Size

from tiaojie_tui.terminal import SMALLEST
from tiaojie_tui.tui.widgets.rows import broken

_LEAVING = ("f10", "ctrl+q")
_EMPTY = "\x1b[2J"


class Window:
    """Whether there is room to paint. What one types without seeing it would go nobody knows where."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self.too_small = False

    def fit(self, size: Size) -> None:
        """The terminal has this size now."""
        was, self.too_small = self.too_small, size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if self.too_small:
            self._say(size)
        elif was:
            self._app.screen.refresh()

    def swallows(self, event: events.Event) -> bool:
        """Whether the event is typing that nobody could see; leaving goes on."""
        return isinstance(event, events.Paste) or (
            isinstance(event, events.Key) and event.key not in _LEAVING
        )

    def _say(self, size: Size) -> None:
        text = (
            f"窗口太小（{size.width}列{size.height}行），请拉大到{SMALLEST[0]}列{SMALLEST[1]}行。写的都在。"
        )
        rows = broken(text, size.width)[: size.height]
        lines = "".join(f"\x1b[{at};1H{text[row.start : row.end]}" for at, row in enumerate(rows, 1))
        if self._app._driver is not None and not self._app.is_headless:
            self._app._driver.write(_EMPTY + lines)
            self._app._driver.flush()
