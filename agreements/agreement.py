"""The template of the 人民调解协议书: parties as blocks, terms, boxes for ink, the 校验码 in the footer."""

from dataclasses import replace
from pathlib import Path

import blank
from footer import proving_foot
from shapes import (
    box,
    cell,
    for_each,
    only_if,
    open_cell,
    paragraph,
    row,
    row_tag,
    table,
    tag,
    watermark,
)

_GRID = (20.0, 24.0, 28.0, 11.0, 10.0, 11.0, 24.0, 12.0, 16.0)
"""Columns of the parties' table in mm: the role, then labels and values."""
_WIDTH = sum(_GRID)
_TALL = 8.0


def _label(words: str, mm: float, span: int = 1) -> str:
    return cell("表格项目", words, mm=mm, span=span)


def _value(words: str, mm: float, span: int = 1) -> str:
    return cell("表格内容", words, mm=mm, span=span)


def _of_party(*cells: str, first: bool = False) -> str:
    """A row of a party's block; the role stands once, beside all rows."""
    words = "{{ 人.身份 }}" if first else ""
    side = cell("表格项目", words, mm=_GRID[0], merged="restart" if first else "continue")
    return row(side, *cells, height=_TALL)


def _steer(instruction: str) -> str:
    return row_tag(instruction, mm=_WIDTH, columns=len(_GRID))


def _pair(left: str, right: str) -> tuple[str, ...]:
    """Two items of a party side by side."""
    return (
        _label(f"{{{{ 项.{left} }}}}", 24),
        _value(f"{{{{ 人.{left} }}}}", 39, 2),
        _label(f"{{{{ 项.{right} }}}}", 21, 2),
        _value(f"{{{{ 人.{right} }}}}", 52, 3),
    )


def _wide(label: str, value: str) -> tuple[str, str]:
    return _label(label, 24), _value(value, 112, 7)


def _party() -> str:
    """One party's block: a table of its own, so that it stands on one page."""
    person = (
        _of_party(
            _label("{{ 项.姓名 }}", 24),
            _value("{{ 人.姓名 }}", 28),
            _label("{{ 项.性别 }}", 11),
            cell("表格居中", "{{ 人.性别 }}", mm=10),
            _label("{{ 项.民族 }}", 11),
            cell("表格居中", "{{ 人.民族 }}", mm=24),
            _label("{{ 项.年龄 }}", 12),
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


def _instalments() -> str:
    columns = (22.0, 42.0, 36.0, 56.0)
    words = ("{{ 期.期 }}", "{{ 期.日期 }}", "{{ 期.金额 }}", "{{ 期.大写 }}")
    styles = ("清单居中", "清单居中", "清单金额", "清单内容")
    heads = ("{{ 项.期数 }}", "{{ 项.付款日期 }}", "{{ 项.金额 }}", "{{ 项.大写 }}")
    return table(
        columns,
        row(*(_label(head, mm) for head, mm in zip(heads, columns, strict=True)), height=_TALL, header=True),
        row_tag("for 期 in 条.分期", mm=156, columns=4),
        row(*(cell(*shape, mm=mm) for *shape, mm in zip(styles, words, columns, strict=True)), height=_TALL),
        row_tag("endfor", mm=156, columns=4),
    )


def _shares() -> str:
    columns = (64.0, 36.0, 56.0)
    words = ("{{ 份.姓名 }}", "{{ 份.金额 }}", "{{ 份.大写 }}")
    styles = ("清单居中", "清单金额", "清单内容")
    heads = ("{{ 项.姓名 }}", "{{ 项.金额 }}", "{{ 项.大写 }}")
    return table(
        columns,
        row(*(_label(head, mm) for head, mm in zip(heads, columns, strict=True)), height=_TALL, header=True),
        row_tag("for 份 in 条.份额", mm=156, columns=3),
        row(*(cell(*shape, mm=mm) for *shape, mm in zip(styles, words, columns, strict=True)), height=_TALL),
        row_tag("endfor", mm=156, columns=3),
    )


def _signatures() -> str:
    """The copies, the day, and boxes for ink, two in a row: whose, room to sign and press a finger, a day.

    The lines before the boxes stand in the table because LibreOffice does not reliably keep several
    paragraphs with a table that follows them.
    """
    half = (48.0, 30.0)
    signer, day = ("签名人", "签名日期")
    before = (
        paragraph("文书正文", "{{ 份数 }}"),
        paragraph("文书正文", "{{ 日期 }}"),
        paragraph("签名题", "{{ 项.签名 }}"),
    )
    return table(
        half * 2,
        row(open_cell(*before, mm=156, span=4)),
        row_tag("for 格 in 签名", mm=156, columns=4),
        row_tag("if 格.右", mm=156, columns=4),
        row(
            box(signer, "{{ 格.左 }}", day, "{{ 项.年月日 }}", mm=78, span=2),
            box(signer, "{{ 格.右 }}", day, "{{ 项.年月日 }}", mm=78, span=2),
            height=17,
        ),
        row_tag("else", mm=156, columns=4),
        row(box(signer, "{{ 格.左 }}", day, "{{ 项.年月日 }}", mm=156, span=4), height=17),
        row_tag("endif", mm=156, columns=4),
        row_tag("endfor", mm=156, columns=4),
    )


def _agreement_body() -> str:
    body = "文书正文"
    return "".join(
        (
            paragraph("文书标题", "{{ 标题 }}"),
            paragraph("文书编号", "{{ 项.编号 }}{{ 编号 }}"),
            only_if("补充", paragraph(body, "{{ 补充 }}"), paragraph("表后空行")),
            for_each("人", "当事人", _party(), paragraph("表后空行")),
            only_if("受理", paragraph(body, "{{ 受理 }}")),
            paragraph("文书小标题", "{{ 项.事实 }}"),
            for_each("段", "事实", paragraph(body, "{{ 段 }}")),
            for_each("段", "请求", paragraph(body, "{{ 段 }}")),
            for_each("段", "依据", paragraph(body, "{{ 段 }}")),
            paragraph("文书小标题", "{{ 项.协议 }}"),
            tag("for 条 in 条款"),
            for_each("段", "条.文", paragraph(body, "{{ 段 }}")),
            for_each("段", "条.金额", paragraph(body, "{{ 段 }}")),
            only_if("条.分期", paragraph("表题", "{{ 项.分期 }}"), _instalments(), paragraph("表后空行")),
            only_if("条.份额", paragraph("表题", "{{ 项.份额 }}"), _shares(), paragraph("表后空行")),
            tag("endfor"),
            paragraph("文书小标题", "{{ 项.履行 }}"),
            for_each("段", "履行", paragraph(body, "{{ 段 }}")),
            _signatures(),
            paragraph("表后空行"),
            paragraph("落款", "{{ 调委会 }}{{ 项.印章 }}"),
            paragraph("落款", "{{ 项.年月日 }}"),
        )
    )


def _agreement(path: Path) -> None:
    header = only_if("草稿", paragraph("页眉字样", watermark("{{ 水印 }}"), "{{ 草稿 }}")) + paragraph(
        "页眉字样"
    )
    footer = proving_foot()
    page = replace(blank.OFFICIAL, footer=9)
    blank.write(path, title="人民调解协议书", body=_agreement_body(), header=header, footer=footer, page=page)


DRAWINGS = {"人民调解协议书": _agreement}
