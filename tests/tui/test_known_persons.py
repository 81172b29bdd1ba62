"""Somebody known from an earlier case is offered by name, initials or phone tail, and never just taken."""

from pathlib import Path

from .walking import Walk, prepare, walking


async def first_party_of_a_new_case(walk: Walk) -> None:
    """Stand in the name of the first party of a new case."""
    await walk.press("f2", "f8", "f2", "1", "enter")
    assert walk.path == "parties/0/name"


async def test_enter_after_a_part_of_the_name_offers_who_is_known(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("魏三")
        await walk.press("enter")
        offered = next(line for line in walk.lines if "魏三妹" in line)
        assert "女60岁" in offered
        assert "青石村六组" in offered
        assert "尾号1110" in offered
        assert "15400001110" not in walk.text
        assert walk.case.parties[0].id_number is None, "nothing is taken before it is chosen"
        await walk.press("down", "enter")
        party = walk.case.parties[0]
        assert (party.name, party.id_number, party.phone) == ("魏三妹", "330000196601202200", "15400001110")
        assert party.role == "申请人"
        assert (await walk.stored()).parties[0] == party


async def test_a_phone_tail_finds_too_and_esc_keeps_what_was_typed(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("1110")
        await walk.press("enter")
        assert "魏三妹" in walk.text
        await walk.press("escape")
        assert walk.case.parties[0].name == "1110"
        assert walk.case.parties[0].id_number is None


async def test_initials_find_too_and_undo_gives_it_back(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("wsm")
        await walk.press("enter", "enter")
        assert walk.case.parties[0].name == "魏三妹"
        await walk.press("ctrl+z")
        assert (walk.case.parties[0].name, walk.case.parties[0].phone) == ("wsm", None)


async def test_the_first_line_keeps_a_name_that_only_resembles(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("魏三")
        await walk.press("enter", "enter")
        assert (walk.case.parties[0].name, walk.case.parties[0].phone) == ("魏三", None)
        assert walk.path == "parties/0/id_number"


async def test_a_name_nobody_knows_just_goes_on(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("买买提")
        await walk.press("enter")
        assert (walk.case.parties[0].name, walk.path) == ("买买提", "parties/0/id_number")


async def test_an_identity_number_typed_on_without_looking_chooses_nobody(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await first_party_of_a_new_case(walk)
        await walk.type("魏三妹")
        await walk.press("enter")
        await walk.type("330000198811050021")
        party = walk.case.parties[0]
        assert (party.name, party.id_number, party.phone) == ("魏三妹", "330000198811050021", None)
        assert (party.sex, walk.path) == ("女", "parties/0/id_number")
