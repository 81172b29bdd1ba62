"""The foot of a page that proves itself: number, 校验码, page of pages, and both as a QR code."""

from blocks import page_of_pages
from shapes import paragraph, row, twips

_HEIGHT = 19.0
"""In mm, a little more than the QR code, whose white edge would else cover the line; also without one."""
_COLUMNS = (98.0, 38.0, 20.0)


def _cell(mm: float, *paragraphs: str, upright: str = "center") -> str:
    properties = f'<w:tcW w:w="{twips(mm)}" w:type="dxa"/><w:vAlign w:val="{upright}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def proving_foot() -> str:
    """A line, and below it the number and the code, the page, the picture."""
    left, middle, right = _COLUMNS
    cells = (
        _cell(
            left,
            paragraph("页脚字样", "{{ 项.编号 }}{{ 编号 }}"),
            paragraph("页脚字样", "{{ 项.校验码 }}{{ 校验码 }}"),
        ),
        _cell(middle, page_of_pages()),
        _cell(right, paragraph("页脚图", "{{ 二维码 }}"), upright="bottom"),
    )
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in _COLUMNS)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(_COLUMNS))}" w:type="dxa"/>'
        '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{row(*cells, height=_HEIGHT)}</w:tbl>{paragraph('表后空行')}"
    )
