"""What an answer means that is no value: keep, empty, back, on, to another step.

An input method may be on: full-width marks, the marks it makes of ``<`` and ``>``, and words are understood.
"""

import re
from enum import Enum, auto

from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.domain.typed import clean_line, narrow


class Command(Enum):
    """What one can say at any question instead of answering it."""

    KEEP = auto()
    EMPTY = auto()
    EXPLAIN = auto()
    BACK = auto()
    ON = auto()
    HOLE = auto()
    HELP_ME = auto()
    ADD = auto()
    REMOVE = auto()
    UNDO = auto()
    WHOLE = auto()
    SAVE = auto()
    MENU = auto()
    QUIT = auto()


_WORDS = {
    "": Command.KEEP,
    "-": Command.EMPTY,
    "?": Command.EXPLAIN,
    "说明": Command.EXPLAIN,
    "<": Command.BACK,
    "上": Command.BACK,
    ">": Command.ON,
    "下": Command.ON,
    "空": Command.HOLE,
    "帮": Command.HELP_ME,
    "常用语": Command.HELP_ME,
    "加": Command.ADD,
    "删除": Command.REMOVE,
    "撤销": Command.UNDO,
    "全号": Command.WHOLE,
    "存": Command.SAVE,
    "菜单": Command.MENU,
    "退出": Command.QUIT,
}
_AS_TYPED_BY_IME = str.maketrans("《》〈〉—–－", "<><>---")
_STEP = re.compile(r"第?(.{1,2})步")

ABOUT = (
    "回车   不改，问下一项",
    "-      清空这一项",
    "<      回上一项",
    ">      到下一步",
    "空     到下一个没填的",
    "帮     常用语，或者一步步问",
    "加     加一项",
    "删除   删掉这一项",
    "撤销   退回刚才的改动",
    "全号   看遮住的身份证号、电话，会记下来",
    "第3步  到第3步",
    "菜单   这个案件的菜单",
    "退出   离开；打的字马上就存，断线、离开都不会丢",
)
"""What can be said at any question, to be read once."""


def command(typed: str) -> Command | None:
    """The command that was typed; ``None`` for an answer."""
    said = narrow(typed).translate(_AS_TYPED_BY_IME)
    return _WORDS.get("-" if said == "--" else said)


def step_meant(typed: str) -> int | None:
    """The step that 第3步 or 第三步 names; ``None`` for anything else."""
    said = _STEP.fullmatch(narrow(typed))
    number = read_whole(said[1]) if said else None
    return number if number is not None and 1 <= number <= len(STEPS) else None


def number_meant(typed: str, most: int) -> int | None:
    """The line of a list that a bare number means, from 1; ``None`` where it is none of them."""
    said = narrow(typed)
    return int(said) if said.isascii() and said.isdecimal() and 1 <= int(said) <= most else None


def yes_or_no(typed: str) -> bool | None:
    """Whether 是 or 否 was said, in full or by number; ``None`` for anything else."""
    return {"1": True, "是": True, "2": False, "否": False}.get(clean_line(narrow(typed)))
