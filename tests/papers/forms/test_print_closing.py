"""The papers of the second half and the sheets as LibreOffice prints them: complete, ink not alone."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.papers.forms.closing import FULL, closing, sheets
from tests.papers.forms.test_print_opening import hostile
from tests.papers.office import converted, needs_office, pages
from tests.papers.sample import MONTHLY, SHARED
from tests.papers.test_print import sample_cases
from tiaojie_tui.domain.case import Case, FollowUp, Performance
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import capitals
from tiaojie_tui.papers.forms import receipt
from tiaojie_tui.papers.make import fill

pytestmark = needs_office

SAMPLES = ("night-noise-oral", "wage-arrears")
MONTH = date(2026, 6, 1)
COMMITTEE = "清河县柳林镇石桥村人民调解委员会"


def all_in_june() -> list[Case]:
    """The samples, each twice, closed in one month; among them one of 12 parties with long names."""
    cases = [
        replace(case, number=f"(2026)石调字第{at}号", agreed_on=MONTH, committee=COMMITTEE)
        for at, case in enumerate([*sample_cases().values()] * 2, 1)
    ]
    return [*cases, replace(FULL, agreed_on=MONTH), crowded()]


def crowded() -> Case:
    """12 parties with names of 40 characters, long facts, many terms, records and a long visit."""
    case = hostile()
    paid = tuple(Performance(1, 1, MONTH, 100 * at, "部分履行", "现金当面点清") for at in range(1, 20))
    people = tuple(party.called for party in case.parties)
    visit = FollowUp(MONTH, case.mediators[0], people, "都按说好的办了，没有反复。" * 80, "满意")
    return replace(
        case,
        terms=(*case.terms * 4, MONTHLY, SHARED),
        performance=paid,
        follow_ups=(visit,),
        difficulty="重大",
        agreed_on=MONTH,
    )


def cases() -> dict[str, Case]:
    samples = {name: case for name, case in sample_cases().items() if name in SAMPLES}
    return {"full": FULL, "empty": Case(), "crowded": crowded(), **samples}


CASES = cases()
NAMES = tuple(closing(Case()))
SHEETS = tuple(sheets((), "", ""))


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The pages of every paper of every case, and of the sheets of a month, from one run."""
    papers = {
        f"{about}-{name}": fill(name, words).docx
        for about, case in CASES.items()
        for name, words in closing(case).items()
    }
    papers["blank-履行凭证"] = fill("履行凭证", receipt.words(FULL, 1)).docx
    for name, words in sheets(all_in_june(), COMMITTEE, "丁怀仁", MONTH).items():
        papers[f"month-{name}"] = fill(name, words).docx
    found = converted(papers, tmp_path_factory.mktemp("closing"), "pdf")
    return {name: pages(pdf) for name, pdf in found.items()}


def text_of(laid_out: Mapping[str, list[str]], about: str, name: str) -> str:
    """The paper's text without the foot of its pages."""
    return "".join(
        re.sub(r"(编号：\S{2,20})第\d+页共\d+页$", "", page) for page in laid_out[f"{about}-{name}"]
    )


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_numbered_and_has_something_on_it(
    laid_out: Mapping[str, list[str]], about: str, name: str
) -> None:
    found = laid_out[f"{about}-{name}"]
    for number, page in enumerate(found, 1):
        foot = f"第{number}页共{len(found)}页"
        assert foot in page
        assert len(page.replace(foot, "")) > 40


@pytest.mark.parametrize(
    ("about", "name"),
    [
        (about, name)
        for about in ("full", "night-noise-oral")
        for name in NAMES
        if name[:2] not in ("司法", "治安")
    ]
    + [("empty", name) for name in NAMES if name[:2] not in ("司法", "治安")],
)
def test_an_ordinary_case_takes_at_most_two_pages(
    laid_out: Mapping[str, list[str]], about: str, name: str
) -> None:
    assert len(laid_out[f"{about}-{name}"]) <= 2


