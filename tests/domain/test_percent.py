"""Shares of a hundred as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain import percent
from tiaojie_tui.domain.typed import Unreadable


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("70%", 7000),
        ("70", 7000),
        ("７０％", 7000),
        ("33.33", 3333),
        ("12.5 %", 1250),
        ("七成", 7000),
        ("七成五", 7500),
        ("七", 700),
        ("百分之三十", 3000),
        ("百分之30", 3000),
        ("一半", 5000),
        ("全部", 10_000),
        ("0", 0),
        ("100", 10_000),
        ("1%", 100),
        ("0.5%", 50),
    ],
)
def test_a_share_is_read_as_it_is_said(typed: str, share: int) -> None:
    assert percent.parse(typed) == share


@pytest.mark.parametrize("typed", ["0.7", "1"])
def test_what_may_be_a_fraction_of_one_is_asked_again(typed: str) -> None:
    with pytest.raises(Unreadable, match="百分号"):
        percent.parse(typed)


@pytest.mark.parametrize("typed", ["101", "120%", "十一成", "33.333%", "-5", "多半", "成", ""])
def test_what_is_no_share_is_not_taken(typed: str) -> None:
    with pytest.raises(Unreadable):
        percent.parse(typed)


@given(st.integers(0, percent.WHOLE))
def test_a_share_that_is_shown_can_be_typed(share: int) -> None:
    assert percent.parse(percent.shown(share)) == share
