"""Characters that paper would lose: refused where they are typed, mended where a file brings them."""

import json
from datetime import date

import pytest

from tiaojie_tui.domain import characters, exchange, reading, steps
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.exchange import BadCase
from tiaojie_tui.domain.schema import Field
from tiaojie_tui.domain.typed import Unreadable

OLD_YAN, UNKNOWN = "\ue863", "\ue000"
CASE = Case(parties=(Party(name="甲"),))


def party_field(key: str) -> Field:
    (section,) = (part for step in steps.STEPS for part in step.sections if part.key == "party")
    return next(field for field in section.fields if field.key == key)


def read_name(typed: str) -> object:
    return reading.read(
        party_field("name"), typed, case=CASE, path="parties/0/name", today=date(2026, 11, 25)
    )


def file_of(name: str) -> str:
    return json.dumps({"format": "tiaojie-case/1", "parties": [{"name": name}]})


def test_all_eighty_old_codes_are_known_and_lead_out_of_the_private_area() -> None:
    meant = [characters.meant_by(chr(code)) for code in range(0xE815, 0xE865)]
    assert all(char and not characters.is_private(char) for char in meant)
    assert len(set(meant)) == 80
    assert characters.meant_by("\ue814") is characters.meant_by("\ue865") is None


def test_the_old_codes_mean_what_the_standard_has_at_their_place() -> None:
    """Python's own GB 18030 has the standard of 2000, which knew 66 of the 80; the oracle for those."""
    trails = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    known = 0
    for place, trail in enumerate(trails):
        char = bytes([0xFE, trail]).decode("gb18030")
        if not characters.is_private(char):
            assert characters.meant_by(chr(0xE815 + place)) == char
            known += 1
    assert known == 66


@pytest.mark.parametrize(
    ("old", "code"),
    [("\ue816", 0x20087), ("\ue81e", 0x9FB4), ("\ue831", 0x215D7), (OLD_YAN, 0x4DAE), ("\ue864", 0x9FBB)],
)
def test_old_codes_that_unicode_took_in_later(old: str, code: int) -> None:
    assert characters.meant_by(old) == chr(code)


@pytest.mark.parametrize("dot", ["\u2022", "\u2027", "\u30fb", "\uff0e"])
def test_the_dot_in_a_name_becomes_the_middle_dot(dot: str) -> None:
    assert read_name(f"买买提{dot}吐尔逊") == "买买提\u00b7吐尔逊"
    assert exchange.load(file_of(f"买买提{dot}吐尔逊")).parties[0].name == "买买提\u00b7吐尔逊"


@pytest.mark.parametrize(
    "text", ["1．付款", "一．付款", "第1期．", "A\u2022甲", "\u2022甲", "甲\u2022 乙", "3\u00b75"]
)
def test_other_dots_stay(text: str) -> None:
    assert characters.modern(text) == text


def test_an_old_code_is_refused_where_it_is_typed_and_the_right_hanzi_offered() -> None:
    with pytest.raises(Unreadable, match=r"“罗□”里的□是.*U\+E863.*请改成“䶮”。"):
        read_name("罗" + OLD_YAN)


def test_a_code_that_nobody_knows_is_refused_where_it_is_typed() -> None:
    with pytest.raises(Unreadable, match=r"U\+E000.*重新打这个字。"):
        read_name(UNKNOWN + "守信")
    with pytest.raises(Unreadable, match=r"U\+F0000"):
        read_name("\U000f0000")


def test_the_place_in_a_long_text_is_named_by_its_neighbours() -> None:
    with pytest.raises(Unreadable, match="“吵吵吵吵吵吵□闹闹闹闹闹闹”"):
        characters.refuse_private("吵" * 5000 + UNKNOWN + "闹" * 5000)


def test_a_file_with_old_codes_is_taken_with_the_right_hanzi() -> None:
    assert exchange.load(file_of("罗" + OLD_YAN)).parties[0].name == "罗䶮"


def test_a_file_with_a_code_that_nobody_knows_is_refused_with_its_path() -> None:
    with pytest.raises(BadCase) as refused:
        exchange.load(file_of("罗" + UNKNOWN))
    assert "第 1 个当事人的“姓名或名称”（parties[0].name）" in str(refused.value)
    assert "U+E000" in str(refused.value)


def test_what_is_stored_already_is_read_as_it_is() -> None:
    case = Case(facts="罗" + OLD_YAN)
    assert exchange.decode(exchange.encode(case)) == case


@pytest.mark.parametrize("text", ["甲", "“一”……", "①②", "ABC 123", "·", "\n\t　", "字\U000e0100"[1:]])
def test_every_chinese_font_has_these(text: str) -> None:
    assert characters.rare(text) == frozenset()


def test_these_have_to_be_looked_for() -> None:
    rare = "䶮㐂𠮷\U0002ebf0喆\ue863"
    assert characters.rare(f"{rare}甲乙{rare}") == set(rare)
