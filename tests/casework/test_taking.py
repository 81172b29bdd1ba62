"""Papers taken away: which of them lie on whose shelf, and that nothing is given without a record."""

import hashlib
import sqlite3
from dataclasses import replace

import pytest

from tests.casework.conftest import Clock
from tiaojie_tui.casework import papers, signing, taking
from tiaojie_tui.casework.desk import Desk, Refused, installation, set_up
from tiaojie_tui.delivery.shelf import NotAtHand
from tiaojie_tui.store import journal, register

PDF = b"%PDF-1.7 invented"


@pytest.fixture
def frozen(desk: Desk, wall: str) -> str:
    signing.finalise(desk, wall)
    return wall


def agreement(number: str, form: str = "docx") -> str:
    return f"{number}人民调解协议书.{form}"


def test_a_draft_is_not_on_the_shelf(desk: Desk, wall: str, dog_bite: str) -> None:
    """Only what can be printed and signed."""
    assert list(taking.shelf(desk, "sftp")) == []


def test_a_frozen_agreement_lies_there_as_the_program_hands_it_out(
    desk: Desk, frozen: str, clock: Clock
) -> None:
    """Its name, size and moment are known without reading it; the PDF comes beside it once one was made."""
    handout = papers.hand_out(desk, frozen)
    shelf = taking.shelf(desk, "sftp")
    assert list(shelf) == [agreement(frozen)] == [handout.file_name]
    item = shelf[handout.file_name]
    assert (item.size, item.at) == (len(handout.docx), clock.time)
    assert item.take() == handout.docx
    register.keep_pdf(desk.store, frozen, 1, PDF)
    shelf = taking.shelf(desk, "sftp")
    assert list(shelf) == [agreement(frozen), agreement(frozen, "pdf")]
    assert (shelf[agreement(frozen, "pdf")].size, shelf[agreement(frozen, "pdf")].take()) == (len(PDF), PDF)


def test_a_sealed_agreement_lies_there_as_it_was_signed_by_the_office(
    desk: Desk, frozen: str, clock: Clock
) -> None:
    """The files with the office's signature take the place of the others, with the moment of sealing."""
    register.keep_pdf(desk.store, frozen, 1, PDF)
    made = clock.time
    clock.time = made.replace(hour=17)
    signed = {"docx": b"signed docx", "pdf": b"signed pdf"}
    register.seal(desk.store, frozen, record="{}", at=clock.time, by=desk.by, files=signed)
    shelf = taking.shelf(desk, "sftp")
    for form, content in signed.items():
        item = shelf[agreement(frozen, form)]
        assert (item.size, item.at, item.take()) == (len(content), clock.time, content)


def test_an_agreement_sealed_without_a_certificate_lies_there_as_frozen(desk: Desk, frozen: str) -> None:
    """Sealing changes no byte then."""
    docx = papers.hand_out(desk, frozen).docx
    register.seal(desk.store, frozen, record="{}", at=desk.now(), by=desk.by)
    assert taking.shelf(desk, "sftp")[agreement(frozen)].take() == docx


def test_a_voided_agreement_is_gone_and_the_next_one_lies_there(desk: Desk, frozen: str) -> None:
    """Also for a client who has the old one open."""
    old = taking.shelf(desk, "sftp")[agreement(frozen)]
    signing.void(desk, frozen, "账号写错了")
    assert list(taking.shelf(desk, "sftp")) == []
    with pytest.raises(NotAtHand, match="作废"):
        old.take()
    signing.finalise(desk, frozen)
    with pytest.raises(NotAtHand, match="作废"):
        old.take()
    assert taking.shelf(desk, "sftp")[agreement(frozen)].take().startswith(b"PK")


