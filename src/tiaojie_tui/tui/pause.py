"""Doing something once typing has paused; nothing runs while nobody types."""

from collections.abc import Callable
from time import monotonic

from textual.message_pump import MessagePump
from textual.timer import Timer


class Pause:
    """Runs ``then`` once, ``seconds`` after the last ``touch``."""

    def __init__(self, pump: MessagePump, seconds: float, then: Callable[[], object]) -> None:
        self._pump = pump
        self._seconds = seconds
        self._then = then
        self._touched = 0.0
        self._timer: Timer | None = None

    def touch(self) -> None:
        """Somebody typed."""
        self._touched = monotonic()
        if self._timer is None:
            self._wait(self._seconds)

    def _wait(self, seconds: float) -> None:
        self._timer = self._pump.set_timer(seconds, self._look)

    def _look(self) -> None:
        left = self._touched + self._seconds - monotonic()
        if left > 0.01:
            self._wait(left)
            return
        self._timer = None
        self._then()
