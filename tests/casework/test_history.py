"""What was done to a case is told by the act, not by the second, and each state can be looked at."""

from dataclasses import replace
from datetime import timedelta

from tiaojie_tui.casework import cases, history
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.casework.editing import Editing

from .conftest import Clock


def type_and_save(desk: Desk, editing: Editing, label: str, **parts: object) -> None:
    assert editing.change(label, next(iter(parts)), replace(editing.case, **parts))  # type: ignore[arg-type]
    pending = editing.pending()
    assert pending is not None
    done = cases.save(desk, pending, editing.place)
    editing.saved(done.stored, done.seq)


def test_typing_on_is_one_change_and_an_hour_later_another(desk: Desk, clock: Clock, dog_bite: str) -> None:
    editing = cases.open_case(desk, dog_bite)
    before = editing.case
    for text in ("狗", "狗没", "狗没拴"):
        clock.time += timedelta(seconds=1)
        type_and_save(desk, editing, "纠纷主要事实", facts=text)
    type_and_save(desk, editing, "案件名称", title="狗咬人")
    clock.time += timedelta(hours=1)
    type_and_save(desk, editing, "纠纷主要事实", facts="狗没拴绳")
    found = history.changes(desk, dog_bite)
    assert [change.label for change in found] == ["纠纷主要事实", "案件名称", "纠纷主要事实", "立案"]
    assert (found[2].first, found[2].last) == (2, 4)
    was, became = history.before_and_after(desk, dog_bite, found[2])
    assert (was.facts, became.facts) == (before.facts, "狗没拴")


def test_before_the_first_save_there_was_nothing(desk: Desk, dog_bite: str) -> None:
    first = history.changes(desk, dog_bite)[-1]
    was, became = history.before_and_after(desk, dog_bite, first)
    assert was.parties == ()
    assert became == cases.load(desk, dog_bite).case
