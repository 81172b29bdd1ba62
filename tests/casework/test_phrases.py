"""The phrase library: patterns for every dispute and place, honest, clear, and picked by initials."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

from tests.laws.statutes import laws_folder, statutes
from tiaojie_tui.casework import phrases as library
from tiaojie_tui.casework.phrases import Phrase, of_term, phrases, place_of
from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case, Record, Term
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.wording import GAP

TYPES = words.values(words.DISPUTE_TYPES)
TERM_PLACES = [of_term(kind) for kind in words.values(words.TERM_KINDS)]
PLACES = [
    library.FACTS,
    library.CLAIMS,
    library.INQUIRY,
    library.MEDIATION,
    library.FAILURE,
    library.NOTICE,
    *TERM_PLACES,
]
TODAY = date(2026, 11, 23)

VAGUE = re.compile(
    "尽快|尽早|早日|适当|适量|若干|左右|大概|大约|差不多|上下|酌情|视情况|有钱|年底|月底|近期|日前后|"
    "相关|有关费用|一定的|合理|等费用|等损失|之类|或者支付|其他费用"
)
ONE_SIDED = re.compile("无理|蛮横|霸占|抢占|恶意|故意|欺负|不讲理|过分|应当赔偿|活该|撒泼")
LONGEST_COMMON_RUN = 12


def every_phrase() -> Iterator[tuple[str | None, str, Phrase]]:
    """Every phrase once, with the dispute type it is written for and its place."""
    for place in PLACES:
        general = phrases(place, None)
        yield from ((None, place, phrase) for phrase in general)
        for dispute_type in TYPES:
            own = phrases(place, dispute_type)[: -len(general) or None]
            yield from ((dispute_type, place, phrase) for phrase in own)


def test_there_are_phrases_for_every_place_whatever_the_dispute() -> None:
    for place in PLACES:
        assert phrases(place, None), place
    assert sum(1 for _ in every_phrase()) >= 120


@pytest.mark.parametrize("dispute_type", TYPES)
def test_every_dispute_type_has_its_own_words_for_facts_claims_records_and_terms(dispute_type: str) -> None:
    for place in (library.FACTS, library.CLAIMS, library.INQUIRY, library.MEDIATION):
        assert len(phrases(place, dispute_type)) > len(phrases(place, None)), place
    assert any(len(phrases(place, dispute_type)) > len(phrases(place, None)) for place in TERM_PLACES)


def test_the_words_of_the_dispute_come_before_those_for_every_dispute() -> None:
    general = phrases(library.FACTS, None)
    found = phrases(library.FACTS, "邻里纠纷")
    assert found[-len(general) :] == general
    assert found[0].label == "排水受阻"


def test_an_unknown_place_or_type_gets_no_words_of_its_own() -> None:
    assert phrases("nowhere", "邻里纠纷") == ()
    assert phrases(library.FACTS, "没有这一类") == phrases(library.FACTS, None)


def test_labels_are_short_and_stand_once_in_a_list() -> None:
    for place in PLACES:
        for dispute_type in TYPES:
            labels = [phrase.label for phrase in phrases(place, dispute_type)]
            assert len(set(labels)) == len(labels), (place, dispute_type)
            assert all(2 <= len(label) <= 8 for label in labels)


def test_the_initials_are_those_of_the_label() -> None:
    """Read by a process of its own: the program loads the tables of readings without those of phrases."""
    wanted = {phrase.label: phrase.initials for _, _, phrase in every_phrase()}
    asked = (
        "import json, sys; from pypinyin import Style, lazy_pinyin as read; print(json.dumps({label: "
        "''.join(read(label, style=Style.FIRST_LETTER)) for label in json.load(sys.stdin)}))"
    )
    command = [sys.executable, "-c", asked]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYPINYIN")}
    answer = subprocess.run(
        command, input=json.dumps([*wanted]), capture_output=True, text=True, check=True, env=env
    )
    assert json.loads(answer.stdout) == wanted


def test_a_blank_is_two_wide_underscores_and_nothing_else_stands_for_one() -> None:
    for _, _, phrase in every_phrase():
        assert all(len(blank) == len(GAP) for blank in re.findall("＿+", phrase.text)), phrase.text
        assert not re.search(r"[_×…]|XX|某|\.\.|\d", phrase.text), phrase.text


def test_a_phrase_is_whole_sentences_on_one_line() -> None:
    for _, place, phrase in every_phrase():
        assert phrase.text == phrase.text.strip()
        assert "\n" not in phrase.text
        assert phrase.text[-1] in "。？", phrase.text
        if place != library.NOTICE and place != library.INQUIRY:
            assert GAP in phrase.text or place == library.MEDIATION, phrase.text


def test_an_inquiry_never_answers_for_the_person_asked() -> None:
    for dispute_type in (None, *TYPES):
        for phrase in phrases(library.INQUIRY, dispute_type):
            for answer in re.findall("答：([^。]*)", phrase.text):
                assert answer.startswith((GAP, "＿")), phrase.text


def test_no_phrase_is_vague_or_takes_sides() -> None:
    for _, _, phrase in every_phrase():
        assert not VAGUE.search(phrase.text), phrase.text
        assert not ONE_SIDED.search(phrase.text), phrase.text


def test_a_term_leaves_no_choice_open() -> None:
    for place in TERM_PLACES:
        for dispute_type in (None, *TYPES):
            for phrase in phrases(place, dispute_type):
                assert not re.search("或者|或|/|、或|以及其他", phrase.text), phrase.text


def test_the_wording_rules_find_nothing_in_the_terms_but_the_scope_to_check() -> None:
    """Filled or not: the blanks are filled with a name, which is what may make a clause of them."""
    for place in TERM_PLACES:
        for dispute_type in TYPES:
            for phrase in phrases(place, dispute_type):
                for text in (phrase.text, phrase.text.replace(GAP, "甲乙")):
                    case = Case(dispute_type=dispute_type, outcome="written", terms=(Term(text=text),))
                    found = {
                        problem.rule
                        for problem in book.check(case, TODAY)
                        if problem.field == "terms/0/text"
                        and problem.rule not in ("WAIVER_SCOPE_CHECK", "BLANK_LEFT")
                    }
                    assert found == set(), (phrase.text, found)


@pytest.mark.skipif(laws_folder() is None, reason="the statutes are not beside this checkout")
def test_nothing_in_the_phrases_is_copied_from_a_statute() -> None:
    length = LONGEST_COMMON_RUN + 1
    ours = {
        phrase.text[at : at + length]: phrase.label
        for _, _, phrase in every_phrase()
        for at in range(len(phrase.text) - length + 1)
    }
    texts = [statute.text for statute in statutes().values()]
    copied = {
        text[at : at + length]
        for text in texts
        for at in range(len(text) - length + 1)
        if text[at : at + length] in ours
    }
    assert copied == set()


def test_a_field_has_the_phrases_of_its_place() -> None:
    case = Case(
        records=(Record(kind="调查记录"), Record(kind="调解记录"), Record()),
        terms=(Term(kind="boundary"), Term()),
    )
    assert place_of(case, "facts") == library.FACTS
    assert place_of(case, "claims") == library.CLAIMS
    assert place_of(case, "failure_reason") == library.FAILURE
    assert place_of(case, "consents/=陈守田/notified") == library.NOTICE
    assert place_of(case, "records/0/text") == library.INQUIRY
    assert place_of(case, "records/1/text") == library.MEDIATION
    assert place_of(case, "terms/0/text") == of_term("boundary")


def test_a_field_without_a_kind_or_of_another_sort_has_none() -> None:
    case = Case(records=(Record(),), terms=(Term(), Term(kind="payment")))
    assert place_of(case, "records/0/text") is None
    assert place_of(case, "terms/0/text") is None
    assert place_of(case, "terms/1/method") is None
    assert place_of(case, "title") is None
