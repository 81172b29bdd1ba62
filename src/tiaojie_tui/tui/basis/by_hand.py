"""Reading the law that somebody types: 民法典 is 中华人民共和国民法典."""

from tiaojie_tui.domain.statutes import Statutes, find
from tiaojie_tui.domain.typed import Unreadable, clean_line


def read_law(typed: str, statutes: Statutes) -> str:
    """The full title of the law that is meant; a title nobody here knows stays as typed.

    Raises ``Unreadable`` for nothing typed.
    """
    title = clean_line(typed).strip("《》 ")
    if not title:
        raise Unreadable("写法律的名称，如 民法典。")
    statute = find(statutes, title)
    return statute.title if statute else title
