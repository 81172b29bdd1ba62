"""Who must sign, and when the agreement takes effect."""

from dataclasses import replace
from datetime import date

import pytest

from tiaojie_tui.domain.case import Agent, Case, Party, Signature
from tiaojie_tui.domain.signers import effective_date, required_signers, signer_for, unsigned
from tiaojie_tui.domain.titles import propose_title

DAY = date(2026, 11, 9)
GUARDIAN = Agent(kind="法定代理人", name="孔德福", relation="父亲")


def child(birth: date) -> Party:
    return Party(role="申请人", kind="person", name="孔子涵", birth=birth, agents=(GUARDIAN,))


ADULT = Party(role="被申请人", kind="person", name="魏三妹", birth=date(1966, 1, 20))


def agreed(*parties: Party) -> Case:
    return Case(parties=parties, mediators=("江海平",), recorder="苏文英", agreed_on=DAY)


def places(case: Case) -> list[tuple[str, str]]:
    return [(signer.name, signer.capacity) for signer in required_signers(case, case.agreed_on)]


def test_adults_mediators_and_the_recorder_sign() -> None:
    assert places(agreed(replace(ADULT, name="甲"), ADULT)) == [
        ("甲", "当事人"),
        ("魏三妹", "当事人"),
        ("江海平", "人民调解员"),
        ("苏文英", "记录人"),
    ]


@pytest.mark.parametrize(
    ("birth", "who"),
    [
        (date(2018, 11, 10), ["孔子涵的法定代理人"]),
        (date(2018, 11, 9), ["当事人", "孔子涵的法定代理人"]),
        (date(2008, 11, 10), ["当事人", "孔子涵的法定代理人"]),
    ],
    ids=["the day before eight", "eight today", "the day before eighteen"],
)
def test_a_childs_age_on_the_day_of_agreement_tells_who_signs(birth: date, who: list[str]) -> None:
    assert [capacity for name, capacity in places(agreed(child(birth), ADULT))[:-3]] == who


def test_before_an_agreement_the_age_counts_on_the_day_of_acceptance() -> None:
    case = replace(agreed(child(date(2016, 7, 15)), ADULT), agreed_on=None, accepted_on=DAY)
    assert places(case)[:2] == [("孔子涵", "当事人"), ("孔德福", "孔子涵的法定代理人")]


def test_a_child_without_a_guardian_leaves_a_place_nobody_can_fill() -> None:
    alone = replace(child(date(2020, 1, 1)), agents=())
    assert places(agreed(alone, ADULT))[0] == ("", "孔子涵的法定代理人")
    case = replace(agreed(alone, ADULT), signatures=(Signature("孔子涵", None, "签名", DAY),))
    assert unsigned(case, DAY)[0].capacity == "孔子涵的法定代理人"


def test_who_turns_eighteen_on_the_day_signs_alone() -> None:
    grown = replace(child(date(2008, 11, 9)), agents=())
    assert places(agreed(grown, ADULT))[0] == ("孔子涵", "当事人")


def test_an_agent_with_special_authority_may_sign_instead_and_another_may_not() -> None:
    agent = Agent(kind="委托代理人", name="魏大强", authority="特别授权")
    case = agreed(ADULT, replace(ADULT, name="魏三妹", agents=(agent,), ref="小魏"))
    special = Signature("魏大强", "委托代理人", "签名", DAY)
    assert signer_for(case, special) == required_signers(case, DAY)[1]
    ordinary = replace(agent, authority="一般授权")
    weaker = agreed(ADULT, replace(ADULT, ref="小魏", agents=(ordinary,)))
    assert signer_for(weaker, special) is None


def test_an_organisation_signs_by_its_stamp_or_its_head() -> None:
    firm = Party(role="被申请人", kind="organization", name="丰禾合作社", legal_representative="祝成林")
    case = agreed(ADULT, firm)
    place = required_signers(case, DAY)[1]
    assert place.name == "丰禾合作社"
    assert "盖章" in place.method
    assert signer_for(case, Signature("祝成林", "法定代表人")) == place
    assert signer_for(case, Signature("丰禾合作社")) == place


def test_one_person_in_two_capacities_must_say_which() -> None:
    mother = replace(ADULT, name="孔德福")
    case = agreed(child(date(2020, 1, 1)), mother)
    assert signer_for(case, Signature("孔德福", None, "签名", DAY)) is None
    assert signer_for(case, Signature("孔德福", "当事人", "签名", DAY)) == required_signers(case, DAY)[1]
    assert signer_for(case, Signature("孔德福", "法定代理人", "签名", DAY)) == required_signers(case, DAY)[0]


def signed(case: Case, *days: int) -> Case:
    signers = required_signers(case, DAY)
    return replace(
        case,
        signatures=tuple(
            Signature(signer.name, signer.capacity, "签名", date(2026, 11, day))
            for signer, day in zip(signers, days, strict=False)
        ),
    )


def test_the_agreement_takes_effect_on_the_last_of_its_days() -> None:
    case = agreed(ADULT, replace(ADULT, name="乙"))
    assert effective_date(replace(signed(case, 9, 12, 10, 10), sealed_on=date(2026, 11, 11))) == date(
        2026, 11, 12
    )
    assert effective_date(replace(signed(case, 9, 12, 10, 10), sealed_on=date(2026, 11, 15))) == date(
        2026, 11, 15
    )


