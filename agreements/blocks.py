"""What several papers show: blocks of the parties, boxes for ink, and the foot of a page."""

from collections.abc import Sequence

from shapes import TAB, box, cell, field, for_each, open_cell, paragraph, row, row_tag, table

WIDTH = 156.0
"""Of the text on an official page, in mm; all tables are as wide."""
ROW = 8.0
"""The height of a row of a table in mm; it grows with its words."""
_GRID = (20.0, 24.0, 28.0, 11.0, 10.0, 11.0, 24.0, 12.0, 16.0)
"""Columns of a party's block in mm: the role, then labels and values."""


def label(words: str, mm: float, span: int = 1) -> str:
    """A cell that says what stands beside or below it."""
    return cell("表格项目", words, mm=mm, span=span)


def value(words: str, mm: float, span: int = 1) -> str:
    """A cell for what the case says."""
    return cell("表格内容", words, mm=mm, span=span)


ITEMS = (28.0, 50.0, 28.0, 50.0)
"""Columns of a table of items in mm: label and value, twice."""


def items(*rows: str) -> str:
    """A table of labels and values."""
    return table(ITEMS, *rows)


def item(name: str, style: str = "表格内容") -> str:
    """A row of ``items`` for one value: ``项.NAME`` and ``NAME``."""
    mm, *others = ITEMS
    shown = cell(style, f"{{{{ {name} }}}}", mm=sum(others), span=3)
    return row(label(f"{{{{ 项.{name} }}}}", mm), shown, height=ROW)


def ticks(name: str) -> str:
    """A row of ``items`` for choices with boxes to tick."""
    return item(name, "表格勾选")


def long_item(name: str) -> str:
    """A row of ``items`` for a text of any length, which may run over pages."""
    mm, *others = ITEMS
    text = cell("清单内容", f"{{{{ {name} }}}}", mm=sum(others), span=3)
    return row(label(f"{{{{ 项.{name} }}}}", mm), text, height=ROW, splits=True)


def two_items(left: str, right: str) -> str:
    """A row of ``items`` for two values."""
    return row(
        label(f"{{{{ 项.{left} }}}}", ITEMS[0]),
        value(f"{{{{ {left} }}}}", ITEMS[1]),
        label(f"{{{{ 项.{right} }}}}", ITEMS[2]),
        value(f"{{{{ {right} }}}}", ITEMS[3]),
        height=ROW,
    )


def item_if(condition: str, *rows: str) -> str:
    """Rows of ``items`` that stand on paper when the case has what they show."""

    def steer(instruction: str) -> str:
        return row_tag(instruction, mm=WIDTH, columns=len(ITEMS))

    return steer(f"if {condition}") + "".join(rows) + steer("endif")


def _of_party(*cells: str, first: bool = False) -> str:
    """A row of a party's block; the role stands once, beside all rows."""
    words = "{{ 人.身份 }}" if first else ""
    side = cell("表格项目", words, mm=_GRID[0], merged="restart" if first else "continue")
    return row(side, *cells, height=ROW)


def _steer(instruction: str) -> str:
    return row_tag(instruction, mm=WIDTH, columns=len(_GRID))


def _pair(left: str, right: str) -> tuple[str, ...]:
    """Two items of a party side by side."""
    return (
        label(f"{{{{ 项.{left} }}}}", 24),
        value(f"{{{{ 人.{left} }}}}", 39, 2),
        label(f"{{{{ 项.{right} }}}}", 21, 2),
        value(f"{{{{ 人.{right} }}}}", 52, 3),
    )


def _wide(name: str, words: str) -> tuple[str, str]:
    return label(name, 24), value(words, 112, 7)


