"""A home with a committee, case files, and a case that can be finalised."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import COMMITTEE, NUMBER, Shell, agreed_case


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A home with a committee and two mediators, on a machine without LibreOffice, whose start takes long."""
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    shell = Shell(tmp_path / "home", capsys)
    mediators = ("--mediator", "江海平", "--mediator", "苏文英")
    shell.done("setup", "--committee", COMMITTEE, "--place", "云溪县白杨镇青石村", *mediators)
    return shell


@pytest.fixture
def office(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice, where this machine has it."""
    monkeypatch.delenv("TIAOJIE_SOFFICE")


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """Write a case file, or any text, and give its name."""

    def write(content: dict[str, Any] | str | bytes, name: str = "案件.json") -> str:
        path = tmp_path / name
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def agreed(shell: Shell, written: Callable[..., str]) -> str:
    """The number of a case that can be finalised."""
    shell.done("import", written(agreed_case()))
    return NUMBER
