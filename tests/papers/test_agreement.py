"""The words of the agreement: what is said, what is added, and what is left open."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.papers.sample import APPLICANT, CASE, MONTHLY, RESPONDENT, SHARED, with_terms
from tiaojie_tui.domain.case import Agent, Case, Party, Recurrence, Term
from tiaojie_tui.papers.agreement import agreement
from tiaojie_tui.papers.context import Unprintable, leaves


def words(case: Case) -> dict[str, Any]:
    return agreement(case, stage="draft", code="")


def all_words(case: Case) -> str:
    return "\n".join(leaves(words(case)))


def plain(value: Any) -> bool:
    if isinstance(value, dict):
        return type(value) is dict and all(type(key) is str and plain(part) for key, part in value.items())
    return all(map(plain, value)) if type(value) is list else type(value) is str


def test_the_context_is_made_of_plain_dict_list_and_str_only() -> None:
    assert plain(words(replace(CASE, terms=(*CASE.terms, MONTHLY, SHARED))))


def test_an_empty_case_gives_gaps_and_no_error() -> None:
    context = words(Case())
    assert context["编号"] == "＿＿"
    assert context["当事人"][0]["姓名"] == "＿＿"
    assert context["日期"] == "协议达成日期：＿＿年＿＿月＿＿日"
    assert context["份数"].startswith("本协议一式＿＿份")
    assert context["条款"][0]["文"] == ["1．＿＿"]


def test_the_paper_states_no_signature_and_no_day_of_signing() -> None:
    signed = all_words(CASE)
    assert "签署日期" not in signed
    assert words(CASE)["项"]["年月日"] == "年　　月　　日"


def test_a_term_without_its_sum_in_capitals_gets_it_added() -> None:
    term = Term("payment", ("甲",), ("乙",), "付36000元", amount=3_600_000, due=date(2026, 5, 1))
    assert words(with_terms(term))["条款"][0]["金额"] == ["本条金额：人民币36000元（大写：叁万陆仟元整）。"]


@pytest.mark.parametrize("figures", ["36000元", "36,000元", "36000.00元", "人民币36000 元"])
def test_a_term_that_carries_figures_and_capitals_gets_nothing_added(figures: str) -> None:
    term = Term("payment", ("甲",), ("乙",), f"付{figures}（大写：叁万陆仟元整）", amount=3_600_000)
    assert words(with_terms(term))["条款"][0]["金额"] == []


@pytest.mark.parametrize(
    "text",
    [
        "付136000元（大写：叁万陆仟元整）",
        "付36000元（大写：壹拾叁万陆仟元整）",
        "付36000.50元（大写：叁万陆仟元整）",
        "让出36000米（大写：叁万陆仟元整）",
        "付（大写：叁万陆仟元整）",
    ],
)
def test_a_sum_that_only_looks_alike_does_not_count_as_carried(text: str) -> None:
    term = Term("payment", ("甲",), ("乙",), text, amount=3_600_000)
    assert words(with_terms(term))["条款"][0]["金额"]


def test_total_and_paid_sums_stand_in_figures_and_capitals() -> None:
    term = Term("payment", text="付余款", amount=3_600_000, total=5_600_000, already_paid=2_000_000)
    (line,) = words(with_terms(term))["条款"][0]["金额"]
    assert "总额：人民币56000元（大写：伍万陆仟元整）" in line
    assert "已付：人民币20000元（大写：贰万元整）" in line


def test_a_payment_without_a_sum_shows_the_gap_and_an_act_does_not() -> None:
    payment, act = words(with_terms(Term("payment", text="给钱"), Term("act", text="拆墙")))["条款"]
    assert payment["金额"] == ["本条金额：人民币＿＿元（大写：＿＿）。"]
    assert act["金额"] == []


def test_instalments_are_listed_with_day_sum_capitals_and_their_sum() -> None:
    rows = words(CASE)["条款"][0]["分期"]
    assert [list(row.values()) for row in rows] == [
        ["第1期", "2026年5月1日", "16000元", "壹万陆仟元整"],
        ["第2期", "2026年9月30日", "20000元", "贰万元整"],
        ["合计", "", "36000元", "叁万陆仟元整"],
    ]


def test_shares_are_listed_with_capitals_and_their_sum() -> None:
    rows = words(with_terms(SHARED))["条款"][0]["份额"]
    assert [list(row.values()) for row in rows] == [
        ["甲", "1000.50元", "壹仟元伍角"],
        ["乙", "2000元", "贰仟元整"],
        ["合计", "3000.50元", "叁仟元伍角"],
    ]


def test_a_recurrence_is_put_in_words_for_each_obligor() -> None:
    (line,) = words(with_terms(MONTHLY))["条款"][0]["金额"]
    assert line.startswith("定期支付：自2026年5月5日起至2027年4月5日止，每月5日前支付一次，")
    assert line.endswith("，每名义务人每次人民币500元（大写：伍佰元整）。")


def test_a_recurrence_that_the_wording_has_already_is_not_said_twice() -> None:
    text = "自2026年5月5日起至2027年4月5日止，各自每月5日前支付人民币500元（大写：伍佰元整）"
    assert words(with_terms(replace(MONTHLY, text=text)))["条款"][0]["金额"] == []
    open_end = text.replace("至2027年4月5日止", "")
    assert words(with_terms(replace(MONTHLY, text=open_end)))["条款"][0]["金额"]


@pytest.mark.parametrize(
    ("every", "said"), [("quarter", "每三个月支付一次，于当月8日前支付"), ("year", "每年6月8日前支付一次")]
)
def test_quarterly_and_yearly_payments_say_their_rhythm(every: str, said: str) -> None:
    recurrence = Recurrence(every, 8, date(2026, 6, 8))
    term = Term("payment", ("甲",), ("乙",), "给付", amount=50_000, recurrence=recurrence)
    assert said in words(with_terms(term))["条款"][0]["金额"][0]


def test_each_line_break_of_facts_and_terms_begins_a_paragraph() -> None:
    context = words(with_terms(Term("act", text="先拆墙\n后砌沟")))
    assert len(context["事实"]) == 2
    assert context["条款"][0]["文"] == ["1．先拆墙", "后砌沟"]


def test_performance_names_who_owes_whom_until_when_and_how() -> None:
    assert words(CASE)["履行"][0] == (
        "第1条：义务人：柳坪果蔬专业合作社；权利人：买买提·吐尔逊；"
        "时限：2026年9月30日前按上列日期分2期付清；方式：银行转账。"
    )


def test_articles_of_one_law_stand_together() -> None:
    assert words(CASE)["依据"] == [
        "法律依据：《中华人民共和国民法典》第五百七十七条、第六百二十六条；《中华人民共和国农业法》第七条。"
    ]


def test_copies_are_parties_and_one_more_in_capitals() -> None:
    assert words(CASE)["份数"] == "本协议一式叁份，当事人各持一份，青田乡柳坪村人民调解委员会留存一份。"
    twelve = replace(CASE, parties=(APPLICANT,) * 12)
    assert "一式壹拾叁份" in words(twelve)["份数"]


def test_another_number_of_copies_does_not_claim_one_each() -> None:
    said = words(replace(CASE, copies=5))["份数"]
    assert "伍份" in said
    assert "各持一份" not in said


def test_age_is_counted_on_the_day_of_agreement() -> None:
    party = replace(APPLICANT, birth=date(2010, 4, 10))
    assert words(replace(CASE, parties=(party,)))["当事人"][0]["年龄"] == "15岁"
    older = replace(CASE, parties=(party,), agreed_on=date(2026, 4, 10))
    assert words(older)["当事人"][0]["年龄"] == "16岁"


def test_a_party_called_otherwise_says_so() -> None:
    party = replace(APPLICANT, name="张伟", ref="大张伟")
    assert words(replace(CASE, parties=(party,)))["当事人"][0]["姓名"] == "张伟（以下称大张伟）"


def test_a_small_child_does_not_sign_but_its_guardian_does() -> None:
    guardian = Agent("法定代理人", "柳青", "母亲")
    child = replace(APPLICANT, name="柳小", birth=date(2020, 1, 1), agents=(guardian,))
    boxes = words(replace(CASE, parties=(child,)))["签名"]
    assert boxes[0] == {"左": "柳小的法定代理人　柳青", "右": ""}


def test_a_minor_of_eight_signs_beside_the_guardian() -> None:
    guardian = Agent("法定代理人", "柳青", "母亲")
    child = replace(APPLICANT, name="柳小", birth=date(2015, 1, 1), agents=(guardian,))
    boxes = words(replace(CASE, parties=(child,)))["签名"]
    assert boxes[0] == {"左": "申请人　柳小", "右": "柳小的法定代理人　柳青"}


def test_an_organisation_without_an_agent_is_signed_for_by_its_representative() -> None:
    boxes = words(replace(CASE, parties=(replace(RESPONDENT, agents=()),)))["签名"]
    assert boxes[0] == {
        "左": "被申请人　柳坪果蔬专业合作社（盖章）",
        "右": "柳坪果蔬专业合作社的法定代表人　罗家𠮷",
    }


def test_all_mediators_and_the_recorder_have_a_box() -> None:
    assert words(CASE)["签名"][-2:] == [
        {"左": "人民调解员　㐂守信", "右": "人民调解员　何宽"},
        {"左": "记录人　柳明", "右": ""},
    ]


def test_a_supplementary_agreement_names_the_one_it_supplements() -> None:
    assert words(replace(CASE, supplements="(2025)柳调字第3号"))["补充"].count("(2025)柳调字第3号") == 1
    assert words(CASE)["补充"] == ""


def test_a_referred_case_says_who_sent_it() -> None:
    referred = replace(CASE, source="接受委托移送调解", referred_by="法院")
    assert "由法院委托移送本会调解" in words(referred)["受理"]


def test_only_a_draft_is_marked_as_one() -> None:
    assert "草稿" in words(CASE)["草稿"]
    final = agreement(CASE, stage="final", code="X")
    assert "草稿" not in "\n".join(leaves(final))


@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1b", "\x07", "\x0c", "\r", "\ud800", "\ufffe", "\u202e", "\u200b"]
)
def test_control_characters_are_refused_with_a_sentence(bad: str) -> None:
    with pytest.raises(Unprintable, match="打印不出来"):
        words(replace(CASE, facts=f"他说{bad}不给"))


def test_words_are_composed() -> None:
    split = unicodedata.normalize("NFD", "é")
    assert len(split) == 2
    assert words(replace(CASE, facts=split))["事实"] == ["é"]


def test_a_person_without_data_shows_a_gap_in_each_place() -> None:
    (block,) = words(Case(parties=(Party(kind="person", role="申请人"),)))["当事人"]
    empty = [key for key, value in block.items() if value == "＿＿"]
    assert set(empty) == {"姓名", "性别", "民族", "年龄", "出生日期", "身份证号", "职业", "联系方式", "住址"}
