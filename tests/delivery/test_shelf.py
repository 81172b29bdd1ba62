"""Names on the shelf, and what the paths of clients mean there."""

from datetime import datetime

import pytest

from tiaojie_tui.delivery.shelf import FOLDER, Item, Shelf, safe_name

NAME = "(2026)石调字第12号人民调解协议书.docx"


def item() -> Item:
    return Item(3, datetime(2026, 11, 25, 9, 30), lambda: b"abc")


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        (NAME, NAME),
        ("（2026）石调字第12号 协议书.docx", "（2026）石调字第12号_协议书.docx"),
        ("a/b\\c:d*e?f\"g<h>i|j'k`l.pdf", "a_b_c_d_e_f_g_h_i_j_k_l.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("协议\n书\t\x1b[2J.docx", "协议_书___2J.docx"),
        ("协\u202e议\u200b书.docx", "协议书.docx"),
        ("-rf.docx", "rf.docx"),
        ("CON.docx", "_CON.docx"),
        ("com1", "_com1"),
        ("条款{甲,乙}[1].docx", "条款_甲,乙__1_.docx"),
        ("...", "文书"),
    ],
)
def test_names_are_safe_on_every_system(wanted: str, safe: str) -> None:
    """What Windows refuses, what scp would split or expand, and what is not seen, is not in a name."""
    assert safe_name(wanted) == safe


def test_a_long_name_keeps_its_ending() -> None:
    """Two hundred bytes, cut between characters, never in the ending."""
    name = safe_name("长" * 300 + ".docx")
    assert len(name.encode()) <= 200
    assert name.endswith("长.docx")
    assert safe_name("长" * 300) == "长" * 66


def test_names_that_would_be_one_on_windows_are_kept_apart() -> None:
    """Two papers are never one file."""
    shelf = Shelf([("A/b.docx", item()), ("a:B.docx", item()), ("A_b.docx", item())])
    assert list(shelf) == ["A_b.docx", "a_B_2.docx", "A_b_3.docx"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (NAME, NAME),
        (f"/{NAME}", NAME),
        (f"//{NAME}", NAME),
        (f"./x/../{NAME}", NAME),
        ("", FOLDER),
        (".", FOLDER),
        ("/", FOLDER),
        ("//", FOLDER),
        ("/..", FOLDER),
        ("../..", FOLDER),
        ("../../etc/passwd", None),
        ("/etc/passwd", None),
        ("//etc/passwd", None),
        (f"/etc/{NAME}", None),
        (NAME.upper(), None),
        (f"{NAME}\0", None),
    ],
)
def test_a_path_means_a_paper_the_folder_or_nothing(path: str, found: str | None) -> None:
    """There is one folder, and nothing above it or beside it."""
    assert Shelf([(NAME, item())]).find(path.encode()) == found


def test_a_path_in_another_encoding_means_nothing() -> None:
    """As a client set to GBK would send it."""
    assert Shelf([(NAME, item())]).find(NAME.encode("gb18030")) is None
