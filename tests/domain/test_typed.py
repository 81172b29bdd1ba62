"""Text as it is typed."""

import pytest

from tiaojie_tui.domain.typed import clean_line, clean_text, narrow, quoted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("a\tb\x1b[31m", "a\tb[31m"),
        ("零\u200b宽\ufeff", "零宽"),
        ("𠮷\U000e0100䶮", "𠮷\U000e0100䶮"),
        ("买买提·吐尔逊", "买买提·吐尔逊"),
        ("ｅ\u0301\ud800", "ｅ\u0301"),
    ],
)
def test_text_keeps_what_can_be_printed(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_line_has_no_breaks() -> None:
    assert clean_line(" 石桥村\r\n\t三组 ") == "石桥村 三组"
    assert narrow("　１２，５００元 ") == "12,500元"


def test_a_message_repeats_no_more_than_it_can_show() -> None:
    assert quoted(" 三千\n五 ") == "“三千 五”"
    assert quoted("长" * 30) == "“" + "长" * 24 + "…”"
