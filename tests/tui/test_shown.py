"""Stored text reaches the terminal as text, whatever is in it."""

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tiaojie_tui.domain.plain import plain
from tiaojie_tui.tui.shown import TerminalGuard, sentence, show
from tiaojie_tui.tui.widgets.rows import cells

HOSTILE = [
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J",
    "\x9b2J",
    "\x00\x0e\x7f",
    "\u202e\u2066",
    "\u200b\ufeff",
    "\U000e0041",
    "\ud800",
]

ACTING = "\x1b\x9b\x00\x0e\x7f\u202e\u2066\u200b\ufeff\U000e0041\ud800"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_on_a_terminal_is_shown(text: str) -> None:
    for shown in (plain(f"张三{text}李四"), str(show(f"张三{text}李四"))):
        assert shown.startswith("张三")
        assert shown.endswith("李四")
        assert (
            not set(text) & set(shown) & set("\x1b\x9b\x00\x0e\x7f\u202e\u2066\u200b\ufeff\U000e0041\ud800")
        )


@pytest.mark.parametrize("text", ["[/]", "[red]x[/red]", "[@click=app.quit]张三[/]", "[link=http://e]x[/]"])
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    assert show(text).plain == text
    assert show(text).spans == []


@pytest.mark.parametrize(
    "kept", ["𠮷䶮㐂", "葛\U000e0100", "买买提·吐尔逊", "〔2026〕", "　全角１２", "“引号”"]
)
def test_rare_characters_and_punctuation_are_kept(kept: str) -> None:
    assert plain(kept) == kept


def test_the_programs_own_sentences_use_quotation_marks_of_two_cells() -> None:
    assert sentence("写“是”或‘否’") == "写「是」或「否」"


def test_a_computation_is_shown_with_signs_that_are_narrow_everywhere() -> None:
    assert sentence("4000元 × 3 ÷ 30") == "4000元 x 3 / 30"


@pytest.mark.parametrize("text", HOSTILE)
def test_the_last_filter_lets_nothing_through_and_keeps_the_width(text: str) -> None:
    link = Style(link="http://example.invalid")
    [kept] = TerminalGuard().apply([Segment(f"张{text}三", link)], Color(0, 0, 0))
    assert cells(kept.text) == cells(f"张{text}三")
    assert kept.style is not None
    assert kept.style.link is None
    assert plain(kept.text) == kept.text


def test_the_terminals_own_control_segments_pass() -> None:
    control = Segment("\x1b[2J", None, [(0,)])  # type: ignore[list-item]
    assert TerminalGuard().apply([control], Color(0, 0, 0)) == [control]
