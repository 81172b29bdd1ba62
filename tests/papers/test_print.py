"""The agreement as LibreOffice prints it: nothing is missing, and signatures are never left alone."""

import re
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tests.papers.office import converted, needs_office, pages
from tests.papers.sample import AGREEMENT, CASE, MONTHLY, SHARED, many_parties
from tests.shared_material import shared_folder
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Instalment
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import capitals, figures
from tiaojie_tui.papers.make import make
from tiaojie_tui.papers.verify import read_printed

pytestmark = needs_office

SENTENCE = "双方因此事多次争执，经村干部劝解未果。"
FILLINGS = {
    f"{parties}-{length}": replace(many_parties(parties, SENTENCE * length), terms=CASE.terms * terms)
    for parties, length, terms in (
        *((2, length, 1) for length in range(1, 29, 3)),
        (3, 5, 2),
        (4, 9, 2),
        (6, 2, 3),
        (6, 11, 3),
        (8, 6, 4),
        (12, 4, 1),
    )
}


def paper(case: Case, *, final: bool = True) -> bytes:
    return make(AGREEMENT, case, final=final).docx


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of each filling, and of the sample as draft and final."""
    papers = {name: paper(case) for name, case in FILLINGS.items()}
    long = replace(CASE, terms=(*CASE.terms, MONTHLY, SHARED))
    papers |= {"draft": paper(long, final=False), "final": paper(long)}
    found = converted(papers, tmp_path_factory.mktemp("print"), "pdf")
    return {name: pages(pdf) for name, pdf in found.items()}


@pytest.mark.parametrize("name", FILLINGS)
def test_signatures_stand_on_one_page_with_a_term_of_the_agreement(
    laid_out: dict[str, list[str]], name: str
) -> None:
    case = FILLINGS[name]
    last = laid_out[name][-1]
    assert f"第{len(case.terms)}条：义务人：" in last
    assert "签名、盖章或按指印：" in last
    assert last.count("年月日") == len(case.parties) + len(case.mediators) + 1 + 1
    assert all(f"　{party.name}".replace("　", "") in last for party in case.parties)
    assert f"{case.committee}（印章）" in last


def test_a_partys_block_is_never_torn(laid_out: dict[str, list[str]]) -> None:
    for page in laid_out["12-4"]:
        assert page.count("出生日期") == page.count("单位或住址")


def test_every_page_bears_number_code_and_page_of_pages(laid_out: dict[str, list[str]]) -> None:
    code = make(AGREEMENT, FILLINGS["6-11"], final=True).code
    found = laid_out["6-11"]
    for number, page in enumerate(found, 1):
        assert f"编号：{CASE.number}校验码：{code}第{number}页共{len(found)}页" in page


def test_every_page_of_a_draft_says_so_and_none_of_a_final_paper(laid_out: dict[str, list[str]]) -> None:
    assert all("草稿，尚未定稿" in page for page in laid_out["draft"])
    assert not any("草稿" in page for page in laid_out["final"])


def test_the_first_page_begins_with_title_number_and_first_party(laid_out: dict[str, list[str]]) -> None:
    assert laid_out["final"][0].startswith(f"人民调解协议书编号：{CASE.number}申请人姓名买买提·吐尔逊")


def test_a_page_holds_22_lines_of_text(tmp_path: Path) -> None:
    facts = "\n".join(f"第{number:03d}行" for number in range(1, 80))
    (pdf,) = converted({"lines": paper(replace(CASE, facts=facts))}, tmp_path, "pdf").values()
    assert len(re.findall("第[0-9]{3}行", pages(pdf)[1])) == 22


def test_a_file_that_libreoffice_saved_again_has_the_same_text_and_code(tmp_path: Path) -> None:
    """Saving again changes the file, so the register does not know it; its words are still proved."""
    original = paper(replace(CASE, terms=(*CASE.terms, MONTHLY, SHARED)))
    (saved,) = converted({"saved": original}, tmp_path, "docx").values()
    assert saved.read_bytes() != original
    assert read_printed(saved.read_bytes()) == read_printed(original)


def test_a_template_that_an_office_saved_again_prints_the_same_words(tmp_path: Path) -> None:
    ours = Path(__file__).parents[2] / "agreements" / "templates" / f"{AGREEMENT}.docx"
    (saved,) = converted({AGREEMENT: ours.read_bytes()}, tmp_path, "docx").values()
    case = replace(CASE, terms=(*CASE.terms, MONTHLY, SHARED))
    own = make(AGREEMENT, case, final=True, templates=saved.parent)
    assert own.sha256 != make(AGREEMENT, case, final=True).sha256
    assert own.text == make(AGREEMENT, case, final=True).text


def sample_cases() -> dict[str, Case]:
    folder = shared_folder()
    files = sorted((folder / "cases").glob("*.json")) if folder else []
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    return {
        name: replace(exchange.load(text), number=f"(2026)样字第{number}号")
        for (name, text), number in zip(texts.items(), count(1), strict=False)
        if '"tiaojie-case/1"' in text
    }


def values_of(case: Case) -> set[str]:
    """Every name, sum, 大写 and day that a case holds, as it is printed."""
    days: list[date | None] = [case.applied_on, case.accepted_on, case.agreed_on]
    sums: list[int | None] = []
    names: list[str | None] = [case.committee, *case.mediators, case.recorder]
    for party in case.parties:
        names += [party.name, party.ref, party.legal_representative, *(agent.name for agent in party.agents)]
        days.append(party.birth)
    for term in case.terms:
        recurring = term.recurrence
        days += [term.due, *((recurring.start, recurring.end) if recurring else ())]
        sums += [term.amount, term.total, term.already_paid, *(share.amount for share in term.shares)]
        parts: tuple[Instalment, ...] = term.instalments
        days += [part.due for part in parts]
        sums += [part.amount for part in parts]
        names += [*term.obligors, *term.obligees, *(share.name for share in term.shares), term.holder]
    found = {printed(day) for day in days if day} | {name for name in names if name}
    return found | {form for fen in sums if fen is not None for form in (f"{figures(fen)}元", capitals(fen))}


@pytest.mark.skipif(shared_folder() is None, reason="the sample cases beside the checkout are not there")
def test_every_name_sum_and_day_of_the_sample_cases_is_printed(tmp_path: Path) -> None:
    cases = sample_cases()
    assert len(cases) == 10
    found = converted({name: paper(case) for name, case in cases.items()}, tmp_path, "pdf")
    for name, case in cases.items():
        text = "".join(pages(found[name]))
        assert {value for value in values_of(case) if value not in text} == set(), name
        last = pages(found[name])[-1]
        assert f"第{len(case.terms)}条：义务人：" in last
        assert "（印章）" in last
