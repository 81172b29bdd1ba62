"""Which characters a paper can carry: codes of old systems that print as nothing, and the dot in names.

GBK (汉字内码扩展规范, 1995) had 80 hanzi and components at 0xFE50-0xFEA0 that Unicode did not know yet, and
systems of that time stored them under the private codes U+E815-U+E864. GB 18030-2022 gives each its place in
Unicode. Names out of old registers still bear the private codes, for which the fonts of today have an empty
glyph or a wrong one.
"""

import re
import unicodedata
from functools import cache

from tiaojie_tui.domain.typed import Unreadable, clean_line

_FIRST_OLD = 0xE815
_OLD = (
    "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟"
    "㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
    "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟"
    "䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
"""What stands at 0xFE50-0xFEA0 in GB 18030-2022, in its order."""
_MEANT = {_FIRST_OLD + place: char for place, char in enumerate(_OLD)}

_HANZI = "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_NO_NUMERAL = "(?<![一二三四五六七八九十])"
_MIDDLE_DOT = "\u00b7"
_NEAR = 6
"""Characters before and after, by which a sentence names the place."""


@cache
def _other_dots() -> re.Pattern[str]:
    """Compiled when a text is first asked: it takes longer than the rest of this room."""
    return re.compile(f"(?<=[{_HANZI}])(?:[\u2022\u2027\u30fb]|{_NO_NUMERAL}\uff0e)(?=[{_HANZI}])")


def is_private(char: str) -> bool:
    """Whether this code means something else on every system: the private use areas of Unicode."""
    return unicodedata.category(char) == "Co"


def meant_by(char: str) -> str | None:
    """The character that an old system meant by this private code, where that is known."""
    return _MEANT.get(ord(char))


def modern(text: str) -> str:
    """The text as it is stored: known private codes replaced, the dot in foreign names the middle dot.

    The parts of a name are joined by 间隔号 (GB/T 15834-2011), here U+00B7; input methods give other dots.
    A full stop of double width after a numeral numbers a list, and stays.
    """
    return _other_dots().sub(_MIDDLE_DOT, text.translate(_MEANT))


def refuse_private(typed: str) -> None:
    """Refuse typed text with a private code. Raises ``Unreadable``, which offers the right character."""
    at = next((at for at, char in enumerate(typed) if is_private(char)), None)
    if at is not None:
        near = clean_line(f"{typed[max(0, at - _NEAR) : at]}□{typed[at + 1 : at + 1 + _NEAR]}")
        raise Unreadable(f"“{near}”里的□是{about_private(typed[at])}")


def about_private(char: str) -> str:
    """What to say of a private code: what it is and what to type instead; goes on after a subject."""
    meant = meant_by(char)
    instead = f"请改成“{meant}”" if meant else "请删掉，用输入法重新打这个字"
    return f"旧电脑的编码（U+{ord(char):04X}），纸上印不出来，{instead}。"


def rare(text: str) -> frozenset[str]:
    """The characters that a Chinese font may lack: all outside GB 2312, which every such font has."""
    return frozenset(char for char in text if not _in_every_font(char))


def _in_every_font(char: str) -> bool:
    if char.isspace() or unicodedata.category(char) in ("Mn", "Cf"):  # they have no glyph of their own
        return True
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char == _MIDDLE_DOT
    return True
