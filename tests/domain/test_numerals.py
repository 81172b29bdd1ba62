"""Numbers in hanzi."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain.numerals import read_digits, read_number, read_whole, spoken


@given(st.integers(0, 99))
def test_a_count_spoken_is_read_back(count: int) -> None:
    assert read_whole(spoken(count)) == count


@given(st.integers(0, 10**12 - 1))
def test_numbers_agree_with_another_program(number: int) -> None:
    assert read_whole(cn2an.an2cn(number)) == number


def test_a_number_beyond_ninety_nine_is_not_spoken() -> None:
    with pytest.raises(ValueError, match="100"):
        spoken(100)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("二〇二六", 2026),
        ("二零二六", 2026),
        ("二○二六", 2026),
        ("贰零贰陆", 2026),
        ("2026", 2026),
        ("二十", None),
    ],
)
def test_a_year_is_read_digit_by_digit(text: str, year: int | None) -> None:
    assert read_digits(text) == year


@pytest.mark.parametrize("text", ["", "十十", "一二", "百", "2.", "1" * 20, "五千一万", "年"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


def test_a_part_of_one_is_no_whole_number() -> None:
    assert read_whole("2.5") is None
    assert read_whole("廿三") == 23
