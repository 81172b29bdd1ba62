"""Templates of the office's sheets: the subsidy of one case, and the figures of a month."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import blank
from blocks import ITEMS, item, items, label, page_of_pages, two_items
from blocks import foot as of_case
from shapes import cell, for_each, full_cell, paragraph, row, row_tag, table

_ACROSS = 249.0
"""Width of the text on a wide page, in mm."""
_TALL = 9.0


def _write(path: Path, *body: str, page: blank.Page = blank.WIDE, foot: str = page_of_pages()) -> None:
    head = paragraph("文书标题", "{{ 标题 }}")
    blank.write(
        path,
        title=path.stem,
        body="".join((head, *body)),
        header=paragraph("页眉字样"),
        footer=foot,
        page=page,
    )


def _head(words: str, mm: float, span: int = 1, merged: str | None = None) -> str:
    return cell("报表项目", words, mm=mm, span=span, merged=merged)


def _heads(names: Sequence[str], widths: Sequence[float]) -> str:
    cells = (_head(f"{{{{ 项.{name} }}}}", mm) for name, mm in zip(names, widths, strict=True))
    return row(*cells, height=_TALL, header=True)


def _about() -> str:
    return paragraph("报表说明", "{{ 关于 }}　{{ 月份 }}") + paragraph("表后空行")


def _below(*shapes: str) -> str:
    return "".join((paragraph("表后空行"), *shapes, paragraph("报表说明", "{{ 填表 }}")))


def _remarks() -> str:
    return for_each("段", "注", paragraph("报表说明", "{{ 段 }}"))


def _plain_table(columns: Sequence[tuple[str, float, str]]) -> str:
    """A row for each of ``行``; columns as name, width in mm and style."""
    widths = [mm for _, mm, _ in columns]
    cells = (cell(style, f"{{{{ 行.{name} }}}}", mm=mm) for name, mm, style in columns)
    return table(
        widths,
        _heads([name for name, _, _ in columns], widths),
        row_tag("for 行 in 各行", mm=sum(widths), columns=len(columns)),
        row(*cells, height=_TALL),
        row_tag("endfor", mm=sum(widths), columns=len(columns)),
    )


def _cases(path: Path) -> None:
    middle, text = "报表居中", "报表内容"
    _write(
        path,
        _about(),
        _plain_table(
            (
                ("序号", 11, middle),
                ("案号", 31, text),
                ("当事人", 41, text),
                ("类型", 25, text),
                ("来源", 24, text),
                ("难易", 15, middle),
                ("分工", 11, middle),
                ("受理", 21, middle),
                ("办结", 21, middle),
                ("结果", 17, middle),
                ("金额", 19, middle),
                ("履行", 13, middle),
            )
        ),
        _below(paragraph("报表说明", "{{ 合计 }}")),
    )


def _summary(path: Path) -> None:
    names = "受理 办结 人数 成功 书面 口头 不成 撤回 疑难 金额 履行".split()
    widths = [17.0 if name != "金额" else 30.0 for name in names]
    first = ("调解员", _ACROSS - sum(widths), "报表内容")
    _write(
        path,
        _about(),
        _plain_table((first, *((name, mm, "报表居中") for name, mm in zip(names, widths, strict=True)))),
        _below(_remarks()),
    )


_BODIES = "村调委会 居调委会 乡镇调委会 街道调委会 企事业单位调委会 社会团体和其他组织调委会".split()
_SOURCES = "主动调解 依申请调解 接受委托移送调解".split()
_REFERRERS = "法院 检察院 公安机关 信访部门 其他部门".split()
_TYPES = (
    "婚姻家庭纠纷 邻里纠纷 房屋宅基地纠纷 合同纠纷 生产经营纠纷 损害赔偿纠纷 山林土地纠纷 征地拆迁纠纷 "
    "环境污染纠纷 拖欠农民工工资纠纷 其他劳动争议纠纷 旅游纠纷 电子商务纠纷 其他消费纠纷 医疗纠纷 "
    "道路交通事故纠纷 物业纠纷 其他纠纷"
).split()
_BY_PEN = "确认 排查次 排查件 预防 自杀 刑事 上访 械斗".split()
_SHARES = {"金额": 1.6}
"""Columns wider than the others of their table, so many times."""
_Band = Sequence[tuple[str, Sequence[str]]]
"""Groups of columns side by side: the head above each, and the columns below it."""


def _figure(name: str) -> str:
    return "" if name in _BY_PEN else f"{{{{ 行.{name} }}}}"


def _band(groups: _Band, unit: float) -> str:
    """One table of the statistics: two rows of heads, then a row for each unit."""
    names = list(chain.from_iterable(columns for _, columns in groups))
    share = (_ACROSS - unit) / sum(_SHARES.get(name, 1) for name in names)
    mm = {name: share * _SHARES.get(name, 1) for name in names}
    above = (
        _head(f"{{{{ 项.{group} }}}}", sum(mm[name] for name in columns), len(columns))
        for group, columns in groups
    )
    below = (_head(f"{{{{ 项.{name} }}}}", mm[name]) for name in names)
    filled = (cell("报表居中", _figure(name), mm=mm[name]) for name in names)
    widths = (unit, *mm.values())
    return table(
        widths,
        row(_head("{{ 项.单位 }}", unit, merged="restart"), *above, height=7, header=True),
        row(_head("", unit, merged="continue"), *below, height=_TALL, header=True),
        row_tag("for 行 in 各行", mm=_ACROSS, columns=len(widths)),
        row(_head("{{ 行.单位 }}", unit), *filled, height=_TALL),
        row_tag("endfor", mm=_ACROSS, columns=len(widths)),
    )


def _statistics(path: Path) -> None:
    _write(
        path,
        paragraph("报表说明", "{{ 月份 }}"),
        paragraph("表后空行"),
        _band(
            (
                ("总体", "总数 人数 成功 疑难 金额".split()),
                ("主体", _BODIES),
                ("来源", _SOURCES),
            ),
            32,
        ),
        paragraph("表后空行"),
        _band((("分类", _TYPES),), 24),
        paragraph("表后空行"),
        _band(
            (
                ("移送", _REFERRERS),
                ("形式", ("口头协议", "书面协议")),
                ("其他", ("履行", *_BY_PEN)),
            ),
            32,
        ),
        _below(_remarks()),
    )


def _funds(path: Path) -> None:
    columns = (40.0, 62.0, 27.0, 27.0)
    across, tall = sum(columns), 6.5
    names = ("类别", "项目", "数", "备注")
    heads = (cell("登记项目", f"{{{{ 项.{name} }}}}", mm=mm) for name, mm in zip(names, columns, strict=True))
    counted = (
        cell("清单内容", "{{ 行.项目 }}", mm=columns[1]),
        cell("清单居中", "{{ 行.数 }}", mm=columns[2]),
        cell("清单居中", "", mm=columns[3]),
    )
    _write(
        path,
        _about(),
        table(
            columns,
            row(*heads, height=tall, header=True),
            row_tag("for 行 in 各行", mm=across, columns=4),
            row_tag("if 行.类别", mm=across, columns=4),
            row(cell("登记项目", "{{ 行.类别 }}", mm=columns[0], merged="restart"), *counted, height=tall),
            row_tag("else", mm=across, columns=4),
            row(cell("登记项目", "", mm=columns[0], merged="continue"), *counted, height=tall),
            row_tag("endif", mm=across, columns=4),
            row_tag("endfor", mm=across, columns=4),
        ),
        _below(_remarks()),
        page=blank.FORM,
    )


def _subsidy(path: Path) -> None:
    columns = (46.0, 36.0, 32.0, 42.0)
    names = ("调解员", "分工", "补贴", "签名")
    heads = (label(f"{{{{ 项.{name} }}}}", mm) for name, mm in zip(names, columns, strict=True))
    half = sum(ITEMS) / 2
    opinion = (
        *(paragraph("签名日期") for _ in range(2)),
        paragraph("清单内容", "{{ 项.签章 }}"),
        paragraph("签名日期", "{{ 项.年月日 }}"),
    )
    _write(
        path,
        items(
            item("调委会"),
            item("案件"),
            two_items("案号", "类型"),
            item("当事人"),
            two_items("来源", "难易"),
            two_items("受理", "达成"),
            two_items("结果", "履行"),
            item("金额"),
            two_items("材料", "网上"),
        ),
        paragraph("表后空行"),
        table(
            columns,
            row(*heads, height=_TALL, header=True),
            row_tag("for 行 in 各行", mm=sum(columns), columns=4),
            row(
                cell("清单居中", "{{ 行.姓名 }}", mm=columns[0]),
                cell("清单居中", "{{ 行.分工 }}", mm=columns[1]),
                *(cell("清单居中", "", mm=mm) for mm in columns[2:]),
                height=11,
            ),
            row_tag("endfor", mm=sum(columns), columns=4),
        ),
        paragraph("表后空行"),
        table(
            (half, half),
            row(*(label(f"{{{{ 项.{name} }}}}", half) for name in ("本会意见", "司法所意见")), height=_TALL),
            row(*(full_cell(*opinion, mm=half) for _ in range(2))),
        ),
        paragraph("表后空行"),
        page=blank.FORM,
        foot=of_case(),
    )


DRAWINGS = {
    "补贴申报表": _subsidy,
    "调解案件登记单": _cases,
    "调解案件汇总表": _summary,
    "调解案件统计表": _statistics,
    "经费保障情况统计表": _funds,
}
