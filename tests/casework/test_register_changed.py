"""Somebody with the root account changes the database by hand: what proves a paper must tell of it."""

import hashlib
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from tests.casework.conftest import Clock
from tests.casework.sealing import altered, sealed_paper, sign_all
from tiaojie_tui.casework import cases, papers, printable, register_book, signing, verifying
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.store.engine import FILE

OTHER_TEXT = "UPDATE papers SET text = replace(text, '680元', '980元')"
CHANGES = {
    "the text that a code shows": (OTHER_TEXT, "登记的原文和校验码"),
    "the frozen bytes": (
        "UPDATE papers SET docx = CAST(docx || 'x' AS BLOB)",
        "存着的文书和定稿时登记的不一样",
    ),
    "the frozen bytes' hash": (f"UPDATE papers SET sha256 = '{'0' * 64}'", "存着的文书和定稿时登记的不一样"),
    "the code": ("UPDATE papers SET code = 'AAAA-BBBB-CCCC-DDDD'", "存着的文书和定稿时登记的不一样"),
    "what was sealed": (f"UPDATE seals SET sha256 = '{'0' * 64}'", "封存的内容和封存时登记的不一样"),
    "the signing record": (
        "UPDATE seals SET record = replace(record, '2026-10-19', '2026-10-20')",
        "封存的内容和封存时登记的不一样",
    ),
    "the seal taken away": ("DELETE FROM seals", "登记簿上有封存，文书上却没有"),
    "the seal's entry cut off": ("DELETE FROM journal WHERE seq >= 2", "登记簿里没有它的封存记录"),
    "voided by hand": (
        "INSERT INTO voidings SELECT case_id, version, '2026-11-23T12:00', '别人', '错' FROM papers",
        "登记簿里没有它的作废记录",
    ),
}


def by_hand(home: Path, *statements: str) -> None:
    """Change the file with all its triggers taken away."""
    raw = sqlite3.connect(home / FILE)
    with raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            raw.execute(statement)
    raw.close()


@pytest.mark.parametrize("way", CHANGES)
def test_what_was_changed_in_the_register_is_told(desk: Desk, wall: str, way: str) -> None:
    docx = sealed_paper(desk, wall)
    frozen = cases.load(desk, wall).frozen
    assert frozen is not None
    statement, told = CHANGES[way]
    by_hand(desk.home, statement)
    code = "AAAA-BBBB-CCCC-DDDD" if way == "the code" else frozen.code
    verdicts = [verifying.verify_code(desk, code), verifying.verify_file(desk, docx)]
    assert not any(verdict.intact for verdict in verdicts)
    assert any(told in sentence for sentence in verdicts[0].sentences)
    assert "可能被改过" in verdicts[0].sentences[0]
    if statement != OTHER_TEXT:  # which only its code is held against
        assert any(told in fault for fault in register_book.state(desk).faults)
        with pytest.raises(Refused, match="不能出日报"):
            register_book.daily_sheet(desk, desk.today)


def test_the_printed_pdf_changed_after_the_seal_is_told_and_not_printed(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    source = printable.source(desk, wall)
    printable.keep(desk, source, b"%PDF-as it was printed")
    sign_all(desk, wall)
    signing.seal(desk, wall)
    assert register_book.state(desk).faults == ()
    other = b"%PDF-as somebody would have it"
    by_hand(desk.home, f"UPDATE paper_pdfs SET pdf = x'{other.hex()}'")
    with pytest.raises(Refused, match="校验值不符"):
        printable.pdf_of(desk, wall)
    sha256 = hashlib.sha256(other).hexdigest()
    by_hand(desk.home, f"UPDATE paper_pdfs SET sha256 = '{sha256}'")
    [told] = register_book.state(desk).faults
    assert "封存的内容和封存时登记的不一样" in told
    assert not verifying.verify_file(desk, other).intact


def test_frozen_bytes_that_were_changed_are_given_to_nobody_and_can_be_voided(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    by_hand(desk.home, "UPDATE papers SET docx = CAST(docx || 'x' AS BLOB)")
    for giving in (papers.hand_out, printable.source):
        with pytest.raises(Refused, match="校验值不符"):
            giving(desk, wall)
    signing.void(desk, wall, "存着的文书坏了，重做一稿")
    assert signing.finalise(desk, wall).frozen is not None


def test_a_paper_that_vanished_from_the_register_is_missed(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    by_hand(desk.home, "DELETE FROM papers")
    assert register_book.state(desk).faults == (f"{wall}第1稿：登记簿上定了稿，文书不见了。",)


def test_a_voided_paper_made_good_again_by_hand_is_told(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    docx = papers.hand_out(desk, wall).docx
    signing.void(desk, wall, "金额要改")
    assert register_book.state(desk).faults == ()
    by_hand(desk.home, "DELETE FROM voidings")
    assert "可能被改过" in verifying.verify_file(desk, docx).sentences[0]


def test_the_words_of_a_changed_register_excuse_no_changed_paper(desk: Desk, wall: str) -> None:
    """The text in the register changed to fit a changed paper: they agree, and both are told as changed."""
    docx = sealed_paper(desk, wall)
    by_hand(desk.home, OTHER_TEXT)
    verdict = verifying.verify_file(desk, altered(docx, "680元", "980元"))
    assert not verdict.intact
    assert "可能被改过" in verdict.sentences[0]


def test_papers_older_than_the_journal_are_no_cause_for_alarm(desk: Desk, wall: str, clock: Clock) -> None:
    """Frozen and sealed by a version of the program that kept no journal, and worked on since."""
    docx = sealed_paper(desk, wall)
    by_hand(desk.home, "DELETE FROM journal")
    assert register_book.state(desk).faults == ()
    assert verifying.verify_file(desk, docx).intact
    clock.time += timedelta(days=1)
    register_book.daily_sheet(desk, desk.today)
    assert register_book.state(desk).faults == ()
    assert verifying.verify_file(desk, docx).intact


def test_a_clock_put_back_is_told_and_breaks_nothing(desk: Desk, wall: str, clock: Clock) -> None:
    signing.finalise(desk, wall)
    clock.time -= timedelta(minutes=30)
    signing.void(desk, wall, "时钟慢了一点")
    assert register_book.state(desk).set_back == ()
    clock.time -= timedelta(days=2)
    signing.finalise(desk, wall)
    state = register_book.state(desk)
    assert (state.faults, state.set_back) == ((), (3,))
