"""Shares of one sum among several."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.domain.case import Share
from tiaojie_tui.domain.money import MAX_FEN
from tiaojie_tui.domain.shares import equal_shares, parse_shares, show_shares
from tiaojie_tui.domain.typed import Unreadable

NAMES = ("林桂香", "林桂", "买买提·吐尔逊", "𠮷村（集团）有限公司", "John Smith", "3号院业主会", "平安")
AMOUNT = 6200000


def read(text: str, amount: int | None = AMOUNT) -> tuple[Share, ...]:
    return parse_shares(text, amount, NAMES)


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.data())
def test_shares_shown_are_read_back_the_same(names: list[str], data: st.DataObject) -> None:
    shares = tuple(Share(name, data.draw(st.integers(0, MAX_FEN))) for name in names)
    assert parse_shares(show_shares(shares), data.draw(st.none() | st.integers(0, MAX_FEN)), NAMES) == shares


@given(st.integers(7, MAX_FEN), st.integers(1, 7))
def test_equal_shares_come_to_the_sum(amount: int, count: int) -> None:
    shares = equal_shares(amount, NAMES[:count])
    assert sum(share.amount for share in shares) == amount
    assert 0 <= shares[-1].amount - shares[0].amount < count


@given(st.text(alphabet="林桂香123平分余款0,，、 元万和:", max_size=14))
def test_whatever_is_typed_is_shares_or_refused(text: str) -> None:
    try:
        shares = read(text)
    except Unreadable:
        return
    assert parse_shares(show_shares(shares), None, NAMES) == shares


@pytest.mark.parametrize(
    ("typed", "shares"),
    [
        ("林桂香 20000，林桂 12000", {"林桂香": 20000, "林桂": 12000}),
        ("林桂香20000元、林桂12000元", {"林桂香": 20000, "林桂": 12000}),
        ("林桂香：20,000，林桂：12,000", {"林桂香": 20000, "林桂": 12000}),
        ("1 20000，2 12000", {"林桂香": 20000, "林桂": 12000}),
        ("林桂香两万，林桂一万二", {"林桂香": 20000, "林桂": 12000}),
        ("林桂香 20000 林桂 余款", {"林桂香": 20000, "林桂": 42000}),
        ("林桂香得20000；林桂得剩下的", {"林桂香": 20000, "林桂": 42000}),
        ("𠮷村（集团）有限公司 62000", {"𠮷村（集团）有限公司": 62000}),
        ("林桂香、林桂平分", {"林桂香": 31000, "林桂": 31000}),
        ("林桂香和林桂平均分担", {"林桂香": 31000, "林桂": 31000}),
    ],
)
def test_shares_are_taken_as_people_say_them(typed: str, shares: dict[str, int]) -> None:
    assert {share.name: share.amount // 100 for share in read(typed)} == shares


def test_sharing_evenly_means_those_of_the_term() -> None:
    assert parse_shares("平分", 1000, NAMES, among=NAMES[:3]) == (
        Share("林桂香", 333),
        Share("林桂", 333),
        Share("买买提·吐尔逊", 334),
    )


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "还没有写"),
        ("，", "还没有写"),
        ("王五 200", "没有“王五”"),
        ("9 200", "没有"),
        ("20000", "没有"),
        ("林桂香", "没有写多少"),
        ("林桂香，林桂 200", "没有写多少"),
        ("林桂香 200，林桂香 300", "写了两次"),
        ("林桂香 余款，林桂 300", "最后一个人"),
        ("林桂香 余款", "最后一个人"),
        ("林桂香 62000，林桂 余款", "没有余款"),
        ("林桂香 两三千", "看不准"),
        ("林桂香 200左右", "说不准"),
        ("林桂香平分", "两个以上"),
        ("林桂香、王五平分", "没有“王五”"),
    ],
)
def test_shares_that_are_not_clear_are_refused_with_the_reason(typed: str, because: str) -> None:
    with pytest.raises(Unreadable, match=because):
        read(typed)


@pytest.mark.parametrize("typed", ["平分", "林桂香 200，林桂 余款"])
def test_shares_of_the_whole_wait_for_the_sum(typed: str) -> None:
    with pytest.raises(Unreadable, match="先填金额"):
        read(typed, amount=None)


def test_the_last_name_has_a_number_too() -> None:
    assert read("7 200") == (Share("平安", 20000),)


def test_the_smallest_sum_that_can_be_shared_gives_each_one_fen() -> None:
    assert {share.amount for share in parse_shares("平分", 7, NAMES)} == {1}


def test_a_sum_too_small_to_share_is_refused() -> None:
    with pytest.raises(Unreadable, match="分不成"):
        parse_shares("平分", 3, NAMES)
