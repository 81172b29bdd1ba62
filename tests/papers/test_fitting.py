"""What fits is reckoned beforehand: wishes are granted in their order, and what is left out is said."""

from collections.abc import Sequence

from tiaojie_tui.papers.cells import wrap
from tiaojie_tui.papers.fitting import Wish, clipped, fit, line_count

LINE = "字" * 30


def left_out(part: str, places: Sequence[int]) -> str:
    return f"另有{len(places)}条" if places else ""


def test_a_line_holds_thirty_hanzi() -> None:
    assert line_count([LINE]) == 1
    assert line_count([LINE + "字"]) == 2
    assert line_count([LINE, LINE]) == 2


def test_wide_letters_and_figures_are_reckoned_generously() -> None:
    assert line_count(["W" * 40]) >= 2
    assert line_count(["8" * 60]) >= 2


def test_all_wishes_are_granted_where_there_is_room() -> None:
    wishes = [Wish("法", 0, "短"), Wish("事", 0, "一"), Wish("法", 0, "短而长")]
    assert fit(wishes, left_out, 10) == {"法": ["短而长"], "事": ["一"]}


def test_a_later_wish_that_does_not_fit_leaves_the_earlier_one() -> None:
    wishes = [Wish("法", 0, "短"), Wish("法", 1, "短"), Wish("法", 0, LINE * 3)]
    assert fit(wishes, left_out, 3) == {"法": ["短", "短"]}


def test_what_is_left_out_is_counted_and_its_line_has_room() -> None:
    wishes = [Wish("法", place, f"第{place}") for place in range(5)]
    found = fit(wishes, left_out, 3)
    assert found == {"法": ["第0", "第1", "另有3条"]}
    assert line_count(found["法"]) == 3


def test_texts_stand_in_the_order_of_their_places() -> None:
    wishes = [Wish("法", 2, "丙"), Wish("法", 0, "甲"), Wish("法", 1, "乙")]
    assert fit(wishes, left_out, 9)["法"] == ["甲", "乙", "丙"]


def test_a_part_may_be_silent_of_what_it_leaves_out() -> None:
    wishes = [Wish("法", place, f"第{place}") for place in range(5)]
    assert fit(wishes, lambda part, places: "", 3) == {"法": ["第0", "第1", "第2"]}


def test_nothing_wished_is_nothing_shown() -> None:
    assert fit([], left_out, 9) == {}


def test_what_is_clipped_says_so_and_fits() -> None:
    assert clipped("短", 1) == "短"
    for text in (LINE * 5, "W" * 300, "a" * 300, "名1" * 100):
        short = clipped(text, 2)
        assert short.endswith("……")
        assert line_count([short]) <= 2
        assert len(wrap(short, 60)) <= 2
