"""What a printer reports of itself, in words."""

import pytest

from tiaojie_tui.delivery import printer_words


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("media-empty-error", "没纸"),
        ("media-needed", "没纸"),
        ("media-jam-warning", "卡纸"),
        ("cover-open", "盖没有关"),
        ("door-open-report", "盖没有关"),
        ("toner-empty-error", "墨粉"),
        ("offline-report", "脱机"),
        ("shutdown", "脱机"),
        ("paused", "暂停"),
        ("cups-missing-filter-warning", "cups-filters"),
    ],
)
def test_each_trouble_is_told_with_what_to_do(reason: str, said: str) -> None:
    sentence = printer_words.trouble(["none", reason])
    assert said in sentence
    assert sentence.endswith("。")


def test_the_gravest_is_told_first() -> None:
    assert "卡纸" in printer_words.trouble(["media-empty-error", "media-jam-error"])


@pytest.mark.parametrize(
    "reason", ["none", "toner-low-warning", "connecting-to-device", "cups-waiting-for-job-completed"]
)
def test_what_keeps_no_printer_from_printing_is_no_trouble(reason: str) -> None:
    assert printer_words.trouble([reason]) == ""


def test_what_will_be_wanting_soon() -> None:
    assert printer_words.soon(["toner-low-warning"]) == "墨粉（墨水）快用完了。"
    assert printer_words.soon(["none"]) == ""


def test_a_backend_that_reaches_nobody_has_only_words_for_it() -> None:
    assert "脱机" in printer_words.trouble(["none"], "The printer is not responding.")
