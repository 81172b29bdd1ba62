"""Two editors of one case, in any order of acts: what was acknowledged stands, what was refused does not."""

import os
import signal
import tempfile
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.small_disk import no_file_grows_beyond
from tests.store.invented import FULL, NOON, freeze, keep, save_id, seal
from tests.store.processes import Say, child
from tiaojie_tui.domain.case import Case, FollowUp, Party
from tiaojie_tui.store import cases, listing, register, revisions
from tiaojie_tui.store.cases import StaleSave, Stored
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.register import AlreadyFrozen, NotFrozen
from tiaojie_tui.store.troubles import CaseSealed, DiskFailing, DiskFull

editors = st.sampled_from(("甲", "乙"))
values = st.sampled_from(("", "墙根", "渗水", "𠮷"))
parts = st.one_of(
    st.builds(lambda value: {"facts": value}, values),
    st.builds(lambda value: {"claims": (value, value)}, values),
    st.builds(lambda value: {"parties": (Party(name=value),)}, values),
    st.builds(lambda value: {"follow_ups": (FollowUp(visited=(value,)),)}, values),
)


class TwoEditors(RuleBasedStateMachine):
    """The model is the list of acknowledged cases, one for each version, and the state of the paper."""

    acts: ClassVar[Counter[str]] = Counter()

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        home = Path(self._folder.name) / "home"
        self._stores: dict[str, Store] = {name: open_store(home) for name in ("甲", "乙")}
        first = keep(self._stores["甲"], replace(FULL, number="7"))
        self._acknowledged: list[Case] = [first.case]
        self._open: dict[str, Stored] = dict.fromkeys(self._stores, first)
        self._sent: dict[str, tuple[dict[str, Any], Stored]] = {}
        self._refused: dict[str, tuple[Case, Stored]] = {}
        self._frozen = self._sealed = False

    @rule(editor=editors)
    def look(self, editor: str) -> None:
        self._open[editor] = cases.load(self._stores[editor], "7")

    @rule(editor=editors, part=parts)
    def save(self, editor: str, part: dict[str, object]) -> None:
        self._save(editor, self._sending(editor, part), part)

    @rule(editor=editors, part=parts, room=st.sampled_from((0, 600, 20_000, 390_000)))
    def save_on_a_full_disk_and_again_with_room(
        self, editor: str, part: dict[str, object], room: int
    ) -> None:
        sent = self._sending(editor, part)
        with no_file_grows_beyond(room):
            try:
                cases.save(self._stores[editor], **sent)
            except (DiskFull, DiskFailing):
                self.acts["full disks"] += 1
            except (StaleSave, CaseSealed):
                pass  # looked at below, where it is sent again
        self._save(editor, sent, part)

    @rule(editor=editors, part=parts, committed=st.booleans())
    def be_killed_while_saving(self, editor: str, part: dict[str, object], committed: bool) -> None:
        """Right before the commit, or right after it, before anybody is told."""
        sent, home = self._sending(editor, part), self._stores[editor].home

        def save_and_die(say: Say, _wait: object) -> None:
            own = open_store(home)
            with nullcontext() if committed else own.transaction():
                cases.save(own, **sent)
                say("saved")
                os.kill(os.getpid(), signal.SIGKILL)

        with child(save_and_die) as other:
            said = other.rest()
        self.acts["kills"] += said == ["saved"]
        if committed:
            self._save(editor, sent, part)  # as its draft has it, under the same save id

    @rule(editor=editors)
    def go_on_from_theirs_with_mine(self, editor: str) -> None:
        if editor in self._refused:
            mine, theirs = self._refused.pop(editor)
            self._open[editor] = theirs
            self._save(editor, self._sending(editor, {"facts": mine.facts}), {"facts": mine.facts})

    def _sending(self, editor: str, part: dict[str, object]) -> dict[str, Any]:
        """A save of what this editor has open, with this part changed."""
        opened = self._open[editor]
        sent = {"base_version": opened.version, "case": replace(opened.case, **part), "by": editor}
        return sent | {
            "label": "改",
            "at": NOON + timedelta(seconds=len(self._acknowledged)),
            "save_id": save_id(),
        }

    def _save(self, editor: str, sent: dict[str, Any], part: dict[str, object]) -> None:
        """Send it; it is acknowledged, or refused as it must be."""
        case, now = sent["case"], self._acknowledged[-1]
        stale = sent["base_version"] != len(self._acknowledged)
        if stale and case == now:
            self._open[editor] = cases.save(self._stores[editor], **sent)
            return
        if stale:
            with pytest.raises(StaleSave) as refused:
                cases.save(self._stores[editor], **sent)
            assert refused.value.theirs.case == now
            self._refused[editor] = case, refused.value.theirs
            self.acts["conflicts"] += 1
            return
        try:
            stored = cases.save(self._stores[editor], **sent)
        except CaseSealed:
            assert self._sealed
            assert "follow_ups" not in part or replace(case, follow_ups=now.follow_ups) != now
        else:
            self.acts["saves"] += 1
            self._acknowledged.append(case)
            self._open[editor] = stored
            self._sent[editor] = sent, stored

    @rule(editor=editors)
    def send_the_last_save_again(self, editor: str) -> None:
        if editor in self._sent:
            sent, stored = self._sent[editor]
            again = cases.save(self._stores[editor], **sent)
            assert (again.case, again.version, again.saved_at) == (
                stored.case,
                stored.version,
                stored.saved_at,
            )

    @rule(editor=editors)
    def freeze(self, editor: str) -> None:
        try:
            freeze(self._stores[editor], "7")
        except CaseSealed:
            assert self._sealed
        except AlreadyFrozen:
            assert self._frozen
        else:
            assert not self._frozen
            self._frozen = True

    @rule(editor=editors)
    def void(self, editor: str) -> None:
        try:
            register.void(self._stores[editor], "7", at=NOON, by=editor, reason="错字")
        except CaseSealed:
            assert self._sealed
        except NotFrozen:
            assert not self._frozen
        else:
            assert self._frozen
            assert not self._sealed
            self._frozen = False

    @rule(editor=editors)
    def seal(self, editor: str) -> None:
        try:
            seal(self._stores[editor], "7")
        except CaseSealed:
            assert self._sealed
        except NotFrozen:
            assert not self._frozen
        else:
            assert self._frozen
            self._sealed = True

    @rule(editor=editors)
    def start_again(self, editor: str) -> None:
        home = self._stores[editor].home
        self._stores[editor].close()
        self._stores[editor] = open_store(home)

    @invariant()
    def what_was_acknowledged_stands(self) -> None:
        store = self._stores["乙"]
        now = cases.load(store, "7")
        assert (now.case, now.version) == (self._acknowledged[-1], len(self._acknowledged))
        assert (now.frozen is not None, now.seal is not None) == (self._frozen, self._sealed)
        [row] = listing.page(store).rows
        assert (row.has_facts, row.parties) == (bool(now.case.facts), len(now.case.parties))

    def teardown(self) -> None:
        kept = revisions.revisions(self._stores["甲"], "7")
        versions = [revisions.case_at(self._stores["甲"], "7", one.version) for one in kept]
        assert versions == self._acknowledged
        for store in self._stores.values():
            store.close()
        self._folder.cleanup()


@pytest.mark.parametrize(
    "examples", [pytest.param(12, id="short"), pytest.param(1000, marks=pytest.mark.soak, id="long")]
)
def test_24_acts_in_any_order_with_kills_full_disks_and_conflicts(examples: int, record_property) -> None:
    """Hypothesis chooses the acts; after each of them what was acknowledged stands."""
    TwoEditors.acts.clear()
    settled = settings(max_examples=examples, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(TwoEditors, settings=settled)
    acts = ", ".join(f"{count} {name}" for name, count in sorted(TwoEditors.acts.items()))
    assert {"saves", "kills", "conflicts", "full disks"} <= TwoEditors.acts.keys(), acts
    record_property("figure", f"{examples} examples: {acts}; all that was acknowledged stood")
