"""Every entry of the index beside the official text: it exists, it held, it is ours and not a copy."""

import pytest

from tests.laws.statutes import laws_folder, statutes
from tiaojie_tui.laws.index import provisions

pytestmark = pytest.mark.skipif(laws_folder() is None, reason="the statutes are not beside this checkout")

LONGEST_COMMON_RUN = 12
"""Hanzi in a row that an entry may share with any statute: names of things have that many, sentences more."""


def test_every_law_exists_under_this_full_title_with_this_article() -> None:
    for provision in provisions():
        assert provision.law in statutes()
        assert provision.article in statutes()[provision.law].articles, provision.name


def test_the_times_agree_with_the_list_of_texts() -> None:
    for provision in provisions():
        statute = statutes()[provision.law]
        assert provision.until == statute.ended_on, provision.name
        assert statute.first_in_force is None or provision.since >= statute.first_in_force, provision.name


def test_a_keyword_of_each_entry_stands_in_the_article_itself() -> None:
    for provision in provisions():
        article = statutes()[provision.law].articles[provision.article]
        assert any(keyword in article for keyword in provision.keywords), provision.name


def test_words_of_the_law_among_the_keywords_stand_near_the_article() -> None:
    """What the law says elsewhere only would lead to the wrong article; what villagers say is exempt."""
    near = far = 0
    for provision in provisions():
        statute = statutes()[provision.law]
        of_the_law = [keyword for keyword in provision.keywords if keyword in statute.text]
        around = statute.around(provision.article)
        here = sum(keyword in around for keyword in of_the_law)
        assert here >= len(of_the_law) / 3, provision.name
        near, far = near + here, far + len(of_the_law) - here
    assert near / (near + far) > 0.9


def test_nothing_in_the_index_is_copied_from_a_statute() -> None:
    length = LONGEST_COMMON_RUN + 1
    ours = {
        text[at : at + length]: provision.name
        for provision in provisions()
        for text in (provision.gist, provision.say, provision.decides)
        for at in range(len(text) - length + 1)
    }
    copied = {
        f"{ours[run]}: {run}"
        for statute in statutes().values()
        for run in runs(statute.text, length)
        if run in ours
    }
    assert copied == set()


def runs(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}
