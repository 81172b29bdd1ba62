"""The agreement as lines for the screen: the words of ``papers.agreement``, laid out in cells."""

from collections.abc import Iterator, Sequence
from typing import Any

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.agreement import NO_CODE_YET, agreement
from tiaojie_tui.papers.cells import at_right, cells, centred, pad, wrap
from tiaojie_tui.papers.context import Context, Unprintable

_INDENT = 4
"""Two hanzi, as on paper."""


def lines(case: Case, width: int, *, draft: bool = True, code: str = NO_CODE_YET) -> list[str]:
    """The agreement as it will be printed, in lines of at most ``width`` cells.

    A value that cannot be printed gives the one line that says so.
    """
    try:
        context = agreement(case, stage="draft" if draft else "final", code=code)
    except Unprintable as bad:
        return wrap(str(bad), width)
    return list(_lines(context, width))


def _lines(context: Context, width: int) -> Iterator[str]:
    label = context["项"]
    if context["草稿"]:
        yield centred(context["水印"], width)
        yield from (centred(line, width) for line in wrap(context["草稿"], width))
        yield ""
    yield centred(context["标题"], width)
    yield from (at_right(line, width) for line in wrap(label["编号"] + context["编号"], width))
    yield from _paragraphs([context["补充"]] if context["补充"] else [], width)
    for party in context["当事人"]:
        yield ""
        yield from _party(party, label, width)
    yield ""
    yield from _paragraphs([context["受理"]] if context["受理"] else [], width)
    yield from wrap(label["事实"], width)
    yield from _paragraphs(context["事实"] + context["请求"] + context["依据"], width)
    yield from ("", *wrap(label["协议"], width))
    for term in context["条款"]:
        yield from _term(term, label, width)
    yield from ("", *wrap(label["履行"], width))
    yield from _paragraphs(context["履行"], width)
    yield from ("", *_paragraphs([context["份数"], context["日期"]], width))
    yield from ("", *wrap(label["签名"], width, first=_INDENT))
    yield from _signatures(context["签名"], label["年月日"], width)
    yield ""
    yield from (at_right(line, width) for line in wrap(context["调委会"] + label["印章"], width))
    yield at_right(label["年月日"], width)
    yield ""
    yield from wrap(f"{label['编号']}{context['编号']}  {label['校验码']}{context['校验码']}", width)


def _paragraphs(paragraphs: Sequence[str], width: int) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from wrap(paragraph, width, first=_INDENT)


def _party(party: dict[str, Any], label: dict[str, str], width: int) -> Iterator[str]:
    yield party["身份"]
    if party["个人"]:
        rows = [
            [("姓名", "姓名"), ("性别", "性别"), ("民族", "民族"), ("年龄", "年龄")],
            [("出生日期", "出生日期"), ("身份证号", "身份证号")],
            [("职业", "职业"), ("联系方式", "联系方式")],
            [("住址", "住址")],
        ]
    else:
        rows = [
            [("名称", "姓名")],
            [("代表人", "代表人"), ("职务", "职务")],
            [("联系方式", "联系方式"), ("代码", "代码")],
            [("地址", "住址")],
        ]
    if party["备注"]:
        rows.append([("备注", "备注")])
    for row in rows:
        yield from _row([f"{label[name]}  {party[key]}" for name, key in row], width)
    for agent in party["代理人"]:
        yield from _row([f"{agent['种类']}  {agent['说明']}"], width)


def _row(items: Sequence[str], width: int) -> Iterator[str]:
    """Items side by side as long as they fit, two cells in."""
    line = ""
    for item in items:
        if line and 2 + cells(line) + 4 + cells(item) > width:
            yield from wrap(line, width, first=2, hanging=4)
            line = ""
        line = f"{line}    {item}" if line else item
    yield from wrap(line, width, first=2, hanging=4)


def _term(term: dict[str, Any], label: dict[str, str], width: int) -> Iterator[str]:
    yield from _paragraphs(term["文"] + term["金额"], width)
    if term["分期"]:
        yield from wrap(label["分期"], width, first=_INDENT)
        head = [label[name] for name in ("期数", "付款日期", "金额", "大写")]
        yield from _table([head, *(list(row.values()) for row in term["分期"])], width)
    if term["份额"]:
        yield from wrap(label["份额"], width, first=_INDENT)
        head = [label[name] for name in ("姓名", "金额", "大写")]
        yield from _table([head, *(list(row.values()) for row in term["份额"])], width)


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        line = "  ".join(pad(cell, wide) for cell, wide in zip(row, widths, strict=True))
        yield from wrap(line.rstrip(" "), width, first=_INDENT, hanging=_INDENT + 2)


def _signatures(pairs: Sequence[dict[str, str]], date: str, width: int) -> Iterator[str]:
    for signer in (signer for pair in pairs for signer in pair.values() if signer):
        used = 2 + cells(signer) + 2 + 2 + cells(date)
        if used + 8 <= width:
            yield f"  {signer}  {'_' * (width - used)}  {date}"
        else:
            yield from wrap(signer, width, first=2, hanging=2)
            yield at_right(f"________  {date}", width)
