"""Text is measured in cells; no character is lost where a row ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiaojie_tui.tui.widgets.rows import Row, after, before, broken, cells, clipped, index_at, row_of

RARE = "𠮷䶮㐂"
VARIANT = "葛\U000e0100"
"""A hanzi with a variation selector, which has no width of its own."""

texts = st.text(st.sampled_from("甲乙丙，。ab1 \n" + RARE + "\U000e0100"), max_size=60)


def test_hanzi_take_two_cells_and_variation_selectors_none() -> None:
    assert cells("陈a") == 3
    assert cells(RARE) == 6
    assert cells(VARIANT) == 2


@given(texts, st.integers(4, 30))
def test_rows_hold_every_character_once_and_fit(text: str, width: int) -> None:
    rows = broken(text, width)
    assert "".join(text[row.start : row.end] for row in rows) == text.replace("\n", "")
    assert all(cells(text[row.start : row.end]) <= width for row in rows)


@given(texts, st.integers(4, 30), st.data())
def test_every_place_in_the_text_is_in_one_row(text: str, width: int, data: st.DataObject) -> None:
    rows = broken(text, width)
    caret = data.draw(st.integers(0, len(text)))
    row = rows[row_of(rows, caret)]
    assert row.start <= caret <= row.end


def test_a_row_does_not_begin_with_a_full_stop() -> None:
    assert broken("甲乙丙丁。", 8) == [Row(0, 3), Row(3, 5)]


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("共68000元整", 6, ["共", "68000", "元整"]),
        ("号330000196411022057的", 19, ["号", "330000196411022057", "的"]),
        ("1234567890123456789012", 8, ["12345678", "90123456", "789012"]),
    ],
)
def test_a_number_stays_in_one_row_unless_no_row_holds_it(text: str, width: int, rows: list[str]) -> None:
    assert [text[row.start : row.end] for row in broken(text, width)] == rows


def test_steps_take_a_variation_selector_along() -> None:
    text = f"a{VARIANT}b"
    assert after(text, 1) == 3
    assert before(text, 3) == 1


def test_steps_stop_at_the_ends() -> None:
    assert before("甲", 0) == 0
    assert after("甲", 1) == 1


@pytest.mark.parametrize(("column", "index"), [(0, 0), (1, 0), (2, 1), (3, 2), (9, 3)])
def test_a_column_is_the_character_that_covers_it(column: int, index: int) -> None:
    assert index_at("甲b丙", Row(0, 3), column) == index


def test_what_does_not_fit_is_clipped_to_its_room() -> None:
    assert clipped("陈守田", 6) == "陈守田"
    assert clipped("陈守田与陈守业", 7) == "陈守.."
    assert cells(clipped(RARE * 9, 11)) <= 11
