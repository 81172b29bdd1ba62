"""From 定稿 to 封存: the story of one agreement, and each way it must not go."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.cli.shell import TODAY, agreed_case
from tests.township import MINE, found
from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Agent, Signature
from tiaojie_tui.store import journal, register
from tiaojie_tui.store.troubles import DiskFull

from .conftest import Clock
from .sealing import AGREED, sign_all


def test_an_agreement_goes_from_its_facts_to_the_seal(desk: Desk, wall: str) -> None:
    frozen = signing.finalise(desk, wall).frozen
    assert frozen is not None
    assert frozen.version == 1
    sign_all(desk, wall)
    sealed = signing.seal(desk, wall)
    assert sealed.seal is not None
    assert sealed.seal.sha256 == frozen.sha256


def test_finalising_is_refused_while_a_block_stands(desk: Desk, dog_bite: str) -> None:
    with pytest.raises(Refused, match="还不能定稿"):
        signing.finalise(desk, dog_bite)
    assert cases.load(desk, dog_bite).frozen is None


def test_nobody_signs_before_the_text_is_final(desk: Desk, wall: str) -> None:
    with pytest.raises(Refused, match="还没有定稿"):
        signing.sign(desk, wall, Signature("梁秋生", "当事人", "签名", AGREED))


def test_a_stranger_cannot_sign(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    with pytest.raises(Refused, match="不在应签名的人里"):
        signing.sign(desk, wall, Signature("路人甲", "当事人", "签名", AGREED))


@pytest.mark.parametrize(
    ("on", "fault"), [(date(2026, 10, 18), "不能早于"), (date(2026, 11, 24), "不能在今天之后")]
)
def test_a_signature_bears_a_possible_day(desk: Desk, wall: str, on: date, fault: str) -> None:
    signing.finalise(desk, wall)
    with pytest.raises(Refused, match=fault):
        signing.sign(desk, wall, Signature("梁秋生", "当事人", "签名", on))


def test_the_first_and_the_last_possible_day_are_taken(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    signing.sign(desk, wall, Signature("梁秋生", "当事人", "签名", AGREED))
    signing.sign(desk, wall, Signature("梁冬生", "当事人", "签名", desk.today))


def with_agent(desk: Desk, number: str) -> str:
    """The second brother has sent his son with special authority."""
    son = Agent("委托代理人", "梁小军", "儿子", authority="特别授权")
    case = cases.load(desk, number).case
    editing = cases.open_case(desk, number)
    assert editing.change("代理人", "parties/1/agents", paths.put(case, "parties/1/agents", (son,)))
    pending = editing.pending()
    assert pending is not None
    cases.save(desk, pending, editing.place)
    editing.close()
    return number


@pytest.mark.parametrize("capacity", ["梁冬生的委托代理人", "委托代理人", None])
def test_an_agent_with_special_authority_signs_in_the_place_of_the_party(
    desk: Desk, wall: str, capacity: str | None
) -> None:
    number = with_agent(desk, wall)
    signing.finalise(desk, number)
    stored = signing.sign(desk, number, Signature("梁小军", capacity, "签名、按指印", AGREED))
    row = next(row for row in signing.board(stored.case) if row.signer.of == "梁冬生")
    assert row.signature is not None
    assert row.signature.name == "梁小军"


def test_who_signs_after_another_in_the_same_place_takes_that_place(desk: Desk, wall: str) -> None:
    number = with_agent(desk, wall)
    signing.finalise(desk, number)
    signing.sign(desk, number, Signature("梁小军", "梁冬生的委托代理人", "签名", AGREED))
    stored = signing.sign(desk, number, Signature("梁冬生", "当事人", "签名", AGREED))
    assert [signature.name for signature in stored.case.signatures] == ["梁冬生"]


def test_a_signature_recorded_by_mistake_is_taken_out_and_the_others_stay(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    sign_all(desk, wall)
    case = cases.load(desk, wall).case
    first = signing.board(case)[0].signer
    after = signing.board(signing.without_signature(case, first))
    assert [row.signature is None for row in after] == [True, *[False] * (len(after) - 1)]


def test_sealing_waits_for_the_last_signature(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    for row in signing.board(cases.load(desk, wall).case)[:-1]:
        signing.sign(desk, wall, Signature(row.signer.name, row.signer.capacity, "签名", AGREED))
    signing.stamp(desk, wall, AGREED)
    with pytest.raises(Refused, match="还不能封存"):
        signing.seal(desk, wall)
    last = signing.board(cases.load(desk, wall).case)[-1].signer
    signing.sign(desk, wall, Signature(last.name, last.capacity, "签名", AGREED))
    assert signing.seal(desk, wall).seal is not None


def test_sealing_waits_for_the_committees_seal(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    for row in signing.board(cases.load(desk, wall).case):
        signing.sign(desk, wall, Signature(row.signer.name, row.signer.capacity, "签名", AGREED))
    with pytest.raises(Refused, match="还不能封存"):
        signing.seal(desk, wall)


def test_a_final_text_cannot_be_changed_until_it_is_void(desk: Desk, wall: str) -> None:
    stored = signing.finalise(desk, wall)
    editing = cases.open_case(desk, wall)
    assert editing.read_only is not None
    assert not editing.change("事实", "facts", replace(editing.case, facts="改过的事实"))
    behind_its_back = Editing(replace(stored, frozen=None), None, editing.place)
    assert behind_its_back.change("事实", "facts", replace(editing.case, facts="改过的事实"))
    pending = behind_its_back.pending()
    assert pending is not None
    with pytest.raises(Refused, match="已经定稿"):
        cases.save(desk, pending, editing.place)


def test_voiding_drops_the_signatures_and_the_next_text_is_version_two(desk: Desk, wall: str) -> None:
    first = signing.finalise(desk, wall).frozen
    sign_all(desk, wall)
    voided = signing.void(desk, wall, "金额要改")
    assert voided.frozen is None
    assert voided.case.signatures == ()
    assert voided.case.sealed_on is None
    second = signing.finalise(desk, wall).frozen
    assert first is not None
    assert second is not None
    assert second.version == 2


def test_nothing_of_a_sealed_agreement_changes_any_more(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    sign_all(desk, wall)
    signing.seal(desk, wall)
    for act in (
        lambda: signing.void(desk, wall, "想改"),
        lambda: signing.finalise(desk, wall),
        lambda: signing.stamp(desk, wall, AGREED),
        lambda: signing.sign(desk, wall, Signature("梁秋生", "当事人", "签名", AGREED)),
        lambda: signing.seal(desk, wall),
    ):
        with pytest.raises(Refused, match="封存"):
            act()
    assert not cases.open_case(desk, wall).change(
        "名称", "title", replace(cases.load(desk, wall).case, title="x")
    )


def test_the_paper_handed_out_after_finalising_is_the_frozen_one(desk: Desk, wall: str, clock: Clock) -> None:
    draft = papers.hand_out(desk, wall)
    assert not draft.final
    signing.finalise(desk, wall)
    frozen = papers.hand_out(desk, wall)
    assert frozen.final
    clock.time = datetime(2027, 1, 5, 9, 0)
    assert papers.hand_out(desk, wall).docx == frozen.docx


def test_voiding_is_whole_or_not_at_all(desk: Desk, wall: str, monkeypatch: pytest.MonkeyPatch) -> None:
    signing.finalise(desk, wall)
    signed = sign_all(desk, wall)

    def fails(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(register, "void", fails)
    with pytest.raises(Refused, match="硬盘已满"):
        signing.void(desk, wall, "金额要改")
    assert cases.load(desk, wall) == signed


def test_on_a_server_the_journal_knows_by_number_who_finalised_voided_and_sealed(tmp_path: Path) -> None:
    """Two of one name are two people."""
    town = found(tmp_path / "home")
    with town.desk(MINE) as desk:
        told = agreed_case(number="(2026)青调字第7号", mediators=[MINE], recorder=None)
        number = cases.bring_in(desk, json.dumps(told, ensure_ascii=False)).case.number or ""
        signing.finalise(desk, number)
        signing.void(desk, number, "写错了一个字")
        signing.finalise(desk, number)
        sign_all(desk, number, TODAY)
        signing.seal(desk, number)
        entries = journal.entries(desk.store, number=number)
        assert desk.key
    for act in (journal.FINALISED, journal.VOIDED, journal.SEALED):
        of_it = [line.entry.details for line in entries if line.entry.act == act]
        assert of_it
        assert all(one["人"] == town.people[MINE] and one["钥匙"] == desk.key.id for one in of_it)
