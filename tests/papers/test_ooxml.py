"""Every paper is valid for Microsoft's Open XML SDK, and has nothing that only Word would refuse."""

from pathlib import Path

import pytest

from tests.papers.ooxml import invalid, unseen
from tests.papers.sample import AGREEMENT
from tests.papers.templates.office import before_the_end, paragraph, table
from tests.papers.validator import needs_validator
from tiaojie_tui.papers import make
from tiaojie_tui.papers.templates.sample import CASE
from tiaojie_tui.papers.templates.samples import NAMES, SAMPLES


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Each template filled with the sample that asks the most of it; the agreement as draft and final."""
    found = {name: make.fill(name, SAMPLES[name]()[0]).docx for name in NAMES if name != AGREEMENT}
    for final in (False, True):
        found[f"{AGREEMENT}{'定稿' if final else '草稿'}"] = make.make(AGREEMENT, CASE, final=final).docx
    return found


@needs_validator
def test_every_paper_is_valid(papers: dict[str, bytes], tmp_path: Path) -> None:
    assert invalid(papers, tmp_path) == {}


def test_no_paper_has_what_the_validator_does_not_see(papers: dict[str, bytes]) -> None:
    assert {name: unseen(docx) for name, docx in papers.items()} == {name: [] for name in papers}


@needs_validator
def test_what_is_invalid_is_found(tmp_path: Path) -> None:
    wrong = before_the_end("<w:p><w:r><w:t>a</w:t></w:r><w:pPr/></w:p>")
    assert any("document.xml" in fault for fault in invalid({"a": wrong}, tmp_path)["a"])


def test_what_the_validator_does_not_see_is_found() -> None:
    empty = table([paragraph("甲"), ""])
    found = unseen(before_the_end(f"{empty}<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>{paragraph('{{ 编号 }}')}"))
    assert "word/document.xml: a cell does not end in a paragraph" in found
    assert "word/document.xml: a table has no row" in found
    assert "word/document.xml: {{ is left over" in found
