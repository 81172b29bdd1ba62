"""核验: is this paper, file or sheet, what was sealed here? In order of what proves most.

The hash of the whole file against the register proves the file. Where it is another file, the seal in it, the
校验码 and the words say what became of it. From a sheet of paper the code typed in shows what is registered.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiaojie_tui.casework import cases, certified, permission
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.domain import dates
from tiaojie_tui.papers import verify as reading
from tiaojie_tui.papers import wording
from tiaojie_tui.papers.package import NotReadable
from tiaojie_tui.papers.printed_text import CELL_END, LINE_BREAK
from tiaojie_tui.papers.wording import Worded
from tiaojie_tui.store import crosscheck, journal, register
from tiaojie_tui.store.register import Found

_WHOLE_DOSSIER = "本卷宗连面带底共计"
_NOT_ONE_PAPER = (
    "这是装订好的整卷，里面的协议书加印了卷内页号。要核验，请用协议书的原件，或者输入页脚的校验码。"
)
_UNKNOWN = "不认识：本机没有登记过这份文书，不能证明它是这里做的。"
_UNKNOWN_TO_YOU = "不认识：您能看的案件里没有登记过这份文书。别的案件的，请交承办人或者司法所核验。"
"""On a server: what is registered of other cases is not shown by a code either."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a paper that somebody brings back. ``intact`` only for sealed and unchanged."""

    intact: bool
    sentences: tuple[str, ...]


def verify_file(desk: Desk, content: bytes) -> Verdict:
    """Whether these bytes (.docx or PDF) are a sealed agreement of this installation; if changed, where."""
    permission.present(desk)
    with refusing():
        same = register.find_by_sha(desk.store, hashlib.sha256(content).hexdigest())
    if same is not None:
        return _checked_register(desk, _of_same(same), same)
    sealed = tuple(_seal_in(desk, content))
    of_other = _of_other_pdf if content.startswith(b"%PDF-") else _of_other_docx
    try:
        return of_other(desk, content, sealed)
    except NotReadable as bad:
        return Verdict(False, (f"不认识：{bad}", *(said for said in sealed if str(bad) not in said)))


def verify_code(desk: Desk, code: str) -> Verdict:
    """What is registered under a 校验码 typed off a sheet: the text, to be read beside the sheet."""
    permission.present(desk)
    with refusing():
        found = register.find_by_code(desk.store, code)
    if found is None:
        again = f"不认识：没有登记过校验码 {code}，请对照纸上再输一遍。"
        return Verdict(False, (again, _UNKNOWN_TO_YOU) if desk.on_server else (again,))
    standing = _of_same(found)
    told = (
        *standing.sentences,
        "这是登记的那一份。手里这张对不对，请和下面的原文逐字对照：",
        *_to_be_read(found.text),
    )
    if desk.on_server:  # what is read here is read as in the case itself
        with refusing():
            about = {"经": "核验", "设备": desk.device}
            journal.append(desk.store, desk.entry(journal.VIEWED, found.frozen.number, about))
    return _checked_register(desk, Verdict(standing.intact, told), found)


def _unknown(desk: Desk) -> str:
    return _UNKNOWN_TO_YOU if desk.on_server else _UNKNOWN


def _to_be_read(text: str) -> Iterator[str]:
    """The registered text a line at a time, without the marks by which it is kept."""
    for line in text.replace(LINE_BREAK, "\n").split("\n"):
        if not line.startswith("〔"):
            yield line.replace(CELL_END, "　")


def verify_text(desk: Desk, text: str) -> Verdict:
    """Whether words typed off a sheet, or recognised from its scan, are those that are registered."""
    permission.present(desk)
    seen = wording.worded(text)
    found = _registered(desk, seen.code, seen.number)
    if found is None:
        return Verdict(False, ("不认识：文字里没有登记过的校验码或编号，请把编号或校验码也写上。",))
    differences = wording.compare(wording.worded(found.text), seen, part=True)
    if differences:
        return _checked_register(desk, Verdict(False, (_changed(found), *differences)), found)
    same = _of_same(found)
    told = ("文字对得上：写出来的部分和登记的一样。", *same.sentences)
    return _checked_register(desk, Verdict(same.intact, told), found)


def _of_same(found: Found) -> Verdict:
    frozen, seal = found.frozen, found.seal
    about = f"{frozen.number}《{frozen.kind}》第{frozen.version}稿，校验码 {frozen.code}"
    if seal is not None:
        return Verdict(True, (f"已封存，未改动：{about}，{dates.printed(seal.sealed_at.date())}封存。",))
    if frozen.voided_at is not None:
        return Verdict(False, (f"已作废：{about}，{dates.printed(frozen.voided_at.date())}作废，不能再用。",))
    return Verdict(False, (f"未封存：{about}，已经定稿，一字未改，但签名盖章后还没有封存。",))


