"""The catalogue of statutes: sound in itself, true beside the official texts, refined by what is imported."""

import subprocess
import sys
from datetime import date

import pytest

from tests.laws.statutes import laws_folder, statutes
from tiaojie_tui.domain.statutes import Statute, Version, by_title, find
from tiaojie_tui.laws import catalogue
from tiaojie_tui.laws.index import provisions

beside_the_texts = pytest.mark.skipif(
    laws_folder() is None, reason="the statutes are not beside this checkout"
)
CIVIL_CODE = date(2021, 1, 1)
REPLACED_BY_IT = {
    "婚姻法": 51,
    "继承法": 37,
    "民法通则": 156,
    "收养法": 34,
    "担保法": 96,
    "合同法": 428,
    "物权法": 247,
    "侵权责任法": 92,
    "民法总则": 206,
}
KNOWN = list({id(one): one for one in catalogue.statutes().values()}.values())


def test_every_statute_has_names_of_its_own() -> None:
    assert len(catalogue.statutes()) == len({name for one in KNOWN for name in by_title([one])})
    assert len(KNOWN) >= 200


def test_versions_follow_one_another_and_end_with_the_statute() -> None:
    for one in KNOWN:
        days = [version.since for version in one.versions]
        assert days == sorted(set(days)), one.title
        assert one.until is None or all(day < one.until for day in days), one.title
        assert one.until or not one.replaced_by, one.title


def test_what_took_a_place_is_known_and_has_the_articles_it_is_said_to_have() -> None:
    for one in KNOWN:
        if one.replaced_by is None:
            assert not one.articles_now, one.title
            continue
        after = find(catalogue.statutes(), one.replaced_by)
        assert after, one.title
        assert one.until
        version = after.version(one.until)
        assert version, one.title
        for old, new in one.articles_now.items():
            assert 1 <= old <= (one.versions[-1].articles or 0), one.title
            assert 1 <= new <= (version.articles or 0), one.title


@pytest.mark.parametrize(("law", "articles"), REPLACED_BY_IT.items())
def test_the_nine_laws_of_the_civil_code_held_to_its_first_day(law: str, articles: int) -> None:
    old = find(catalogue.statutes(), law)
    assert old
    assert (old.until, old.replaced_by) == (CIVIL_CODE, "中华人民共和国民法典")
    held = old.version(date(2020, 12, 31))
    assert held
    assert held.articles == articles


def test_the_catalogue_knows_every_law_of_the_index() -> None:
    assert {one.law for one in provisions()} <= {one.title for one in KNOWN}


@beside_the_texts
def test_every_official_text_is_known_with_its_articles() -> None:
    for title, text in statutes().items():
        one = find(catalogue.statutes(), title)
        assert one, title
        assert one.title == title
        assert one.versions[-1].articles == len(text.articles), title
        assert one.until == text.ended_on, title
        first = text.first_in_force
        assert first is None or first in [version.since for version in one.versions], title


@beside_the_texts
def test_the_environment_code_ended_the_laws_that_it_names() -> None:
    code = statutes()["中华人民共和国生态环境法典"]
    for one in KNOWN:
        named = f"《{one.title}》" in code.articles["第一千二百四十二条"]
        assert named == (one.until == date(2026, 8, 15)), one.title


# What imported texts add


KNOWN_LAW = Statute(
    "中华人民共和国邻里法", "邻里法", (Version(date(2001, 1, 1)), Version(date(2010, 1, 1), 40))
)


def merged(*imported: Statute) -> Statute:
    found = find(catalogue.merged(by_title([KNOWN_LAW]), imported), "邻里法")
    assert found
    return found


def test_nothing_imported_leaves_the_catalogue_as_it_is() -> None:
    assert catalogue.merged(catalogue.statutes(), []) == catalogue.statutes()


def test_an_imported_version_is_put_in_its_place_among_the_known_ones() -> None:
    newer = Statute("中华人民共和国邻里法", "中华人民共和国邻里法", (Version(date(2026, 1, 1), 44),))
    found = merged(newer)
    assert [version.articles for version in found.versions] == [None, 40, 44]
    assert found.short == "邻里法"


def test_an_imported_text_of_a_known_version_tells_how_many_articles_it_has() -> None:
    first = Statute("中华人民共和国邻里法", "邻里法", (Version(date(2001, 1, 1), 38),))
    assert [version.articles for version in merged(first).versions] == [38, 40]


def test_an_excerpt_takes_no_article_away() -> None:
    excerpt = Statute("中华人民共和国邻里法", "邻里法", (Version(date(2010, 1, 1), 3),))
    assert merged(excerpt) == KNOWN_LAW


def test_an_imported_text_that_was_not_counted_takes_no_number_away() -> None:
    silent = Statute("中华人民共和国邻里法", "邻里法", (Version(date(2010, 1, 1)),))
    assert merged(silent) == KNOWN_LAW


def test_an_imported_statute_that_was_unknown_is_added() -> None:
    local = Statute("云溪县河道管理办法", "云溪县河道管理办法", (Version(date(2020, 1, 1), 30),))
    both = catalogue.merged(by_title([KNOWN_LAW]), [local])
    assert find(both, "《云溪县河道管理办法》") == local
    assert find(both, "邻里法") == KNOWN_LAW


def test_importing_the_module_reads_no_data() -> None:
    asked = "from tiaojie_tui.laws import catalogue; print(catalogue.statutes.cache_info().currsize)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "0"
