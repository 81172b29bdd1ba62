"""Naming places in a case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Agent, Case, Consent, Party, Screening, Term

CASE = Case(
    facts="院墙滴水",
    parties=(Party(name="梁秋生"), Party(name="梁冬生", agents=(Agent(name="梁小满"),))),
    claims=("收回屋檐", "修墙"),
    consents=(Consent("梁秋生", notified=True),),
)


def test_an_attribute_a_position_and_a_name_lead_to_their_values() -> None:
    assert paths.get(CASE, "facts") == "院墙滴水"
    assert paths.get(CASE, "parties/1/agents/0/name") == "梁小满"
    assert paths.get(CASE, "claims/1") == "修墙"
    assert paths.get(CASE, "consents/=梁秋生/notified") is True


def test_the_part_of_somebody_not_recorded_yet_is_none() -> None:
    assert paths.get(CASE, "consents/=梁冬生/on") is None


@pytest.mark.parametrize("path", ["parties/2/name", "parties/x/name", "colour", "facts/0/name"])
def test_a_place_the_case_has_not_is_refused(path: str) -> None:
    with pytest.raises(paths.NoSuchPlace):
        paths.get(CASE, path)
    with pytest.raises(paths.NoSuchPlace):
        paths.put(CASE, path, "x")


def test_putting_changes_that_place_and_no_other() -> None:
    changed = paths.put(CASE, "parties/1/agents/0/name", "梁谷雨")
    assert paths.get(changed, "parties/1/agents/0/name") == "梁谷雨"
    assert paths.put(changed, "parties/1/agents/0/name", "梁小满") == CASE


def test_putting_for_somebody_new_makes_the_part() -> None:
    changed = paths.put(CASE, "consents/=梁冬生/refused", True)
    assert changed.consents == (Consent("梁秋生", notified=True), Consent("梁冬生", refused=True))


def test_putting_into_a_single_part() -> None:
    assert paths.put(CASE, "screening/reserved", False).screening == Screening(reserved=False)


@given(name=st.text(alphabet="甲乙/~=01", min_size=1))
def test_any_name_can_be_a_key(name: str) -> None:
    path = paths.join("consents", paths.keyed(name), "notified")
    assert paths.put(Case(), path, True).consents == (Consent(name, notified=True),)


def test_inserting_and_removing_are_each_others_reverse() -> None:
    at_front = paths.insert(CASE, "terms", Term(kind="act"))
    more = paths.insert(at_front, "terms", Term(kind="payment"), at=0)
    assert [term.kind for term in more.terms] == ["payment", "act"]
    assert paths.remove(more, "terms/0") == at_front
    assert paths.remove(CASE, "consents/=梁秋生").consents == ()
    with pytest.raises(paths.NoSuchPlace):
        paths.remove(CASE, "parties/2")
