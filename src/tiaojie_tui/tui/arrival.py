"""Before the first screen: how does the terminal draw, and can it show hanzi at all?

It is asked once for each key. Whoever changes the settings of the terminal runs ``tiaojie check-terminal``.
"""

from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser

from tiaojie_tui import probe
from tiaojie_tui.casework import terminals
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.probe import Drawing, Encoding, Measured

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_NOT_UTF_8 = (
    "您的终端软件用的编码不是 UTF-8（多半是 GBK），汉字会变成乱码。请改成 UTF-8，再登录一次：\r\n"
    "  PuTTY：Window > Translation > Remote character set 选 UTF-8\r\n"
    "  Xshell：文件 > 属性 > 终端 > 编码 选 Unicode (UTF-8)\r\n"
    "  SecureCRT：选项 > 会话选项 > 外观 > 字符编码 选 UTF-8\r\n"
    "(tiaojie: this terminal is not set to UTF-8)\r\n"
)
"""Shown in GBK, so that it can be read."""


def not_utf_8() -> bytes:
    """What to say to a terminal that is not set to UTF-8, in bytes it can show."""
    return _NOT_UTF_8.encode("gbk")


def meet(app: "TiaojieApp") -> bool:
    """Learn how the terminal draws, by asking it where nobody has yet; false where it cannot show hanzi."""
    try:
        known = app.ask_desk(terminals.remembered)
    except Refused:
        return True  # the first screen says why
    if known is not None:
        app.learn(Measured(drawing=Drawing(known)), new=False)
        return True
    found = probe.measure()
    app.learn(found, new=True)
    return found.encoding is not Encoding.OTHER


def keys(typed: bytes) -> list[events.Event]:
    """The keys and pastes in bytes that came from the keyboard."""
    parser = XTermParser(False)
    # Nothing at all would mean the end of input to the parser.
    found = parser.feed(typed.decode("utf-8", "replace")) if typed else ()
    return [event for event in found if isinstance(event, events.Key | events.Paste)]
