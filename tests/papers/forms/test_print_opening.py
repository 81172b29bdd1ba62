"""The forms of the first half as LibreOffice prints them: complete, in place, not torn from their ink."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from tests.papers.forms.opening import FULL, PAGES, opening
from tests.papers.office import converted, needs_office, pages
from tests.papers.sample import many_parties
from tests.papers.test_print import SENTENCE, sample_cases
from tests.shared_material import shared_folder
from tiaojie_tui.domain.case import Agent, Case, Evidence, Record
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.papers.forms import application, intake, mediation
from tiaojie_tui.papers.forms.contents import Row
from tiaojie_tui.papers.make import fill

pytestmark = needs_office

LONG = ("阿卜杜热依木·买买提吐尔逊" * 4)[:40]
SPOKEN = "问：经过是怎样的？\n答：" + "那天下着雨，我看得清清楚楚。" * 30
HELPER = Agent("委托代理人", LONG, LONG, authority="一般授权", authority_text=LONG * 2)
MANY_ROWS = tuple(Row(f"第{number:02d}份文书", number, number + 1) for number in range(1, 61))
SAMPLES = ("fatal-fall", "wage-arrears")


def with_records(case: Case, text: str) -> Case:
    """The case with a record of each kind and two pieces of evidence."""
    people = tuple(party.called for party in case.parties)
    house = (*case.mediators, case.recorder or "")
    inquiry = Record("调查记录", datetime(2026, 2, 27, 9, 30), "村委会", (people[0], *house), text)
    talks = Record("调解记录", datetime(2026, 3, 3, 14, 5), "调解室", (*people, *house), text, "调解成功")
    evidence = (Evidence("磅单", people[0], True, 3, "斤两"), Evidence("账本", people[-1], False, 12, "已付"))
    return replace(case, records=(inquiry, talks), evidence=evidence)


def hostile() -> Case:
    """12 parties with names of 40 characters, long facts and records, 60 pieces of evidence."""
    case = many_parties(12, SENTENCE * 60)
    named = [replace(party, name=LONG[:-1] + chr(0x4E00 + at)) for at, party in enumerate(case.parties)]
    named[0] = replace(named[0], agents=(HELPER,))
    evidence = tuple(
        Evidence(
            f"第{at:02d}件" + "票据" * (at % 15),
            LONG if at % 9 else "甲",
            at % 2 == 0,
            at,
            "证明" * (at % 20),
        )
        for at in range(60)
    )
    case = replace(
        case,
        parties=tuple(named),
        committee=f"{LONG}人民调解委员会",
        mediators=(LONG, LONG[:-1] + "乙"),
        claims=("请求支付" + "货款" * 30,) * 8,
    )
    return replace(with_records(case, SPOKEN), evidence=evidence)


LENGTHS = {f"{length}": replace(FULL, facts=SENTENCE * length) for length in (1, 7, 13, 19, 25, 34)}


def cases() -> dict[str, Case]:
    samples = {name: with_records(case, SPOKEN) for name, case in sample_cases().items() if name in SAMPLES}
    return {"full": FULL, "empty": Case(), "hostile": hostile(), **samples}


CASES = cases()


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The pages of each form of each case, and of three forms with facts of different lengths."""
    papers = {
        f"{about}-{name}": fill(name, words).docx
        for about, case in CASES.items()
        for name, words in opening(case, MANY_ROWS).items()
    }
    for length, case in LENGTHS.items():
        told = replace(case, records=(case.records[0], replace(case.records[1], text=case.facts)))
        papers[f"{length}-人民调解申请书"] = fill("人民调解申请书", application.words(case)).docx
        papers[f"{length}-人民调解受理登记表"] = fill("人民调解受理登记表", intake.words(case)).docx
        papers[f"{length}-调解记录"] = fill("调解记录", mediation.words(told, 1)).docx
    found = converted(papers, tmp_path_factory.mktemp("forms"), "pdf")
    return {name: pages(pdf) for name, pdf in found.items()}


@pytest.mark.parametrize("about", CASES)
def test_covers_and_short_forms_are_one_page(laid_out: Mapping[str, list[str]], about: str) -> None:
    (cover,) = laid_out[f"{about}-卷宗封面"]
    (back,) = laid_out[f"{about}-卷宗封底"]
    assert cover.endswith("保管期限备注")
    assert f"连面带底共计{PAGES}页" in back
    if about != "hostile":
        (entrusting,) = laid_out[f"{about}-授权委托书"]
        assert "受委托人" in entrusting


