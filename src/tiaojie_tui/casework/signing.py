"""From the last word to the closed agreement: 定稿, the signing board, 封存.

A signature here is the record of ink that somebody saw; none is ever drawn, copied or assumed.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date

from tiaojie_tui.casework import cases, certified, characters, permission, tables
from tiaojie_tui.casework.desk import Desk, Refused, refusing
from tiaojie_tui.casework.papers import AGREEMENT, made
from tiaojie_tui.domain import dates, exchange, signers, words
from tiaojie_tui.domain.case import Case, Signature
from tiaojie_tui.domain.problems import Problem, Stops
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.domain.signers import Signer
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store import register
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.register import Frozen

_WRITES_HIS_NAME = (signers.MEDIATOR, signers.RECORDER)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the signing board: who must sign, and what is recorded of it."""

    signer: Signer
    signature: Signature | None


def in_the_way(case: Case, act: Stops, desk: Desk) -> tuple[Problem, ...]:
    """The problems that stop ``act`` now."""
    return tuple(problem for problem in tables.problems(desk, case) if problem.blocks(act))


def finalise(desk: Desk, number: str) -> Stored:
    """定稿: freeze the bytes that will be printed. Raises ``Refused`` while a blocking problem stands.

    Signatures that a case brought along (from a case file) were made on another paper: none of them counts.
    """
    permission.ask(desk, Action.FINALISE, number)
    stored = cases.load(desk, number)
    if stored.seal is not None:
        raise Refused("协议已经封存，不用再定稿。")
    if stored.frozen is not None:
        raise Refused(f"已经定稿（第{stored.frozen.version}稿），可以打印签名。要改，先作废这一稿。")
    if stored.case.outcome in (None, "open"):
        stored = _store(desk, stored, replace(stored.case, outcome="written"), "调解结果：达成书面协议")
    if stored.case.outcome != "written":
        raise Refused("第5步的调解结果不是「达成书面协议」，不出协议书。")
    problems = in_the_way(stored.case, Stops.FINALISE, desk)
    if problems:
        more = f"（还有{len(problems) - 1}处）" if len(problems) > 1 else ""
        raise Refused(f"还不能定稿：{problems[0].message}{more}")
    if stored.case.signatures or stored.case.sealed_on:
        unsigned = replace(stored.case, signatures=(), sealed_on=None)
        stored = _store(desk, stored, unsigned, "定稿：以前登记的签名签的不是这一稿，不再算")
    _refuse_what_no_font_has(stored.case)
    paper = made(desk, stored.case, final=True)
    _refuse_what_could_show_other_words(paper.docx)
    with refusing(), permission.granted(desk, Action.FINALISE, number):
        register.freeze(
            desk.store,
            number,
            docx=paper.docx,
            code=paper.code,
            text=paper.text,
            made_at=desk.now(),
            by=desk.by,
            named=desk.named,
        )
    return cases.load(desk, number)


def _refuse_what_no_font_has(case: Case) -> None:
    blank_on_paper = characters.unprintable(case)
    if blank_on_paper:
        raise Refused(blank_on_paper[0])


def _refuse_what_could_show_other_words(docx: bytes) -> None:
    from tiaojie_tui.papers.package import read_parts
    from tiaojie_tui.papers.seal import lint

    faults = lint.faults(read_parts(docx))
    if faults:
        raise Refused(f"《{AGREEMENT}》的模板不能用来定稿：{faults[0]}请管理员改好模板再定稿。")


def void(desk: Desk, number: str, reason: str) -> Stored:
    """Void the frozen paper so that the text can change; the signatures on it count no more."""
    if not reason.strip():
        raise Refused("请写为什么作废，如 账号写错了。")
    permission.ask(desk, Action.VOID, number)
    stored = cases.load(desk, number)
    if stored.seal is not None:
        raise Refused("协议已经封存，不能作废。确有变动，请另立补充协议。")
    if stored.frozen is None:
        raise Refused("还没有定稿，可以直接改。")
    unsigned = replace(stored.case, signatures=(), sealed_on=None)
    with refusing(), permission.granted(desk, Action.VOID, number):
        _store(desk, stored, unsigned, f"作废第{stored.frozen.version}稿：{reason}")
        register.void(desk.store, number, at=desk.now(), by=desk.by, named=desk.named, reason=reason)
    return cases.load(desk, number)


def board(case: Case) -> tuple[Row, ...]:
    """Who must sign, each with the signature recorded so far."""
    found = signers.required_signers(case, case.agreed_on)
    return tuple(Row(signer, signers.signature_of(case, signer)) for signer in found)


def sign(desk: Desk, number: str, signature: Signature) -> Stored:
    """Record a signature seen on paper. Raises ``Refused`` for a stranger, a wrong day, or no 定稿."""
    stored = _waiting_for_ink(desk, number)
    return _store(desk, stored, with_signature(stored.case, signature, desk.today), f"签名：{signature.name}")


