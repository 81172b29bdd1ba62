"""Official texts are kept version by version, and found by one hanzi as well as by many."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import peewee
import pytest

from tests.laws.invented import OLDER, REGULATION
from tiaojie_tui.domain.official import Article, Text
from tiaojie_tui.laws import layout
from tiaojie_tui.store import migration_0001, migrations, statutes
from tiaojie_tui.store.engine import FILE, Store, open_store
from tiaojie_tui.store.statutes import Put
from tiaojie_tui.store.troubles import StoreTrouble

NOW, BEFORE = (layout.read(text.split("\n")) for text in (REGULATION, OLDER))


def found(store: Store, *words: str, number: tuple[int, int] | None = None) -> list[str]:
    latest = statutes.kept(store)[-1].id
    return [article.name for _, article in statutes.find(store, words, number, [latest], 50)]


def test_a_text_is_kept_and_given_back_whole(store: Store) -> None:
    assert statutes.put(store, NOW, "测试条例") is Put.NEW
    (kept,) = statutes.kept(store)
    assert (kept.title, kept.date_line, kept.dated, kept.since) == (
        *(NOW.title, NOW.date_line, NOW.dated, NOW.since),
    )
    assert (kept.articles, kept.last_article, set(kept.repeals)) == (6, 10, set(NOW.repeals))
    for article in NOW.articles:
        assert statutes.article(store, kept.id, article.number, article.inserted) == article
    assert statutes.article(store, kept.id, 11) is None


def test_the_same_words_again_change_nothing_whatever_their_blanks_and_days(store: Store) -> None:
    statutes.put(store, NOW, "")
    spaced = tuple(
        replace(one, paragraphs=tuple(text.replace("，", ", ") for text in one.paragraphs))
        for one in NOW.articles
    )
    again = replace(NOW, since=date(2024, 7, 2), articles=spaced)
    assert statutes.put(store, again, "") is Put.SAME
    assert len(statutes.kept(store)) == 1


def test_versions_stand_side_by_side_the_oldest_first(store: Store) -> None:
    assert [statutes.put(store, text, "") for text in (NOW, BEFORE)] == [Put.NEW, Put.NEW]
    assert [kept.since for kept in statutes.kept(store)] == [BEFORE.since, NOW.since]


def test_other_words_of_the_same_version_take_the_place_of_the_first(store: Store) -> None:
    statutes.put(store, NOW, "")
    changed = replace(NOW, articles=(Article(1, 0, (), ("骡子归骡子的主人。",)),))
    assert statutes.put(store, changed, "") is Put.CHANGED
    assert len(statutes.kept(store)) == 1
    assert found(store, "骡子") == ["第一条"]
    assert found(store, "菜苗") == [], "what was replaced is not found any more"


def test_a_text_that_cannot_be_kept_leaves_nothing_of_itself(store: Store) -> None:
    twice = replace(NOW, articles=(*NOW.articles, NOW.articles[0]))
    with pytest.raises(StoreTrouble):
        statutes.put(store, twice, "")
    assert statutes.kept(store) == []
    assert store.sql("SELECT count(*) FROM statute_articles") == [(0,)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["亩"], ["第三条"]),
        (["菜苗"], ["第九条"]),
        (["劳动力"], []),
        (["劳力"], ["第二条之一"]),
        (["工钱", "亩"], ["第三条"]),
        (["水渠", "轮流"], ["第二条"]),
        (["测试条例", "猫踩"], ["第九条"]),
        (["渠规"], []),
        (['"', "猫"], []),
        (["NEAR"], []),
    ],
)
def test_words_of_any_length_are_found_exactly(store: Store, words: list[str], names: list[str]) -> None:
    statutes.put(store, NOW, "")
    assert found(store, *words) == names


def test_what_holds_now_comes_before_what_held_and_a_heading_before_a_mention(store: Store) -> None:
    statutes.put(store, BEFORE, "")
    statutes.put(store, NOW, "")
    assert found(store, "水渠") == ["第三条", "第九条", "第十条", "第二条", "第二条"]


def test_an_article_is_found_by_its_number(store: Store) -> None:
    statutes.put(store, NOW, "")
    assert found(store, number=(2, 1)) == ["第二条之一"]
    assert found(store, "轮流", number=(3, 0)) == []


def test_texts_survive_a_title_of_any_characters(store: Store) -> None:
    odd = Text('" OR 1', "", "", *(date(2020, 1, 1),) * 2, True, (), NOW.articles)
    assert statutes.put(store, odd, "") is Put.NEW
    assert len(found(store, '"')) == len(NOW.articles)


def test_a_database_from_before_official_texts_learns_to_keep_them(home: Path) -> None:
    home.mkdir(mode=0o700)
    old = peewee.SqliteDatabase(home / FILE)
    migrations.bring_up_to_date(old, [migration_0001.STATEMENTS])
    old.close()
    store = open_store(home)
    assert statutes.put(store, NOW, "") is Put.NEW
    store.close()
