"""A paper as a .docx: the template found, filled, read back and proved to hold what was put in.

Cheap to import: what knows docxtpl is imported when a paper is made.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import takewhile
from pathlib import Path
from typing import Any

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.agreement import NO_CODE_YET, agreement
from tiaojie_tui.papers.context import Context, Unprintable, leaves, printable
from tiaojie_tui.papers.package import NotReadable, write_parts
from tiaojie_tui.papers.printed_text import LINE_BREAK
from tiaojie_tui.papers.seal import qr
from tiaojie_tui.papers.verify import Printed, code_of, printed_in

_CODE_PLACE = "AAAA-AAAA-AAAA-AAAA"
"""Stands in the 校验码's place while the text is read from which the code is made."""
_PICTURE_PLACE = "〔二维码〕"
NOT_WORDS = frozenset({"项", "个人", "校验码", "二维码"})
"""What a template has no duty to print: labels, a flag, and what of the code is looked for by itself."""
MAY_BE_LEFT_OUT = frozenset({"身份证号"})
"""What the ministry's form does not have; an office may take it out of its own template."""
_MARKS = ("{{", "}}", "{%", "%}", "｛｛", "｝｝")
PLAIN, OFFICIAL, LOOK_FILE = "简式", "公文", "样式.txt"
_LONGEST_NAME = 180
"""Bytes; most file systems stop at 255."""
_LONGEST_HELD = 200
"""Characters: eight lines, which with the boxes of an ordinary case still fit one page."""


class BadTemplate(Exception):
    """The paper cannot be made with this template or from this case; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper made: its bytes, their SHA-256, its 校验码 (``""`` on a draft) and its printed text."""

    name: str
    docx: bytes
    code: str
    sha256: str
    text: str


def make(name: str, case: Case, *, final: bool, templates: Path | None = None, here: bool = False) -> Paper:
    """Make the agreement; ``templates`` is the installation's own folder. Raises ``BadTemplate``.

    The same case and template give the same bytes. An own template is filled in a process apart, unless
    ``here`` is such a process already.
    """
    from tiaojie_tui.papers import picture

    code = _CODE_PLACE if final else NO_CODE_YET
    try:
        context = agreement(case, stage="final" if final else "draft", code=code)
        context["二维码"] = _PICTURE_PLACE if final else ""
    except Unprintable as bad:
        raise BadTemplate(str(bad)) from bad
    parts, printed = _filled(name, context, templates, here, chained_from=context["履行"][-1])
    if not final:
        return _paper(name, parts, "", printed.text)
    code = code_of(printed.text)
    parts = {part: _with_code(part, content, code) for part, content in parts.items()}
    if picture.NAME in parts:
        parts[picture.NAME] = qr.png(f"{printed.number} {code}")
    if printed_in(parts) != Printed(printed.text, printed.number, code):
        raise BadTemplate(f"《{name}》的模板用不了：校验码要放在页眉或页脚里，只放一处，中间不要换字体。")
    return _paper(name, parts, code, printed.text)


def fill(name: str, context: Context, *, templates: Path | None = None, here: bool = False) -> Paper:
    """Make a paper that bears no 校验码 from its words. Raises ``BadTemplate``.

    The words stand in the order of the paper. From the last ones of the case before the boxes for ink
    (``签名``) on, everything stays on one page.
    """
    try:
        context = printable(context)
    except Unprintable as bad:
        raise BadTemplate(str(bad)) from bad
    parts, printed = _filled(name, context, templates, here, chained_from=_held_from(context))
    return _paper(name, parts, "", printed.text)


def _held_from(context: Context) -> str:
    """What signatures stay on one page with; only the boxes themselves where that is too long to be moved."""
    if "签名" not in context:
        return ""
    before = [context[key] for key in takewhile(lambda key: key != "签名", context) if key not in NOT_WORDS]
    said = [words for words in leaves(before) if words.strip()]
    return said[-1] if said and len(said[-1]) <= _LONGEST_HELD else next(leaves(context["签名"]))


