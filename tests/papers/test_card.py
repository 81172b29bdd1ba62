"""The 明白卡 tells the case in a village's words: gaps are shown, nothing is cut silently or invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.papers.sample import APPLICANT, CASE, MONTHLY, SHARED, many_parties, with_terms
from tiaojie_tui.domain.case import Case, Instalment, Signature, Term
from tiaojie_tui.domain.words import LABOUR_DISPUTES
from tiaojie_tui.papers import duties
from tiaojie_tui.papers.card import Point, card
from tiaojie_tui.papers.context import leaves
from tiaojie_tui.papers.sheet import lines

POINTS = [Point(f"民法典第{at}条", f"要点{at}", f"俗话{at}") for at in range(1, 10)]


def sections(case: Case, points: Sequence[Point] = (), *, final: bool = False) -> dict[str, list[str]]:
    return {section["题"]: section["段"] for section in card(case, points, final=final)["节"]}


def agreed(case: Case, *, final: bool = False) -> list[str]:
    found = sections(case, final=final)
    return next(texts for heading, texts in found.items() if heading.startswith("各人要做的事"))


def text(case: Case, points: Sequence[Point] = ()) -> str:
    return "\n".join(leaves(card(case, points, final=False)))


def duty(term: Term) -> tuple[str, str]:
    return duties.of_term(term, 1)


def test_it_says_which_case_and_when_it_was_agreed() -> None:
    about = card(replace(CASE, title="买买提·吐尔逊与合作社货款纠纷"), [], final=False)["关于"]
    assert about == ["买买提·吐尔逊与合作社货款纠纷", f"案号：{CASE.number}　2026年4月9日谈成"]


def test_before_an_agreement_it_says_that_one_is_still_talking() -> None:
    case = replace(CASE, agreed_on=None, outcome="open", terms=())
    assert card(case, [], final=False)["关于"][1].endswith("2026年4月2日受理，还在谈")
    assert agreed(case) == ["还没有谈定。"]


def test_an_empty_case_gives_gaps_and_no_error() -> None:
    about = card(Case(), [], final=False)["关于"]
    assert about == ["＿＿", "案号：＿＿　＿＿年＿＿月＿＿日受理，还在谈"]
    assert sections(Case())["法律怎么说（要点，非原文）"] == ["还没有选好条文，请问调解员。"]


def test_rights_and_duties_bear_their_articles() -> None:
    said = text(CASE)
    for word in (
        "挑信得过的调解员",
        "中途也能停",
        "去法院",
        "不收钱",
        "说实话",
        "第23条",
        "第3条",
        "第24、31条",
    ):
        assert word in said, word


def test_provisions_are_told_with_their_gist_where_there_is_room() -> None:
    told = sections(CASE, POINTS[:2])["法律怎么说（要点，非原文）"]
    assert told == ["民法典第1条：要点1（俗话1）", "民法典第2条：要点2（俗话2）"]


def test_of_many_provisions_the_best_stand_and_the_rest_are_counted() -> None:
    long = [Point(one.name, one.gist * 20, one.say * 3) for one in POINTS]
    told = sections(CASE, long)["法律怎么说（要点，非原文）"]
    assert told[0].startswith("民法典第1条")
    assert told[-1] == f"另有{len(POINTS) - (len(told) - 1)}条，见协议书。"


def test_provisions_that_cannot_be_told_are_counted_too() -> None:
    assert card(CASE, POINTS[:1], final=False, untold=2)["节"][0]["段"][1:] == ["另有2条，见协议书。"]
    assert card(CASE, [], final=False, untold=3)["节"][0]["段"] == ["另有3条，见协议书。"]


def test_what_is_only_proposed_is_left_out_without_a_word() -> None:
    proposed = [Point(one.name, one.gist, one.say * 30, cited=False) for one in POINTS]
    told = sections(CASE, proposed)["法律怎么说（要点，非原文）"]
    assert 0 < len(told) < len(POINTS)
    assert not any(text.startswith("另有") for text in told)


def test_without_a_paper_one_asks_the_mediator_for_the_rest() -> None:
    found = card(replace(CASE, outcome="failed"), [], final=False, untold=3)
    assert found["节"][0]["段"] == ["另有3条，请问调解员。"]


def test_who_does_what_by_when_is_told_from_the_terms() -> None:
    assert agreed(CASE) == [
        "1．柳坪果蔬专业合作社：付36000元给买买提·吐尔逊，2026年5月1日前16000元，2026年9月30日前20000元，银行转账。",
        "2．柳坪果蔬专业合作社：退还筐子40只。",
    ]


def test_until_the_agreement_is_final_its_terms_are_said_to_be_open() -> None:
    assert "各人要做的事（还没有定稿，以签字的为准）" in sections(CASE)
    assert "各人要做的事" in sections(CASE, final=True)
    assert "各人要做的事" in sections(replace(CASE, outcome="oral"))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (
            Term("payment", ("甲",), ("乙",), amount=120_000, due=date(2026, 3, 20), method="现金"),
            "1．甲：2026年3月20日前付1200元给乙，现金。",
        ),
        (Term("payment", ("甲",), ("乙",), "有钱时给"), "1．甲：＿＿前付＿＿元给乙。"),
        (MONTHLY, "1．甲、乙：每月5日前各付500元给丙，到2027年4月5日止。"),
        (Term("act", ("甲",), ("乙",), "甲拆墙\n并清走砖头。"), "1．甲拆墙并清走砖头。"),
        (Term("act", (), (), None), "1．＿＿。"),
        (SHARED, "1．甲、乙：存款分割。"),
        (
            Term("payment", ("甲",), ("乙",), amount=100, already_paid=50, instalments=(Instalment(),)),
            "1．甲：付1元给乙，＿＿前＿＿元（已付0.50元）。",
        ),
    ],
)
def test_a_term_in_full(term: Term, said: str) -> None:
    assert duty(term)[1] == said


def test_a_term_in_short_names_few_and_refers_to_the_agreement() -> None:
    act = Term("act", ("甲", "乙", "丙"), ("丁",), "很长" * 100, due=date(2026, 3, 20))
    assert duty(act)[0] == "1．甲等3人：做一件事或不做，2026年3月20日前，见协议书第1条。"
    assert duty(CASE.terms[0])[0].count("元") == 1


def test_of_many_terms_those_without_room_are_counted() -> None:
    many = with_terms(*[replace(CASE.terms[1], text=f"归还第{at}样东西") for at in range(40)])
    told = agreed(many)
    assert told[-1] == f"另有{40 - (len(told) - 1)}条，见协议书。"
    assert all(int(one.split("．")[0]) < int(other.split("．")[0]) for one, other in pairwise(told[:-1]))


def test_the_last_day_for_the_court_stands_once_the_agreement_is_effective() -> None:
    signed = (
        Signature(APPLICANT.name or "", "当事人", "签名", date(2026, 4, 9)),
        Signature("罗䶮", "柳坪果蔬专业合作社的委托代理人", "签名", date(2026, 4, 9)),
        *(Signature(name, "人民调解员", "签名", date(2026, 4, 9)) for name in CASE.mediators),
        Signature("柳明", "记录人", "签名", date(2026, 4, 9)),
    )
    assert "协议生效起30天内" in text(CASE)
    assert "2026年5月9日以前" in text(replace(CASE, signatures=signed, sealed_on=date(2026, 4, 9)))


def test_what_failed_tells_the_ways_that_are_open_and_no_duties() -> None:
    case = replace(CASE, outcome="failed", agreed_on=None)
    found = sections(case)
    assert "没谈成怎么办（人民调解法）" in found
    assert not any(heading.startswith("各人要做的事") for heading in found)
    assert "第26条" in text(case)
    assert "没有谈成" in text(case)


def test_an_oral_agreement_counts_and_can_be_written_down() -> None:
    said = text(replace(CASE, outcome="oral"))
    assert "口头说定的也算数（第30条）" in said
    assert "改写成书面的" in said


def test_wages_tell_of_the_payment_order() -> None:
    assert "支付令" in text(replace(CASE, dispute_type=LABOUR_DISPUTES[0]))
    assert "支付令" not in text(CASE)


def test_where_to_turn_is_the_committee_its_mediators_and_a_blank_for_the_telephone() -> None:
    (where,) = sections(CASE)["不明白，到哪里问"]
    assert where.startswith("青田乡柳坪村人民调解委员会，调解员㐂守信、何宽。")
    assert where.endswith("调委会电话：＿＿＿＿＿＿")


def test_names_without_end_are_clipped_visibly() -> None:
    crowd = replace(many_parties(40), title="很长的名字" * 60, mediators=("没完没了" * 30,) * 5)
    said = text(crowd)
    assert said.count("……") >= 2


def test_the_screen_shows_the_same_words() -> None:
    context = card(CASE, POINTS[:3], final=False)
    shown = "".join(lines(context, 78)).replace(" ", "")
    assert all(word.replace(" ", "") in shown for word in leaves(context))


def test_what_cannot_be_printed_is_said_on_screen() -> None:
    (only,) = lines(card(replace(CASE, title="坏\x07字"), [], final=False), 78)
    assert "打印不出来" in only
