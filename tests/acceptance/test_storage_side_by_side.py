"""Working side by side: nobody's saved words are lost, and whoever comes second is told."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.invented import FULL, NOON, change, keep, save_id
from tests.store.processes import Say, child
from tests.township import MINE, Township, found
from tiaojie_tui.casework import cases as desk_cases
from tiaojie_tui.casework.conflict import differences, merged
from tiaojie_tui.domain.case import Party
from tiaojie_tui.store import cases
from tiaojie_tui.store.cases import StaleSave
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.troubles import NoSuchCase


@pytest.fixture
def store(tmp_path: Path):
    store = open_store(tmp_path / "home")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("many", "seconds"), [(8, 3.0), pytest.param(40, 30.0, marks=pytest.mark.soak)], ids=["short", "long"]
)
def test_09_processes_on_the_same_five_cases_lose_no_update_and_are_told_of_every_refusal(
    store: Store, many: int, seconds: float, record_property
) -> None:
    """Each adds words of its own to what stands there; what was acknowledged is there at the end, once."""
    numbers = [keep(store, replace(FULL, facts="|")).case.number or "" for _ in range(5)]

    def write(me: int):
        def work(say: Say, _wait: object) -> None:
            own, until, turn, refused = open_store(store.home), time.monotonic() + seconds, 0, 0
            while time.monotonic() < until:
                number, word = numbers[(me + turn) % 5], f"{me}.{turn}|"
                turn += 1
                now = cases.load(own, number)
                longer = replace(now.case, facts=(now.case.facts or "") + word)
                try:
                    cases.save(own, now.version, longer, by="写", at=NOON, label="写", save_id=save_id())
                except StaleSave:
                    refused += 1
                else:
                    say(f"{number} {word}")
            say(f"refused {refused}")
            own.close()

        return work

    from contextlib import ExitStack

    with ExitStack() as running:
        children = [running.enter_context(child(write(me))) for me in range(many)]
        heard = [one.rest() for one in children]
    assert all(said[-1].startswith("refused ") for said in heard)
    acknowledged = [line for said in heard for line in said[:-1]]
    facts = {number: cases.load(store, number).case.facts or "" for number in numbers}
    for line in acknowledged:
        number, word = line.split(" ")
        assert facts[number].count(f"|{word}") == 1, word
    assert sum(text.count("|") - 1 for text in facts.values()) == len(acknowledged)
    refusals = sum(int(said[-1].split()[1]) for said in heard)
    record_property(
        "figure", f"{many} processes, {seconds:.0f} s: {len(acknowledged)} saves, {refusals} told"
    )


def test_10_two_who_change_different_fields_both_keep_what_they_wrote(store: Store) -> None:
    """The second is told, sees that nothing is disputed, and both fields stand in the end."""
    base = keep(store, FULL)
    theirs = change(store, base, recorder="何文清")
    mine = replace(base.case, facts="我写的。")
    with pytest.raises(StaleSave) as told:
        change(store, base, facts="我写的。")
    assert told.value.theirs == theirs
    assert differences(base.case, mine, theirs.case) == ()
    whole = merged(base.case, mine, theirs.case, ())
    saved = cases.save(store, theirs.version, whole, by="我", at=NOON, label="合", save_id=save_id())
    assert (saved.case.facts, saved.case.recorder) == ("我写的。", "何文清")


def test_10_two_who_change_the_same_field_are_asked_and_neither_is_silent(store: Store) -> None:
    """Of one telephone number, both values are there to choose from."""
    base = keep(store, FULL)

    def phone(number: str) -> tuple[Party, ...]:
        return (replace(base.case.parties[0], phone=number), *base.case.parties[1:])

    theirs = change(store, base, parties=phone("15400000002"))
    mine = replace(base.case, parties=phone("15400000001"))
    with pytest.raises(StaleSave):
        change(store, base, parties=phone("15400000001"))
    [asked] = differences(base.case, mine, theirs.case)
    assert (asked.path, asked.mine, asked.theirs) == ("parties/0/phone", "15400000001", "15400000002")


@pytest.fixture
def township(tmp_path: Path) -> Township:
    return found(tmp_path / "server")


def test_11_a_save_of_a_case_that_is_gone_is_told_and_the_text_is_kept(township: Township) -> None:
    """An empty case was discarded by another window: what is typed now stays in the draft."""
    with township.desk(MINE) as desk:
        editing = desk_cases.begin(desk)
        desk.store.sql("DELETE FROM main.cases")
        editing.change("事实", "facts", replace(editing.case, facts="刚写的。"))
        pending = editing.pending()
        assert pending
        with pytest.raises(desk_cases.Refused, match="没有编号为"):
            desk_cases.save(desk, pending, editing.place)
        assert editing.dirty
        assert editing.draft_trouble is None
        editing.close()
        with pytest.raises(NoSuchCase):
            cases.load(desk.store, editing.number)
    assert any((township.home / "drafts").iterdir())
