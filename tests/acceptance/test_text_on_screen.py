"""A case whose every stored word is hostile, walked through on a real terminal: nothing of it acts.

The words were put in by raw SQL, as an import of older rows would: no check of today has seen them.
"""

import pytest

from tests.acceptance.hostile_words import MARKUP, Looking, Walked, plant
from tests.terminal.homes import prepare
from tests.terminal.pty_session import ENTER, ESC, F1, F2, F3, F5, F6, F8, F9, F10, PtySession

_WORDS = ("梁秋生", "院墙", "云溪县", "江海平", "青石村", "兄弟")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Every screen and dialog there is, once."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    number = prepare(home)
    assert plant(home, _WORDS) > 10
    walked = Walked()
    session = PtySession(home, rows=40, cols=120)
    looking = Looking(session, walked)
    look = looking.look
    try:
        session.wait_for("查找", number)
        session.settle()
        look("list")
        look("search", F3, "[/]")
        look("all", ESC)
        look("code", F6, ESC)
        look("case", ENTER)
        session.wait_for("[1受理")
        for step in range(1, 7):
            for name, key in (("help", F1), ("add", F2), ("pick", F3), ("phrases", F6), ("act", F9)):
                look(f"step {step} {name}", key)
                look(f"step {step} {name}, left", ESC)
                if "[1受理" not in session.text and "下一步" in session.text:
                    look("again", ENTER)
            look(f"step {step}")
            look(f"step {step + 1}", F8)
        look("paper", F5)
        look("paper, left", ESC)
        for word in ("核对", "条款", "卷宗：", "明白卡", "情况说明", "修改记录"):
            looking.menu(word)
        looking.end(F10)
    finally:
        session.end()
    return walked


def test_43_nothing_stored_leaves_the_process_as_a_control_sequence(walked: Walked) -> None:
    """All bytes to the terminal, but for the program's own few sequences, are printable text."""
    assert walked.acted() == {}
    assert b"\x1b[2J" not in walked.raw
    assert walked.ended == [0]


def test_42_markup_is_shown_as_it_was_typed_on_every_screen(walked: Walked) -> None:
    """In the list, the form, the papers, the menus: the brackets are there, and no action was run."""
    with_names = [name for name, text in walked.screens.items() if "梁秋生" in text or "院墙" in text]
    assert len(with_names) > 20
    for name in with_names:
        shown = "".join(walked.screens[name].split())
        assert "梁秋生[/]" in shown or "院墙[/]" in shown or ".." in shown, walked.screens[name]
    for markup in MARKUP:
        assert markup in walked.everything
    assert b"\x1b]8;" not in walked.raw


def test_44_what_is_stored_and_hides_is_seen_as_a_replacement_character(walked: Walked) -> None:
    """Nobody reads over it: each stands as � where it is shown."""
    assert "\ufffd" in walked.everything
    assert not walked.hidden()
