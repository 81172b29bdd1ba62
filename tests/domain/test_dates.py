"""Days and times: what people type, what papers print, ages and short months."""

import calendar
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiaojie_tui.domain.dates import (
    add_months,
    age_on,
    explain,
    has_year,
    iso,
    iso_moment,
    parse_date,
    parse_moment,
    printed,
    printed_moment,
    weekday,
)
from tiaojie_tui.domain.typed import Unreadable

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(DAYS)
def test_a_day_as_it_is_shown_or_printed_is_read_back(day: date) -> None:
    for written in (iso(day), printed(day), f"{day:%Y%m%d}", f"{day.year}.{day.month}.{day.day}"):
        assert parse_date(written, TODAY, need_year=True) == day
        assert has_year(written)


@given(DAYS.filter(lambda day: (day.month, day.day) != (2, 29)))
def test_a_day_without_a_year_is_of_this_year(day: date) -> None:
    for written in (f"{day.month}.{day.day}", f"{day.month}月{day.day}号", f"{day:%m%d}", f"{day:%m-%d}"):
        assert parse_date(written, TODAY) == day.replace(year=2026)
        assert not has_year(written)


@given(MOMENTS)
def test_a_moment_as_it_is_shown_or_printed_is_read_back(moment: datetime) -> None:
    assert parse_moment(iso_moment(moment), TODAY) == moment
    if moment.hour == 0 or moment.hour > 6:
        assert parse_moment(printed_moment(moment), TODAY) == moment


@given(st.text(alphabet="0123456789年月日号-./今明后天前昨+下上个底初十一二三廿 ", max_size=10))
def test_whatever_is_typed_is_a_day_or_refused_with_a_sentence(text: str) -> None:
    try:
        said = printed(parse_date(text, TODAY)) + "。"
    except Unreadable as refusal:
        said = str(refusal)
    assert said.endswith("。")


