"""Templates of what the register of frozen and sealed papers is told on."""

from pathlib import Path

import blank
from blocks import listing, page_of_pages
from shapes import for_each, only_if, paragraph

_COLUMNS = (11.0, 13.0, 13.0, 42.0, 13.0, 48.0, 16.0)
_NAMES = ("序号", "时间", "事项", "案号", "稿", "校验码", "经办人")


def _daily(path: Path) -> None:
    cells = [("清单居中", f"条.{name}") for name in _NAMES]
    body = "".join(
        (
            paragraph("文书标题", "{{ 标题 }}"),
            paragraph("文书编号", "{{ 调委会 }}　{{ 日期 }}"),
            listing("条", "登记", _COLUMNS, _NAMES, cells),
            paragraph("表后空行"),
            only_if("说明", paragraph("文书正文", "{{ 说明 }}")),
            for_each("行", "链", paragraph("文书正文", "{{ 行 }}")),
            paragraph("文书正文", "{{ 用途 }}"),
            for_each("行", "签收", paragraph("文书正文", "{{ 行 }}")),
        )
    )
    blank.write(path, title="封存登记日报", body=body, header=paragraph("页眉字样"), footer=page_of_pages())


DRAWINGS = {"封存登记日报": _daily}
