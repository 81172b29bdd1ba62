"""The dossier of a stored case: counted, listed, and judged by what is frozen and sealed in the register."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tiaojie_tui.casework import cases, dossier, signing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.casework.dossier import Dossier
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.case import Signature
from tiaojie_tui.domain.dossier.item import Item, State


def the(found: Dossier, paper: str) -> Item:
    """The only item of a paper."""
    [item] = [item for item in found.items if item.paper == paper]
    return item


def carried_to_the_seal(desk: Desk, number: str) -> None:
    """Frozen, signed by all, stamped and sealed, all today."""
    case = signing.finalise(desk, number).case
    for row in signing.board(case):
        signer = row.signer
        signing.sign(desk, number, Signature(signer.name, signer.capacity, "签名", desk.today))
    signing.stamp(desk, number, desk.today)
    signing.seal(desk, number)


def test_an_agreement_is_ready_once_it_is_frozen(desk: Desk, wall: str) -> None:
    before = dossier.of(desk, wall)
    assert the(before, "人民调解协议书").state is State.LACKING
    signing.finalise(desk, wall)
    after = dossier.of(desk, wall)
    assert the(after, "人民调解协议书").state is State.READY
    assert (after.ready, after.wanted) == (before.ready + 1, before.wanted)


def test_a_sealed_agreement_can_be_taken_to_the_court_that_is_named_afterwards(desk: Desk, wall: str) -> None:
    carried_to_the_seal(desk, wall)
    assert the(dossier.of(desk, wall), "司法确认申请书").field == "court"
    editing = cases.open_case(desk, wall)
    assert editing.locks("facts")
    assert not editing.locks("court")
    name(editing, "云溪县人民法院")
    pending = editing.pending()
    assert pending is not None
    cases.save(desk, pending, editing.place)
    editing.close()
    assert cases.load(desk, wall).case.court == "云溪县人民法院"
    assert the(dossier.of(desk, wall), "司法确认申请书").field != "court"


def name(editing: Editing, court: str) -> None:
    """Type the court into its field."""
    assert editing.change("司法确认的法院", "court", replace(editing.case, court=court))


def test_the_court_typed_after_the_seal_survives_a_killed_session(desk: Desk, wall: str) -> None:
    carried_to_the_seal(desk, wall)
    editing = cases.open_case(desk, wall)
    name(editing, "云溪县人民法院")
    editing.close()
    again = cases.open_case(desk, wall)
    assert again.case.court == "云溪县人民法院"
    assert again.undo() is None
    again.close()


def test_naming_the_court_can_be_taken_back_while_the_text_is_frozen(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    editing = cases.open_case(desk, wall)
    name(editing, "云溪县人民法院")
    assert editing.undo() is not None
    assert editing.case.court is None
    assert not editing.change("事实", "facts", replace(editing.case, facts="别的"))
    editing.close()


@pytest.mark.parametrize(("days", "offered"), [(0, True), (45, False)])
def test_it_is_judged_by_the_day_of_the_desk(desk: Desk, wall: str, days: int, offered: bool) -> None:
    carried_to_the_seal(desk, wall)
    later = date.fromordinal(desk.today.toordinal() + days)
    moved = replace(desk, now=lambda: desk.now().replace(year=later.year, month=later.month, day=later.day))
    papers = [item.paper for item in dossier.of(moved, wall).items]
    assert ("司法确认申请书" in papers) is offered


def test_lines_name_each_paper_with_its_state_why_and_the_step(desk: Desk, wall: str) -> None:
    found = dossier.of(desk, wall)
    head, *rows = dossier.lines(found)
    assert head == f"卷宗 {found.ready}/{found.wanted}"
    assert len(rows) == len(found.items)
    assert "卷宗封面\t可打印" in rows
    assert "调解记录\t缺\t一份调解记录也没有。\t第3步事实" in rows


def test_as_values_that_programs_read(desk: Desk, wall: str) -> None:
    found = json.loads(json.dumps(dossier.as_json(dossier.of(desk, wall)), ensure_ascii=False))
    assert found["ready"] < found["wanted"]
    assert {paper["state"] for paper in found["papers"]} == {"ready", "lacking", "later", "by_choice"}
    record = next(paper for paper in found["papers"] if paper["paper"] == "调解记录")
    assert (record["step"], record["field"], record["at"]) == ("facts", "records", 0)