def _filled(
    name: str, context: Context, templates: Path | None, here: bool, *, chained_from: str
) -> tuple[dict[str, bytes], Printed]:
    """The parts of the paper, and its text, in which nothing of the context is missing."""
    from tiaojie_tui.papers import apart, picture, rendering

    template, own = _template(name, templates)
    render = apart.render if own and not here else rendering.render
    try:
        parts = render(template, context, chained_from=chained_from)
        parts = picture.with_picture(parts, _PICTURE_PLACE, b"", qr.MM)
        printed = printed_in(parts)
    except NotReadable as bad:
        raise BadTemplate(f"《{name}》的模板用不了：{bad}") from bad
    _refuse_loss(name, context, printed)
    return parts, printed


def _paper(name: str, parts: Mapping[str, bytes], code: str, text: str) -> Paper:
    docx = write_parts(parts)
    return Paper(name, docx, code, hashlib.sha256(docx).hexdigest(), text)


def _with_code(part: str, content: bytes, code: str) -> bytes:
    if not re.search("/(header|footer)[^/]*$", part):
        return content
    return content.replace(_CODE_PLACE.encode(), code.encode())


def template_places(name: str, templates: Path | None) -> tuple[Traversable, ...]:
    """Where a template is looked for: in the installation's own folder, the package, the checkout.

    Where the office has chosen the plain form (简式), the one of that look comes before the official one.
    """
    file = f"{name}.docx"
    checkout = Path(__file__).resolve().parents[3] / "agreements" / "templates"
    homes = (resources.files("tiaojie_tui") / "templates", checkout)
    own = [templates / file] if templates else []
    plainer = [home / PLAIN / file for home in homes] if templates and is_plain(templates) else []
    return (*own, *plainer, *(home / file for home in homes))


def is_plain(templates: Path) -> bool:
    """Whether the office has chosen the plain form, in the file 样式.txt of its folder of templates."""
    try:
        return (templates / LOOK_FILE).read_text("utf-8-sig").strip() == PLAIN
    except (OSError, UnicodeDecodeError):
        return False


def _template(name: str, templates: Path | None) -> tuple[bytes, bool]:
    """The template that goes first, and whether it is the installation's own."""
    for place in template_places(name, templates):
        try:
            return place.read_bytes(), templates is not None and place == templates / f"{name}.docx"
        except FileNotFoundError:
            continue
        except OSError as bad:
            raise BadTemplate(f"《{name}》的模板打不开，请管理员看看文件的权限。") from bad
    raise BadTemplate(f"没有找到《{name}》的模板，请管理员重新安装程序。")


def _refuse_loss(name: str, context: Context, printed: Printed) -> None:
    """Everything that was put in is on the paper, as often as it was put in, and no mark is left over."""
    text = printed.text
    wanted = Counter(_put_in(context))
    for value, times in wanted.items():
        if text.count(value) < times:
            near = value.replace(LINE_BREAK, " ")[:20]
            raise BadTemplate(f"《{name}》的模板用不了：「{near}」没有印出来，请看模板里是不是少了这一项。")
    if text.count(_CODE_PLACE) > sum(value.count(_CODE_PLACE) * times for value, times in wanted.items()):
        raise BadTemplate(f"《{name}》的模板用不了：校验码只能放在页眉或页脚里。")
    if _PICTURE_PLACE in text:
        raise BadTemplate(f"《{name}》的模板用不了：二维码只能放在页眉或页脚里。")
    for mark in _MARKS:
        if text.count(mark) > sum(value.count(mark) * times for value, times in wanted.items()):
            raise BadTemplate(f"《{name}》的模板用不了：印出来的纸上还有「{mark}」，请检查花括号是否成对。")


def _put_in(value: Any, key: str = "") -> Iterator[str]:
    if key in NOT_WORDS or key in MAY_BE_LEFT_OUT:
        return
    if isinstance(value, str):
        if value.strip():
            yield value.replace("\n", LINE_BREAK)
        return
    for name, part in value.items() if isinstance(value, dict) else (("", part) for part in value):
        yield from _put_in(part, name)


def file_name(case: Case, name: str) -> str:
    """A file name for a paper: number (else title) and name, safe on Windows, Linux and over scp."""
    about, name = safe(case.number or case.title or "未编号"), safe(name)
    while len(f"{about}{name}.docx".encode()) > _LONGEST_NAME:
        about = about[:-1]
    return f"{about}{name}.docx"


def safe(name: str) -> str:
    """A word as part of a file name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]', "_", name).strip(" .-")
