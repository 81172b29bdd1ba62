"""The index of provisions in itself: complete entries, known types, sound dates, light to load."""

import subprocess
import sys
from collections import Counter
from datetime import date

from tiaojie_tui.domain import statutes, words
from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.numerals import in_hanzi, read_whole
from tiaojie_tui.laws import catalogue
from tiaojie_tui.laws.index import find, in_force, provisions

ON = date(2026, 11, 23)

DISPUTE_TYPES = set(words.values(words.DISPUTE_TYPES))
CIVIL_CODE = "中华人民共和国民法典"
NOISE_LAW = "中华人民共和国噪声污染防治法"


def test_an_entry_says_everything_in_plain_sentences() -> None:
    for provision in provisions():
        assert provision.number == read_whole(provision.article.removeprefix("第").removesuffix("条"))
        assert provision.gist.endswith("。"), provision.name
        assert len(provision.gist) <= 110, f"one or two sentences: {provision.name}"
        assert provision.say.endswith(("。", "？")), provision.name
        assert provision.say.count("。") <= 1, f"one spoken sentence: {provision.name}"
        assert 0 < len(provision.decides) <= 25, provision.name
        assert not provision.decides.endswith(("。", "？")), provision.name


def test_an_entry_belongs_to_official_types_only() -> None:
    for provision in provisions():
        assert set(provision.types) <= DISPUTE_TYPES, provision.name
        assert set(provision.usual) <= set(provision.types), provision.name


def test_keywords_are_words_of_two_hanzi_at_least_and_each_said_once() -> None:
    for provision in provisions():
        assert provision.keywords, provision.name
        assert all(len(keyword) >= 2 and keyword == keyword.strip() for keyword in provision.keywords)
        assert len(set(provision.keywords)) == len(provision.keywords), provision.name


def test_no_article_stands_in_the_index_twice_at_one_time() -> None:
    counted = Counter((provision.law, provision.article, provision.since) for provision in provisions())
    assert [entry for entry, times in counted.items() if times > 1] == []


def test_there_are_enough_provisions_for_each_kind_of_dispute() -> None:
    assert len(provisions()) >= 600
    for dispute_type in DISPUTE_TYPES:
        assert sum(dispute_type in provision.types for provision in provisions()) >= 20, dispute_type


def test_each_entry_is_an_article_of_its_law_on_its_first_day() -> None:
    for provision in provisions():
        statute = statutes.find(catalogue.statutes(), provision.law)
        assert statute, provision.name
        version = statute.version(provision.since)
        assert version, f"the law did not hold yet: {provision.name}"
        assert version.articles is None or provision.number <= version.articles, provision.name


def test_what_ended_names_a_successor_that_is_in_the_index_and_in_force_from_that_day() -> None:
    ended = [provision for provision in provisions() if provision.until]
    assert ended
    for provision in ended:
        assert provision.until
        assert provision.since < provision.until
        statute = statutes.find(catalogue.statutes(), provision.law)
        assert statute
        assert statute.replaced_by
        number = statute.articles_now[provision.number]
        successor = find(Citation(statute.replaced_by, f"第{in_hanzi(number)}条"), ON)
        assert successor, provision.name
        assert in_force(successor, provision.until), provision.name


def test_an_article_is_found_by_its_full_title_and_number() -> None:
    found = find(Citation(CIVIL_CODE, "第二百八十八条"), ON)
    assert found
    assert found.name == "民法典第二百八十八条"
    assert "邻里纠纷" in found.types


def test_an_article_that_is_not_in_the_index_is_not_found() -> None:
    assert find(Citation(CIVIL_CODE, "第九千条"), ON) is None
    assert find(Citation("民法典", "第二百八十八条"), ON) is None, "a case cites by the full title"


def test_the_noise_law_holds_until_the_day_before_its_repeal() -> None:
    noise = find(Citation(NOISE_LAW, "第八十六条"), ON)
    assert noise
    assert not in_force(noise, date(2022, 6, 4))
    assert in_force(noise, date(2022, 6, 5))
    assert in_force(noise, date(2026, 8, 14))
    assert not in_force(noise, date(2026, 8, 15))


def test_an_article_of_the_civil_code_holds_from_its_first_day() -> None:
    neighbours = find(Citation(CIVIL_CODE, "第二百八十八条"), ON)
    assert neighbours
    assert not in_force(neighbours, date(2020, 12, 31))
    assert in_force(neighbours, date(2021, 1, 1))


def test_importing_the_room_reads_no_data() -> None:
    asked = "from tiaojie_tui.laws import index, search; print(index.provisions.cache_info().currsize)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "0"