def _party() -> str:
    """One party's block: a table of its own, so that it stands on one page."""
    person = (
        _of_party(
            label("{{ 项.姓名 }}", 24),
            value("{{ 人.姓名 }}", 28),
            label("{{ 项.性别 }}", 11),
            cell("表格居中", "{{ 人.性别 }}", mm=10),
            label("{{ 项.民族 }}", 11),
            cell("表格居中", "{{ 人.民族 }}", mm=24),
            label("{{ 项.年龄 }}", 12),
            cell("表格居中", "{{ 人.年龄 }}", mm=16),
            first=True,
        ),
        _of_party(*_pair("出生日期", "身份证号")),
        _of_party(*_pair("职业", "联系方式")),
        _of_party(*_wide("{{ 项.住址 }}", "{{ 人.住址 }}")),
    )
    organization = (
        _of_party(*_wide("{{ 项.名称 }}", "{{ 人.姓名 }}"), first=True),
        _of_party(*_pair("代表人", "职务")),
        _of_party(*_pair("联系方式", "代码")),
        _of_party(*_wide("{{ 项.地址 }}", "{{ 人.住址 }}")),
    )
    return table(
        _GRID,
        _steer("if 人.个人"),
        *person,
        _steer("else"),
        *organization,
        _steer("endif"),
        _steer("if 人.备注"),
        _of_party(*_wide("{{ 项.备注 }}", "{{ 人.备注 }}")),
        _steer("endif"),
        _steer("for 代 in 人.代理人"),
        _of_party(*_wide("{{ 代.种类 }}", "{{ 代.说明 }}")),
        _steer("endfor"),
    )


def parties() -> str:
    """The blocks of all parties (``当事人``, ``papers.parties.party_words``)."""
    return for_each("人", "当事人", _party(), paragraph("表后空行"))


def signatures(*before: str) -> str:
    """Boxes for ink (``签名``), two in a row: whose, room to sign and press a finger, a day.

    The lines ``before`` the boxes stand in the table because LibreOffice does not reliably keep several
    paragraphs with a table that follows them.
    """
    half = (48.0, 30.0)
    signer, day = ("签名人", "签名日期")
    boxes = table(
        half * 2,
        row(open_cell(*before, paragraph("签名题", "{{ 项.签名 }}"), mm=WIDTH, span=4)),
        row_tag("for 格 in 签名", mm=WIDTH, columns=4),
        row_tag("if 格.右", mm=WIDTH, columns=4),
        row(
            box(signer, "{{ 格.左 }}", day, "{{ 项.年月日 }}", mm=78, span=2),
            box(signer, "{{ 格.右 }}", day, "{{ 项.年月日 }}", mm=78, span=2),
            height=17,
        ),
        row_tag("else", mm=WIDTH, columns=4),
        row(box(signer, "{{ 格.左 }}", day, "{{ 项.年月日 }}", mm=WIDTH, span=4), height=17),
        row_tag("endif", mm=WIDTH, columns=4),
        row_tag("endfor", mm=WIDTH, columns=4),
    )
    return boxes + paragraph("表后空行")


def listing(
    one: str, many: str, columns: Sequence[float], heads: Sequence[str], cells: Sequence[tuple[str, str]]
) -> str:
    """A table of any length: a row of ``heads``, repeated on every page, and a row for each of ``many``.

    ``columns`` are their widths in mm, ``cells`` the style and the words of each.
    """
    above = zip(heads, columns, strict=True)
    below = zip(cells, columns, strict=True)
    return table(
        columns,
        row(*(label(f"{{{{ 项.{head} }}}}", mm) for head, mm in above), height=ROW, header=True),
        row_tag(f"for {one} in {many}", mm=WIDTH, columns=len(columns)),
        row(*(cell(style, f"{{{{ {words} }}}}", mm=mm) for (style, words), mm in below), height=ROW),
        row_tag("endfor", mm=WIDTH, columns=len(columns)),
    )


def seal() -> str:
    """The committee's name with room for its seal, and the day for the pen."""
    return paragraph("落款", "{{ 调委会 }}{{ 项.印章 }}") + paragraph("落款", "{{ 项.年月日 }}")


def page_of_pages(style: str = "页码字样") -> str:
    """``第 1 页　共 2 页``, in the middle of a line of its own."""
    return paragraph(style, *_page_of_pages())


def foot() -> str:
    """The foot of a page: the number of the case at the left, at the right which page of how many."""
    return paragraph("页脚字样", "{{ 项.编号 }}{{ 编号 }}", TAB, *_page_of_pages())


def _page_of_pages() -> tuple[str, ...]:
    return "{{ 项.第 }}", field("PAGE"), "{{ 项.页共 }}", field("NUMPAGES"), "{{ 项.页 }}"