@pytest.mark.parametrize(("name", "sees"), [("江海平", True), ("苏文英", True), ("贺长林", False)])
def test_only_those_who_mediate_or_record_a_case_see_its_papers(
    desk: Desk, frozen: str, name: str, sees: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the shelf and by number; of other cases it is not told whether there are any."""
    here = installation(desk)
    assert here
    set_up(desk, replace(here, mediators=("江海平", "苏文英", "贺长林")))
    item = taking.shelf(desk, "sftp")[agreement(frozen)]
    monkeypatch.setenv("TIAOJIE_MEDIATOR", name)
    if sees:
        assert list(taking.shelf(desk, "sftp")) == [agreement(frozen)]
        assert taking.get(desk, frozen) == (agreement(frozen), item.take())
        return
    assert list(taking.shelf(desk, "sftp")) == []
    with pytest.raises(NotAtHand):
        item.take()
    refusals = set()
    for number in (frozen, "1", "(2026)人调字第99号", ""):
        with pytest.raises(Refused) as refused:
            taking.get(desk, number)
        refusals.add(str(refused.value))
    assert refusals == {"您经办的案件里没有这个编号，请把编号写全；用 list 看有哪些。"}
    assert taking.get(desk, frozen, of_anyone=True)[1].startswith(b"PK")


def test_nobody_at_all_takes_nothing() -> None:
    """An installation without mediators, a case without any."""
    assert not taking.may_take("", [""])
    assert not taking.may_take("江海平", [])


def test_each_taking_is_in_the_journal(desk: Desk, frozen: str, clock: Clock) -> None:
    """Who, when, which paper, how, and the hash of what went out."""
    content = taking.shelf(desk, "scp")[agreement(frozen)].take()
    taking.get(desk, frozen, "明白卡", way="zmodem")
    first, second = taking.takings(desk, frozen)
    assert first.details["sha256"] == hashlib.sha256(content).hexdigest()
    assert (first.who, first.at, first.number) == ("江海平", clock.time, frozen)
    assert (first.details["文书"], first.details["方式"]) == ("人民调解协议书.docx", "scp")
    assert (second.details["文书"], second.details["方式"]) == ("明白卡.docx", "zmodem")
    assert journal.first_break(desk.store) is None


def test_a_paper_put_into_the_folder_is_a_taking(desk: Desk, frozen: str) -> None:
    """It has left the register: whoever may read the folder has it."""
    path = taking.save(desk, frozen)
    assert path.read_bytes() == papers.hand_out(desk, frozen).docx
    [entry] = taking.takings(desk, frozen)
    assert (entry.details["文书"], entry.details["方式"]) == ("人民调解协议书.docx", "存成文件")
    assert entry.details["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_files_put_together_take_the_place_of_those_from_before(desk: Desk, wall: str) -> None:
    first = {"卷宗.pdf": b"1", "01甲.docx": b"a", "02乙.docx": b"b"}
    folder = taking.save_together(desk, wall, "卷宗", first)
    (folder / "我的笔记.txt").write_text("留着")
    assert taking.save_together(desk, wall, "卷宗", {"卷宗.pdf": b"2", "01乙.docx": b"c"}) == folder
    assert sorted(path.name for path in folder.iterdir()) == ["01乙.docx", "卷宗.pdf", "我的笔记.txt"]
    assert (folder / "卷宗.pdf").read_bytes() == b"2"
    assert [entry.details["文书"] for entry in taking.takings(desk, wall)] == ["卷宗.pdf"] * 2


def test_what_cannot_be_recorded_is_not_given(
    desk: Desk, frozen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that refuses the line keeps the paper here."""
    item = taking.shelf(desk, "sftp")[agreement(frozen)]
    other = sqlite3.connect(desk.home / "tiaojie.db")
    other.execute("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'sealed'); END")
    other.close()
    with pytest.raises(NotAtHand):
        item.take()
    with pytest.raises(Refused):
        taking.get(desk, frozen, "明白卡")


def test_one_query_lays_out_the_shelf(desk: Desk, frozen: str) -> None:
    """However many papers there are; none of them is read for it."""
    asked: list[str] = []
    connection = desk.store._database.connection()
    connection.set_trace_callback(asked.append)
    assert len(taking.shelf(desk, "sftp")) == 1
    connection.set_trace_callback(None)
    assert len([one for one in asked if "FROM papers" in one]) == 1
    assert not [one for one in asked if "FROM cases" in one]
