"""How articles are numbered and named: 288, 第288条 and 二百八十八 are 第二百八十八条."""

import re

from tiaojie_tui.domain.numerals import in_hanzi, read_whole
from tiaojie_tui.domain.typed import Unreadable, narrow

_MOST = 9999
_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(f"第?(?P<number>{_NUMBER})条?(?:之(?P<inserted>{_NUMBER}))?(?P<part>第.+[款项])?")
_CITED = re.compile(rf"第(?P<number>{_NUMBER})条(?:之(?P<inserted>{_NUMBER})(?!\S))?")
_LAW_AND_ARTICLE = re.compile(
    f"(?P<law>.*?[^第0-9〇零一二三四五六七八九十百千之])?(?P<article>第?{_NUMBER}条?(?:之{_NUMBER})?)"
)


def read_article(typed: str) -> str:
    """``第二百八十八条`` from 288, 第288条 or 二百八十八条. Raises ``Unreadable``."""
    found = _ARTICLE.fullmatch(narrow(typed).replace(" ", ""))
    number = read_whole(found["number"]) if found else None
    if found is None or not number or number > _MOST:
        raise Unreadable("写第几条，如 288 或 二百八十八。")
    inserted = read_whole(found["inserted"]) if found["inserted"] else None
    return f"第{in_hanzi(number)}条{'之' + in_hanzi(inserted) if inserted else ''}{found['part'] or ''}"


def split(typed: str) -> tuple[str, str]:
    """A law and its article written in one: 民法典288 is 民法典 and 第二百八十八条; what is missing is empty.

    A numeral of one hanzi is a word like others (劳动争议解释一), unless it is marked as an article.
    """
    word = narrow(typed).strip()
    found = _LAW_AND_ARTICLE.fullmatch(word)
    if found is None or (len(found["article"]) == 1 and not found["article"].isascii()):
        return word, ""
    try:
        return found["law"] or "", read_article(found["article"])
    except Unreadable:
        return word, ""


def number_of(article: str) -> tuple[int, int] | None:
    """The number of an article as it is cited, and that of its insertion: (120, 1) for 第一百二十条之一."""
    found = _CITED.match(article)
    number = read_whole(found["number"]) if found else None
    inserted = read_whole(found["inserted"]) if found and found["inserted"] else 0
    return (number, inserted) if number and inserted is not None else None
