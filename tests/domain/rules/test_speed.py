"""The book is asked on each pause in typing: no text may make it slow."""

import random
import re
import time
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.factories import TODAY, a_term, with_terms
from tests.domain.rules.corpus import everyday, money, rights, vague, village
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import book

_LENGTH = 5000
_TRAPS = (
    *("1", "1 ", "一", "壹仟", "1%", "百分之", "月息3分", "付1200元违约金", "1200元(大写:", "2026年3月4日"),
    *("1,111,", "承包地", "房屋", "村委会", "不", "放弃继承", "逾期", "约", "支付", "用水泥", "都说土地"),
    *("林月娥", " ", "、"),
)


def _of(text: str) -> Case:
    return with_terms(a_term(text), facts=text)


def _seconds(case: Case) -> float:
    begun = time.process_time()
    book.check(case, TODAY)
    return time.process_time() - begun


def test_a_normal_case_is_checked_at_once() -> None:
    case = with_terms(*(a_term(text) for text in everyday.SOUND[:12]))
    assert min(_seconds(case) for _ in range(5)) < 0.05


@pytest.mark.parametrize("trap", _TRAPS)
def test_a_long_text_of_one_word_over_and_over_does_not_stall(trap: str) -> None:
    assert min(_seconds(_of(trap * (_LENGTH // len(trap)))) for _ in range(2)) < 0.4


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_any_mixture_of_the_words_of_the_rules_is_read_in_time(seed: int) -> None:
    texts = chain.from_iterable(
        text for file in (vague, rights, village, money) for text in file.SPOILT.values()
    )
    words = re.findall("..?.?", "".join(texts))
    assert _seconds(_of("".join(random.Random(seed).choices(words, k=1700))[:_LENGTH])) < 0.4
