"""Printing against a real print server and printers that are programs: what arrives, and what goes wrong."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.cups import Printer, PrintServer, needs_printing, print_server
from tiaojie_tui.delivery import ipp, printing
from tiaojie_tui.delivery.printing import ONE_SIDED, TWO_SIDED, Job, JobState, Stage
from tiaojie_tui.delivery.queues import CannotPrint, NoDuplex, queues

pytestmark = needs_printing
TITLE = "(2026)青石调字第7号 人民调解协议书"
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        opened.add("simplex", two_sided=False)
        yield opened


@pytest.fixture(autouse=True)
def asked(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The print server that the programs of CUPS talk to; no job of another test is left on it."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    server.administer("cancel", "-a")


@pytest.fixture
def township(server: PrintServer) -> Printer:
    return server.printers[0]


def sent(queue: str = "township", pdf: bytes = PDF, *, copies: int = 1, sides: str = ONE_SIDED) -> Job:
    return printing.send(pdf, queue, copies=copies, title=TITLE, sides=sides, as_user="tiaojie")


def followed(job: Job, seconds: float = 30) -> list[JobState]:
    return list(printing.follow(job, seconds=seconds, every=0.1))


def reached(job: Job, stage: Stage) -> JobState:
    """The job's state once it is at this stage."""
    for state in printing.follow(job, seconds=20, every=0.1):
        if state.stage is stage:
            return state
        assert not state.over, state
    raise AssertionError(f"never {stage}")


def test_three_copies_arrive_as_a4_on_both_sides(township: Printer) -> None:
    before = len(township.tickets)
    states = followed(sent(copies=3, sides=TWO_SIDED))
    assert states[-1] == JobState(Stage.PRINTED, "已打印 3 份。")
    [ticket] = township.tickets[before:]
    assert ticket["IPP_COPIES"] == "3"
    assert ticket["IPP_SIDES"] == "two-sided-long-edge"
    assert "media-size={x-dimension=21000 y-dimension=29700}" in ticket["IPP_MEDIA_COL"]
    assert ticket["IPP_MULTIPLE_DOCUMENT_HANDLING"] == "separate-documents-collated-copies"
    assert (ticket["IPP_JOB_NAME"], ticket["IPP_JOB_ORIGINATING_USER_NAME"]) == (TITLE, "tiaojie")


def test_the_title_on_the_servers_lists_has_no_control_characters(township: Printer) -> None:
    before = len(township.tickets)
    title = "-t\x1b第7号\n协议书\u202e"
    job = printing.send(PDF, "township", copies=1, title=title, sides=ONE_SIDED, as_user="tiaojie")
    reached(job, Stage.PRINTED)
    assert township.tickets[before]["IPP_JOB_NAME"] == "-t第7号 协议书"


def test_a_printer_without_paper_is_told_of_and_goes_on_by_itself(township: Printer) -> None:
    """And nothing is called printed before its end."""
    township.run_out_of("media-empty")
    job = sent()
    assert reached(job, Stage.HELD_UP).said == "打印机没纸了，加了纸会自动接着打。"
    assert printing.state(job).stage is not Stage.PRINTED
    township.run_out_of("")
    states = followed(job)
    assert [state.stage for state in states if state.over] == [Stage.PRINTED]


def test_a_printer_that_is_off_is_told_of_and_prints_once_it_is_back(township: Printer) -> None:
    before = len(township.tickets)
    township.switch_off()
    try:
        job = sent()
        assert "脱机" in reached(job, Stage.HELD_UP).said
        [queue] = [queue for queue in queues() if queue.name == "township"]
        assert "脱机" in queue.trouble
    finally:
        township.switch_on()
    reached(job, Stage.PRINTED)
    assert len(township.tickets) == before + 1


def test_two_sides_are_refused_by_a_printer_that_has_one(server: PrintServer) -> None:
    """Before anything is sent: CUPS would take the job and drop it."""
    simplex = server.printers[1]
    with pytest.raises(NoDuplex, match="不能打双面"):
        sent("simplex", sides=TWO_SIDED)
    assert server.administer("lpstat", "-o", "simplex") == ""
    reached(sent("simplex"), Stage.PRINTED)
    assert simplex.tickets[-1]["IPP_SIDES"] == "one-sided"


