"""Papers on their way out: names that mean harm, figures in tables, programs and disks that fail."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.acceptance.test_storage_full_disk import fill
from tests.casework.conftest import clock, desk, open_again, wall
from tests.delivery.cups import PrintServer, needs_printing, print_server
from tests.delivery.test_convert import program
from tests.delivery.test_printing import PDF
from tests.papers.office import needs_office, to_pdf
from tests.papers.sample import AGREEMENT, CASE
from tests.small_disk import mounted
from tiaojie_tui.casework import cases, printable, printing, signing, taking
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.make import file_name, make
from tiaojie_tui.papers.package import NotReadable, read_parts
from tiaojie_tui.papers.seal import lint
from tiaojie_tui.store import journal

__all__ = ["clock", "desk", "open_again", "wall"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed: calls were not counted")
@needs_office
def test_53_libreoffice_makes_no_call_to_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to ask for a name, with a paper that it lays out as any other."""
    calls = tmp_path / "calls"
    strace = f"strace -f -qq -e trace=connect,sendto,sendmsg,bind -o '{calls}'"
    traced = f'exec {strace} {shutil.which("soffice")} "$@"'
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, traced))
    assert to_pdf(make(AGREEMENT, CASE, final=True).docx).startswith(b"%PDF-")
    lines = calls.read_text().splitlines()
    assert [line for line in lines if "AF_INET" in line] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "一份文本。".encode(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        make(AGREEMENT, CASE, final=False).docx[:-500],
    ],
    ids=["empty", "txt", "doc or encrypted", "cut"],
)
def test_54_what_is_no_sound_docx_is_told_in_one_sentence(content: bytes) -> None:
    """As somebody's paper that is to be verified."""
    with pytest.raises(NotReadable, match=r"^这不是有效的 \.docx 文件，或者文件已经损坏。$"):
        read_parts(content)


HARMFUL = ["../../x", "a/b", "..", "-o", "CON", "长" * 300, "a\\b", "a:b", ".", "/etc/passwd"]


@pytest.mark.parametrize("number", HARMFUL)
def test_56_a_file_stays_in_its_folder_whatever_the_case_is_called(
    desk: Desk, wall: str, number: str, tmp_path: Path
) -> None:
    """Through the whole way: brought in, made, saved as a file."""
    case = replace(cases.load(desk, wall).case, number=number)
    try:
        own = cases.bring_in(desk, exchange.dumps(case)).case.number or ""
    except Refused:
        return  # no such number comes into a database at all
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    path = taking.save(desk, own)
    assert path.parent == desk.home / "papers"
    assert path.is_file()
    made = set(tmp_path.rglob("*.docx")) - before
    assert made == {path}


def test_56_names_are_short_enough_and_no_option_no_device_and_nothing_hidden() -> None:
    for number in (*HARMFUL, "\0", "\u202ea"):
        name = file_name(Case(number=number), AGREEMENT)
        assert len(name.encode()) < 255
        assert "/" not in name
        assert "\0" not in name
        assert name[0] not in ".-"
        assert name.split(".")[0].upper() not in {"CON", "NUL", "AUX", "PRN"}


def test_57_formulas_and_long_numbers_are_words_in_every_table_that_is_printed() -> None:
    """There is no spreadsheet: tables are .docx, whose cells hold words alone, and no fields."""
    values = {"name": "=cmd|'/c calc'!A0", "address": "+1", "phone": "@x", "id_number": "33000019560312001X"}
    party = replace(CASE.parties[0], **values)
    paper = make(AGREEMENT, replace(CASE, parties=(party, *CASE.parties[1:])), final=False)
    for value in values.values():
        assert f"\t{value}" in paper.text
    assert lint.faults(read_parts(paper.docx)) == []


@pytest.fixture
def final(desk: Desk, wall: str) -> str:
    signing.finalise(desk, wall)
    return wall


@pytest.fixture
def nothing_changes(desk: Desk, final: str) -> Iterator[None]:
    before = cases.load(desk, final)
    yield
    assert cases.load(desk, final) == before


def failures(desk: Desk, act: str) -> list[str]:
    """Of what the journal tells that it failed, and why."""
    told = [line.entry.details for line in journal.entries(desk.store, act=act)]
    return [str(details["说明"]) for details in told if details.get("结果") == "失败"]


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        yield opened


@needs_printing
@pytest.mark.usefixtures("nothing_changes")
def test_58_a_printer_that_is_absent_is_told_and_on_record(
    desk: Desk, final: str, server: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing counts as printed."""
    monkeypatch.setenv("CUPS_SERVER", server.address)
    found = printable.source(desk, final, "明白卡")
    with pytest.raises(Refused, match="没有「文印室」这台打印机") as said:
        printing.hand_over(desk, found, PDF, queue="文印室")
    assert failures(desk, journal.PRINTED) == [str(said.value)]
    assert printing.printings(desk, final) == ()


@pytest.mark.usefixtures("nothing_changes")
def test_58_a_libreoffice_that_is_killed_is_told_and_on_record(
    desk: Desk, final: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half PDF is kept; the agreement stays final."""
    monkeypatch.setenv("TIAOJIE_SOFFICE", program(tmp_path, "kill -9 $$"))
    with pytest.raises(Refused, match="没有做出 PDF") as said:
        printing.print_paper(desk, final, queue="township")
    assert failures(desk, journal.PRINTED) == [str(said.value)]
    assert printable.source(desk, final).kept is None


@pytest.mark.usefixtures("nothing_changes")
def test_58_a_disk_that_fills_while_a_paper_is_saved_leaves_no_half_file(desk: Desk, final: str) -> None:
    """The folder of papers on a disk of its own, which is full; the next time it is whole."""
    with mounted(desk.home / "papers", 1) as papers:
        ballast = fill(papers)
        with pytest.raises(Refused, match="没有写成（硬盘已满") as said:
            taking.save(desk, final)
        assert list(papers.iterdir()) == [ballast]
        assert failures(desk, journal.TAKEN) == [str(said.value)]
        ballast.unlink()
        assert taking.save(desk, final).read_bytes().startswith(b"PK")
