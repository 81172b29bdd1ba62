"""How a sum is paid, in the words of a village."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tiaojie_tui.domain.case import Instalment, Recurrence, Term
from tiaojie_tui.domain.money import MAX_FEN, figures
from tiaojie_tui.domain.plan import (
    Plan,
    equal_parts,
    parse_plan,
    plan_of,
    show_plan,
    until_paid,
    with_plan,
)
from tiaojie_tui.domain.typed import Unreadable

AGREED = date(2026, 3, 6)
AMOUNT = 3450000

days = st.dates(date(1950, 1, 1), date(2190, 12, 31))
sums = st.integers(0, MAX_FEN)
parts = st.builds(Instalment, st.none() | days, st.none() | sums)
again = st.builds(
    Recurrence, st.sampled_from(["month", "quarter", "year"]), st.integers(1, 31), days, st.none() | days
).filter(lambda recurrence: recurrence.end is None or recurrence.end >= recurrence.start)
plans = (
    st.builds(Plan, days)
    | st.builds(Plan, st.none() | days, st.lists(parts, min_size=1, max_size=8).map(tuple))
    | st.builds(Plan, st.none() | days, st.just(()), again)
)


def read(text: str, amount: int | None = AMOUNT) -> Plan:
    return parse_plan(text, amount, today=AGREED, agreed_on=AGREED)


def shown(text: str, amount: int | None = AMOUNT) -> str:
    return show_plan(with_plan(Term(), read(text, amount)))


@given(plans, st.none() | sums, days, st.none() | days)
def test_every_plan_shown_is_read_back_as_the_same_plan(
    plan: Plan, amount: int | None, today: date, agreed_on: date | None
) -> None:
    term = with_plan(Term(kind="payment", amount=amount), plan)
    assert plan_of(term) == plan
    assert parse_plan(show_plan(term), amount, today, agreed_on) == plan


@given(st.text(alphabet="每月季年从到起号日分期一次付清还直长余款0123456789.,;；、 半签约后天", max_size=16))
def test_whatever_is_typed_is_a_plan_or_refused_with_a_sentence(text: str) -> None:
    try:
        plan = read(text)
    except Unreadable as refusal:
        assert str(refusal).endswith(("。", "？"))  # noqa: PT017 - either end is right
    else:
        assert parse_plan(show_plan(with_plan(Term(), plan)), AMOUNT, AGREED, AGREED) == plan


@given(st.integers(1, MAX_FEN), st.integers(1, MAX_FEN), st.integers(1, 31), days)
def test_paying_until_it_is_paid_comes_to_the_sum(amount: int, each: int, day: int, first: date) -> None:
    assume(each <= amount <= each * 300)
    instalments = until_paid(amount, each, day, first)
    amounts = [part.amount or 0 for part in instalments]
    assert sum(amounts) == amount
    assert set(amounts[:-1]) <= {each}
    assert 0 < amounts[-1] <= each
    dues = [part.due for part in instalments if part.due]
    assert dues == sorted(set(dues))
    assert all(
        (due.year * 12 + due.month) - (first.year * 12 + first.month) == place
        for place, due in enumerate(dues)
    )
    assert all(due.day == day or (due.day < day and (due.month == 2 or due.day == 30)) for due in dues)


@given(st.integers(1, MAX_FEN), st.integers(1, 60), days, st.sampled_from([1, 3, 6, 12]))
def test_equal_parts_come_to_the_sum_and_differ_only_at_the_end(
    amount: int, count: int, first: date, every: int
) -> None:
    assume(amount >= count * 100)
    amounts = [part.amount or 0 for part in equal_parts(amount, count, first, every)]
    assert sum(amounts) == amount
    assert len(amounts) == count
    assert len(set(amounts[:-1])) <= 1
    assert 0 <= amounts[-1] - amounts[0] < count * 100


@pytest.mark.parametrize(
    ("typed", "plan"),
    [
        ("3月20日一次付清", "2026-03-20 一次付清"),
        ("一次性付清 3.20", "2026-03-20 一次付清"),
        ("3月20日前付清", "2026-03-20 一次付清"),
        ("3月20日", "2026-03-20 一次付清"),
        ("3月20日前一次性付清34500元", "2026-03-20 一次付清"),
        ("二〇二七年一月五日一次付清", "2027-01-05 一次付清"),
        ("从三月起每月十二号20000直到还清", "2026-03-12 20000；2026-04-12 14500"),
        ("签约当天一次付清", "2026-03-06 一次付清"),
        ("当场付清", "2026-03-06 一次付清"),
        ("签约后7天内付清", "2026-03-13 一次付清"),
        ("余款3月20日付清", "2026-03-20 一次付清"),
        ("2026-03-25 16000；2026-09-30 18500", "2026-03-25 16000；2026-09-30 18500"),
        ("3月25日16000元，9月30日18500元", "2026-03-25 16000；2026-09-30 18500"),
        ("３月２５日１６，０００元，９月３０日余款", "2026-03-25 16000；2026-09-30 18500"),
        ("3月25日前付16000，剩下的9月30日付清", "2026-03-25 16000；2026-09-30 18500"),
        ("3.25 16000, 9.30 余款", "2026-03-25 16000；2026-09-30 18500"),
        ("0325 16000、0930 剩下的", "2026-03-25 16000；2026-09-30 18500"),
        ("3月25日16000，余款9月30日18500", "2026-03-25 16000；2026-09-30 18500"),
        ("首期3月25日16000，余款9月30日", "2026-03-25 16000；2026-09-30 18500"),
        ("三月二十五日一万六，九月三十号余款", "2026-03-25 16000；2026-09-30 18500"),
        ("第1期：2026-03-25 16000。第2期：2026-09-30 18500。", "2026-03-25 16000；2026-09-30 18500"),
        ("3月25日16000\n9月30日18500", "2026-03-25 16000；2026-09-30 18500"),
        ("12月25日16000，2027-01-25余款", "2026-12-25 16000；2027-01-25 18500"),
        ("3月20日16000", "2026-03-20 16000"),
        ("分3期 从10月起每月10号", "2026-10-10 11500；2026-11-10 11500；2026-12-10 11500"),
        ("平均分三期，从下月起每月31号", "2026-04-30 11500；2026-05-31 11500；2026-06-30 11500"),
        ("分3期每期11500 每季10号 从4月起", "2026-04-10 11500；2026-07-10 11500；2026-10-10 11500"),
        ("分2期 每半年1号 从4月起", "2026-04-01 17250；2026-10-01 17250"),
        ("分2期 每年从4月15日起", "2026-04-15 17250；2027-04-15 17250"),
        ("分2期 从4月15日起每月1号", "2026-05-01 17250；2026-06-01 17250"),
        ("每月10号1万5直到还清", "2026-03-10 15000；2026-04-10 15000；2026-05-10 4500"),
        ("每月六号15000直到还清", "2026-04-06 15000；2026-05-06 15000；2026-06-06 4500"),
        ("每个月底付15000元到还清为止", "2026-03-31 15000；2026-04-30 15000；2026-05-31 4500"),
        ("从12月起每月10号15000直到付清", "2026-12-10 15000；2027-01-10 15000；2027-02-10 4500"),
        ("从1月起每月10号20000直到还清", "2027-01-10 20000；2027-02-10 14500"),
        ("余下34500从十月起每月10号前付20000直到还清", "2026-10-10 20000；2026-11-10 14500"),
        ("从4月15日起每月1号20000直到还清", "2026-05-01 20000；2026-06-01 14500"),
        ("每月10号34500直到还清", "2026-03-10 34500"),
        ("每月1号长期", "每月1号 从 2026-04-01 长期"),
        ("每月1号34500长期", "每月1号 从 2026-04-01 长期"),
        ("每月1号34500 从2026-04-01 到 2028-03-31 长期", "每月1号 从 2026-04-01 到 2028-03-31"),
        ("从四月起每月5号付到2027年3月", "每月5号 从 2026-04-05 到 2027-03-05"),
        ("按月付 从4月15日起 长期", "每月15号 从 2026-04-15 长期"),
        ("每季度10号 从2026.7起 长期", "每季10号 从 2026-07-10 长期"),
        ("每年3月1日长期", "每年1号 从 2027-03-01 长期"),
        ("每年12月31日 从今年12月起 到2030-12-31", "每年31号 从 2026-12-31 到 2030-12-31"),
    ],
)
def test_a_plan_is_taken_as_people_say_it(typed: str, plan: str) -> None:
    assert shown(typed) == plan


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "还没有写"),
        (" ；、，。", "还没有写"),
        ("尽快", "看不明白"),
        ("有钱时给", "看不明白"),
        ("一次付清", "哪一天"),
        ("年底付清", "哪一天"),
        ("2月30日一次付清", "没有30日"),
        ("3月20日一次付清30000", "不一样"),
        ("3月20日一次付清，另给1000", "看不准"),
        ("1月10日一次付清", "签约之前，请写上年份，如 2027-1-10"),
        ("3月25日16000，1月30日余款", "签约之前"),
        ("9月30日16000，3月25日余款", "比前一期早"),
        ("3月25日余款，9月30日16000", "只能写在最后"),
        ("3月25日余款", "只能写在最后"),
        ("3月25日16000，余款9月30日18000", "余款对不上"),
        ("长期每年从10月1日起分3期", "付到什么时候"),
        ("3月25日20000，9月30日20000，12月1日余款", "没有余款"),
        ("3月25日34500，9月30日余款", "没有余款"),
        ("3月25日，9月30日16000", "没有写金额"),
        ("3月25日16000左右，9月30日余款", "说不准"),
        ("3月25日1,60,00，9月30日余款", "看不|逗号"),
        ("分6期", "多久"),
        ("分6期 每月 从10月起", "几号"),
        ("分6期每期1000 从10月起每月10号", "对不上"),
        ("分0期 从10月起每月10号", "分不成"),
        ("分9999期 从10月起每月10号", "分不成|太多"),
        ("每月5000直到还清", "几号"),
        ("每月10号直到还清", "每月付多少"),
        ("每月32号5000直到还清", "没有32号"),
        ("每月0号5000直到还清", "没有0号"),
        ("每月10号1直到还清", "太多"),
        ("每月10号0直到还清", "大于零"),
        ("每月10号50000直到还清", "不超过"),
        ("每月10号5000 500直到还清", "看不明白"),
        ("每月10号5000左右直到还清", "看不明白"),
        ("每季10号5000从4月起直到还清", "按月"),
        ("余下30000从十月起每月10号付5000直到还清", "不一样"),
        ("从3月起每月1号付5000直到还清", "签约之前"),
        ("每月3月10日5000直到还清", "看不明白"),
        ("每月1号", "付到什么时候"),
        ("每月1号500长期", "不一样"),
        ("每月1号到成年", "付到什么时候|看不明白"),
        ("每季10号长期", "从哪个月起"),
        ("每半年10号 从4月起 长期", "按月、按季或按年"),
        ("每月1号 从2026-04-01 到 2026-03-31", "还早"),
        ("每月1号 从2026年起 长期", "看不明白"),
        ("每周付500", "看不明白"),
    ],
)
def test_a_plan_that_is_not_clear_is_refused_with_the_reason(typed: str, because: str) -> None:
    with pytest.raises(Unreadable, match=because):
        read(typed)


@pytest.mark.parametrize(
    "typed", ["3月25日16000，9月30日余款", "分3期 从10月起每月10号", "每月10号500直到还清"]
)
def test_a_plan_that_divides_the_sum_waits_for_the_sum(typed: str) -> None:
    with pytest.raises(Unreadable, match="先填金额"):
        read(typed, amount=None)


def test_a_sum_that_stands_only_in_the_plan_is_not_lost_silently() -> None:
    with pytest.raises(Unreadable, match="先在“金额”里写500"):
        read("每月1号500长期", amount=None)


def test_the_day_of_the_agreement_must_be_known_where_it_is_meant() -> None:
    with pytest.raises(Unreadable, match="达成协议日期"):
        parse_plan("签约当天一次付清", AMOUNT, AGREED, None)


def test_a_plan_with_instalments_is_due_on_the_last_of_them() -> None:
    assert read("3月25日16000，9月30日余款").due == date(2026, 9, 30)
    assert read("分3期 从10月起每月10号").due == date(2026, 12, 10)
    assert read("每月1号长期").due is None


def test_a_sum_that_does_not_divide_leaves_its_rest_to_the_last_part() -> None:
    amounts = [figures(part.amount or 0) for part in equal_parts(1000000, 3, AGREED, 1)]
    assert amounts == ["3333", "3333", "3334"]
    assert [part.amount for part in equal_parts(1001, 3, AGREED, 1)] == [333, 333, 335]
    with pytest.raises(Unreadable, match="分不成"):
        equal_parts(200, 3, AGREED, 1)


def test_so_many_parts_are_the_most() -> None:
    assert len(until_paid(36000, 100, 1, AGREED)) == 360
    with pytest.raises(Unreadable, match="太多"):
        until_paid(36001, 100, 1, AGREED)


def test_paying_may_begin_on_the_day_of_the_agreement() -> None:
    assert shown("从3月起每月6号20000直到还清") == "2026-03-06 20000；2026-04-06 14500"


def test_a_term_without_a_plan_shows_nothing() -> None:
    assert show_plan(Term()) == ""