def test_what_each_printer_can_is_asked_of_it(server: PrintServer) -> None:
    server.administer("lpadmin", "-p", "simplex", "-D", "司法所一楼")
    server.administer("lpadmin", "-d", "simplex")
    simplex, township = queues()
    assert (simplex.about, simplex.is_default, simplex.two_sided) == ("司法所一楼", True, False)
    assert (township.about, township.is_default, township.two_sided) == ("township", False, True)
    assert all(queue.a4 and queue.accepting and not queue.trouble for queue in (simplex, township))


def test_a_queue_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(CannotPrint, match=r"没有「文印室」这台打印机。现在有的是：.*township"):
        sent("文印室")


def test_a_queue_removed_under_a_waiting_job_is_told_of(server: PrintServer) -> None:
    passing = server.add("passing")
    passing.switch_off()
    job = sent("passing")
    reached(job, Stage.HELD_UP)
    server.administer("lpadmin", "-x", "passing")
    assert followed(job)[-1].stage is Stage.FAILED
    assert "没有「passing」这台打印机" in printing.state(job).said


def test_a_paused_printer_and_one_that_takes_nothing(server: PrintServer, township: Printer) -> None:
    server.administer("cupsdisable", "township")
    job = sent()
    assert "暂停" in printing.state(job).said
    server.administer("cupsenable", "township")
    reached(job, Stage.PRINTED)
    server.administer("cupsreject", "township")
    try:
        with pytest.raises(CannotPrint, match="现在不收文书"):
            sent()
    finally:
        server.administer("cupsaccept", "township")


def test_a_print_service_that_stops_loses_no_job(server: PrintServer, township: Printer) -> None:
    server.administer("cupsdisable", "township")
    job = sent()
    server.switch_off()
    try:
        assert printing.state(job).stage is Stage.OUT_OF_SIGHT
        with pytest.raises(CannotPrint, match="打印服务没有开"):
            sent()
        with pytest.raises(CannotPrint, match="打印服务没有开"):
            queues()
    finally:
        server.switch_on()
    assert printing.state(job).stage is Stage.HELD_UP
    server.administer("cupsenable", "township")
    reached(job, Stage.PRINTED)


def test_a_print_service_that_never_answers_is_waited_for_so_long_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ipp, "_SECONDS", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{silent.getsockname()[1]}")
        assert printing.state(Job("township", 1, 1)).stage is Stage.OUT_OF_SIGHT


def test_a_service_reached_through_a_socket_in_the_file_system(
    server: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As CUPS is where nothing was configured."""
    monkeypatch.setenv("CUPS_SERVER", f"{server.root}/run/cups.sock")
    assert {queue.name for queue in queues()} >= {"township", "simplex"}


def test_without_the_programs_the_administrator_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotPrint, match="请管理员安装 cups-client"):
        sent()


def test_a_damaged_pdf_ends_as_not_printed(township: Printer) -> None:
    before = len(township.tickets)
    states = followed(sent(pdf=b"%PDF-1.4\nnothing of the kind"))
    assert states[-1].stage is Stage.FAILED
    assert "认不出这份文件" in states[-1].said
    assert len(township.tickets) == before


@pytest.mark.parametrize("pdf", [b"", b"PK\x03\x04"])
def test_what_is_no_pdf_is_not_even_sent(pdf: bytes) -> None:
    with pytest.raises(CannotPrint, match="没有排成版"):
        sent(pdf=pdf)


def test_a_job_is_taken_back(server: PrintServer, township: Printer) -> None:
    before = len(township.tickets)
    server.administer("cupsdisable", "township")
    job = sent()
    assert printing.cancel(job) == JobState(Stage.CANCELED, "已取消，没有印完。")
    server.administer("cupsenable", "township")
    assert len(township.tickets) == before


def test_a_job_that_nobody_knows_is_not_called_printed() -> None:
    assert printing.state(Job("township", 9999, 1)).stage is Stage.LOST


def test_following_ends_with_its_time_while_the_job_waits(server: PrintServer) -> None:
    server.administer("cupsdisable", "township")
    try:
        [state] = followed(sent(), seconds=0.3)
        assert not state.over
    finally:
        server.administer("cancel", "-a")
        server.administer("cupsenable", "township")
