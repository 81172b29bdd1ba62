"""Templates of what the register of frozen and sealed papers is told on."""

from pathlib import Path

import blank
from shapes import cell, field, for_each, only_if, paragraph, row, row_tag, table

_COLUMNS = (11.0, 13.0, 13.0, 42.0, 13.0, 48.0, 16.0)
_HEADS = ("序号", "时间", "事项", "案号", "稿", "校验码", "经办人")


def _daily(path: Path) -> None:
    heads = (cell("表格项目", head, mm=mm) for head, mm in zip(_HEADS, _COLUMNS, strict=True))
    words = (
        cell("清单居中", f"{{{{ 条.{head} }}}}", mm=mm) for head, mm in zip(_HEADS, _COLUMNS, strict=True)
    )
    width = sum(_COLUMNS)
    body = "".join(
        (
            paragraph("文书标题", "{{ 标题 }}"),
            paragraph("文书编号", "{{ 调委会 }}　{{ 日期 }}"),
            table(
                _COLUMNS,
                row(*heads, height=8, header=True),
                row_tag("for 条 in 登记", mm=width, columns=len(_COLUMNS)),
                row(*words, height=8),
                row_tag("endfor", mm=width, columns=len(_COLUMNS)),
            ),
            paragraph("表后空行"),
            only_if("说明", paragraph("文书正文", "{{ 说明 }}")),
            for_each("行", "链", paragraph("文书正文", "{{ 行 }}")),
            paragraph("文书正文", "{{ 用途 }}"),
            for_each("行", "签收", paragraph("文书正文", "{{ 行 }}")),
        )
    )
    footer = paragraph("页码字样", "第 ", field("PAGE"), " 页　共 ", field("NUMPAGES"), " 页")
    blank.write(path, title="封存登记日报", body=body, header=paragraph("页眉字样"), footer=footer)


DRAWINGS = {"封存登记日报": _daily}
