"""What is typed is in the draft at once, in the database after a save, and on screen after a restart."""

import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from tiaojie_tui.casework import cases
from tiaojie_tui.casework.conflict import differences, merged
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import paths
from tiaojie_tui.store import leases
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.revisions import revisions
from tiaojie_tui.store.troubles import DiskFull


def type_in(editing: Editing, path: str, value: object) -> None:
    assert editing.change("改动", path, paths.put(editing.case, path, value))


def save(desk: Desk, editing: Editing) -> None:
    pending = editing.pending()
    assert pending is not None
    done = cases.save(desk, pending, editing.place)
    editing.saved(done.stored, done.seq)


def test_what_is_saved_is_there_when_the_case_is_opened_again(
    desk: Desk, open_again: Callable[[], Desk]
) -> None:
    editing = cases.begin(desk)
    type_in(editing, "facts", "院墙滴水。")
    save(desk, editing)
    assert not editing.dirty
    assert cases.load(open_again(), editing.number).case.facts == "院墙滴水。"


def test_what_was_typed_and_not_saved_comes_back_after_a_kill(
    desk: Desk, open_again: Callable[[], Desk], dog_bite: str
) -> None:
    editing = cases.open_case(desk, dog_bite)
    editing.go("facts", "facts")
    type_in(editing, "facts", "狗没有拴")
    editing.close()
    again = cases.open_case(desk, dog_bite)
    assert again.case.facts == "狗没有拴"
    assert again.place == Place(dog_bite, "facts", "facts")
    assert again.recovered is not None
    assert again.recovered.labels == ("facts",)
    save(desk, again)
    again.close()
    assert cases.open_case(desk, dog_bite).recovered is None


def test_a_change_typed_while_a_save_runs_is_not_lost(desk: Desk, dog_bite: str) -> None:
    editing = cases.open_case(desk, dog_bite)
    type_in(editing, "facts", "第一句。")
    pending = editing.pending()
    assert pending is not None
    type_in(editing, "facts", "第一句。第二句。")
    done = cases.save(desk, pending, editing.place)
    editing.saved(done.stored, done.seq)
    assert editing.case.facts == "第一句。第二句。"
    assert editing.dirty
    save(desk, editing)
    assert cases.load(desk, dog_bite).case.facts == "第一句。第二句。"


def test_undo_names_the_act_and_redo_brings_it_back(desk: Desk, dog_bite: str) -> None:
    editing = cases.open_case(desk, dog_bite)
    before = editing.case
    for text in ("狗", "狗没", "狗没拴"):
        assert editing.change("纠纷主要事实", "facts", replace(editing.case, facts=text))
    editing.pause()
    assert editing.change("案件名称", "title", replace(editing.case, title="狗咬人"))
    undone = editing.undo()
    assert undone is not None
    assert undone.label == "案件名称"
    undone = editing.undo()
    assert undone is not None
    assert editing.case == before, "typing on in one field is one act"
    assert editing.undo() is None
    assert editing.redo() is not None
    assert editing.case.facts == "狗没拴"


def test_typing_after_an_undo_leaves_nothing_to_redo(desk: Desk, dog_bite: str) -> None:
    editing = cases.open_case(desk, dog_bite)
    type_in(editing, "facts", "一")
    editing.undo()
    type_in(editing, "facts", "二")
    assert editing.redo() is None


def test_a_stale_save_is_refused_and_both_values_are_at_hand(desk: Desk, dog_bite: str) -> None:
    mine = cases.open_case(desk, dog_bite)
    base = mine.case
    type_in(mine, "facts", "我写的事实")
    type_in(mine, "recorder", "江海平")
    theirs = cases.load(desk, dog_bite)
    other = Editing(theirs, None, mine.place)
    type_in(other, "facts", "他写的事实")
    type_in(other, "difficulty", "简易")
    save(desk, other)
    pending = mine.pending()
    assert pending is not None
    with pytest.raises(cases.Conflict) as refused:
        cases.save(desk, pending, mine.place)
    found = refused.value.theirs
    assert [(d.path, d.mine, d.theirs) for d in differences(base, mine.case, found.case)] == [
        ("facts", "我写的事实", "他写的事实")
    ]
    mine.rebase(found, merged(base, mine.case, found.case, keep_mine={"facts"}))
    save(desk, mine)
    kept = cases.load(desk, dog_bite).case
    assert (kept.facts, kept.recorder, kept.difficulty) == ("我写的事实", "江海平", "简易")


