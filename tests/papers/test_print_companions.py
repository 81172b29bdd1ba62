"""The papers beside the agreement as LibreOffice prints them: the 明白卡 is one page, whatever the case."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.papers.office import converted, needs_office, pages
from tests.papers.sample import CASE, MONTHLY, SHARED, many_parties
from tests.papers.test_print import sample_cases
from tiaojie_tui.casework.companions import CARD, NOTE, Ground, words
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Citation, Passed, Term
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.words import LABOUR_DISPUTES
from tiaojie_tui.laws.index import provisions
from tiaojie_tui.papers.make import fill

pytestmark = needs_office

DEMO = Path(__file__).parents[2] / "demo"
TODAY = date(2026, 11, 23)
LONG = "阿卜杜热依木·买买提吐尔逊" * 3
WIDE, THIN = "WMQ & <W> {{8}}" * 4, "il1.,'" * 12
MANY = tuple(one.citation for one in provisions()[:12])
HOSTILE = {
    "empty": Case(),
    "long names": replace(
        many_parties(12),
        title=f"{LONG}与{LONG}" * 5,
        committee=LONG * 2,
        mediators=(LONG,) * 4,
        terms=(Term("payment", (LONG,) * 6, (LONG,) * 6, "付", amount=99_999_999_99, method=LONG),) * 9,
        legal_basis=MANY,
    ),
    "wide letters": replace(
        CASE, title=WIDE * 3, terms=(Term("act", (WIDE,), (WIDE,), WIDE * 9),) * 6, legal_basis=MANY
    ),
    "thin letters": replace(CASE, title=THIN, terms=(Term("act", (THIN,), (), THIN * 3),) * 9),
    "figures": replace(CASE, terms=(Term("act", ("甲",), (), "2026年11月30日前付1234567.89元，" * 8),) * 6),
    "many terms": replace(
        CASE, dispute_type=LABOUR_DISPUTES[0], terms=CASE.terms * 20 + (MONTHLY, SHARED), legal_basis=MANY
    ),
    "one endless term": replace(CASE, terms=(Term("other", (), (), "字" * 5000),)),
    "nothing but laws": replace(CASE, terms=(), legal_basis=MANY),
    "failed": replace(CASE, outcome="failed", legal_basis=MANY),
    "oral": replace(CASE, outcome="oral", dispute_type=LABOUR_DISPUTES[1], legal_basis=MANY),
    "no law of ours": replace(CASE, legal_basis=(Citation("没有这部法", "第一条"),) * 30),
    "rare hanzi": replace(CASE, title="䶮㐂𠮷𬎆" * 20, terms=(Term("act", ("䶮㐂",), (), "㙍" * 200),) * 3),
}


def paper(name: str, case: Case) -> bytes:
    return fill(name, words(name, Ground(case, False, TODAY, Tables()))).docx


def demo_cases() -> dict[str, Case]:
    return {path.stem: exchange.load(path.read_text("utf-8")) for path in sorted(DEMO.glob("*.json"))}


CASES = {**demo_cases(), **sample_cases(), **HOSTILE}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of the card of each case."""
    papers = {name: paper(CARD, case) for name, case in CASES.items()}
    return {
        name: pages(pdf) for name, pdf in converted(papers, tmp_path_factory.mktemp("card"), "pdf").items()
    }


@pytest.mark.parametrize("name", CASES)
def test_the_card_is_one_page_with_all_its_parts(printed: dict[str, list[str]], name: str) -> None:
    (page,) = printed[name]
    assert page.startswith("明白卡")
    for part in (
        "法律怎么说（要点，非原文）",
        "您的权利，您的规矩",
        "不明白，到哪里问",
        "以协议书和法律原文为准。",
    ):
        assert part in page, part
    assert ("各人要做的事" in page) == (CASES[name].outcome != "failed")


def test_of_an_ordinary_case_three_provisions_and_every_term_are_told(
    printed: dict[str, list[str]],
) -> None:
    (page,) = printed["院墙滴水"]
    assert all(f"民法典第{number}条：" in page for number in (288, 290, 296))
    assert "1．梁冬生于" in page
    assert "2．梁冬生：" in page


def test_the_note_runs_over_pages_and_ends_with_places_for_the_pen(tmp_path: Path) -> None:
    passed = tuple(Passed("COPIES", f"parties/{at}", "理由很长，" * 20) for at in range(20))
    papers = {"short": paper(NOTE, CASE), "long": paper(NOTE, replace(CASE, passed=passed))}
    found = {name: pages(pdf) for name, pdf in converted(papers, tmp_path, "pdf").items()}
    assert len(found["short"]) == 1
    assert len(found["long"]) > 1
    for text in ("".join(found["short"]), "".join(found["long"])):
        assert "立卷人：" in text
        assert "检查时间：" in text
    assert "".join(found["long"]).count("放过的理由") == 20
