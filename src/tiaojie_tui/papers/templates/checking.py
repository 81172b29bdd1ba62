"""Is this template good for this paper? Looked at mark by mark, then tried with a sample case.

What is wrong is said in words that name the paragraph, so that an office can mend it in Word or WPS.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tiaojie_tui.papers import make
from tiaojie_tui.papers.package import NotReadable, read_parts
from tiaojie_tui.papers.templates.flow import Flow
from tiaojie_tui.papers.templates.offered import leaves, offered, sometimes_empty
from tiaojie_tui.papers.templates.parts import brought_along, main_of, marks_in_notes, texts_of, title_of
from tiaojie_tui.papers.templates.sample import CASE
from tiaojie_tui.papers.templates.samples import AGREEMENT, NAMES, SAMPLES

_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""How files of Word before 2007 begin, and .docx files under a password."""
_LISTED = 6


def check(name: str, docx: bytes) -> tuple[str, ...]:
    """What is wrong with ``docx`` as the template of the paper ``name``: a sentence each, none if good."""
    if docx.startswith(_OLD_FORMAT):
        return ("这是旧格式的 .doc，或者加了密码；请在 Word 或 WPS 里去掉密码，另存为 .docx。",)
    try:
        parts = read_parts(docx)
        main = main_of(parts)
        if not main:
            return ("这不是 .docx 文书，请换成 Word 或 WPS 存的 .docx 文件。",)
        return tuple(_faults(name, docx, parts, main))
    except NotReadable as bad:
        return (str(bad),)


def _faults(name: str, docx: bytes, parts: dict[str, bytes], main: str) -> Iterator[str]:
    title = title_of(parts)
    if title in NAMES and title != name:
        yield (
            f"它的标题（文件属性里）是《{title}》，不能当《{name}》的模板；"
            f"文件名写错了就改文件名，真要改用就把标题改成 {name}。"
        )
        return
    flow, fields = Flow(sometimes_empty(name)), offered(name)
    for place, blocks in texts_of(parts, main):
        flow.follow(place, blocks, fields)
    found = [*brought_along(parts), *marks_in_notes(parts, main), *flow.faults]
    yield from found
    if not found:
        yield from _missing(name, flow.printed) or _tried(name, docx)


def _missing(name: str, printed: set[str]) -> list[str]:
    """What the paper has to say and the template does not print."""
    needless = make.NOT_WORDS | make.MAY_BE_LEFT_OUT
    missing = [
        path.replace("[]", "")
        for path, _ in leaves(offered(name))
        if path not in printed and needless.isdisjoint(path.split("."))
    ]
    if not missing:
        return []
    more = f"等{len(missing)}项" if len(missing) > _LISTED else ""
    return [f"少了「{'」「'.join(missing[:_LISTED])}」{more}，印出来的文书会缺内容，请照原来的模板补上。"]


def _tried(name: str, docx: bytes) -> Iterator[str]:
    """What making the paper with the sample case says, where the marks alone are right."""
    with TemporaryDirectory() as folder:
        (Path(folder) / f"{name}.docx").write_bytes(docx)
        try:
            if name == AGREEMENT:
                make.make(name, CASE, final=True, templates=Path(folder), here=True)
            for sample in SAMPLES[name]() if name != AGREEMENT else ():
                make.fill(name, sample, templates=Path(folder), here=True)
        except make.BadTemplate as bad:
            yield str(bad)
