"""Templates of what binds the papers of a case: 卷宗封面, 卷内目录, 卷宗封底."""

from pathlib import Path

import blank
from blocks import foot, listing
from shapes import cell, paragraph, row, table

_LABEL, _VALUE = "封面项目", "封面内容"
_COLUMNS = (34.0, 44.0, 34.0, 44.0)
_TALL = 13.0


def _wide(name: str, words: str | None = None) -> str:
    mm, *others = _COLUMNS
    text = f"{{{{ {name} }}}}" if words is None else words
    return row(
        cell(_LABEL, f"{{{{ 项.{name} }}}}", mm=mm),
        cell(_VALUE, text, mm=sum(others), span=3),
        height=_TALL,
    )


def _pair(left: str, right: str, *, pen: bool = False) -> str:
    cells = []
    for name, (label, value) in zip((left, right), (_COLUMNS[:2], _COLUMNS[2:]), strict=True):
        cells.append(cell(_LABEL, f"{{{{ 项.{name} }}}}", mm=label))
        cells.append(cell(_VALUE, "" if pen else f"{{{{ {name} }}}}", mm=value))
    return row(*cells, height=_TALL)


def _sheet(path: Path, *shapes: str) -> None:
    """A sheet around the others: it bears no page number."""
    empty = paragraph("页码字样")
    blank.write(path, title=path.stem, body="".join(shapes), header=empty, footer=empty, page=blank.COVER)


def _cover(path: Path) -> None:
    _sheet(
        path,
        paragraph("封面单位", "{{ 调委会 }}"),
        paragraph("封面标题", "{{ 标题 }}"),
        table(
            _COLUMNS,
            _wide("卷名"),
            _pair("年度", "类别"),
            _wide("卷号"),
            _wide("调解员"),
            _wide("日期"),
            _pair("立卷人", "立卷日期", pen=True),
            _wide("保管期限", ""),
            _wide("备注", ""),
        ),
        paragraph("表后空行"),
    )


def _back(path: Path) -> None:
    _sheet(
        path,
        paragraph("封底字样", "{{ 页数 }}"),
        table(
            _COLUMNS,
            _wide("卷号"),
            _pair("立卷人", "检查人", pen=True),
            _wide("日期", ""),
        ),
        paragraph("表后空行"),
    )


def _contents(path: Path) -> None:
    body = (
        paragraph("文书标题", "{{ 标题 }}"),
        paragraph("文书编号", "{{ 项.编号 }}{{ 编号 }}"),
        listing(
            "件",
            "文书",
            (16.0, 84.0, 24.0, 32.0),
            ("序号", "文书名称", "页号", "备注"),
            (
                ("清单居中", "件.序号"),
                ("清单内容", "件.名称"),
                ("清单居中", "件.页号"),
                ("清单内容", "件.备注"),
            ),
        ),
        paragraph("表后空行"),
    )
    blank.write(path, title=path.stem, body="".join(body), header=paragraph("页眉字样"), footer=foot())


DRAWINGS = {"卷宗封面": _cover, "卷内目录": _contents, "卷宗封底": _back}
