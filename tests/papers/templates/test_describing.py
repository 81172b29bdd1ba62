"""The page that tells offices which fields a template may print is up to date and complete."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers.test_templates import AGREEMENTS, TEMPLATES
from tiaojie_tui.papers.context import leaves as words_of
from tiaojie_tui.papers.templates.offered import leaves, offered
from tiaojie_tui.papers.templates.samples import NAMES, SAMPLES


def test_the_page_is_up_to_date(tmp_path: Path) -> None:
    command = [sys.executable, str(AGREEMENTS / "describe_templates.py"), str(tmp_path / "README.md")]
    subprocess.run(command, check=True, timeout=120)
    page = (AGREEMENTS / "templates" / "README.md").read_text("utf-8")
    assert (tmp_path / "README.md").read_text("utf-8") == page, "run agreements/describe_templates.py"


def test_every_template_is_known_to_the_check() -> None:
    assert set(NAMES) == set(TEMPLATES)


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_leaves_no_list_of_the_paper_empty(name: str) -> None:
    """Else the fields of an empty list would be unknown, and a template that loses them called good."""

    def lists(value: object) -> list[list[object]]:
        if isinstance(value, str):
            return []
        parts = list(value.values()) if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
        inner = [one for part in parts for one in lists(part)]
        return [*inner, value] if isinstance(value, list) else inner

    assert all(lists(offered(name)))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_offered_is_what_the_sample_has(name: str) -> None:
    words = {word for sample in SAMPLES[name]() for word in words_of(sample)}
    assert {example for _, example in leaves(offered(name))} <= words
