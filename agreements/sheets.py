"""Templates of the plain shape: a title, what it is about, sections, last lines."""

from pathlib import Path

import blank
from blocks import page_of_pages
from shapes import for_each, paragraph, tag


def _sheet_body(title: str, about: str, heading: str, body: str, end: str) -> str:
    """The plain shape: a title, what it is about, sections, last lines; each in the style named for it."""
    return "".join(
        (
            paragraph(title, "{{ 标题 }}"),
            for_each("行", "关于", paragraph(about, "{{ 行 }}")),
            tag("for 一节 in 节"),
            paragraph(heading, "{{ 一节.题 }}"),
            for_each("段", "一节.段", paragraph(body, "{{ 段 }}")),
            tag("endfor"),
            for_each("行", "末", paragraph(end, "{{ 行 }}")),
        )
    )


def _card(path: Path) -> None:
    empty = paragraph("页码字样")
    body = _sheet_body("卡片标题", "卡片正文", "卡片小标题", "卡片正文", "卡片附注")
    blank.write(path, title="明白卡", body=body, header=empty, footer=empty, page=blank.CARD)


def _note(path: Path) -> None:
    body = _sheet_body("文书标题", "文书正文", "文书小标题", "文书正文", "文书正文")
    header, footer = paragraph("页眉字样"), page_of_pages()
    blank.write(path, title="卷宗情况说明", body=body, header=header, footer=footer)


DRAWINGS = {"明白卡": _card, "卷宗情况说明": _note}
