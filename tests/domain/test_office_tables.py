"""The tables an office writes by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tiaojie_tui.domain.lending_rates import Rate
from tiaojie_tui.domain.office_tables import read_days_off, read_rates
from tiaojie_tui.domain.typed import Unreadable


def test_days_and_ranges_with_remarks() -> None:
    found = read_days_off(
        "\ufeff# 2027年，国办发明电\n2027-01-01 休\n2027-02-05~2027-02-13  休 # 春节\n\n"
        "２０２７-01-03　班\n2027-5-1～2027-5-5 休"
    )
    assert len(found.off) == 1 + 9 + 5
    assert found.worked == {date(2027, 1, 3)}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2027-01-01", "第1行"),
        ("\n2027-01-01 放假", "第2行"),
        ("2027-02-30 休", "没有2027-2-30"),
        ("2027-02-13~2027-02-05 休", "后一天"),
        ("2027-01-01~2028-01-01 休", "31天"),
        ("2027-01-01 休\n2027-01-01 班", "既写了休又写了班"),
    ],
)
def test_a_wrong_line_is_told(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says.replace("2027-2-30", "2027-02-30")):
        read_days_off(text)


def test_rates_stand_in_the_order_of_time() -> None:
    assert read_rates("2026-08-20 2.9%\n2026-06-20 2.95 # 一年期") == (
        Rate(date(2026, 6, 20), Decimal("2.95")),
        Rate(date(2026, 8, 20), Decimal("2.9")),
    )


@pytest.mark.parametrize("text", ["2026-06-20", "2026-06-20 百分之三", "2026-06-20 295", "2026-13-01 3.0"])
def test_what_is_no_rate_is_told(text: str) -> None:
    with pytest.raises(Unreadable, match="第1行"):
        read_rates(text)
