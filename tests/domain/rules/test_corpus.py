"""Some hundred wordings of terms: the spoilt ones are found, the sound ones are let be, a word decides."""

from itertools import chain

import pytest

from tests.domain.factories import a_term, with_terms
from tests.domain.rules.corpus import everyday, money, plain, rights, vague, village
from tests.domain.rules.reports import problems, reported_of

_FILES = (vague, rights, village, money)
_SCOPE = "WAIVER_SCOPE_CHECK"
_OF_WORDING = {rule for file in _FILES for rule in file.SPOILT} | {
    "FIGURE_WORDS_MISMATCH",
    "DUE_NON_EXISTING_DATE",
    "DUE_TEXT_MISMATCH",
    "OWNERSHIP_DISPUTE_TO_GOV",
    "INJURY_NOT_STABLE",
}


def _tagged(kind: str, *books: dict[str, tuple[str, ...]]) -> list[object]:
    """Each text of each rule, tagged with what it tries."""
    return [
        pytest.param(rule, text, marks=pytest.mark.rule(rule, kind))
        for rule, texts in chain.from_iterable(book.items() for book in books)
        for text in texts
    ]


@pytest.mark.parametrize(("rule", "text"), _tagged("fires", *(file.SPOILT for file in _FILES)))
def test_a_spoilt_wording_is_found_once_and_at_its_place(rule: str, text: str) -> None:
    found = problems(with_terms(a_term(text), claims=()), rule)
    assert [one.field for one in found] == ["terms/0/text"]
    assert found[0].message.startswith("第1条")
    assert found[0].message.endswith("。")
    assert found[0].basis


@pytest.mark.parametrize(("rule", "text"), _tagged("quiet", *(file.NEARLY for file in _FILES)))
def test_a_wording_that_only_sounds_like_it_is_let_be(rule: str, text: str) -> None:
    allowed = {_SCOPE} - {rule}
    assert not _OF_WORDING - allowed & reported_of(text)


@pytest.mark.parametrize("text", everyday.SOUND + plain.SOUND)
def test_an_everyday_term_has_no_problem_with_its_wording(text: str) -> None:
    assert not (_OF_WORDING - {_SCOPE}) & reported_of(text)


@pytest.mark.parametrize(
    ("rule", "spoilt", "sound"),
    [
        pytest.param(rule, *pair, marks=pytest.mark.rule(rule, "edge"))
        for file in _FILES
        for rule, pairs in file.EDGES.items()
        for pair in pairs
    ],
)
def test_a_word_or_a_figure_decides(rule: str, spoilt: str, sound: str) -> None:
    assert rule in reported_of(spoilt)
    assert rule not in reported_of(sound)


@pytest.mark.parametrize("spread", ["{}", " {} ", "双方约定：\n{}\n其余照旧。", "一、{}"])
@pytest.mark.parametrize("wide", [False, True])
def test_blanks_line_breaks_and_wide_figures_change_nothing(spread: str, wide: bool) -> None:
    narrow = str.maketrans("0123456789,()%", "０１２３４５６７８９，（）％")
    for file in _FILES:
        for rule, texts in file.SPOILT.items():
            text = spread.format(texts[0].translate(narrow) if wide else texts[0])
            assert rule in reported_of(text), text
