"""Reading a provision that somebody types: 民法典 and 288 are a full title and 第二百八十八条."""

import re

from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.numerals import DIGITS, read_whole
from tiaojie_tui.domain.typed import Unreadable, clean_line, narrow
from tiaojie_tui.laws import index

_STATE = "中华人民共和国"
_MOST = 9999
_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(f"第?(?P<number>{_NUMBER})条?(?:之(?P<inserted>{_NUMBER}))?(?P<part>第.+[款项])?")


def read_law(typed: str) -> str:
    """The full title of the law that is meant; a title the index does not know stays as typed.

    Raises ``Unreadable`` for nothing typed.
    """
    title = clean_line(typed).strip("《》 ")
    if not title:
        raise Unreadable("写法律的名称，如 民法典。")
    for provision in index.provisions():
        if title in (provision.short, provision.law, provision.law.removeprefix(_STATE)):
            return provision.law
    return title


def read_article(typed: str) -> str:
    """``第二百八十八条`` from 288, 第288条 or 二百八十八条. Raises ``Unreadable``."""
    found = _ARTICLE.fullmatch(narrow(typed).replace(" ", ""))
    number = read_whole(found["number"]) if found else None
    if found is None or not number or number > _MOST:
        raise Unreadable("写第几条，如 288 或 二百八十八。")
    inserted = read_whole(found["inserted"]) if found["inserted"] else None
    return f"第{in_hanzi(number)}条{'之' + in_hanzi(inserted) if inserted else ''}{found['part'] or ''}"


def read(law: str, article: str) -> Citation:
    """The provision two typed fields mean. Raises ``Unreadable``."""
    return Citation(read_law(law), read_article(article))


def in_hanzi(number: int) -> str:
    """A number from 1 to 9999 as articles are numbered: 1253 is 一千二百五十三, 12 is 十二."""
    text, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + sign
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text
