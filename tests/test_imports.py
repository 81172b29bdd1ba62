"""Start-up is imports: what each way into the program loads, seen from a process of its own."""

import json
import pkgutil
import resource
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

import tiaojie_tui
from tests.terminal.homes import at_desk, prepare
from tests.township import MINE, found
from tiaojie_tui.casework import cases
from tiaojie_tui.store import register

HEAVY = {"docx", "docxtpl", "jinja2", "lxml", "pypinyin", "cryptography", "pyhanko", "pypdf", "segno"}
"""The stack that makes papers and the readings of hanzi: a third of a second that a start must not pay."""
PAPERS = {"docx", "docxtpl", "jinja2", "lxml", "cryptography", "pyhanko", "pypdf", "segno"}
MOST_TIMES_TEXTUAL = 2.2
"""It was 2.0 before people, rights, leases and the journal of the server came; a login there pays none of it,
since what stands by has it loaded."""
_CHECKOUT = Path(__file__).resolve().parents[1]
_LOADED = "import sys, json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_by(program: str, *argv: str) -> set[str]:
    """The top names of all modules that a fresh process has loaded after running ``program``."""
    command = [sys.executable, "-c", f"{program}\n{_LOADED}", *argv]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=_CHECKOUT)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_app_starts_without_the_stack_that_makes_papers() -> None:
    """What the screens need is loaded as ``tiaojie`` does it; docx, its companions and pinyin are not."""
    loaded = loaded_by("""
from tiaojie_tui import cli, terminal
terminal.prepare()
from tiaojie_tui.tui.app import TiaojieApp
""")
    assert "textual" in loaded
    assert not loaded & HEAVY


def test_the_app_painted_and_used_has_loaded_none_of_it(tmp_path: Path) -> None:
    """Not only imported but run: first paint, all six steps, a key typed into a name."""
    prepare(tmp_path / "home")
    loaded = loaded_by(
        """
import asyncio, sys
from pathlib import Path
from tiaojie_tui import terminal
terminal.prepare()
from tests.tui.walking import walking

async def walk():
    async with walking(Path(sys.argv[1])) as walk:
        await walk.press("enter", *["f8"] * 5)
        assert "[6签署" in walk.text, walk.text

asyncio.run(walk())
""",
        str(tmp_path / "home"),
    )
    assert not loaded & HEAVY


def test_the_door_becomes_the_program_with_nothing_of_it_loaded() -> None:
    """Else everything is paid for twice at each login."""
    loaded = loaded_by("""
import os, sys
from tiaojie_tui import cli
def become(program, arguments, environment): raise SystemExit
os.execve = become
sys.stdin.isatty = sys.stdout.isatty = lambda: True
try:
    cli.main(["--home", "/", "door", "7"])
except SystemExit:
    assert os.environ["TIAOJIE_KEY"] == "7"
    assert not {name for name in sys.modules if name.startswith("tiaojie_tui.casework")}
""")
    assert not loaded & (HEAVY | {"textual", "rich", "peewee", "sqlite3", "asyncio"})


def test_help_of_the_command_line_loads_neither_screen_nor_database() -> None:
    """``tiaojie --help`` answers at once."""
    loaded = loaded_by("""
import contextlib, io
from tiaojie_tui import cli
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    cli.main(["--help"])
""")
    assert not loaded & (HEAVY | {"textual", "rich", "peewee", "sqlite3"})


@pytest.mark.parametrize("verb", ["list", "show", "problems", "export"])
def test_commands_that_only_read_load_neither_screen_nor_papers(tmp_path: Path, verb: str) -> None:
    """The agreement as text, too, is written without docx."""
    number = prepare(tmp_path / "home")
    argv = [verb, *([] if verb == "list" else [number]), "--home", str(tmp_path / "home")]
    loaded = loaded_by(f"from tiaojie_tui import cli\nassert cli.main({argv!r}) == 0")
    assert not loaded & (PAPERS | {"textual", "rich"})


def test_the_door_hands_out_stored_papers_without_screen_or_docx(tmp_path: Path) -> None:
    """Forty people fetch their papers at once from a small server."""
    township = found(tmp_path / "home")
    with township.desk(MINE) as desk:
        number = cases.begin(desk).number
        kept = {"docx": b"frozen\n", "code": "", "text": "", "made_at": datetime(2026, 11, 25), "by": ""}
        register.freeze(desk.store, number, **kept)
    loaded = loaded_by(
        """
import os, sys
from tiaojie_tui import cli
for asked in ("list", f"get {sys.argv[2]}", f"scp -f {sys.argv[2]}"):
    os.environ["SSH_ORIGINAL_COMMAND"] = asked
    cli.main(["--home", sys.argv[1], "door", sys.argv[3]])
""",
        str(township.home),
        number,
        str(township.keys[MINE]),
    )
    assert "peewee" in loaded
    assert not loaded & (HEAVY | {"textual", "rich"})


