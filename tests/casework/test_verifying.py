"""核验: the paper as it is, changed, unsealed, void, typed off; files of both kinds."""

import io
import sqlite3
import zipfile
from datetime import date

import pytest

from tests.casework.sealing import altered, sealed_paper, sign_all
from tests.papers.office import needs_office, to_pdf
from tiaojie_tui.casework import cases, papers, printable, register_book, signing, verifying
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import printed_lines
from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import FILE


def test_verify_knows_a_sealed_paper_an_unsealed_one_and_a_void_one(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    docx = papers.hand_out(desk, wall).docx
    assert "未封存" in verifying.verify_file(desk, docx).sentences[0]
    signing.void(desk, wall, "金额要改")
    assert "已作废" in verifying.verify_file(desk, docx).sentences[0]
    signing.finalise(desk, wall)
    sign_all(desk, wall)
    signing.seal(desk, wall)
    verdict = verifying.verify_file(desk, papers.hand_out(desk, wall).docx)
    assert verdict.intact
    assert "已封存，未改动" in verdict.sentences[0]


def test_one_changed_character_is_found_and_named(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    verdict = verifying.verify_file(desk, altered(docx, "680元", "980元"))
    assert not verdict.intact
    assert "已被改动" in verdict.sentences[0]
    assert any("980元" in sentence for sentence in verdict.sentences[1:])


def test_a_changed_check_code_does_not_hide_the_paper_it_was_made_from(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    seal = cases.load(desk, wall).frozen
    assert seal is not None
    verdict = verifying.verify_file(desk, altered(docx, seal.code, "AAAA-BBBB-CCCC-DDDD"))
    assert not verdict.intact
    assert "校验码" in " ".join(verdict.sentences)
    assert wall in verdict.sentences[0]


def test_a_paper_saved_again_has_the_same_words_and_is_not_the_original(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(again, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    verdict = verifying.verify_file(desk, again.getvalue())
    assert not verdict.intact
    assert "相同" in verdict.sentences[0]


@pytest.mark.parametrize("content", [b"", b"not a paper", b"PK\x03\x04broken"])
def test_what_is_no_paper_is_not_known(desk: Desk, content: bytes) -> None:
    verdict = verifying.verify_file(desk, content)
    assert not verdict.intact
    assert verdict.sentences[0].startswith("不认识")


def code_of(desk: Desk, number: str) -> str:
    frozen = cases.load(desk, number).frozen
    assert frozen is not None
    return frozen.code


def test_a_code_typed_off_the_sheet_shows_the_registered_text(desk: Desk, wall: str) -> None:
    sealed_paper(desk, wall)
    verdict = verifying.verify_code(desk, code_of(desk, wall))
    assert verdict.intact
    assert "已封存" in verdict.sentences[0]
    assert any("680元" in line for line in verdict.sentences)
    assert not any(line.startswith("〔") for line in verdict.sentences)


def test_a_code_nobody_registered_is_not_known(desk: Desk) -> None:
    verdict = verifying.verify_code(desk, "AAAA-BBBB-CCCC-DDDD")
    assert not verdict.intact
    assert verdict.sentences[0].startswith("不认识")


def test_words_typed_off_the_sheet_are_compared_clause_by_clause(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    typed = "\n".join(line for lines in printed_lines(read_parts(docx)).values() for line in lines)
    assert verifying.verify_text(desk, typed).intact
    verdict = verifying.verify_text(desk, typed.replace("680元", "980元"))
    assert not verdict.intact
    assert "已被改动" in verdict.sentences[0]
    assert any("980元" in line and "680元" in line for line in verdict.sentences[1:])


def test_words_that_name_no_registered_paper_are_not_known(desk: Desk, wall: str) -> None:
    sealed_paper(desk, wall)
    assert verifying.verify_text(desk, "双方同意付680元。").sentences[0].startswith("不认识")


@needs_office
def test_a_pdf_is_known_by_its_bytes_and_a_changed_one_by_its_words(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    pdf = printable.pdf_of(desk, wall)
    sign_all(desk, wall)
    signing.seal(desk, wall)
    assert verifying.verify_file(desk, pdf).intact
    again = verifying.verify_file(desk, pdf + b"\n")
    assert not again.intact
    assert "文字和本机登记的" in again.sentences[0]

    other = altered(papers.hand_out(desk, wall).docx, "680元", "980元")
    verdict = verifying.verify_file(desk, to_pdf(other))
    assert not verdict.intact
    assert "已被改动" in verdict.sentences[0]
    assert any("980元" in line for line in verdict.sentences[1:])


def test_a_register_changed_by_hand_proves_nothing_any_more(desk: Desk, wall: str) -> None:
    docx = sealed_paper(desk, wall)
    raw = sqlite3.connect(desk.home / FILE)
    with raw:
        raw.execute("DROP TRIGGER journal_kept_update")
        raw.execute("UPDATE journal SET who = '别人' WHERE seq = 1")
    raw.close()
    verdict = verifying.verify_file(desk, docx)
    assert not verdict.intact
    assert "可能被改过" in verdict.sentences[0]
    assert "登记从第 1 条起对不上" in verdict.sentences[1]
    with pytest.raises(Refused, match="不能出日报"):
        register_book.daily_sheet(desk, desk.today)


def test_the_daily_sheet_tells_the_day_and_the_head_of_the_chain(desk: Desk, wall: str) -> None:
    sealed_paper(desk, wall)
    head = register_book.state(desk).head
    parts = read_parts(register_book.daily_sheet(desk, desk.today))
    text = "\n".join(printed_lines(parts)["正文"])
    assert text.count(wall) == 2
    assert text.count(code_of(desk, wall)) == 2
    assert "登记总数：2条" in text
    assert head in "".join(text.split())
    [told] = journal.entries(desk.store, act=journal.DAILY)
    assert told.entry.details == {"日期": desk.today.isoformat(), "末条": 2}
    assert register_book.hash_at(desk, 2) == head


def test_a_day_without_entries_has_its_sheet_and_a_day_to_come_has_none(desk: Desk) -> None:
    text = "\n".join(printed_lines(read_parts(register_book.daily_sheet(desk, date(2026, 11, 20))))["正文"])
    assert "当天没有定稿、作废和封存。" in text
    assert "登记总数：0条" in text
    with pytest.raises(Refused, match="还没有到"):
        register_book.daily_sheet(desk, date(2026, 11, 24))
