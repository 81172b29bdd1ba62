"""What is typed into a field is in the case at once, whatever it is, and stays."""

import asyncio
from pathlib import Path

import pytest
from textual import events

from tests.tui.walking import Walk, prepare, walking
from tiaojie_tui.casework import cases
from tiaojie_tui.store import drafts
from tiaojie_tui.tui.widgets.field import EntryField


async def stand_in(walk: Walk, path: str) -> EntryField:
    """Go to the field at ``path`` of the open case."""
    await walk.case_screen.go_to(path)
    await walk.settle()
    assert walk.path == path
    field = walk.app.focused
    assert isinstance(field, EntryField)
    return field


async def test_a_typed_value_is_in_the_case_and_soon_in_the_database(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/0/occupation")
        await walk.press(*["backspace"] * len(field.text))
        await walk.type("养蜂")
        assert walk.case.parties[0].occupation == "养蜂"
        assert "未保存" in walk.lines[0]
        await asyncio.wait_for(seen(walk, "已保存"), 5)
        number = walk.case.number or ""
        assert (await walk.app.at_desk(cases.load, number)).case.parties[0].occupation == "养蜂"


async def test_what_is_typed_is_in_the_draft_before_it_can_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bug: under load a character could stand on screen a moment before it was kept; a kill then lost it."""
    [number] = prepare(tmp_path, "狗咬伤")
    kept: list[str] = []

    def redraw(shown: EntryField) -> None:
        left = drafts.recover(tmp_path / drafts.FOLDER, number)
        if shown.has_focus and left is not None and "外" in shown.text:
            kept.append(repr(left.parts))
        drawn(shown)

    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await stand_in(walk, "parties/0/occupation")
        drawn = EntryField.redraw
        monkeypatch.setattr(EntryField, "redraw", redraw)
        await walk.type("在外")
    assert kept
    assert "在外" in kept[0]


async def seen(walk: Walk, text: str) -> None:
    """Wait until the screen says this."""
    while text not in walk.text:
        await walk.pilot.pause(0.05)


async def test_no_key_deletes_more_than_one_character(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/0/address")
        before = field.text
        await walk.press("ctrl+w", "ctrl+u", "ctrl+k", "ctrl+backspace", "home", "ctrl+k", "ctrl+w")
        assert field.text == before
        await walk.press("delete")
        assert field.text == before[1:]


async def test_coming_back_to_a_field_and_typing_adds_to_it(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/0/occupation")
        before = field.text
        await walk.press("tab", "shift+tab")
        await walk.type("者")
        assert walk.case.parties[0].occupation == before + "者"


async def test_what_cannot_be_read_is_kept_said_and_replaced_by_what_can(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "accepted_on")
        await walk.press(*["backspace"] * len(field.text))
        await walk.type("昨个儿晌午")
        assert walk.case.accepted_on is None
        assert [(kept.path, kept.text) for kept in walk.case.unread] == [("accepted_on", "昨个儿晌午")]
        assert "看不出是哪一天" in walk.text
        assert (await walk.stored()).unread == walk.case.unread
        await walk.press("f8", "f7")
        assert "昨个儿晌午" in walk.text
        await walk.press(*["backspace"] * 5)
        await walk.type("2026-11-02")
        assert walk.case.unread == ()
        assert str(walk.case.accepted_on) == "2026-11-02"
        assert (await walk.stored()).unread == ()


async def test_a_valid_identity_number_tells_sex_and_birth_but_overrules_nobody(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2", "f8", "f2", "1", "enter")
        await stand_in(walk, "parties/0/id_number")
        await walk.type("330000196411022057")
        assert (walk.case.parties[0].sex, str(walk.case.parties[0].birth)) == ("男", "1964-11-02")
        await stand_in(walk, "parties/0/sex")
        await walk.press("backspace", "2")
        await stand_in(walk, "parties/0/id_number")
        await walk.press("backspace", "7")
        assert walk.case.parties[0].sex == "女"


async def test_a_renamed_party_is_followed_by_everything_that_names_it(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/1/name")
        await walk.press(*["backspace"] * len(field.text))
        await walk.type("梁秋生二")
        case = walk.case
        assert [party.name for party in case.parties] == ["梁秋生", "梁秋生二"]
        assert case.terms[0].obligors == ("梁秋生二",)
        assert case.terms[0].obligees == ("梁秋生",)
        assert {consent.name for consent in case.consents} <= {"梁秋生", "梁秋生二"}
        await walk.press("ctrl+z")
        assert walk.case.parties[1].name == "梁冬生"
        assert walk.case.terms[0].obligors == ("梁冬生",)


async def test_the_wording_follows_the_data_until_somebody_changes_it(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.case_screen.go_to("terms/1/text")
        await walk.press("f2")
        await walk.type("付款")
        await walk.press("enter")
        assert walk.path == "terms/2/obligors"
        await stand_in(walk, "terms/2/amount")
        await walk.type("三百")
        assert "300元" in (walk.case.terms[2].text or "")
        await stand_in(walk, "terms/2/text")
        await walk.press("end")
        await walk.type("另行")
        await stand_in(walk, "terms/2/amount")
        await walk.type("五十")
        assert "350" not in (walk.case.terms[2].text or "")
        assert "另行" in (walk.case.terms[2].text or "")


async def test_undo_and_redo_say_what_they_did_and_go_there(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/0/occupation")
        before = field.text
        await walk.type("甲乙")
        await walk.press("f8", "ctrl+z")
        assert walk.case.parties[0].occupation == before
        assert "已撤销：职业或职务" in walk.text
        assert walk.path == "parties/0/occupation"
        await walk.press("ctrl+y")
        assert walk.case.parties[0].occupation == before + "甲乙"
        assert "已重做：职业或职务" in walk.text
        await walk.press("ctrl+y")
        assert "没有可以重做的了" in walk.text


async def test_hidden_fields_keep_what_they_hold(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        number = walk.case.parties[0].id_number
        field = await stand_in(walk, "parties/0/kind")
        await walk.press(*["backspace"] * len(field.text), "2")
        assert walk.case.parties[0].kind == "organization"
        assert "身份证号" not in walk.text
        assert "统一社会信用代码" in walk.text
        await walk.press("backspace", "1")
        assert walk.case.parties[0].id_number == number
        assert "身份证号" in walk.text


async def test_a_gbk_terminal_is_told_once_what_to_change(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        await stand_in(walk, "title")
        walk.app.post_message(events.Paste("\ufffd\ufffd"))
        await walk.settle()
        assert "UTF-8" in walk.text
        await walk.press("enter")
        walk.app.post_message(events.Paste("\ufffd"))
        await walk.settle()
        assert "UTF-8" not in walk.text


async def test_keys_that_arrive_together_go_where_they_were_meant(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        for key in ("f2", "1", "enter", *"2026-11-20", "enter", *"2026-11-21", "enter", *"ll", "enter"):
            walk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await walk.pilot.pause()
        await walk.settle()
        case = walk.case
        assert case.source == "依申请调解"
        assert (str(case.applied_on), str(case.accepted_on)) == ("2026-11-20", "2026-11-21")
        assert case.dispute_type == "邻里纠纷"
        assert walk.path == "difficulty"


async def test_5000_characters_are_kept_shown_and_walked_through(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        await stand_in(walk, "facts")
        walk.app.post_message(events.Paste("".join(f"第{number}句话。" for number in range(800))))
        await walk.settle()
        await asyncio.wait_for(seen(walk, "第799句话"), 5)
        assert len((await walk.stored()).facts or "") > 5000
        await walk.press(*["pageup"] * 25)
        await asyncio.wait_for(seen(walk, "第0句话"), 5)
