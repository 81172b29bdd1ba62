"""签名和盖章: what is still missing on paper before the agreement is effective (人民调解法 第29条)."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.signers import MEDIATOR, RECORDER, Signer, unsigned
from tiaojie_tui.domain.tables import Tables


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The empty places of the signing board in its order, then the seal. An oral agreement is not signed."""
    if not agreeing(case) or case.outcome == "oral":
        return
    for signer in unsigned(case, case.agreed_on):
        yield _missing(signer)
    if case.sealed_on is None:
        yield Found("NO_SEAL", "sealed_on", "还没有盖调委会的印章，协议没有生效；盖好后请记下盖章的日期。")


def _missing(signer: Signer) -> Found:
    field = paths.join("signatures", paths.keyed(signer.name or signer.of))
    if signer.capacity == MEDIATOR:
        return Found("NO_MEDIATOR_SIGN", field, f"调解员{signer.name}还没有签名，签好后请记下日期。")
    if signer.capacity == RECORDER:
        return Found("NO_RECORDER_SIGN", field, f"记录人{signer.name}还没有签名，签好后请记下日期。")
    by = "" if signer.name == signer.of else f"（{signer.name or signer.capacity}）"
    others = "、".join(f"{name}（{capacity}）" for name, capacity in signer.instead if name)
    either = f"，也可以由{others}签" if others else ""
    return Found(
        "PARTY_SIGN_MISSING", field, f"{signer.of}{by}还没有签名或按指印{either}，签好后请记下日期。"
    )
