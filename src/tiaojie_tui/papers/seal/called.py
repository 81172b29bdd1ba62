"""What the parts of a .docx are called when a mediator is told of them."""

import re

_CALLED = (
    (r"word/document\.xml", "正文"),
    (r"word/header\d*\.xml", "页眉"),
    (r"word/footer\d*\.xml", "页脚"),
    (r"word/styles\.xml", "字体和段落样式"),
    (r"word/settings\.xml", "文档设置"),
    (r"word/fontTable\.xml", "字体表"),
    (r"word/numbering\.xml", "自动编号"),
    (r"word/footnotes\.xml", "脚注"),
    (r"word/endnotes\.xml", "尾注"),
    (r"word/media/.*", "图片"),
    (r".*\.rels", "内部关联"),
)


def called(part: str) -> str:
    """The Chinese word for a part, by its name in the package."""
    alike = (words for pattern, words in _CALLED if re.fullmatch(pattern, part))
    return next(alike, "文件的一部分")