@pytest.mark.parametrize("about", CASES)
def test_every_name_day_and_claim_stands_on_the_papers_it_belongs_to(
    laid_out: Mapping[str, list[str]], about: str
) -> None:
    case = CASES[about]
    whole = {name: "".join(laid_out[f"{about}-{name}"]) for name in opening(case)}
    days = [printed(day) for day in (case.applied_on, case.accepted_on) if day]
    for name in (party.name or "" for party in case.parties):
        for paper in ("人民调解申请书", "人民调解受理登记表", "权利义务告知书", "调解记录"):
            assert name in whole[paper], paper
    for claim in case.claims:
        assert claim in whole["人民调解申请书"]
        assert claim in whole["人民调解受理登记表"]
    assert all(day in whole["人民调解受理登记表"] for day in days)
    for mediator in case.mediators:
        assert mediator in whole["卷宗封面"]
        assert mediator in whole["权利义务告知书"]
    for piece in case.evidence:
        assert (piece.name or "") in whole["证据材料目录"]
    if case.facts:
        facts = "".join(case.facts.split())
        assert facts in without_feet(laid_out[f"{about}-人民调解申请书"], case)


def without_feet(found: list[str], case: Case) -> str:
    """The text of the pages without what stands at the foot of each."""
    feet = [f"编号：{case.number}第{at}页共{len(found)}页" for at in range(1, len(found) + 1)]
    return "".join(page.replace(foot, "") for page, foot in zip(found, feet, strict=True))


@pytest.mark.parametrize("about", CASES)
def test_every_page_says_which_of_how_many_it_is(laid_out: Mapping[str, list[str]], about: str) -> None:
    case = CASES[about]
    for name in opening(case).keys() - {"卷宗封面", "卷宗封底"}:
        found = laid_out[f"{about}-{name}"]
        for at, page in enumerate(found, 1):
            assert f"编号：{case.number or '＿＿'}第{at}页共{len(found)}页" in page, name


@pytest.mark.parametrize("about", CASES)
def test_whoever_was_asked_signs_every_page(laid_out: Mapping[str, list[str]], about: str) -> None:
    found = laid_out[f"{about}-调查记录"]
    assert all("被调查人在本页签名、按指印：＿" in page for page in found)
    assert "和我说的一样" in found[-1]
    if about == "hostile":
        assert len(found) > 1


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [("卷内目录", "序号文书名称页号备注", "份文书"), ("证据材料目录", "序号证据名称提供人", "件")],
)
def test_long_lists_repeat_their_head_on_every_page(
    laid_out: Mapping[str, list[str]], name: str, head: str, row: str
) -> None:
    listing = [page for page in laid_out[f"hostile-{name}"] if re.search(f"第[0-9]{{2}}{row}", page)]
    assert len(listing) > 1
    assert all(head in page for page in listing)


@pytest.mark.parametrize("length", LENGTHS)
def test_signatures_stand_on_the_page_of_what_they_are_for(
    laid_out: Mapping[str, list[str]], length: str
) -> None:
    for name, last_words, boxes in (
        ("人民调解申请书", "2．退还筐子", 2),
        ("人民调解受理登记表", "2．退还筐子", 6),
        ("调解记录", "调解结果：", 7),
    ):
        last = laid_out[f"{length}-{name}"][-1]
        assert last_words in last, name
        assert last.count("年月日") == boxes, name


def test_the_lengths_reach_the_end_of_a_page(laid_out: Mapping[str, list[str]]) -> None:
    for name in ("人民调解申请书", "人民调解受理登记表", "调解记录"):
        assert len({len(laid_out[f"{length}-{name}"]) for length in LENGTHS}) > 1, name


@pytest.mark.skipif(shared_folder() is None, reason="the sample cases beside the checkout are not there")
def test_the_sample_cases_were_looked_at() -> None:
    assert set(SAMPLES) <= CASES.keys()


def test_long_names_stand_whole_in_blocks_and_boxes(laid_out: Mapping[str, list[str]]) -> None:
    text = "".join(laid_out["hostile-调解记录"])
    for party in CASES["hostile"].parties:
        assert f"{party.role}{party.name}年月日" in text
