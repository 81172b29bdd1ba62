"""Reading a provision that somebody types: 民法典 and 288 are a full title and 第二百八十八条."""

import re

from tiaojie_tui.domain.numerals import in_hanzi, read_whole
from tiaojie_tui.domain.statutes import Statutes, find
from tiaojie_tui.domain.typed import Unreadable, clean_line, narrow

_MOST = 9999
_NUMBER = "[0-9〇零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(f"第?(?P<number>{_NUMBER})条?(?:之(?P<inserted>{_NUMBER}))?(?P<part>第.+[款项])?")


def read_law(typed: str, statutes: Statutes) -> str:
    """The full title of the law that is meant; a title nobody here knows stays as typed.

    Raises ``Unreadable`` for nothing typed.
    """
    title = clean_line(typed).strip("《》 ")
    if not title:
        raise Unreadable("写法律的名称，如 民法典。")
    statute = find(statutes, title)
    return statute.title if statute else title


def read_article(typed: str) -> str:
    """``第二百八十八条`` from 288, 第288条 or 二百八十八条. Raises ``Unreadable``."""
    found = _ARTICLE.fullmatch(narrow(typed).replace(" ", ""))
    number = read_whole(found["number"]) if found else None
    if found is None or not number or number > _MOST:
        raise Unreadable("写第几条，如 288 或 二百八十八。")
    inserted = read_whole(found["inserted"]) if found["inserted"] else None
    return f"第{in_hanzi(number)}条{'之' + in_hanzi(inserted) if inserted else ''}{found['part'] or ''}"
