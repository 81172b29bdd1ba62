"""The second half of the dossier: which receipts there are, what is claimed, what is left for the pen."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.factories import a_case, a_company, a_party, a_term
from tests.papers.forms.closing import FULL
from tests.papers.forms.opening import boxes
from tests.papers.sample import CASE, MONTHLY, SHARED, with_terms
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.case import Agent, Case, Instalment, Performance, Term
from tiaojie_tui.domain.workdays import PUBLISHED
from tiaojie_tui.papers.context import leaves
from tiaojie_tui.papers.forms import (
    confirmation,
    extension,
    follow_up,
    oral,
    police,
    receipt,
    termination,
    withdrawal,
)
from tiaojie_tui.papers.forms.receipt import Payment

TWICE = CASE.terms[0]
DONE, PARTLY, NOT_DONE = (
    Performance(1, 1, date(2026, 5, 1), state=s) for s in ("已履行", "部分履行", "未履行")
)


def test_there_is_a_receipt_for_each_payment_due_and_none_for_what_is_no_money() -> None:
    case = with_terms(*CASE.terms, MONTHLY, SHARED)
    assert receipt.payments(case) == (Payment(1, 1), Payment(1, 2), Payment(3))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((DONE,), (Payment(1, 1, DONE), Payment(1, 2))),
        ((NOT_DONE,), (Payment(1, 1), Payment(1, 2))),
        ((replace(DONE, instalment=None),), (Payment(1, None, replace(DONE, instalment=None)),)),
        (
            (replace(PARTLY, amount=100),),
            (Payment(1, 1, replace(PARTLY, amount=100)), Payment(1, 1, before=100), Payment(1, 2)),
        ),
        (
            (Performance(1, state="部分履行", amount=1_700_000),),
            (
                Payment(1, None, Performance(1, state="部分履行", amount=1_700_000)),
                Payment(1, 2, before=100_000),
            ),
        ),
        ((Performance(9, state="已履行", amount=100),), (Payment(1, 1), Payment(1, 2))),
    ],
)
def test_what_is_recorded_as_paid_has_its_receipt_and_is_no_longer_due(
    records: tuple[Performance, ...], expected: tuple[Payment, ...]
) -> None:
    assert receipt.payments(replace(with_terms(TWICE), performance=records)) == expected


def test_a_blank_receipt_leaves_day_and_sum_to_the_pen() -> None:
    words = receipt.words(with_terms(TWICE), 1)
    assert words["约定"] == "第2期，2026年9月30日前，人民币20000元（大写：贰万元整）"
    (received,) = words["正文"]
    assert received.startswith("＿＿＿＿年＿＿月＿＿日，今收到柳坪果蔬专业合作社按编号为(2026)柳调字第7号")
    assert received.endswith("第1条第2期交来的款项，计人民币＿＿＿＿＿＿元（大写：＿＿＿＿＿＿）。")
    assert boxes(words) == ["收款人　买买提·吐尔逊", "见证人（人民调解员）"]


def test_of_a_payment_made_in_part_it_says_what_was_paid_before() -> None:
    case = replace(with_terms(TWICE), performance=(replace(PARTLY, amount=100_000),))
    assert receipt.words(case, 1)["约定"].endswith("，已登记付过1000元")
    assert "已登记" not in receipt.words(case, 0)["约定"]


def test_receivers_stand_by_their_legal_names_and_a_deposit_goes_to_its_holder() -> None:
    elder = a_party("陈守田", ref="长兄")
    pay = Term("payment", ("汪大河",), ("长兄", "二姨"), amount=100)
    held = Term("deposit", ("汪大河",), ("长兄",), amount=100, holder="白杨镇司法所")
    case = Case(parties=(elder,), terms=(pay, held))
    assert receipt.words(case, 0)["收款人"] == "陈守田（长兄）、二姨"
    assert receipt.words(case, 1)["收款人"] == "白杨镇司法所"


def test_without_payments_the_receipt_is_blank() -> None:
    case = with_terms(Term("act", text="道歉"))
    assert receipt.payments(case) == ()
    assert receipt.words(case)["付款人"] == "＿＿"


def test_the_visit_asked_for_is_the_one_on_paper_and_the_blank_form_asks() -> None:
    words = follow_up.words(FULL)
    assert words["情况"] == ["第一期付了。", "第二期说好九月付。"]
    assert boxes(words) == ["回访人　何宽", "被回访人　买买提·吐尔逊", "被回访人　罗家𠮷"]
    blank = follow_up.blank(FULL)
    assert blank["满意"] == "□满意　□基本满意　□不满意"
    assert not set(words["情况"]) & set(leaves(blank))
    assert blank["履行"] == words["履行"] != ["还没有登记。"]


def test_after_a_failed_mediation_no_terms_are_visited() -> None:
    words = follow_up.blank(replace(FULL, outcome="failed"))
    assert words["约定"] == [words["协议编号"]] == ["没有达成协议"]


def test_oral_terms_show_their_performance_only_where_it_is_recorded() -> None:
    spoken = replace(FULL, outcome="oral")
    assert oral.words(spoken)["履行"][0].startswith("履行情况：第1条第1期：2026年4月30日，已履行，")
    (blank,) = oral.words(replace(spoken, performance=()))["履行"]
    assert "□已履行" in blank


def test_no_sum_is_claimed_where_the_case_has_none() -> None:
    assert oral.words(with_terms(Term("act", text="道歉")))["金额"] == "不涉及金额"
    assert oral.words(Case())["金额"] == "人民币＿＿元（大写：＿＿）"
    assert oral.words(with_terms(Term("payment")))["金额"] == "人民币＿＿元（大写：＿＿）"


def test_all_parties_apply_to_the_court_and_sign() -> None:
    words = confirmation.application_words(FULL)
    assert {block["身份"] for block in words["当事人"]} == {"申请人"}
    assert [box for box in boxes(words) if "被申请人" in box or "人民调解员" in box] == []
    assert words["此致"] == "云溪县人民法院"
    assert confirmation.application_words(CASE)["此致"] == "＿＿＿＿＿＿＿＿人民法院"


def test_the_list_tells_the_last_day_once_the_agreement_is_effective() -> None:
    case = a_case()
    assert confirmation.list_words(case, PUBLISHED)["期限"] == (
        "2026年4月7日（星期二；协议2026年3月6日生效，从第二天起算30日）"
    )
    assert "还没有生效" in confirmation.list_words(replace(case, sealed_on=None))["期限"]
    assert "先写成书面" in confirmation.list_words(replace(case, outcome="oral"))["期限"]
    late = replace(case, sealed_on=date(2027, 3, 1))
    assert "2027年放假安排还没有公布" in confirmation.list_words(late)["期限"]


def test_the_list_has_the_papers_of_everybody_and_of_property_only_where_there_is_some() -> None:
    helper = Agent("委托代理人", "艾山")
    case = Case(parties=(a_party("甲"), a_company("乙公司", agents=(helper,))))
    materials = [row["名称"] for row in confirmation.list_words(case)["材料"]]
    assert "甲的身份证件" in materials
    assert "乙公司的法定代表人身份证明" in materials
    assert "乙公司的委托代理人艾山的身份证件和授权委托书" in materials
    assert "财产权利证明" not in materials
    of_land = replace(case, dispute_type="山林土地纠纷")
    assert "财产权利证明" in [row["名称"] for row in confirmation.list_words(of_land)["材料"]]


@pytest.mark.parametrize("state", [None, "未履行", "部分履行"])
def test_the_police_are_never_told_of_performance_that_is_not_recorded(state: str | None) -> None:
    records = (Performance(1, state=state),) if state else ()
    said = police.words(a_case(terms=(a_term(),), performance=records))["履行"]
    assert said[-1] == "（协议全部履行以后，补齐履行日期和情况，再签名提交。）"
    assert not [line for line in said if "全部履行，各方" in line]
    if state is None:
        assert said[0] == "第1条：＿＿＿＿年＿＿月＿＿日，情况＿＿＿＿＿＿"


def test_once_every_term_is_recorded_as_performed_the_application_says_so() -> None:
    done = Performance(1, None, date(2026, 3, 20), 120_000, "已履行")
    said = police.words(a_case(terms=(a_term(),), performance=(done,)))["履行"]
    assert said == [
        "第1条：2026年3月20日，已履行，人民币1200元（大写：壹仟贰佰元整）。",
        "以上协议已经全部履行，各方当事人对履行没有争议。",
    ]


@pytest.mark.parametrize(
    ("dispute_type", "way"),
    [
        ("拖欠农民工工资纠纷", "劳动人事争议仲裁委员会"),
        ("山林土地纠纷", "农村土地承包仲裁委员会"),
        ("邻里纠纷", "约定的仲裁委员会"),
    ],
)
def test_the_ways_told_are_those_of_this_dispute(dispute_type: str, way: str) -> None:
    ways = termination.words(replace(CASE, dispute_type=dispute_type))["途径"]
    assert [line[2:4] for line in ways] == ["仲裁", "行政", "司法"]
    assert way in ways[0]


def test_the_reason_is_the_recorded_one_or_room_for_it() -> None:
    failed = replace(CASE, outcome="failed", failure_reason="双方分歧较大。")
    assert termination.words(failed)["原因"] == "因双方分歧较大，本会决定终止调解。"
    assert "＿＿＿＿" in termination.words(CASE)["原因"]
    assert "＿＿＿＿" in withdrawal.words(failed)["原因"]
    assert "撤回调解申请" in termination.words(replace(CASE, outcome="withdrawn"))["原因"]


def test_only_applicants_take_their_request_back_and_anybody_where_nobody_asked() -> None:
    assert boxes(withdrawal.words(CASE)) == ["申请人　买买提·吐尔逊"]
    nobody = replace(CASE, parties=tuple(replace(party, role=None) for party in CASE.parties))
    assert len(withdrawal.words(nobody)["当事人"]) == 2


def test_the_extension_names_its_day_or_leaves_room() -> None:
    assert "至2026年5月20日，" in extension.words(FULL)["同意"]
    assert "至＿＿＿＿年＿＿月＿＿日，" in extension.words(CASE)["同意"]


def test_an_instalment_of_unknown_sum_is_due_until_it_is_recorded_as_performed() -> None:
    case = with_terms(replace(TWICE, instalments=(Instalment(), Instalment())))
    assert receipt.payments(replace(case, performance=(DONE,))) == (Payment(1, 1, DONE), Payment(1, 2))


@pytest.mark.parametrize("day", [date(2026, 4, 10), date(2026, 12, 1)])
@pytest.mark.parametrize(
    "records",
    [
        (),
        (DONE,),
        (replace(PARTLY, amount=100),),
        (DONE, replace(DONE, instalment=2)),
        (Performance(3, amount=1),),
    ],
)
def test_every_receipt_that_the_dossier_asks_for_can_be_made(
    day: date, records: tuple[Performance, ...]
) -> None:
    case = replace(FULL, performance=records)
    asked = [one for one in dossier.items(case, day, frozen=True, sealed=True) if one.paper == "履行凭证"]
    assert asked
    for one in asked:
        recorded = receipt.payments(case)[one.at].recorded
        assert (recorded is not None) == (one.at < len(records))


def test_an_instalment_without_day_or_sum_shows_gaps() -> None:
    case = with_terms(replace(TWICE, instalments=(Instalment(),)))
    assert receipt.words(case)["约定"] == "第1期，＿＿前，人民币＿＿元（大写：＿＿）"
