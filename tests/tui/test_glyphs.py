"""The screens use no character whose width depends on how a terminal is set."""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

import tiaojie_tui.tui
from tiaojie_tui.tui.shown import TWINS

ROOM = Path(tiaojie_tui.tui.__file__).parent
SOURCES = sorted(ROOM.rglob("*.py"))
ALLOWED = {
    # What is shown in place of a character that must not be shown.
    "\ufffd",
    # Typed by somebody else: marks to be replaced or recognised, never drawn by us.
    *"\u201c\u201d\u2018\u2019\u00ad\u00d7\u00f7",
}


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Every string of a program that is not a docstring, with its line."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def ambiguous(text: str) -> set[str]:
    return {letter for letter in text if unicodedata.east_asian_width(letter) == "A"} - ALLOWED


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOM)))
def test_no_string_of_a_screen_has_a_character_of_ambiguous_width(file: Path) -> None:
    # One file names the marks that it replaces.
    replaced = set(TWINS) if file.name == "shown.py" else set()
    lines = [(line, ambiguous(text) - replaced) for line, text in literals(file.read_text("utf-8"))]
    assert [(line, found) for line, found in lines if found] == []


def test_neither_has_the_stylesheet() -> None:
    assert ambiguous((ROOM / "app.tcss").read_text("utf-8")) == set()


def test_the_test_sees_a_box_drawing_character() -> None:
    assert ambiguous("a─b") == {"─"}
    assert list(literals('"""doc ─"""\nx = "─"')) == [(2, "─")]
