"""Numbers of articles as people type them."""

import pytest

from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.laws import index
from tiaojie_tui.laws.articles import read_article, split


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("1", "第一条"),
        ("10", "第十条"),
        ("12", "第十二条"),
        ("二十", "第二十条"),
        ("110", "第一百一十条"),
        ("1001", "第一千零一条"),
        ("1010", "第一千零一十条"),
        ("第１２６０条", "第一千二百六十条"),
        ("120之一", "第一百二十条之一"),
        ("第三十六条第二款", "第三十六条第二款"),
    ],
)
def test_an_article_is_read_as_it_is_cited(typed: str, article: str) -> None:
    assert read_article(typed) == article


def test_every_number_of_the_index_is_written_as_the_index_writes_it() -> None:
    for provision in index.provisions():
        assert read_article(str(provision.number)) == provision.article


@pytest.mark.parametrize("typed", ["", "0", "10000", "-3", "民法典", "3.5"])
def test_what_is_no_article_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_article(typed)


@pytest.mark.parametrize(
    ("typed", "law", "article"),
    [
        ("民法典288", "民法典", "第二百八十八条"),
        ("民法典第二百八十八条", "民法典", "第二百八十八条"),
        ("刑法120之一", "刑法", "第一百二十条之一"),
        ("２８８", "", "第二百八十八条"),
        ("第十条", "", "第十条"),
        ("采光", "采光", ""),
        ("劳动争议解释一", "劳动争议解释一", ""),
        ("婚姻家庭编解释(一)", "婚姻家庭编解释(一)", ""),
        ("第99999条", "第99999条", ""),
    ],
)
def test_a_law_and_its_article_in_one_word_are_told_apart(typed: str, law: str, article: str) -> None:
    assert split(typed) == (law, article)
