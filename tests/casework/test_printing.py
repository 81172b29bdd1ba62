"""What a mediator prints and what is kept of it, with a real print server, SQLite and LibreOffice."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.delivery.cups import Printer, PrintServer, needs_printing, print_server
from tests.delivery.test_convert import program
from tests.delivery.test_printing import PDF
from tests.papers.office import needs_office
from tiaojie_tui.casework import binding, printable, printing, signing
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.printing import Choice, OneSidedOnly, Printing
from tiaojie_tui.delivery import convert
from tiaojie_tui.delivery.printing import ONE_SIDED, TWO_SIDED, Job, Stage
from tiaojie_tui.store import journal, register
from tiaojie_tui.store.troubles import StoreTrouble

pytestmark = needs_printing


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        opened.add("simplex", two_sided=False)
        yield opened


@pytest.fixture
def township(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The printer that does all; the programs of CUPS talk to its server."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    return server.printers[0]


@pytest.fixture
def final(desk: Desk, wall: str) -> str:
    """Number of a case whose agreement is final, its PDF made."""
    signing.finalise(desk, wall)
    with desk.store.transaction():
        register.keep_pdf(desk.store, wall, 1, PDF)
    return wall


def ended(desk: Desk, done: Printing) -> Stage:
    *_, state = printing.follow(desk, done, seconds=30)
    return state.stage


@needs_office
def test_a_form_and_the_whole_dossier_arrive_at_the_printer(desk: Desk, wall: str, township: Printer) -> None:
    """One copy each; the dossier as it was bound, all its papers one job."""
    before = len(township.tickets)
    form = printing.print_paper(desk, wall, "权利义务告知书", queue="township")
    assert ended(desk, form) is Stage.PRINTED
    whole = binding.bound(binding.gather(desk, wall))
    bound = printing.hand_over(desk, whole.source, whole.pdf, queue="township")
    assert ended(desk, bound) is Stage.PRINTED
    told = [(one["IPP_JOB_NAME"], one.get("IPP_COPIES", "1")) for one in township.tickets[before:]]
    assert told == [(f"{wall} 权利义务告知书", "1"), (f"{wall} 卷宗", "1")]
    kept = [line.entry.details.get("sha256") for line in journal.entries(desk.store, act=journal.PRINTED)]
    assert hashlib.sha256(whole.pdf).hexdigest() in kept


@needs_office
def test_the_frozen_agreement_is_printed_for_each_party_and_the_committee(
    desk: Desk, wall: str, township: Printer
) -> None:
    """From the stored PDF, on A4, on both sides; who printed what is kept with the hash of what was sent."""
    before = len(township.tickets)
    signing.finalise(desk, wall)
    done = printing.print_paper(desk, wall, queue="township")
    assert ended(desk, done) is Stage.PRINTED
    [ticket] = township.tickets[before:]
    assert (ticket["IPP_COPIES"], ticket["IPP_SIDES"]) == ("3", TWO_SIDED)
    assert "x-dimension=21000 y-dimension=29700" in ticket["IPP_MEDIA_COL"]
    assert ticket["IPP_JOB_NAME"] == f"{wall} 人民调解协议书"
    pdf = register.pdf_bytes(desk.store, wall, 1)
    assert pdf is not None
    start, end = (line.entry for line in journal.entries(desk.store, act=journal.PRINTED))
    assert (start.number, start.who, start.at) == (wall, "江海平", desk.now())
    assert start.details == {
        "文书": "人民调解协议书",
        "份数": 3,
        "单双面": "双面",
        "打印机": "township",
        "任务": done.job.id,
        "稿": 1,
        "sha256": hashlib.sha256(pdf).hexdigest(),
    }
    assert (end.details["结果"], end.details["说明"]) == ("已打印", "已打印 3 份。")
    assert journal.first_break(desk.store) is None


def test_papers_beside_the_agreement_are_printed_once(desk: Desk, wall: str, township: Printer) -> None:
    before = len(township.tickets)
    card = printable.source(desk, wall, "明白卡")
    done = printing.hand_over(desk, card, PDF, queue="township", sides=ONE_SIDED)
    assert (ended(desk, done), done.job.copies) == (Stage.PRINTED, 1)
    assert township.tickets[before].get("IPP_COPIES", "1") == "1"


def test_before_it_is_final_only_a_draft_is_printed_and_only_one(
    desk: Desk, wall: str, township: Printer
) -> None:
    with pytest.raises(Refused, match="还没有定稿"):
        printing.print_paper(desk, wall, queue="township")
    with pytest.raises(Refused, match="草稿只打一份"):
        printing.print_paper(desk, wall, queue="township", copies=3, draft=True)
    draft = printable.source(desk, wall, draft=True)
    assert printing.hand_over(desk, draft, PDF, queue="township").job.copies == 1


def test_a_voided_agreement_is_not_printed(desk: Desk, final: str, township: Printer) -> None:
    """Not even when it was voided after the PDF was asked for."""
    found = printable.source(desk, final)
    signing.void(desk, final, "金额写错了")
    with pytest.raises(Refused, match="刚刚作废"):
        printing.hand_over(desk, found, PDF, queue="township")
    with pytest.raises(Refused, match="还没有定稿"):
        printing.print_paper(desk, final, queue="township")
    assert printing.printings(desk, final) == ()


def test_two_sides_are_asked_for_and_printed_on_one_by_consent(
    desk: Desk, final: str, server: PrintServer, township: Printer
) -> None:
    with pytest.raises(OneSidedOnly, match="不能打双面，请改成单面"):
        printing.print_paper(desk, final, queue="simplex")
    assert printing.printings(desk, final) == ()
    done = printing.print_paper(desk, final, queue="simplex", sides=ONE_SIDED)
    assert ended(desk, done) is Stage.PRINTED
    assert server.printers[1].tickets[-1]["IPP_SIDES"] == "one-sided"


def test_each_mediator_prints_as_chosen_once(
    desk: Desk, final: str, township: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match="有几台打印机，请先选一台：simplex、township。"):
        printing.print_paper(desk, final)
    printing.choose(desk, Choice("simplex", ONE_SIDED))
    assert printing.print_paper(desk, final).job.queue == "simplex"
    monkeypatch.setenv("TIAOJIE_MEDIATOR", "苏文英")
    assert printing.choice(desk) == Choice(None, TWO_SIDED)


def test_a_job_goes_on_without_the_session_and_its_end_is_seen_later(
    desk: Desk, final: str, township: Printer, open_again: Callable[[], Desk]
) -> None:
    """The journal knows the job; the end is written once, whoever looks."""
    township.run_out_of("cover-open")
    printing.print_paper(desk, final, queue="township")
    [(_, state)] = printing.standing(desk, final)
    assert not state.over
    township.run_out_of("")
    later = open_again()
    [done] = printing.printings(later, final)
    assert ended(later, done) is Stage.PRINTED
    for one in (later, desk):
        [(found, state)] = printing.standing(one, final)
        assert (
            found.told(state) == "2026-11-23 10:21 江海平用「township」打印人民调解协议书 3 份：已打印 3 份。"
        )
    assert len(journal.entries(desk.store, act=journal.PRINTED)) == 2


def test_an_old_job_is_not_taken_for_a_new_one_of_the_same_number(desk: Desk, final: str) -> None:
    """As after the print server was set up anew."""
    for copies, end in ((3, "没有印成"), (2, "")):
        details = {"文书": "人民调解协议书", "份数": copies, "打印机": "township", "任务": 1}
        journal.append(desk.store, journal.Entry(desk.now(), "江海平", journal.PRINTED, final, details))
        if end:
            details = {
                "文书": "人民调解协议书",
                "打印机": "township",
                "任务": 1,
                "结果": end,
                "说明": "没有印。",
            }
            journal.append(desk.store, journal.Entry(desk.now(), "江海平", journal.PRINTED, final, details))
    first, second = printing.printings(desk, final)
    assert first.end is not None
    assert (second.end, second.job) == (None, Job("township", 1, 2))


def test_a_job_that_failed_does_not_come_out_later(
    desk: Desk, final: str, server: PrintServer, township: Printer
) -> None:
    found = printable.source(desk, final)
    broken = replace(found, version=None)
    done = printing.hand_over(desk, broken, b"%PDF-1.4\nnothing", copies=1, queue="township")
    assert ended(desk, done) is Stage.FAILED
    assert server.administer("lpstat", "-o") == ""


def test_nothing_is_printed_that_is_not_on_record(
    desk: Desk, final: str, server: PrintServer, township: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreTrouble("硬盘满了，请腾出空间。")

    monkeypatch.setattr(journal, "append", full)
    server.administer("cupsdisable", "township")
    with pytest.raises(Refused, match="硬盘满了"):
        printing.print_paper(desk, final, queue="township")
    assert server.administer("lpstat", "-o") == ""
    server.administer("cupsenable", "township")


def test_a_printer_that_is_gone_and_a_service_that_is_off_are_told(
    desk: Desk, final: str, server: PrintServer, township: Printer
) -> None:
    printing.choose(desk, Choice("文印室", TWO_SIDED))
    with pytest.raises(Refused, match="没有「文印室」这台打印机"):
        printing.print_paper(desk, final)
    server.switch_off()
    try:
        with pytest.raises(Refused, match="打印服务没有开"):
            printing.print_paper(desk, final, queue="township")
    finally:
        server.switch_on()
    assert printing.printings(desk, final) == ()


def test_a_libreoffice_that_hangs_is_told_of_and_the_agreement_stays_final(
    desk: Desk, wall: str, township: Printer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing.finalise(desk, wall)
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, "exec sleep 300"))
    monkeypatch.setitem(convert.to_pdfs.__kwdefaults__, "seconds", 0.3)
    with pytest.raises(Refused, match=r"LibreOffice 过了 0\.3 秒还没有做完"):
        printing.print_paper(desk, wall, queue="township")
    assert register.frozen_bytes(desk.store, wall, 1)
    assert register.pdf_bytes(desk.store, wall, 1) is None
    assert printing.printings(desk, wall) == ()
