"""A terminal whose device file cannot be seen, as in a container, is a terminal all the same."""

import os
import sys
from typing import NoReturn

import pytest

from tiaojie_tui import terminal


def test_a_terminal_without_a_visible_device_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_device(_: int) -> NoReturn:
        raise OSError(19, "No such device")

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(stream, "fileno", lambda: 0, raising=False)
    monkeypatch.setattr(os, "ttyname", no_device)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    said = terminal.refusal({"TERM": "xterm", "LANG": "C.UTF-8"})
    assert said is None or "编码" in said
