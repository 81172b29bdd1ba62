"""The PDF that is printed: made once from the frozen bytes, kept, and the same ever after."""

from dataclasses import replace

import pytest

from tests.papers.office import needs_office
from tiaojie_tui.casework import cases, papers, printable, signing
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Record
from tiaojie_tui.store import register


@needs_office
def test_the_pdf_is_made_once_and_asked_again_gives_the_same_bytes_without_libreoffice(
    desk: Desk, wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing.finalise(desk, wall)
    pdf = printable.pdf_of(desk, wall)
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    assert pdf.startswith(b"%PDF-")
    assert printable.pdf_of(desk, wall) == pdf
    assert register.pdf_bytes(desk.store, wall, 1) == pdf


def test_one_of_several_papers_is_made_and_called_by_what_tells_it_from_its_like(
    desk: Desk, wall: str
) -> None:
    """So that the journal of printings says which was printed."""
    case = replace(
        cases.load(desk, wall).case, number=None, records=(Record("调解记录"), Record("调解记录", text="乙"))
    )
    number = cases.bring_in(desk, exchange.dumps(case)).case.number or ""
    found = printable.source(desk, number, "调解记录", 1)
    assert (found.paper, found.label) == ("调解记录", "调解记录（笔录2）")
    assert found.docx == papers.hand_out(desk, number, "调解记录", 1).docx


def test_before_the_text_is_final_there_is_nothing_to_print(desk: Desk, wall: str) -> None:
    with pytest.raises(Refused, match="还没有定稿"):
        printable.pdf_of(desk, wall)


def test_without_libreoffice_nothing_is_lost_and_it_is_said_what_to_install(
    desk: Desk, wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    frozen = signing.finalise(desk, wall).frozen
    with pytest.raises(Refused, match="请管理员安装 libreoffice-writer-nogui"):
        printable.pdf_of(desk, wall)
    assert frozen is not None
    assert register.frozen_bytes(desk.store, wall, 1)