@given(st.text(alphabet="0123456789:点时分半刻上下午中晚月日今天 零三十", max_size=12))
def test_whatever_is_typed_is_a_moment_or_refused_with_a_sentence(text: str) -> None:
    try:
        said = printed_moment(parse_moment(text, TODAY)) + "。"
    except Unreadable as refusal:
        said = str(refusal)
    assert said.endswith("。")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-3-5", "2026-03-05"),
        ("2026/11/23", "2026-11-23"),
        ("2026年11月23", "2026-11-23"),
        ("２０２６．１１．２３", "2026-11-23"),
        ("2026。11。23", "2026-11-23"),
        (" 2026 - 03 - 20 ", "2026-03-20"),
        ("20261123", "2026-11-23"),
        ("1123", "2026-11-23"),
        ("0101", "2026-01-01"),
        ("11月23", "2026-11-23"),
        ("23日", "2026-11-23"),
        ("5号", "2026-11-05"),
        ("3月20日前", "2026-03-20"),
        ("20日前", "2026-11-20"),
        ("今天", "2026-11-23"),
        ("今", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("大后天", "2026-11-26"),
        ("大前天", "2026-11-20"),
        ("昨天", "2026-11-22"),
        ("前天", "2026-11-21"),
        ("+7", "2026-11-30"),
        ("＋７", "2026-11-30"),
        ("+ 7天", "2026-11-30"),
        ("-3", "2026-11-20"),
        ("今天+7", "2026-11-30"),
        ("明天-1", "2026-11-23"),
        ("10天后", "2026-12-03"),
        ("三天前", "2026-11-20"),
        ("本月30号", "2026-11-30"),
        ("下月10号", "2026-12-10"),
        ("下个月31日", "2026-12-31"),
        ("上月1号", "2026-10-01"),
        ("明年3月1日", "2027-03-01"),
        ("去年12月5号", "2025-12-05"),
        ("三月六日", "2026-03-06"),
        ("十一月二十三号", "2026-11-23"),
        ("十二月卅一日", "2026-12-31"),
        ("二〇二六年三月六日", "2026-03-06"),
        ("二零二七年十月十日", "2027-10-10"),
        ("2028-2-29", "2028-02-29"),
    ],
)
def test_a_day_is_taken_as_people_write_it(typed: str, meant: str) -> None:
    assert iso(parse_date(typed, TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "还没有写"),
        ("2026-2-30", "2026年2月没有30日"),
        ("2.29", "2026年2月没有29日"),
        ("4月31号", "2026年4月没有31日"),
        ("本月31号", "2026年11月没有31日"),
        ("13.1", "没有13月"),
        ("0.5", "没有0月"),
        ("3月0日", "没有0日"),
        ("20260000", "没有0月"),
        ("26.3.20", "四位"),
        ("26年3月20日", "四位"),
        ("202603", "四位"),
        ("123", "1.23 或 12.3"),
        ("12", "看不出"),
        ("2026", "没有20月"),
        ("2026.3", "没有写到哪一天"),
        ("2026年3月", "没有写到哪一天"),
        ("2026-11.23", "看不出"),
        ("八月十五", "公历还是农历"),
        ("腊月二十", "农历"),
        ("正月初五", "农历"),
        ("中秋节", "农历"),
        ("年底", "说不准"),
        ("3月底前", "说不准"),
        ("尽快", "说不准"),
        ("12月32日", "2026年12月没有32日"),
        ("1月32日", "2026年1月没有32日"),
        ("2201-1-1", "年份"),
        ("1899-12-31", "年份"),
        ("0000-1-1", "年份"),
        ("+999999", "看不出"),
        ("+7号", "看不出"),
        ("一亿天后", "看不出"),
        ("十十十十年3月1日", "看不出"),
        ("1/2/3/4", "看不出"),
        ("٢٣日", "看不出"),
        ("明年", "看不出"),
        ("9" * 5000, "看不出"),
    ],
)
def test_a_day_that_is_not_clear_is_refused_with_the_reason(typed: str, because: str) -> None:
    with pytest.raises(Unreadable, match=because):
        parse_date(typed, TODAY)


def test_last_month_in_january_is_december_of_last_year() -> None:
    assert iso(parse_date("上月5号", date(2026, 1, 10))) == "2025-12-05"
    assert iso(parse_date("下月5号", date(2026, 12, 10))) == "2027-01-05"


@pytest.mark.parametrize("typed", ["4-11", "4月11日", "0411", "11日"])
def test_a_birthday_needs_its_year(typed: str) -> None:
    with pytest.raises(Unreadable, match="没有年份"):
        parse_date(typed, TODAY, need_year=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今天 9:30", "2026-11-23 09:30"),
        ("今天９：３０", "2026-11-23 09:30"),
        ("2026-03-03 14:00", "2026-03-03 14:00"),
        ("2026-03-03T14:00", "2026-03-03 14:00"),
        ("14:00", "2026-11-23 14:00"),
        ("下午3点半", "2026-11-23 15:30"),
        ("下午2:30", "2026-11-23 14:30"),
        ("3月3日上午9点", "2026-03-03 09:00"),
        ("昨天下午三点一刻", "2026-11-22 15:15"),
        ("三月三日下午3点05分", "2026-03-03 15:05"),
        ("十点零五", "2026-11-23 10:05"),
        ("十点二十", "2026-11-23 10:20"),
        ("明天9时30分", "2026-11-24 09:30"),
        ("+1 14:30", "2026-11-24 14:30"),
        ("11.23 0:05", "2026-11-23 00:05"),
        ("中午12点", "2026-11-23 12:00"),
        ("中午2点", "2026-11-23 14:00"),
        ("中午11点半", "2026-11-23 11:30"),
        ("7点", "2026-11-23 07:00"),
        ("下午12点半", "2026-11-23 12:30"),
        ("凌晨12点", "2026-11-23 00:00"),
        ("凌晨2点", "2026-11-23 02:00"),
        ("晚上8点", "2026-11-23 20:00"),
        ("夜里11点三刻", "2026-11-23 23:45"),
        ("上午10点整", "2026-11-23 10:00"),
        ("15点", "2026-11-23 15:00"),
        ("今晚8点", "2026-11-23 20:00"),
        ("明早9点半", "2026-11-24 09:30"),
    ],
)
def test_a_moment_is_taken_as_people_write_it(typed: str, meant: str) -> None:
    assert iso_moment(parse_moment(typed, TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "还没有写"),
        ("今天", "钟点"),
        ("2026-03-03", "钟点"),
        ("2026-2-30 9:00", "没有30日"),
        ("年底 9:00", "说不准"),
        ("3点", "上午还是下午"),
        ("六点半", "上午还是下午"),
        ("24:00", "没有24点"),
        ("9:75", "没有9点75分"),
        ("上午15点", "对不上"),
        ("晚上12点", "对不上"),
        ("下午9点", "对不上"),
        ("中午3点", "对不上"),
        ("1点", "下午1点 或 13:00"),
        ("凌晨8点", "对不上"),
        ("十一二点", "看不清"),
        ("看情况", "看不出"),
    ],
)
def test_a_moment_that_is_not_clear_is_refused_with_the_reason(typed: str, because: str) -> None:
    with pytest.raises(Unreadable, match=because):
        parse_moment(typed, TODAY)