@pytest.mark.parametrize("missing", range(4))
def test_it_takes_no_effect_while_one_signature_is_missing(missing: int) -> None:
    complete = replace(signed(agreed(ADULT, replace(ADULT, name="乙")), 9, 9, 9, 9), sealed_on=DAY)
    assert effective_date(complete) == DAY
    without = tuple(s for place, s in enumerate(complete.signatures) if place != missing)
    assert effective_date(replace(complete, signatures=without)) is None


def test_it_takes_no_effect_without_the_seal_or_a_mediator() -> None:
    case = signed(agreed(ADULT, replace(ADULT, name="乙")), 9, 9, 9, 9)
    assert effective_date(case) is None
    assert effective_date(replace(case, mediators=(), sealed_on=DAY)) is None


def test_a_signature_without_its_day_or_manner_does_not_count() -> None:
    case = replace(signed(agreed(ADULT, replace(ADULT, name="乙")), 9, 9, 9, 9), sealed_on=DAY)
    first, *others = case.signatures
    assert effective_date(replace(case, signatures=(replace(first, on=None), *others))) is None
    assert effective_date(replace(case, signatures=(replace(first, method=None), *others))) is None


@pytest.mark.parametrize("outcome", ["failed", "withdrawn"])
def test_where_nothing_was_agreed_nothing_takes_effect(outcome: str) -> None:
    complete = replace(signed(agreed(ADULT, replace(ADULT, name="乙")), 9, 9, 9, 9), sealed_on=DAY)
    assert effective_date(replace(complete, outcome="written")) == DAY
    assert effective_date(replace(complete, outcome=outcome)) is None


def test_both_parents_are_guardians_and_either_may_sign() -> None:
    mother = replace(GUARDIAN, name="林桂香", relation="母亲")
    case = agreed(replace(child(date(2020, 1, 1)), agents=(GUARDIAN, mother)), ADULT)
    assert places(case)[0] == ("孔德福", "孔子涵的法定代理人")
    assert signer_for(case, Signature("林桂香", "孔子涵的法定代理人")) == required_signers(case, DAY)[0]


def test_a_grown_up_with_a_guardian_is_signed_for() -> None:
    ward = replace(ADULT, agents=(replace(GUARDIAN, relation="儿子"),))
    assert places(agreed(ward))[0] == ("孔德福", "魏三妹的法定代理人")


def test_one_agent_of_two_parties_signs_for_each() -> None:
    agent = Agent(kind="委托代理人", name="魏大强", authority="特别授权")
    case = agreed(replace(ADULT, name="甲", agents=(agent,)), replace(ADULT, name="乙", agents=(agent,)))
    first, second = required_signers(case, DAY)[:2]
    assert signer_for(case, Signature("魏大强", "甲的委托代理人")) == first
    assert signer_for(case, Signature("魏大强", "乙的委托代理人")) == second
    assert signer_for(case, Signature("魏大强", "委托代理人")) is None


def test_a_mediator_who_also_keeps_the_record_signs_twice() -> None:
    case = replace(agreed(ADULT), recorder="江海平")
    assert places(case)[-2:] == [("江海平", "人民调解员"), ("江海平", "记录人")]
    assert signer_for(case, Signature("江海平", None)) is None
    assert signer_for(case, Signature("江海平", "记录人")) == required_signers(case, DAY)[-1]


def test_who_was_born_on_29_february_signs_alone_from_1_march() -> None:
    leapling = replace(child(date(2008, 2, 29)), agents=())
    day_before, on_the_day = (
        [place.capacity for place in required_signers(agreed(leapling), day)][:2]
        for day in (date(2026, 2, 28), date(2026, 3, 1))
    )
    assert day_before == ["当事人", "孔子涵的法定代理人"]
    assert on_the_day == ["当事人", "人民调解员"]


def test_an_oral_agreement_takes_effect_when_it_is_made() -> None:
    assert effective_date(replace(agreed(ADULT), outcome="oral")) == DAY


def test_a_title_does_not_say_other() -> None:
    people = (Party(role="申请人", name="甲"), Party(role="被申请人", name="乙"))
    assert propose_title(Case(dispute_type="其他纠纷", parties=people)) == "甲与乙纠纷"
    assert propose_title(Case(dispute_type="其他劳动争议纠纷", parties=people)) == "甲与乙劳动争议纠纷"


def test_a_title_leaves_third_parties_and_the_unnamed_out() -> None:
    people = (
        Party(role="申请人", name="甲"),
        Party(role="被申请人", name="乙"),
        Party(role="被申请人", name="丙公司"),
        Party(role="被申请人"),
        Party(role="第三人", name="丁"),
    )
    assert propose_title(Case(dispute_type="邻里纠纷", parties=people)) == "甲与乙、丙公司邻里纠纷"


def test_a_title_names_whom_it_can_before_roles_are_given() -> None:
    assert propose_title(Case(parties=(Party(name="甲"), Party(name="乙")))) == "甲、乙纠纷"


def test_titles_name_the_sides_and_the_type() -> None:
    def party(role: str, name: str) -> Party:
        return Party(role=role, name=name)

    case = Case(dispute_type="邻里纠纷", parties=(party("申请人", "甲"), party("被申请人", "乙")))
    assert propose_title(case) == "甲与乙邻里纠纷"
    more = replace(case, parties=(*case.parties, party("申请人", "丙"), party("申请人", "丁")))
    assert propose_title(more) == "甲等三人与乙邻里纠纷"
    assert propose_title(Case(dispute_type="邻里纠纷")) == ""
    assert propose_title(replace(case, dispute_type=None, parties=(party("申请人", "甲"),))) == "甲纠纷"
