"""Two editors of one case, in any order of acts: what was acknowledged stands, what was refused does not."""

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.store.invented import FULL, NOON, freeze, keep, save_id, seal
from tiaojie_tui.domain.case import Case, FollowUp, Party
from tiaojie_tui.store import cases, listing, register, revisions
from tiaojie_tui.store.cases import StaleSave, Stored
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.register import AlreadyFrozen, NotFrozen
from tiaojie_tui.store.troubles import CaseSealed

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

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        home = Path(self._folder.name) / "home"
        self._stores: dict[str, Store] = {name: open_store(home) for name in ("甲", "乙")}
        first = keep(self._stores["甲"], replace(FULL, number="7"))
        self._acknowledged: list[Case] = [first.case]
        self._open: dict[str, Stored] = dict.fromkeys(self._stores, first)
        self._sent: dict[str, tuple[dict[str, Any], Stored]] = {}
        self._frozen = self._sealed = False

    @rule(editor=editors)
    def look(self, editor: str) -> None:
        self._open[editor] = cases.load(self._stores[editor], "7")

    @rule(editor=editors, part=parts)
    def save(self, editor: str, part: dict[str, object]) -> None:
        opened = self._open[editor]
        case, now = replace(opened.case, **part), self._acknowledged[-1]
        sent = {"base_version": opened.version, "case": case, "by": editor, "label": "改"}
        sent |= {"at": NOON + timedelta(seconds=len(self._acknowledged)), "save_id": save_id()}
        stale = opened.version != len(self._acknowledged)
        if stale and case == now:
            self._open[editor] = cases.save(self._stores[editor], **sent)
            return
        if stale:
            with pytest.raises(StaleSave) as refused:
                cases.save(self._stores[editor], **sent)
            assert refused.value.theirs.case == now
            return
        try:
            stored = cases.save(self._stores[editor], **sent)
        except CaseSealed:
            assert self._sealed
            assert "follow_ups" not in part or replace(case, follow_ups=now.follow_ups) != now
        else:
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


TwoEditors.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestTwoEditors = TwoEditors.TestCase
