"""Picking from lists by number, initials or part of a word."""

import pytest

from tiaojie_tui.domain import picking, steps, words
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.domain.schema import Field, Kind
from tiaojie_tui.domain.typed import Unreadable


def pick(typed: str) -> str:
    return picking.pick(words.DISPUTE_TYPES, typed).value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2", "邻里纠纷"),
        ("２", "邻里纠纷"),
        ("18", "其他纠纷"),
        ("lljf", "邻里纠纷"),
        ("LL", "邻里纠纷"),
        ("彩礼", None),
        ("交通", "道路交通事故纠纷"),
        ("物业纠纷", "物业纠纷"),
        (" 邻里 ", "邻里纠纷"),
        ("0", None),
        ("19", None),
        ("纠纷", None),
    ],
)
def test_a_line_is_picked_by_number_initials_or_part(typed: str, meant: str | None) -> None:
    if meant is None:
        with pytest.raises(Unreadable):
            pick(typed)
    else:
        assert pick(typed) == meant


def test_what_may_be_several_is_asked_with_their_names() -> None:
    with pytest.raises(Unreadable, match="其他消费纠纷") as asked:
        pick("其他")
    assert "按回车看表" in str(asked.value)


def test_exact_initials_beat_longer_ones() -> None:
    choices = (words.Choice("甲", "甲", "qt"), words.Choice("乙", "乙", "qtjf"))
    assert picking.pick(choices, "qt").value == "甲"


PEOPLE = ("陈守田", "陈守业", "买买提·吐尔逊")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1,2", ("陈守田", "陈守业")),
        ("１，２", ("陈守田", "陈守业")),
        ("1 3", ("陈守田", "买买提·吐尔逊")),
        ("陈守业、1", ("陈守业", "陈守田")),
        ("2,2", ("陈守业",)),
        ("冯三", ("冯三",)),
        ("John Smith", ("John Smith",)),
        ("陈守田 陈守业", ("陈守田", "陈守业")),
        ("，", ()),
    ],
)
def test_several_names_by_number_or_as_typed(typed: str, meant: tuple[str, ...]) -> None:
    assert picking.read_names(typed, PEOPLE) == meant


@pytest.mark.parametrize("typed", ["4", "0", "1,9"])
def test_a_number_beyond_the_list_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable, match="一共3个"):
        picking.read_names(typed, PEOPLE)


def field(key: str) -> Field:
    sections = [section for step in steps.STEPS for section in step.sections]
    return next(found for section in sections for found in section.fields if found.key == key)


CASE = Case(
    mediators=("江海平",),
    recorder="苏文英",
    parties=(Party(name="孔子涵", agents=(Agent(name="孔德福"),)), Party(name="魏三妹"), Party()),
)


def test_each_kind_of_offer_names_its_people_once() -> None:
    assert picking.offers(field("obligors"), CASE) == ("孔子涵", "魏三妹")
    assert picking.offers(field("mediators"), CASE, ("苏文英", "江海平")) == ("苏文英", "江海平")
    assert picking.offers(field("present"), CASE) == ("孔子涵", "魏三妹", "孔德福", "江海平", "苏文英")
    assert picking.offers(field("facts"), CASE) == ()


@pytest.mark.parametrize(
    "field",
    [
        field
        for step in steps.STEPS
        for section in step.sections
        for field in section.fields
        if field.kind is Kind.CHOICE
    ],
    ids=lambda field: field.key,
)
def test_every_word_of_every_list_is_read_back_as_it_is_shown(field: Field) -> None:
    """What a list writes into its field must be what the field takes."""
    for choice in field.choices:
        assert picking.pick(field.choices, choice.shown) is choice