def test_choosing_theirs_keeps_what_only_i_changed(desk: Desk, dog_bite: str) -> None:
    base = cases.load(desk, dog_bite).case
    mine = replace(base, facts="我", recorder="江海平")
    theirs = replace(base, facts="他")
    assert merged(base, mine, theirs, keep_mine=()) == replace(base, facts="他", recorder="江海平")


def test_a_number_is_not_skipped_by_a_case_left_empty(desk: Desk) -> None:
    first = cases.begin(desk)
    number = first.number
    first.close()
    cases.leave(desk, number, None)
    assert cases.begin(desk).number == number


def test_an_empty_case_is_kept_off_the_list(desk: Desk) -> None:
    editing = cases.begin(desk)
    assert cases.page(desk).rows == ()
    type_in(editing, "facts", "院墙滴水。")
    save(desk, editing)
    assert [row.number for row in cases.page(desk).rows] == [editing.number]


def test_the_title_follows_the_parties_until_it_is_written_by_hand(desk: Desk, dog_bite: str) -> None:
    editing = cases.open_case(desk, dog_bite)
    assert editing.case.title
    assert "孔子涵" in editing.case.title
    type_in(editing, "parties/1/name", "魏三姐")
    save(desk, editing)
    assert "魏三姐" in (editing.case.title or "")
    type_in(editing, "title", "狗咬伤一事")
    save(desk, editing)
    type_in(editing, "parties/1/name", "魏三妹")
    save(desk, editing)
    assert editing.case.title == "狗咬伤一事"


def test_starting_again_lands_on_the_same_case_step_and_field(
    desk: Desk, open_again: Callable[[], Desk], dog_bite: str
) -> None:
    editing = cases.open_case(desk, dog_bite)
    type_in(editing, "facts", "狗没有拴。")
    editing.go("facts", "facts")
    save(desk, editing)
    editing.close()
    again = cases.resume(open_again())
    assert again is not None
    assert again.place == Place(dog_bite, "facts", "facts")
    assert again.recovered is None


def test_a_case_that_is_gone_lets_the_next_start_begin_at_the_list(desk: Desk) -> None:
    empty = cases.begin(desk)
    empty.close()
    cases.leave(desk, empty.number, Place(empty.number, "intake", "source"))
    assert cases.resume(desk) is None


def test_an_unknown_case_is_refused_with_a_sentence(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"。$"):
        cases.load(desk, "(2020)人调字第99号")


def test_a_save_that_was_committed_before_its_error_meets_no_conflict_with_itself(
    desk: Desk, dog_bite: str
) -> None:
    editing = cases.open_case(desk, dog_bite)
    type_in(editing, "facts", "第一句。")
    pending = editing.pending()
    assert pending is not None
    cases.save(desk, pending, editing.place)
    editing.unsure(pending)  # the answer got lost on its way back
    type_in(editing, "facts", "第一句。第二句。")
    save(desk, editing)
    save(desk, editing)
    assert not editing.dirty
    assert cases.load(desk, dog_bite).case.facts == "第一句。第二句。"
    assert len(revisions(desk.store, dog_bite)) == 3, "brought in, and each sentence once"


def test_a_case_held_by_another_process_can_be_read_and_not_changed(
    desk: Desk, dog_bite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.open_case(desk, dog_bite)
    monkeypatch.setattr(os, "getpid", lambda: 1)  # we are somebody else now
    other = cases.open_case(desk, dog_bite)
    assert other.case.facts
    assert other.read_only is not None
    assert "正在办这个案件" in other.read_only
    assert not other.change("事实", "facts", replace(other.case, facts="改"))


def test_a_full_disk_leaves_a_case_to_be_read(
    desk: Desk, dog_bite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(leases, "take", full)
    editing = cases.open_case(desk, dog_bite)
    assert editing.case.facts
    assert editing.read_only is not None
    assert "只能看" in editing.read_only