def with_signature(case: Case, signature: Signature, today: date) -> Case:
    """The case with this signature recorded, in place of an earlier one by the same person so acting.

    Raises ``Refused`` like ``sign``; whether the text is final is not asked here.
    """
    signature = replace(signature, name=_as_called(case, signature.name))
    signer = signers.signer_for(case, signature)
    if signer is None:
        wanted = "、".join(f"{row.signer.name}（{row.signer.capacity}）" for row in board(case))
        raise Refused(f"「{signature.name}」不在应签名的人里。应签名的是：{wanted}。")
    if signature.on is None or not signature.method:
        raise Refused(f"请写明{signature.name}怎么签的（签名、盖章、按指印）和哪一天。")
    if not set(signature.method.split("、")) <= set(words.SIGNING_METHODS):
        raise Refused(f"怎么签的只能是 {'、'.join(words.SIGNING_METHODS)}，几样用顿号连起来。")
    if signer.capacity in _WRITES_HIS_NAME and "签名" not in signature.method:
        raise Refused(f"{signer.capacity}要签名，光盖章、按指印不算（人民调解法第二十九条）。")
    _refuse_wrong_day(case, signature.on, today)
    kept = without_signature(case, signer).signatures
    capacity = next(capacity for name, capacity in signer.ways if name == signature.name)
    return replace(case, signatures=(*kept, replace(signature, capacity=signature.capacity or capacity)))


def _as_called(case: Case, name: str) -> str:
    """How the case calls the party of this name, where a ref stands for it and no other bears the name."""
    named = [party for party in case.parties if party.name == name]
    return named[0].called if len(named) == 1 and case.party(name) is None else name


def without_signature(case: Case, signer: Signer) -> Case:
    """The case with nothing recorded in this place: what was recorded there was a mistake."""
    kept = tuple(old for old in case.signatures if signers.signer_for(case, old) != signer)
    return replace(case, signatures=kept)


def stamp(desk: Desk, number: str, on: date) -> Stored:
    """Record the day of the committee's seal (人民调解委员会印章)."""
    stored = _waiting_for_ink(desk, number)
    return _store(desk, stored, with_stamp(stored.case, on, desk.today), "盖调委会印章")


def with_stamp(case: Case, on: date, today: date) -> Case:
    """The case with the day of the committee's seal. Raises ``Refused`` for a day that cannot be."""
    _refuse_wrong_day(case, on, today)
    return replace(case, sealed_on=on)


def _refuse_wrong_day(case: Case, on: date, today: date) -> None:
    if on > today:
        raise Refused("签名、盖章的日期不能在今天之后，签了再记。")
    if case.agreed_on is not None and on < case.agreed_on:
        raise Refused(f"签名、盖章的日期不能早于达成协议的日期（{dates.printed(case.agreed_on)}）。")


def _waiting_for_ink(desk: Desk, number: str) -> Stored:
    stored = cases.load(desk, number)
    if stored.seal is not None:
        raise Refused("协议已经封存，签名记录不能再改。")
    if stored.frozen is None:
        raise Refused("还没有定稿。先定稿、打印，在纸上签了名再来记。")
    return stored


def seal(desk: Desk, number: str) -> Stored:
    """封存: close the frozen bytes and the signing record for good. Raises ``Refused`` with a hole in it."""
    permission.ask(desk, Action.SEAL, number)
    stored = _waiting_for_ink(desk, number)
    problems = in_the_way(stored.case, Stops.EFFECT, desk)
    if problems:
        more = f"（还有{len(problems) - 1}处）" if len(problems) > 1 else ""
        raise Refused(f"还不能封存：{problems[0].message}{more}")
    effective = signers.effective_date(stored.case)
    if effective is None or stored.frozen is None:
        raise Refused("签名、盖章还没有齐，协议还没有生效，不能封存。")
    if made(desk, stored.case, final=True).code != stored.frozen.code:
        raise Refused("案件内容和定稿的协议书不一致，请作废这一稿，重新定稿、签名。")
    record = signing_record(stored, effective.isoformat())
    files = _signed_files(desk, stored.frozen, record)
    with refusing(), permission.granted(desk, Action.SEAL, number):
        register.seal(
            desk.store, number, record=record, at=desk.now(), by=desk.by, named=desk.named, files=files
        )
    return cases.load(desk, number)


def _signed_files(desk: Desk, frozen: Frozen, record: str) -> dict[str, bytes]:
    with refusing():
        docx = register.frozen_bytes(desk.store, frozen.number, frozen.version)
        pdf = register.pdf_bytes(desk.store, frozen.number, frozen.version)
    record_sha256 = hashlib.sha256(record.encode()).hexdigest()
    return certified.signed(desk, frozen.number, docx, pdf, record_sha256)


def signing_record(stored: Stored, effective: str) -> str:
    """The signing record as the canonical JSON whose hash is closed with the paper."""
    encoded = exchange.encode(stored.case)
    frozen = stored.frozen
    record = {
        "number": stored.case.number,
        "version": frozen.version if frozen else None,
        "code": frozen.code if frozen else None,
        "sha256": frozen.sha256 if frozen else None,
        "signatures": encoded.get("signatures", []),
        "sealed_on": encoded.get("sealed_on"),
        "effective_on": effective,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _store(desk: Desk, stored: Stored, case: Case, label: str) -> Stored:
    with refusing(), permission.granted(desk, Action.WRITE, stored.case.number or ""):
        try:
            return stored_cases.save(
                desk.store,
                stored.version,
                case,
                by=desk.by,
                at=desk.now(),
                label=label,
                save_id=cases.new_save_id(),
            )
        except stored_cases.StaleSave as stale:
            raise cases.Conflict(stale.theirs) from stale