def test_months_that_are_too_short_end_on_their_last_day() -> None:
    last = date(2026, 1, 31)
    assert [iso(add_months(last, months, 31)) for months in (1, 2, 3, 25)] == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2028-02-29",
    ]
    assert iso(add_months(date(2026, 12, 15), 1, 10)) == "2027-01-10"
    assert iso(add_months(date(2026, 1, 15), -1, 10)) == "2025-12-10"


def test_who_is_born_on_29_february_comes_of_age_on_1_march_of_a_common_year() -> None:
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    assert age_on(born, date(2028, 2, 28)) == 19
    assert age_on(born, date(2028, 2, 29)) == 20


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 110))
@example(date(2000, 2, 29), 18)
def test_a_birthday_is_the_day_on_which_the_year_is_complete(born: date, years: int) -> None:
    year = born.year + years
    leapling_in_common_year = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
    birthday = date(year, 3, 1) if leapling_in_common_year else born.replace(year=year)
    assert age_on(born, birthday) == years
    assert age_on(born, birthday - timedelta(1)) == years - 1


def test_the_distance_of_a_day_is_told_from_the_agreement() -> None:
    agreed, today = date(2026, 3, 6), date(2026, 3, 6)
    assert explain(date(2026, 3, 20), agreed, today) == "星期五，签约后第14天"
    assert explain(agreed, agreed, today) == "星期五，签约当天"
    assert explain(date(2026, 3, 1), agreed, today) == "星期日，签约前5天，已过去5天"
    assert explain(date(2026, 3, 20), agreed, date(2026, 3, 30)) == "星期五，签约后第14天，已过去10天"


def test_the_distance_of_a_day_is_told_from_today_where_nothing_is_agreed() -> None:
    assert explain(TODAY, None, TODAY) == "星期一，今天"
    assert explain(date(2026, 11, 30), None, TODAY) == "星期一，还有7天"
    assert explain(date(2026, 11, 22), None, TODAY) == "星期日，已过去1天"


@given(DAYS)
def test_the_weekday_is_that_of_the_calendar(day: date) -> None:
    assert weekday(day)[-1] == dict(enumerate("日一二三四五六"))[int(day.strftime("%w"))]


def test_a_long_text_is_repeated_only_in_part() -> None:
    with pytest.raises(Unreadable) as told:
        parse_date("春天的一个早晨" * 800, TODAY)
    assert len(str(told.value)) < 100
