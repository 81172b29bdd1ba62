"""The progress bar is for a person who watches, and leaves nothing behind."""

import io
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.laws.invented import DITCHES
from tiaojie_tui.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_it_is_drawn_on_a_terminal_only_and_wiped_at_the_end(stream: io.StringIO, shown: bool) -> None:
    with Progress(stream) as began:
        began(0, 2, Path("一.docx"))
        began(1, 2, Path("二\x1b[31m.docx"))
    said = stream.getvalue()
    assert bool(said) is shown
    if shown:
        assert "[............] 1/2 二" in said.replace("#", "")
        assert "\x1b[31m" not in said, "a name that is stored cannot act on the terminal"
        assert said.endswith("\r\x1b[K")


def test_an_import_into_a_pipe_has_no_bar(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "水渠.txt").write_text(DITCHES, "utf-8")
    assert "[" not in shell.done("laws", "import", str(tmp_path / "水渠.txt"))