def _of_other_docx(desk: Desk, docx: bytes, sealed: Sequence[str]) -> Verdict:
    printed = reading.read_printed(docx)
    number = _number_of_agreement(wording.worded(printed.text))
    found = _registered(desk, printed.code, number)
    if found is None:
        return Verdict(False, (_unknown(desk), *sealed))
    differences = reading.compare(found.text, printed.text)
    if printed.code != found.frozen.code:
        here = f"是 {printed.code}" if printed.code else "没有"
        differences.append(f"校验码：登记的是 {found.frozen.code}，这份上{here}。")
    return _checked_register(desk, _of_other(found, differences, sealed), found)


def _of_other_pdf(desk: Desk, pdf: bytes, sealed: Sequence[str]) -> Verdict:
    seen = _words_of(pdf)
    if _WHOLE_DOSSIER in seen.words:
        return Verdict(False, (_NOT_ONE_PAPER, *sealed))
    found = _registered(desk, seen.code, _number_of_agreement(seen))
    if found is None:
        return Verdict(False, (_unknown(desk), *sealed))
    with refusing():
        own = register.pdf_bytes(desk.store, found.frozen.number, found.frozen.version)
    if own is None:
        return Verdict(False, (f"{_named(found)}没有在这里做过 PDF，这个文件不是这里给出的。", *sealed))
    differences = wording.compare(_words_of(own), seen)
    return _checked_register(desk, _of_other(found, differences, sealed), found)


def _number_of_agreement(seen: Worded) -> str:
    """The number of the case, where the paper is an agreement: others bear it too."""
    return seen.number if f"{register.AGREEMENT}编号" in seen.words else ""


def _words_of(pdf: bytes) -> Worded:
    return wording.worded(wording.text_of_pdf(pdf))


def _of_other(found: Found, differences: Sequence[str], sealed: Sequence[str]) -> Verdict:
    if differences:
        return Verdict(False, (_changed(found), *differences, *sealed))
    said = (
        f"文件改动过：文字和本机登记的{_named(found)}相同，但文件不是原来那一份：可能只是另存过，"
        "也可能加过图片、批注，看到的不一定是登记的内容。请用原件。"
    )
    return Verdict(False, (said, *sealed))


def _changed(found: Found) -> str:
    return f"已被改动：和本机登记的{_named(found)}不一样。"


def _named(found: Found) -> str:
    return f"{found.frozen.number}《{found.frozen.kind}》第{found.frozen.version}稿"


def _registered(desk: Desk, code: str, number: str) -> Found | None:
    """The registered paper that bears this code, else the standing one of the case with this number."""
    with refusing():
        found = register.find_by_code(desk.store, code) if code else None
    if found is not None or not number:
        return found
    try:
        frozen = cases.load(desk, number).frozen
    except Refused:
        return None
    with refusing():
        return register.find_by_code(desk.store, frozen.code) if frozen else None


def _checked_register(desk: Desk, verdict: Verdict, found: Found) -> Verdict:
    """The verdict, unless the register itself was changed: then it proves nothing by itself."""
    with refusing():
        broken = journal.first_break(desk.store)
        faults = crosscheck.differences(desk.store, found.frozen.number)
    if reading.code_of(found.text) != found.frozen.code:
        faults.append(f"登记的原文和校验码 {found.frozen.code} 对不上。")
    if broken is not None:
        faults.insert(0, f"登记从第 {broken} 条起对不上。")
    if not faults:
        return verdict
    warning = "注意：本机的登记可能被改过，证明不了什么。请以司法所签收的封存登记日报为准，并马上告诉管理员。"
    return Verdict(False, (warning, *faults, *verdict.sentences))


def _seal_in(desk: Desk, content: bytes) -> Iterator[str]:
    """What the seal in a file that is not the registered one says, if it bears one."""
    pinned = certified.pinned(desk)
    if not pinned:
        return
    from tiaojie_tui.papers.seal import pdf, strict

    check = pdf.check if content.startswith(b"%PDF-") else strict.check
    checked = check(content, pinned)
    if checked.untouched and checked.at is not None:
        yield f"封存标记有效：{checked.holder}，{dates.printed(checked.at.date())}封存，之后没有改动。"
    else:
        yield from checked.faults
