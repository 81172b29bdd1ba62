"""What must happen before Textual is imported, and what the terminal must be able to do.

Nothing here imports Textual at module level: ``prepare`` has to run before anybody does, because
Textual reads its environment while it is imported.
"""

import codecs
import gc
import locale
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

_SETTINGS = {
    # Kitty's protocol turns one input-method commit of five or more characters into junk keys.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
    # A slow line splits ESC from the rest of an arrow key; with 100 ms the rest is typed into the field.
    "ESCDELAY": "600",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_SMOOTH_SCROLL": "0",
}
_TORN = 0.5
"""Seconds for which ESC may be the head of a torn key; less than ESCDELAY, so that Textual waits as well."""
_LEAKS = (
    # Each of these writes what is on screen or typed to a file or a socket.
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SCREENSHOT_FILENAME",
)

WITHOUT_A_SCREEN = ("", "dumb", "unknown")
"""Kinds of terminal on which nothing can be placed."""
SMALLEST = (60, 20)
"""Columns and rows below which a form cannot be read."""


def prepare() -> None:
    """Set Textual's environment; a value the user has set stays. Call before the first Textual import."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    for name in _LEAKS:
        os.environ.pop(name, None)
    # Nothing that start-up builds is ever garbage, and looking for some took 9 % of it; the app turns
    # collecting on again when the first screen is painted.
    gc.disable()


def refusal(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why the screen cannot be drawn here, in Chinese with a line of English; ``None`` when it can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        return _sentence("请在终端里直接运行，不要接管道或重定向。", "needs an interactive terminal")
    return (
        _refused_kind(environment.get("TERM", ""), _device())
        or _refused_encoding(locale.getencoding())
        or _refused_size(*os.get_terminal_size(sys.stdout.fileno()))
    )


def _device() -> str:
    """The terminal's device file; empty where it cannot be seen, as in some containers."""
    try:
        return os.ttyname(sys.stdin.fileno())
    except OSError:
        return ""


def _refused_kind(term: str, device: str) -> str | None:
    if term in WITHOUT_A_SCREEN:
        return _sentence("终端类型不对，请把终端软件的类型设成 xterm 再登录。", f"TERM={term or '(empty)'}")
    on_console = device.startswith("/dev/tty") and device.removeprefix("/dev/tty").isdigit()
    if on_console:
        return _sentence("主机的文字控制台显示不了汉字，请从 PuTTY、Xshell 等终端软件登录。", "text console")
    return None


def _refused_encoding(encoding: str) -> str | None:
    # Plain ASCII is what a machine without locales says; its terminal is UTF-8 all the same.
    if codecs.lookup(encoding).name not in ("utf-8", "ascii"):
        return _sentence("终端编码不是 UTF-8，请在终端软件里改成 UTF-8 再登录。", f"encoding {encoding}")
    return None


def _refused_size(columns: int, rows: int) -> str | None:
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return _sentence(
            f"窗口太小（{columns}列{rows}行），请拉大到至少{SMALLEST[0]}列{SMALLEST[1]}行再运行。",
            "window too small",
        )
    return None


def _sentence(chinese: str, english: str) -> str:
    return f"{chinese}\n(tiaojie: {english})"


_ESC = "\x1b"
_GOES_ON = ("[", "O", _ESC)
"""How the rest of a torn key begins; anything else after ESC is a key of its own."""
_ESC_ALONE = re.compile(f"{_ESC}(?=[^{_ESC}!-~])")
"""Esc with Enter, Tab or a hanzi behind it, which a line that stalled has brought together."""
_IGNORED = "\x1b[E"
"""A sequence Textual knows and drops: it ends the wait for the rest of a key."""


class _LenientDecoder:
    """UTF-8 that never raises, that tells when the terminal has gone, and that tells Esc from torn keys.

    Textual decodes strictly, so one GBK byte kills the keyboard
    (https://github.com/Textualize/textual/issues/6456), and at end of input it reads nothing in a
    loop for ever where SIGHUP is ignored. While it waits for the rest of a key, it takes Esc and the next
    character for one key with Alt, so that Esc and Enter would be Enter. All end when upstream ends them.
    """

    def __init__(self, at_end: Callable[[], None]) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._at_end = at_end
        self._escaped = -1.0
        """When an ESC came with nothing after it."""

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final:
            self._at_end()
        text = self._decoder.decode(data, final)
        if not text:
            return text
        now = time.monotonic()
        waiting = now - self._escaped < _TORN
        self._escaped = now if text.endswith(_ESC) else -1.0
        text = _ESC_ALONE.sub(_ESC + _IGNORED, text)
        return _IGNORED + text if waiting and not text.startswith(_GOES_ON) else text


def make_input_lenient(at_end: Callable[[], None]) -> None:
    """Put the lenient decoder under Textual's keyboard; ``at_end`` runs when the terminal has gone."""
    import textual.drivers.linux_driver as driver

    def decoder_for(_encoding: str) -> Callable[[], Any]:
        return lambda: _LenientDecoder(at_end)

    driver.getincrementaldecoder = decoder_for  # type: ignore[assignment, attr-defined]