def test_the_plain_line_mode_loads_no_screen_and_no_papers(tmp_path: Path) -> None:
    """One question a line, for the worst lines: a start and a step without Textual."""
    prepare(tmp_path / "home")
    loaded = loaded_by(
        """
import io, sys
from tiaojie_tui import cli
sys.stdin = io.TextIOWrapper(io.BytesIO("1\\n3\\n退出\\n".encode()))
said, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
assert cli.main(["--plain", "--home", sys.argv[1]]) == 0
assert "纠纷主要事实" in sys.stdout.buffer.getvalue().decode()
sys.stdout = said
""",
        str(tmp_path / "home"),
    )
    assert "peewee" in loaded
    assert not loaded & (PAPERS | {"textual", "rich"})


def test_opening_the_preview_loads_no_docx(tmp_path: Path) -> None:
    """F5 shows the paper in the words that will be printed, from text alone."""
    number = prepare(tmp_path / "home")
    loaded = loaded_by(
        """
import sys
from datetime import datetime
from pathlib import Path
from tiaojie_tui.casework import cases, papers
from tiaojie_tui.casework.desk import open_desk
desk = open_desk(Path(sys.argv[1]))
assert papers.look(cases.load(desk, sys.argv[2]), 78)
from tiaojie_tui.tui.screens import preview
""",
        str(tmp_path / "home"),
        number,
    )
    assert not loaded & PAPERS


def test_saving_a_case_loads_no_docx_and_still_finds_names_by_pinyin(tmp_path: Path) -> None:
    """A save fills the pinyin of names, and pays for pypinyin then; papers are not touched."""
    home = tmp_path / "home"
    number = prepare(home)
    loaded = loaded_by(
        """
import sys
from datetime import datetime
from pathlib import Path
from dataclasses import replace
from tiaojie_tui.casework import cases
from tiaojie_tui.store import register
from tiaojie_tui.casework.desk import open_desk
desk = open_desk(Path(sys.argv[1]))
editing = cases.open_case(desk, sys.argv[2])
first, *others = editing.case.parties
named = replace(editing.case, parties=(replace(first, name="欧阳秋生"), *others))
assert editing.change("姓名", "parties/0/name", named)
done = cases.save(desk, editing.pending(), editing.place)
editing.saved(done.stored, done.seq)
""",
        str(home),
        number,
    )
    assert not loaded & PAPERS
    with at_desk(home) as desk:
        assert [row.number for row in cases.page(desk, "oyqs").rows] == [number]


def test_textual_reads_the_settings_that_keep_input_methods_whole() -> None:
    """After ``prepare`` the Kitty protocol is off and a torn ESC is waited for, without any variable set."""
    loaded_by("""
from tiaojie_tui import terminal
terminal.prepare()
import textual.constants as constants
assert constants.DISABLE_KITTY_KEY is True
assert constants.ESCAPE_DELAY >= 0.5
assert constants.TEXTUAL_ANIMATIONS == "none"
assert constants.SMOOTH_SCROLL is False
""")


MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(tiaojie_tui.__path__, "tiaojie_tui.")
    if not module.name.endswith("__main__")
)


def test_every_module_imports_by_itself() -> None:
    """No module leans on another of ours having been imported first."""
    loaded_by(
        """
import importlib, os, sys
import peewee, textual.app, textual.containers, textual.screen
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            importlib.import_module(name)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert status == 0, name
""",
        *MODULES,
    )


def cpu_of(program: str) -> float:
    """Seconds of processor a fresh process takes for ``program``."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", program], check=True, timeout=240)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_importing_the_app_costs_little_more_than_textual_itself() -> None:
    """The app with all its screens, against ``import textual.app``: the least of five, taken in turns, since
    whatever else the machine does only adds to it."""
    ours, theirs = [], []
    for _ in range(5):
        ours.append(
            cpu_of("from tiaojie_tui import terminal; terminal.prepare(); import tiaojie_tui.tui.app")
        )
        theirs.append(cpu_of("import textual.app"))
    ratio = min(ours) / min(theirs)
    assert ratio <= MOST_TIMES_TEXTUAL, f"{ratio:.2f} times: {ours}, {theirs}"
