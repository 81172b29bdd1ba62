"""The line to one person: sentences out, wrapped and free of control characters; one answer in at a time.

It works on a terminal and on pipes alike. On a terminal the kernel edits the line, so that nothing is sent
that a screen reader would have to guess at.
"""

import os
import re
import signal
import termios
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from tiaojie_tui.domain.plain import plain
from tiaojie_tui.papers.cells import cells, wrap
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Cut, Elsewhere, Leave

_WIDEST, _NARROWEST = 78, 20
_TERMINAL_TAKES = 4095
"""Bytes of one line on a terminal of Linux (N_TTY_BUF_SIZE less its end); what is more it throws away."""
_LONGEST = 1_000_000
_SHORT = 22
"""Cells of an option, with its number, that may stand beside others."""
_KEYS = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|.?)")
"""What arrow and function keys send."""
_IUTF8 = 0o40000
"""Of ``c_iflag`` (termios.h): erasing takes a whole character. Python has no name for it before 3.13."""
_GBK = "收到认不出的字：终端软件的编码可能是 GBK。刚才这一行没有记下，请改成 UTF-8 再打一遍。"
_TOO_LONG = "这一行太长，后面的可能没有收到，请看一看；长的话请分几行打。"
_AT_ONCE = 15
"""Rows of a list said at once: what comes first is what matters, and a slow line is not to be waited for."""
_MORE = ("更多", "多")
_LEFT_ALONE = "很久没有打字，都已存好，先退出了；再登录就从这里接着写。"
_NO_KEYS = "这里用不上方向键和功能键：打字，按回车。不知道怎么办，写 ? 按回车。"


class Line:
    """Where sentences go and answers come from. Raises ``Cut`` once nobody is there."""

    def __init__(self, source: BinaryIO, sink: BinaryIO) -> None:
        self._source, self._sink = source, sink
        self.cover: Callable[[str], str] = str
        """What is done to a text before it is said: on a server the numbers of people are covered."""
        self.patience = 0.0
        """Seconds without an answer after which nobody is there any more; 0 waits for ever."""
        self._echoes = source.isatty()
        if self._echoes:
            with suppress(termios.error):
                modes = termios.tcgetattr(source)
                modes[0] |= _IUTF8
                termios.tcsetattr(source, termios.TCSANOW, modes)

    @property
    def width(self) -> int:
        """Cells of a row; one less than the terminal has, for some break the row when it is full."""
        try:
            columns = os.get_terminal_size(self._sink.fileno()).columns - 1
        except (OSError, ValueError):
            columns = _WIDEST
        return max(_NARROWEST, min(_WIDEST, columns)) if columns > 0 else _WIDEST

    # Out

    def say(self, *texts: str, hanging: int = 0) -> None:
        """Say each text on rows of its own."""
        for text in texts:
            self._write("".join(f"{row}\n" for row in self._rows(text, hanging)))

    def _rows(self, text: str, hanging: int = 0) -> list[str]:
        return [
            row
            for one in plain(self.cover(text)).split("\n")
            for row in wrap(one, self.width, hanging=hanging)
        ]

    def listed(self, options: Sequence[str]) -> None:
        """Say the options with their numbers: short ones side by side, else one a row."""
        self.say(*self._numbered(options), hanging=3)

    def _numbered(self, options: Sequence[str]) -> list[str]:
        numbered = [f"{number} {one}" for number, one in enumerate(options, 1)]
        rows: list[str] = []
        for one in numbered:
            beside = f"{rows[-1]}  {one}" if rows else ""
            if beside and max(map(cells, numbered)) <= _SHORT and cells(beside) <= self.width:
                rows[-1] = beside
            else:
                rows.append(one)
        return rows

    def _write(self, text: str) -> None:
        try:
            self._sink.write(text.encode("utf-8", "replace"))
            self._sink.flush()
        except OSError as gone:
            raise Cut from gone

    # In

    def ask(self, question: str, explained: Sequence[str] = ()) -> str:
        """The answer to a question; ``explained`` is what ? says of it.

        Raises ``Elsewhere`` or ``Leave`` where the answer says so, and ``Cut``.
        """
        while True:
            typed = self._read(question)
            step = answers.step_meant(typed)
            said = answers.command(typed)
            if step is not None:
                raise Elsewhere(step)
            if said is Command.MENU:
                raise Elsewhere(0)
            if said is Command.QUIT:
                raise Leave
            if said is not Command.EXPLAIN:
                return typed
            self.say(*(explained or answers.ABOUT))

    def _read(self, question: str) -> str:
        """One line as text, without what keys have sent that are no characters."""
        while True:
            *before, last = self._rows(question)
            self.say(*before)
            self._write(last)
            raw = self._raw()
            if not self._echoes:
                self._write("\n")
            try:
                typed = raw.decode().rstrip("\r\n")
            except UnicodeDecodeError:
                self._tell_of_gbk(raw)
                continue
            text = _KEYS.sub("", typed)
            if typed and not text:
                self.say(_NO_KEYS)
                continue
            if self._echoes and len(raw) >= _TERMINAL_TAKES:
                self.say(_TOO_LONG)
            return text

    def _raw(self) -> bytes:
        # What was said cannot be covered as a screen can: a line left alone ends.
        if self.patience:
            signal.signal(signal.SIGALRM, self._left_alone)
            signal.setitimer(signal.ITIMER_REAL, self.patience)
        try:
            raw = self._source.readline(_LONGEST)
        except OSError as gone:
            raise Cut from gone
        finally:
            if self.patience:
                signal.setitimer(signal.ITIMER_REAL, 0)
        if not raw:
            raise Cut
        return raw

    def _left_alone(self, _number: int, _frame: object) -> None:
        self.say("", _LEFT_ALONE)
        raise Leave

    def _tell_of_gbk(self, raw: bytes) -> None:
        """Say it so that it can be read: a terminal of that code shows UTF-8 as other hanzi."""
        self.say(_GBK)
        with suppress(UnicodeDecodeError):
            raw.decode("gb18030")
            try:
                self._sink.write(f"{_GBK}\n".encode("gb18030"))
                self._sink.flush()
            except OSError as gone:
                raise Cut from gone

    def choose(self, question: str, options: Sequence[str], explained: Sequence[str] = ()) -> int | None:
        """Which of the options, from 0; ``None`` for Enter alone, which changes nothing."""
        rows = self._numbered(options)
        said, *later = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]
        self.say(*said, hanging=3)
        while True:
            if later:
                self.say(f"后面还有 {sum(map(len, later))} 行，写「更多」来看。")
            typed = self.ask(question, explained)
            if later and typed.strip() in _MORE:
                self.say(*later.pop(0), hanging=3)
                continue
            if answers.command(typed) in (Command.KEEP, Command.BACK, Command.ON):
                return None
            number = answers.number_meant(typed, len(options))
            if number is not None:
                return number - 1
            self.say(f"请写 1 到 {len(options)} 的编号；只按回车就不选。")

    def sure(self, question: str) -> bool:
        """Whether 是 was said; Enter alone is no answer, for the act cannot be taken back."""
        while True:
            said = answers.yes_or_no(self.ask(f"{question} 1 是  2 否："))
            if said is not None:
                return said
            self.say("请写 1（是）或 2（否）。")
