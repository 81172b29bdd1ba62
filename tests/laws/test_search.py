"""Search by typed words: numbers, what villagers say, titles and their abbreviations; best first."""

from datetime import date
from time import perf_counter

import pytest

from tiaojie_tui.domain.case import Citation
from tiaojie_tui.laws import index
from tiaojie_tui.laws.search import search

TODAY = date(2026, 11, 23)


def names(text: str) -> list[str]:
    return [suggestion.provision.name for suggestion in search(text, TODAY)]


@pytest.mark.parametrize(
    "typed",
    [
        "288",
        "二百八十八",
        "第288条",
        "第二百八十八条",
        "民法典288",
        "民法典第二百八十八条",
        "民法典 288",
        "２８８",
    ],
)
def test_an_article_is_found_by_its_number_however_it_is_typed(typed: str) -> None:
    assert names(typed)[0] == "民法典第二百八十八条"


def test_a_number_finds_that_article_of_every_law_and_no_other() -> None:
    found = search("第十四条", TODAY)
    assert len(found) > 3
    assert {suggestion.provision.number for suggestion in found} == {14}


def test_a_law_and_a_number_find_one_article() -> None:
    assert names("人民调解法 33") == ["人民调解法第三十三条"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("道交法 76", "道路交通安全法第七十六条"),
        ("消法55", "消费者权益保护法第五十五条"),
        ("婚姻解释 5", "婚姻家庭编解释（一）第五条"),
        ("婚姻家庭编解释(一) 5", "婚姻家庭编解释（一）第五条"),
    ],
)
def test_a_law_is_found_by_its_abbreviation(typed: str, found: str) -> None:
    assert names(typed) == [found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("滴水", "民法典第二百九十条"),
        ("彩礼", "彩礼规定第六条"),
        ("份子", "农村集体经济组织法第十三条"),
        ("地头", "农村土地承包法第五十六条"),
        ("过路", "民法典第二百九十一条"),
        ("工钱", "农民工工资支付条例第三条"),
        ("打人", "治安管理处罚法第五十一条"),
        ("狗咬", "民法典第一千二百四十五条"),
        ("借条", "民法典第六百六十七条"),
        ("祖坟", "民法典第九百九十四条"),
    ],
)
def test_what_villagers_say_is_found(typed: str, found: str) -> None:
    assert found in names(typed)[:8]


def test_every_word_must_match() -> None:
    both = set(names("借条 利息"))
    assert both
    assert both == set(names("借条")) & set(names("利息"))
    assert names("滴水 彩礼") == []


def test_words_are_parted_by_blanks_and_by_punctuation() -> None:
    assert names("借条，利息") == names("借条　利息") == names("借条、利息") == names("借条 利息") != []


def test_a_whole_keyword_goes_before_a_part_of_one() -> None:
    reasons = [suggestion.reason for suggestion in search("地头", TODAY)]
    assert reasons == ["地头", "地头路"]


def test_a_word_that_is_found_nowhere_is_taken_apart_and_the_best_cover_goes_first() -> None:
    assert names("彩礼")
    found = search("彩礼嫁妆", TODAY)
    assert found[0].reason == "嫁妆、彩礼"
    assert {suggestion.provision.name for suggestion in found} >= set(names("彩礼规定 6"))


def test_nothing_typed_and_nonsense_find_nothing() -> None:
    assert search("", TODAY) == search("  ， ", TODAY) == search("qwerty", TODAY) == []
    assert search("99999", TODAY) == []


def test_only_what_is_in_force_that_day_is_found() -> None:
    def found(on: date | None) -> list[str]:
        return [suggestion.provision.name for suggestion in search("噪声 86", on)]

    repealed = "噪声污染防治法第八十六条"
    assert repealed in found(date(2026, 8, 14))
    assert repealed not in found(date(2026, 8, 15))
    assert repealed in found(None), "without a day, repealed provisions are found too"


def test_the_reason_names_what_was_hit() -> None:
    assert search("民法典288", TODAY)[0].reason == "第二百八十八条"
    assert search("滴水", TODAY)[0].reason == "滴水"


def test_a_search_is_ready_between_two_keys() -> None:
    search("滴水", TODAY)
    begun = perf_counter()
    for typed in ("滴", "滴水", "借条 利息", "民法典第二百八十八条", "彩礼返还"):
        search(typed, TODAY)
    assert perf_counter() - begun < 0.25, "five searches, allowing for a busy machine; measured about 8 ms"


def test_a_part_of_an_article_is_found_as_the_article() -> None:
    code = "中华人民共和国民法典"
    whole = index.find(Citation(code, "第二百八十八条"), TODAY)
    assert whole
    for part in ("第二百八十八条第一款", "第二百八十八条第二款第（三）项"):
        assert index.find(Citation(code, part), TODAY) == whole
