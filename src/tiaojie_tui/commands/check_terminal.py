"""``tiaojie check-terminal``: what the terminal program at the other end does, and what to change in it.

Over SSH: ``ssh -t 服务器 check-terminal``. What it finds of the width of marks is kept for the next login.
"""

import os
import select
import sys
import termios
import tty
from argparse import Namespace
from collections.abc import Iterator, Mapping

from tiaojie_tui import probe, terminal
from tiaojie_tui.casework import terminals
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.commands import desks
from tiaojie_tui.probe import Drawing, Encoding

_TO_UTF_8 = """\
     PuTTY：Window > Translation > Remote character set 选 UTF-8
     Xshell：文件 > 属性 > 终端 > 编码 选 Unicode (UTF-8)
     SecureCRT：选项 > 会话选项 > 外观 > 字符编码 选 UTF-8
     Windows 终端、OpenSSH：先运行 chcp 65001，再登录"""
_TO_NARROW = """\
     不改也行：这些符号会换成一样宽的来画，文书里不变。想看原样，就这样改：
     PuTTY：Window > Translation > Treat CJK ambiguous characters as wide 不打勾
     Xshell：文件 > 属性 > 终端，“模糊宽度字符当作宽字符”一项不打勾
     Windows 终端本来就是窄的"""
_TO_KEYS = """\
     PuTTY：Terminal > Keyboard > The Function keys and keypad 选 ESC[n~ 或 Xterm R6
     Xshell：文件 > 属性 > 终端 > 键盘 > 功能键仿真 选 Default 或 Xterm R6
     Windows 终端：F11 是全屏，别的不用改；笔记本电脑要同时按 Fn"""
_TO_SIZE = "     把窗口拉大，或者把字改小：PuTTY 在 Window > Appearance，Xshell 按 Ctrl 和减号"
_TO_XTERM = """\
     PuTTY：Connection > Data > Terminal-type string 写 xterm-256color
     Xshell：文件 > 属性 > 终端 > 终端类型 选 xterm-256color"""
_COLOURS: Mapping[str, str] = {"-256color": "256 色", "-direct": "全彩", "-m": "黑白"}
_KEYS = {
    "F1": (b"\x1bOP", b"\x1b[11~", b"\x1b[[A"),
    "F5": (b"\x1b[15~", b"\x1b[[E"),
    "F10": (b"\x1b[21~",),
    "F12": (b"\x1b[24~",),
}
"""What xterm, PuTTY and the text console send for each."""
_PRESS_WITHIN = 20.0
"""Seconds to find a key."""
_REST = 0.3
"""Seconds in which the rest of a key's bytes arrive."""
_ENOUGH = 5


def run(said: Namespace) -> bool:
    """Check the terminal one sits at. Raises ``Refused`` where there is none."""
    return check(desks.opened(said, new=True))


def check(desk: Desk) -> bool:
    """Try one thing after the other and say what is wrong; true when nothing is. Raises ``Refused``."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("请在终端里运行；用 SSH 时加 -t：ssh -t 服务器 check-terminal")
    found = probe.measure()
    if found.encoding is Encoding.OTHER:
        # Only in its own encoding can it show what is to be done.
        sys.stdout.buffer.write(f"1. 编码：不是 UTF-8，多半是 GBK。请改：\n{_TO_UTF_8}\n".encode("gbk"))
        return False
    terminals.remember(desk, found.drawing)
    well = True
    for number, said in enumerate(_findings(found), 1):
        well = _told(number, *said) and well
    return well


def _told(number: int, what: str, how: str, remedy: str) -> bool:
    print(f"{number}. {what}：{how}" + (f"\n{remedy}" if remedy else ""), flush=True)
    return not remedy or remedy is _TO_NARROW


def _findings(found: probe.Measured) -> Iterator[tuple[str, str, str]]:
    """What was looked at, what came of it, and what to change; one after the other, some ask the person."""
    silent = found.encoding is Encoding.UNKNOWN
    yield (
        "编码",
        "终端没有回答。看看这一行的汉字：要是乱码，请改：" if silent else "UTF-8，对",
        _TO_UTF_8 if silent else "",
    )
    yield _width(found.drawing)
    yield _kind(os.environ.get("TERM", ""))
    yield _size(*os.get_terminal_size(sys.stdout.fileno()))
    yield _hanzi()
    yield _function_keys()


def _width(drawing: Drawing) -> tuple[str, str, str]:
    if drawing is Drawing.WIDE:
        return "字宽", "引号、破折号画成两格宽，表格会对不齐", _TO_NARROW
    return "字宽", "引号、破折号一格宽，对" if drawing is Drawing.NARROW else "终端没有回答，按一格宽画", ""


def _kind(term: str) -> tuple[str, str, str]:
    if term in terminal.WITHOUT_A_SCREEN:
        return "类型", f"{term or '没有说'}，打不开程序。请改：", _TO_XTERM
    colours = next((said for end, said in _COLOURS.items() if term.endswith(end)), "16 色")
    return "类型", f"{term}，{colours}，可以", ""


def _size(columns: int, rows: int) -> tuple[str, str, str]:
    least_columns, least_rows = terminal.SMALLEST
    if columns >= least_columns and rows >= least_rows:
        return "窗口", f"{columns}列{rows}行，够大", ""
    return "窗口", f"{columns}列{rows}行，太小，要{least_columns}列{least_rows}行", _TO_SIZE


def _hanzi() -> tuple[str, str, str]:
    print(f"请用输入法打{_ENOUGH}个汉字，再按回车：", end="", flush=True)
    typed = sys.stdin.buffer.readline().decode("utf-8", "replace").strip()
    hanzi = sum("\u4e00" <= character <= "\u9fff" for character in typed)
    if "\ufffd" in typed:
        return "输入", "收到认不出的字符，编码不对。请改：", _TO_UTF_8
    if hanzi < _ENOUGH:
        return "输入", f"只收到{hanzi}个汉字，输入法打的字没有全到。请改：", _TO_UTF_8
    return "输入", f"收到「{_harmless(typed)}」，{hanzi}个汉字，对", ""


def _harmless(typed: str) -> str:
    return "".join(character for character in typed if character.isprintable())


def _function_keys() -> tuple[str, str, str]:
    missed = [name for name, sent in _KEYS.items() if _pressed(name) not in sent]
    if missed:
        return "功能键", f"{'、'.join(missed)}没有收到，或者不认识。请改：", _TO_KEYS
    return "功能键", "都对", ""


def _pressed(name: str) -> bytes:
    """What the terminal sends for the key that the person is asked for; nothing when none came."""
    before = termios.tcgetattr(0)
    try:
        # What was typed earlier is thrown away here; a key pressed at the question's first sight must not be.
        tty.setraw(0)
        print(f"请按 {name}（没有这个键就按回车）", end="", flush=True)
        sent = _read_within(_PRESS_WITHIN)
        while sent and (more := _read_within(_REST)):
            sent += more
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    print("\r\x1b[K", end="", flush=True)
    return sent


def _read_within(seconds: float) -> bytes:
    return os.read(0, 64) if select.select([0], [], [], seconds)[0] else b""