@pytest.mark.parametrize("name", ["口头协议登记表", "终止调解告知书", "回访记录", "补贴申报表", "履行凭证"])
def test_of_a_small_case_it_is_one_page(laid_out: Mapping[str, list[str]], name: str) -> None:
    assert len(laid_out[f"night-noise-oral-{name}"]) == 1


SIGNED = {
    "口头协议登记表": ("履行情况：|现金当面点清", "签名："),
    "回访记录": ("满意程度：", "回访人、被回访人签名："),
    "司法确认申请书": ("愿意承担相应的民事责任", "全体申请人签名"),
    "治安案件书面申请": ("不予处罚", "签名、盖章或按指印："),
    "终止调解告知书": ("签名表示已经收到", "当事人签收"),
    "延期调解同意书": ("任何一方随时可以要求终止调解", "各方当事人、人民调解员签名"),
    "撤回调解申请书": ("申请人知道", "签名、盖章或按指印："),
    "履行凭证": ("本收条由收款人核对后签名", "收款人、见证人签名"),
}


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("name", SIGNED)
def test_the_boxes_for_ink_stand_with_the_text_before_them(
    laid_out: Mapping[str, list[str]], about: str, name: str
) -> None:
    before, signing = SIGNED[name]
    page = next(page for page in laid_out[f"{about}-{name}"] if signing in page)
    assert re.search(f"(?:{before}).*{signing}.*年月日", page)


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("name", ["司法确认申请书", "治安案件书面申请"])
def test_every_name_term_sum_and_day_is_on_the_applications(
    laid_out: Mapping[str, list[str]], about: str, name: str
) -> None:
    case, text = CASES[about], text_of(laid_out, about, name)
    for party in case.parties:
        assert flat(party.name or "") in text
        assert flat(party.address or "") in text
    for term in case.terms:
        assert flat(term.text or "") in text
        for part in (term, *term.instalments):
            assert part.amount is None or capitals(part.amount) in text
    for part in (part for term in case.terms for part in term.instalments):
        assert part.due is None or printed(part.due) in text
    assert flat(case.facts or "") in text


def test_the_receipt_names_sum_and_day_where_they_are_recorded_and_not_where_they_are_due(
    laid_out: Mapping[str, list[str]],
) -> None:
    assert "2026年4月30日，今收到" in text_of(laid_out, "full", "履行凭证")
    assert "计人民币16000元（大写：壹万陆仟元整）" in text_of(laid_out, "full", "履行凭证")
    assert "＿＿＿＿年＿＿月＿＿日，今收到" in text_of(laid_out, "blank", "履行凭证")
    assert "计人民币＿＿＿＿＿＿元" in text_of(laid_out, "blank", "履行凭证")


def test_the_crowded_papers_have_a_box_for_everybody(laid_out: Mapping[str, list[str]]) -> None:
    for name in ("司法确认申请书", "终止调解告知书", "延期调解同意书"):
        text = text_of(laid_out, "crowded", name)
        signing = text[text.rindex("签名") :]
        for party in CASES["crowded"].parties:
            assert party.name is not None
            assert party.name in signing


@pytest.mark.parametrize("name", ["调解案件汇总表", "调解案件统计表", "经费保障情况统计表"])
def test_the_sheets_of_a_month_are_one_page(laid_out: Mapping[str, list[str]], name: str) -> None:
    (page,) = laid_out[f"month-{name}"]
    assert "填表日期：" in page
    assert COMMITTEE in page


def test_the_list_of_a_mediator_repeats_its_heads_and_has_every_case(
    laid_out: Mapping[str, list[str]],
) -> None:
    found = laid_out["month-调解案件登记单"]
    assert len(found) > 1
    assert all("案号" in page and "办结日期" in page for page in found[:-1])
    text = "".join(found)
    for at in range(1, 2 * len(sample_cases()) + 1):
        assert f"(2026)石调字第{at}号" in text
