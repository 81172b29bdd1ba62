"""What is said at the line names no key of a screen."""

import re
from pathlib import Path

import pytest

from tiaojie_tui.domain import picking, words
from tiaojie_tui.domain.schema import Field
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.wording import without_keys

FIELDS = [field for step in STEPS for section in step.sections for field in section.fields]
_KEY = re.compile(r"F\d+|Tab|Ctrl|PgUp|PgDn|Esc")
_BELOW = Path(__file__).resolve().parents[2] / "src" / "tiaojie_tui"


def names_a_key(text: str) -> bool:
    """Whether a sentence still tells to press what a line has not."""
    return bool(_KEY.search(text)) or "按回车" in text or "右边" in text


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_no_help_of_a_field_names_a_key(field: Field) -> None:
    assert not names_a_key(without_keys(field.help))


def test_no_sentence_of_the_rules_and_of_reading_names_a_key() -> None:
    """Read from the source: a new sentence with a key in it is found here before a mediator hears it."""
    for room in ("domain", "casework", "store", "laws", "delivery"):
        for file in (_BELOW / room).rglob("*.py"):
            for sentence in re.findall(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"', file.read_text("utf-8")):
                assert not names_a_key(without_keys(sentence)), f"{file.name}: {sentence}"


@pytest.mark.parametrize("typed", ["没有这样", "纠纷"])
def test_what_is_said_of_a_wrong_choice_tells_how_to_see_the_list(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        picking.pick(words.DISPUTE_TYPES, typed)
    said = without_keys(str(refused.value))
    assert "写 ? 看" in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Command.KEEP),
        ("－", Command.EMPTY),
        ("——", Command.EMPTY),
        ("？", Command.EXPLAIN),
        ("＜", Command.BACK),
        ("《", Command.BACK),
        ("》", Command.ON),
        (" ＞ ", Command.ON),
        ("退出", Command.QUIT),
        ("张三", None),
        ("--help", None),
    ],
)
def test_marks_of_an_input_method_are_understood(typed: str, meant: Command | None) -> None:
    assert answers.command(typed) is meant


@pytest.mark.parametrize(
    ("typed", "step"),
    [("第3步", 3), ("第三步", 3), ("３步", 3), ("第7步", None), ("第一步是道歉", None), ("3", None)],
)
def test_a_step_is_named_in_figures_or_hanzi(typed: str, step: int | None) -> None:
    assert answers.step_meant(typed) == step
