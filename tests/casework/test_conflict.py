"""Two have changed one case: what needs a choice is asked field by field, and the rest is put together."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.casework.conflict import Difference, differences, merged
from tiaojie_tui.domain.case import Case, Party, Term

TIAN = Party(name="田广发", phone="13800000001", address="柳河村3组")
YAO = Party(name="姚桂英", phone="13800000002", address="柳河村5组")
BASE = Case(facts="两家相邻。", parties=(TIAN, YAO), claims=("修沟", "赔钱"), terms=(Term(text="修沟"),))


def test_fields_of_different_people_are_put_together_without_a_question() -> None:
    mine = replace(BASE, parties=(replace(TIAN, phone="13900000009"), YAO))
    theirs = replace(BASE, parties=(TIAN, replace(YAO, address="镇上")))
    assert differences(BASE, mine, theirs) == ()
    whole = merged(BASE, mine, theirs, ())
    assert (whole.parties[0].phone, whole.parties[1].address) == ("13900000009", "镇上")


def test_different_fields_of_one_person_are_put_together_too() -> None:
    mine = replace(BASE, parties=(replace(TIAN, phone="13900000009"), YAO))
    theirs = replace(BASE, parties=(replace(TIAN, address="镇上"), YAO))
    assert merged(BASE, mine, theirs, ()).parties[0] == replace(TIAN, phone="13900000009", address="镇上")


def test_only_the_field_that_both_changed_is_asked_for() -> None:
    mine = replace(BASE, facts="我写的。", parties=(replace(TIAN, phone="1", note="聋"), YAO))
    theirs = replace(BASE, parties=(replace(TIAN, phone="2"), YAO), recorder="苏文英")
    asked = differences(BASE, mine, theirs)
    assert asked == (Difference("parties/0/phone", "1", "2"),)
    for keep, phone in (((), "2"), (("parties/0/phone",), "1")):
        whole = merged(BASE, mine, theirs, keep)
        assert whole.parties[0] == replace(TIAN, phone=phone, note="聋")
        assert (whole.facts, whole.recorder) == ("我写的。", "苏文英")


def test_what_both_added_at_the_end_stays() -> None:
    mine = replace(BASE, terms=(*BASE.terms, Term(text="我加的")))
    theirs = replace(BASE, terms=(*BASE.terms, Term(text="他加的")))
    assert [term.text for term in merged(BASE, mine, theirs, ()).terms] == ["修沟", "他加的", "我加的"]


def test_nobody_is_put_together_from_two() -> None:
    """I put somebody in before the first; they changed the first: the list as a whole is asked for."""
    mine = replace(BASE, parties=(Party(name="郭庆", phone="1", address="镇上"), TIAN, YAO))
    theirs = replace(BASE, parties=(replace(TIAN, phone="2"), YAO))
    assert [one.path for one in differences(BASE, mine, theirs)] == ["parties"]
    assert merged(BASE, mine, theirs, ("parties",)).parties == mine.parties
    assert merged(BASE, mine, theirs, ()).parties == theirs.parties


def test_one_took_a_part_away_that_the_other_changed() -> None:
    mine, theirs = replace(BASE, parties=(TIAN,)), replace(BASE, parties=(TIAN, replace(YAO, phone="2")))
    assert [one.path for one in differences(BASE, mine, theirs)] == ["parties"]


texts = st.sampled_from(["", "甲", "乙", "丙"])
cases = st.builds(
    lambda facts, phone, note, claims: replace(
        BASE,
        facts=facts or None,
        parties=(replace(TIAN, phone=phone or None, note=note or None), YAO),
        claims=tuple(claims),
    ),
    *(texts, texts, texts),
    st.lists(texts, max_size=3),
)


@given(cases, cases, cases)
def test_choosing_all_of_mine_or_theirs_keeps_what_each_changed(base: Case, mine: Case, theirs: Case) -> None:
    """Whatever was changed by one side alone is there whoever wins, and the winner's disputed values are."""
    asked = differences(base, mine, theirs)
    for keep, winner in (((), theirs), ([one.path for one in asked], mine)):
        whole = merged(base, mine, theirs, keep)
        for name in ("facts", "claims"):
            values = [getattr(one, name) for one in (base, mine, theirs, whole, winner)]
            was, my, their, now, wins = values
            if my == was:
                assert now == their
            elif their == was:
                assert now == my
            elif name == "facts" and my != their:
                assert now == wins
