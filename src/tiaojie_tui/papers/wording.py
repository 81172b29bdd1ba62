"""The words of a paper without its layout: typed off a sheet, recognised from a scan, or read from a PDF.

Blanks, line ends, page numbers and the width of signs do not count. What remains is cut into clauses, and
two papers are compared clause by clause.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaojie_tui.papers.package import NotReadable
from tiaojie_tui.papers.verify import CODE

_CODE = re.compile(f"(?<![A-Z2-7-]){CODE.pattern}(?![A-Z2-7-])")
_NUMBER = re.compile(r"编号:(.+?号)")
_NOT_OF_THE_TEXT = re.compile(
    r"〔(?:页眉|正文|页脚):\d+段〕|〔图〕|第(?:〔页码〕|\d+)页共(?:〔页数〕|\d+)页"
    f"|校验码:(?:{CODE.pattern})?"
)
_CLAUSE = re.compile("[^。;:,、]*[。;:,、]?")
_MISREAD = str.maketrans("018", "OIB")
"""Base32 has no 0, 1 and 8: whoever types them has read a letter."""
_LETTERS = 16
_MOST_DIFFERENCES = 10
_MOST_CLAUSES = 3000
_LONGEST_PDF = 30_000_000
_MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a paper, squeezed, with the case number and the 校验码 among them (or ``""``)."""

    words: str
    number: str
    code: str


def worded(text: str) -> Worded:
    """A text as its words."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    number, code = _NUMBER.search(squeezed), _CODE.search(squeezed)
    words = _NOT_OF_THE_TEXT.sub("", squeezed)
    return Worded(words, number[1] if number else "", code[0] if code else "")


def typed_code(text: str) -> str | None:
    """The 校验码 that somebody typed or scanned: with or without dashes, in small letters; else ``None``."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).upper().split())
    printed = _CODE.search(squeezed)
    if printed:
        return printed[0]
    letters = re.sub("^校验码:?", "", squeezed).replace("-", "").replace("—", "").translate(_MISREAD)
    if not re.fullmatch(f"[A-Z2-7]{{{_LETTERS}}}", letters):
        return None
    return "-".join(letters[start : start + 4] for start in range(0, _LETTERS, 4))


def text_of_pdf(pdf: bytes) -> str:
    """The text of a PDF from anywhere. Raises ``NotReadable``."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # else it tells the terminal what ails a file

    if len(pdf) > _LONGEST_PDF:
        raise NotReadable("文件太大，不像一份文书，没有打开。")
    try:
        pages = PdfReader(io.BytesIO(pdf)).pages
        if len(pages) > _MOST_PAGES:
            raise NotReadable("文件页数太多，不像一份文书，没有打开。")
        return "\n".join(page.extract_text() for page in pages)
    except NotReadable:
        raise
    except Exception as bad:  # A file made to do harm may raise anything.
        raise NotReadable("这不是有效的 PDF 文件，或者文件已经损坏。") from bad


def compare(registered: Worded, seen: Worded, *, part: bool = False) -> list[str]:
    """Where the words differ, in plain Chinese; empty if nowhere.

    ``part``: only some of the paper was typed, so what is lacking before and after it is no difference.
    """
    before, now = _clauses(registered.words), _clauses(seen.words)
    if max(len(before), len(now)) > _MOST_CLAUSES:
        return ["文字太长，没有逐句对照。"]
    found = list(_differences(before, now, part=part))
    if len(found) > _MOST_DIFFERENCES:
        return [*found[:_MOST_DIFFERENCES], f"另有 {len(found) - _MOST_DIFFERENCES} 处不同。"]
    return found


def _clauses(words: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(words) if clause]


def _differences(before: Sequence[str], now: Sequence[str], *, part: bool) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, now, autojunk=False)
    for kind, low, high, new_low, new_high in matcher.get_opcodes():
        old, new = "".join(before[low:high]), "".join(now[new_low:new_high])
        begins, ends = low == 0 and old.endswith(new), high == len(before) and old.startswith(new)
        if kind == "equal" or (part and (begins or ends)):
            continue
        near = "".join(before[max(0, low - 1) : low])
        after = f"「{near}」之后：" if near else ""
        if kind == "delete":
            yield f"{after}少了「{_short(old)}」。"
        elif kind == "insert":
            yield f"{after}多出「{_short(new)}」。"
        else:
            yield f"{after}原文「{_short(old)}」，现为「{_short(new)}」。"


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:30] + "……" + words[-30:]
