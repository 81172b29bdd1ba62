"""Reading a provision that somebody types: 民法典 and 288 are a full title and 第二百八十八条."""

from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.typed import Unreadable, clean_line
from tiaojie_tui.laws import index
from tiaojie_tui.laws.articles import read_article

_STATE = "中华人民共和国"


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


def read(law: str, article: str) -> Citation:
    """The provision two typed fields mean. Raises ``Unreadable``."""
    return Citation(read_law(law), read_article(article))
