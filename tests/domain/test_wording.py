"""The proposed wording of each kind of term."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Instalment, Recurrence, Share, Term
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import MAX_FEN, capitals, figures, parse_money, read_capitals
from tiaojie_tui.domain.plan import parse_plan, with_plan
from tiaojie_tui.domain.wording import GAP, propose

AGREED = date(2026, 3, 6)
CASE = Case(agreed_on=AGREED)
ONCE = Term(
    kind="payment",
    obligors=("陈守业",),
    obligees=("陈守田",),
    amount=120000,
    due=date(2026, 3, 20),
    method="现金",
)
KINDS = words.values(words.TERM_KINDS)

names = st.lists(st.sampled_from(["陈守田", "买买提·吐尔逊", "𠮷源合作社"]), max_size=3, unique=True).map(
    tuple
)
days = st.dates(date(2026, 3, 7), date(2060, 1, 1))
sums = st.integers(0, MAX_FEN)
terms = st.builds(
    Term,
    kind=st.sampled_from(KINDS),
    obligors=names,
    obligees=names,
    amount=st.none() | sums,
    due=st.none() | days,
    method=st.none() | st.sampled_from(["现金", "由房永福转入贾凤英账户", "银行转账到农行账户", "，"]),
    instalments=st.lists(st.builds(Instalment, st.none() | days, st.none() | sums), max_size=15).map(tuple),
    recurrence=st.none()
    | st.builds(Recurrence, st.sampled_from(["month", "quarter", "year"]), st.integers(1, 31), days),
    shares=st.lists(st.builds(Share, st.sampled_from(["陈守田", "外人"]), sums), max_size=2).map(tuple),
    already_paid=st.none() | sums,
    total=st.none() | sums,
)


def test_a_payment_at_once_says_who_when_to_whom_how_much_and_how() -> None:
    assert propose(CASE, ONCE) == (
        "陈守业于2026年3月20日前一次性向陈守田支付人民币1200元（大写：壹仟贰佰元整），以现金支付。"
    )


def test_a_payment_on_the_day_of_agreement_is_not_before_it() -> None:
    assert propose(CASE, replace(ONCE, due=AGREED)).startswith("陈守业于达成协议当日（2026年3月6日）一次性向")


def test_instalments_have_each_their_day_and_sum() -> None:
    plan = parse_plan("3月25日16000，9月30日余款", 3600000, AGREED, AGREED)
    term = with_plan(replace(ONCE, amount=3600000, already_paid=2000000, total=5600000), plan)
    assert propose(CASE, term) == (
        "陈守业应向陈守田支付人民币56000元（大写：伍万陆仟元整），"
        "在本协议达成前已支付人民币20000元（大写：贰万元整），"
        "余款人民币36000元（大写：叁万陆仟元整）由陈守业分2期支付："
        "第1期于2026年3月25日前支付人民币16000元（大写：壹万陆仟元整）；"
        "第2期于2026年9月30日前支付人民币20000元（大写：贰万元整）。"
        "各期款项均以现金支付。"
    )


def test_what_was_paid_before_is_told_without_a_total_too() -> None:
    said = propose(CASE, replace(ONCE, already_paid=30000))
    assert said == (
        "陈守业在本协议达成前已向陈守田支付人民币300元（大写：叁佰元整），"
        "余款人民币1200元（大写：壹仟贰佰元整）由陈守业于2026年3月20日前一次性付清，以现金支付。"
    )


def test_a_total_that_is_more_than_what_is_left_is_told() -> None:
    said = propose(CASE, replace(ONCE, total=150000))
    assert "支付人民币1500元（大写：壹仟伍佰元整），其中尚未支付的人民币1200元" in said
    assert propose(CASE, replace(ONCE, total=120000)) == propose(CASE, ONCE)


def test_many_regular_instalments_are_told_by_their_rhythm() -> None:
    plan = parse_plan("从4月起每月31号付1000直到还清", 2050000, AGREED, AGREED)
    said = propose(CASE, with_plan(replace(ONCE, amount=2050000), plan))
    assert (
        "分21期支付：自2026年4月30日起至2027年11月30日止，每月31日（当月没有这一天的，为当月最后一日）前"
        in said
    )
    assert "前支付人民币1000元（大写：壹仟元整），共20期；第21期于2027年12月31日前支付人民币500元" in said


def test_a_dozen_regular_instalments_are_told_one_by_one() -> None:
    plan = parse_plan("分12期从4月起每月28号", 1200000, AGREED, AGREED)
    said = propose(CASE, with_plan(replace(ONCE, amount=1200000), plan))
    assert said.count("期于") == 12
    assert "第12期于2027年3月28日前支付人民币1000元" in said


@pytest.mark.parametrize("gap", [Instalment(None, 100000), Instalment(date(2026, 5, 28), 90000)])
def test_many_instalments_of_which_one_is_not_like_the_others_are_told_one_by_one(gap: Instalment) -> None:
    plan = parse_plan("分13期从4月起每月28号", 1300000, AGREED, AGREED)
    parts = (plan.instalments[0], gap, *plan.instalments[2:])
    said = propose(CASE, replace(ONCE, amount=1300000, instalments=parts))
    assert [f"第{number}期于" in said for number in (1, 2, 13)] == [True, True, True]


@pytest.mark.parametrize(
    ("day", "said"), [(28, "每月28日前"), (29, "每月29日（当月没有这一天的，为当月最后一日）前")]
)
def test_a_day_that_some_months_lack_says_what_then(day: int, said: str) -> None:
    wording = propose(CASE, replace(ONCE, due=None, recurrence=Recurrence("month", day, date(2026, 4, day))))
    assert said in wording


def test_many_irregular_instalments_are_told_one_by_one() -> None:
    parts = tuple(Instalment(date(2027, month, 10 + month), 100) for month in range(1, 13))
    said = propose(CASE, replace(ONCE, instalments=(*parts, Instalment(date(2028, 1, 1), 100))))
    assert said.count("期于") == 13


@pytest.mark.parametrize(
    ("recurrence", "said"),
    [
        (Recurrence("month", 1, date(2026, 4, 1)), "自2026年4月1日起，每月1日前向陈守田支付"),
        (
            Recurrence("month", 1, date(2026, 4, 1), date(2028, 3, 31)),
            "自2026年4月1日起至2028年3月31日止，每月1日前向",
        ),
        (Recurrence("quarter", 10, date(2026, 4, 10)), "每三个月支付一次，于当月10日前向"),
        (Recurrence("year", 31, date(2026, 12, 31)), "每年12月31日（当月没有这一天的，为当月最后一日）前向"),
    ],
)
def test_a_payment_that_comes_back_says_since_when_and_how_often(recurrence: Recurrence, said: str) -> None:
    wording = propose(CASE, replace(ONCE, due=None, recurrence=recurrence))
    assert said in wording
    assert ("长期支付" in wording) == (recurrence.end is None)


def test_several_who_owe_a_payment_that_comes_back_owe_it_each() -> None:
    term = replace(ONCE, obligors=("甲", "乙"), due=None, recurrence=Recurrence("month", 1, date(2026, 4, 1)))
    assert propose(CASE, term).startswith("甲、乙自2026年4月1日起，各自每月1日前向陈守田支付人民币1200元")


def test_shares_tell_who_gets_and_who_bears() -> None:
    shares = (Share("甲", 70000), Share("乙", 50000))
    assert "，其中由甲承担人民币700元（大写：柒佰元整），由乙承担人民币500元" in propose(
        CASE, replace(ONCE, obligors=("甲", "乙"), shares=shares)
    )
    assert "，其中支付给甲人民币700元（大写：柒佰元整），支付给乙人民币500元" in propose(
        CASE, replace(ONCE, obligees=("甲", "乙"), shares=shares)
    )


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (None, "，以＿＿支付。"),
        ("银行转账", "，以银行转账支付。"),
        ("微信或者转账", "，以微信或者转账支付。"),
        ("微信、现金", "，付款方式：微信、现金。"),
        ("每次面交现金并写收条", "，付款方式：每次面交现金并写收条。"),
        ("以现金当面付清。", "，以现金当面付清。"),
        ("转入陈守田的社保卡账户", "，转入陈守田的社保卡账户。"),
        ("银行转账到陈守田农行账户", "，付款方式：银行转账到陈守田农行账户。"),
    ],
)
def test_the_way_of_payment_is_said_in_one_clause(method: str | None, said: str) -> None:
    assert propose(CASE, replace(ONCE, method=method)).endswith(said)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("act", "甲对乙承担下列义务：于2026年3月20日前＿＿。"),
        ("apology", "甲于2026年3月20日前以＿＿的方式向乙赔礼道歉。"),
        ("boundary", "甲、乙以＿＿为界，于2026年3月20日前＿＿。"),
        ("return", "甲于2026年3月20日前向乙返还＿＿。"),
        ("division", "甲、乙对＿＿按下列方式分割：＿＿，于2026年3月20日前分割完毕。"),
        (
            "allocation",
            "乙之间对＿＿款人民币＿＿元（大写：＿＿）按下列份额分配：＿＿，于2026年3月20日前分配完毕。",
        ),
        (
            "deposit",
            "甲于2026年3月20日前向乙交存保证金人民币＿＿元（大写：＿＿），由＿＿保管，具备＿＿的条件后＿＿日内退还。",
        ),
        (
            "guarantee",
            "甲对＿＿在本协议第＿＿条的义务，向乙承担＿＿保证责任，保证期间至2026年3月20日止。",
        ),
        (
            "penalty",
            "甲未按本协议第＿＿条的约定履行的，应于2026年3月20日前向乙支付违约金人民币＿＿元（大写：＿＿）。",
        ),
        ("other", "甲、乙一致同意：于2026年3月20日前＿＿。"),
    ],
)
def test_other_kinds_give_a_frame_whose_gaps_are_to_be_filled(kind: str, said: str) -> None:
    assert propose(CASE, Term(kind=kind, obligors=("甲",), obligees=("乙",), due=date(2026, 3, 20))) == said


def test_a_division_tells_each_share() -> None:
    term = Term(
        kind="division",
        obligors=("甲", "乙"),
        obligees=("甲",),
        amount=9600000,
        due=date(2026, 9, 15),
        shares=(Share("甲", 4600000), Share("乙", 5000000)),
    )
    assert propose(CASE, term) == (
        "甲、乙对＿＿人民币96000元（大写：玖万陆仟元整）按下列方式分割："
        "甲分得人民币46000元（大写：肆万陆仟元整），乙分得人民币50000元（大写：伍万元整），"
        "于2026年9月15日前分割完毕。"
    )


def test_nothing_is_worded_before_the_kind_is_chosen() -> None:
    assert propose(CASE, Term()) == ""
    assert propose(CASE, replace(ONCE, kind="unknown")) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_data_do_not_say_is_a_gap(kind: str) -> None:
    said = propose(Case(), Term(kind=kind))
    assert GAP in said
    assert said.endswith("。")
    assert not re.search("[0-9]", said)


@given(terms)
def test_every_sum_in_the_wording_is_the_same_in_figures_and_capitals(term: Term) -> None:
    said = propose(CASE, term)
    pairs = re.findall("人民币([0-9.]+)元（大写：(.+?)）", said)
    assert said.count("（大写：") == len(pairs) + said.count(f"人民币{GAP}元（大写：{GAP}）")
    assert all(parse_money(figure) == read_capitals(written) for figure, written in pairs)


@given(terms.filter(lambda term: term.kind == "payment"))
def test_no_name_sum_or_day_of_a_payment_is_left_out(term: Term) -> None:
    said = propose(CASE, term)
    wanted = [*term.obligors, *term.obligees, *(share.name for share in term.shares)]
    amounts = [term.amount, term.already_paid or None, *(share.amount for share in term.shares)]
    if term.recurrence is None:
        wanted += [printed(part.due) for part in term.instalments if part.due]
        amounts += [part.amount for part in term.instalments]
        wanted += [printed(term.due)] if term.due and not term.instalments else []
    else:
        wanted.append(printed(term.recurrence.start))
    wanted += [f"{figures(fen)}元（大写：{capitals(fen)}）" for fen in amounts if fen is not None]
    assert [word for word in wanted if word not in said] == []


@given(terms)
def test_the_wording_is_one_clean_line_and_always_the_same(term: Term) -> None:
    said = propose(CASE, term)
    assert said == propose(CASE, term)
    assert said.endswith("。")
    assert not re.search("，，|。。|，。|：，|；。|\n|None| ", said)
