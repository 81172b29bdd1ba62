"""Identity numbers and telephones are found in any text by their shape, and covered but for the last four."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain.masking import LEAST, masked, numbers, spans

ID = "330000196411022057"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"身份证号 {ID} 男", "身份证号 **************2057 男"),
        ("33000019641102205X", "**************205X"),
        (f"id{ID}，15400002201", "id**************2057，*******2201"),
        ("330000 19641102 2057", "****** ******** 2057"),
        ("138 1234 5678", "*** **** 5678"),
        ("0851-12345678", "****-****5678"),
        ("电话：7654321", "电话：***4321"),
        ("１３８１２３４５６７８", "＊＊＊＊＊＊＊５６７８"),
        ("33000019641\n    1022057", "***********\n    ***2057"),
    ],
)
def test_what_tells_who_somebody_is_is_covered(text: str, seen: str) -> None:
    assert masked(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25 10:21",
        "1000000元",
        "(2026)青调字第12号",
        "20261125",
        "1\n 2\n 3",
        "5000\n2026-03-06",
        "号码 12345",
    ],
)
def test_days_sums_and_case_numbers_are_not(text: str) -> None:
    assert masked(text) == text


def test_a_number_that_is_meant_to_be_seen_stays() -> None:
    assert masked(f"{ID} 15400002201", but=numbers(ID)) == f"{ID} *******2201"


@given(st.text("0123456789Xx ０９-\n身电话", max_size=60))
def test_covering_keeps_the_length_and_leaves_nothing_to_cover(text: str) -> None:
    seen = masked(text)
    assert len(seen) == len(text)
    assert [seen[start:end] for start, end in spans(seen, LEAST)] == []
    assert masked(seen) == seen
