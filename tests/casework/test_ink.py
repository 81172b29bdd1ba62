"""Whose ink counts on a frozen paper, and what is asked before it is voided."""

from dataclasses import replace

import pytest

from tests.casework.sealing import AGREED, sign_all
from tiaojie_tui.casework import cases, signing
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Signature


def test_signatures_that_a_case_brought_along_sign_no_new_paper(desk: Desk, wall: str) -> None:
    """A file may tell of ink on an earlier paper: this one, with its own check code, nobody has signed."""
    signing.finalise(desk, wall)
    signed = sign_all(desk, wall).case
    again = cases.bring_in(desk, exchange.dumps(replace(signed, number=None))).case
    assert again.signatures == signed.signatures
    number = again.number or ""
    stored = signing.finalise(desk, number)
    assert (stored.case.signatures, stored.case.sealed_on) == ((), None)
    with pytest.raises(Refused, match="还不能封存"):
        signing.seal(desk, number)


@pytest.mark.parametrize("method", ["按指印", "盖章", "盖章、按指印"])
def test_a_mediator_writes_his_name(desk: Desk, wall: str, method: str) -> None:
    signing.finalise(desk, wall)
    with pytest.raises(Refused, match="人民调解员要签名"):
        signing.sign(desk, wall, Signature("江海平", "人民调解员", method, AGREED))
    with pytest.raises(Refused, match="记录人要签名"):
        signing.sign(desk, wall, Signature("苏文英", "记录人", method, AGREED))
    signing.sign(desk, wall, Signature("江海平", "人民调解员", "签名、按指印", AGREED))


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_voided_without_a_reason(desk: Desk, wall: str, reason: str) -> None:
    signing.finalise(desk, wall)
    with pytest.raises(Refused, match="为什么作废"):
        signing.void(desk, wall, reason)
    assert cases.load(desk, wall).frozen is not None


def test_a_party_with_a_ref_may_be_named_by_its_legal_name(desk: Desk, wall: str) -> None:
    case = cases.load(desk, wall).case
    wall_owner = replace(case.parties[0], ref="大梁")
    renamed = replace(
        case,
        number=None,
        parties=(wall_owner, *case.parties[1:]),
        terms=tuple(replace(term, obligees=("大梁",)) for term in case.terms),
        consents=tuple(replace(one, name="大梁") if one.name == "梁秋生" else one for one in case.consents),
    )
    number = cases.bring_in(desk, exchange.dumps(renamed)).case.number or ""
    signing.finalise(desk, number)
    stored = signing.sign(desk, number, Signature("梁秋生", "当事人", "签名", AGREED))
    assert stored.case.signatures[0].name == "大梁"
