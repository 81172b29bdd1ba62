"""The PDF that is printed: made once from the frozen bytes, kept, and the same ever after."""

import pytest

from tests.papers.office import needs_office
from tiaojie_tui.casework import printable, signing
from tiaojie_tui.casework.desk import Desk, Refused
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
