"""README.md and docs/手册.md say what is true: their commands, examples, keys and screens are tried."""

import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events

from tiaojie_tui import cli, commands
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.commands import desks
from tiaojie_tui.domain import dates, exchange, money, plan, shares
from tiaojie_tui.domain.case import Term
from tiaojie_tui.domain.exchange.format import CASE
from tiaojie_tui.domain.exchange.shape import Shape
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.basis.body import BasisBody
from tiaojie_tui.tui.basis.original import OriginalScreen
from tiaojie_tui.tui.dialogs.pick_list import PickList
from tiaojie_tui.tui.printing.dialog import PrintDialog
from tiaojie_tui.tui.screens.bound import BoundScreen
from tiaojie_tui.tui.screens.case import CaseScreen
from tiaojie_tui.tui.screens.check import CheckScreen
from tiaojie_tui.tui.screens.conflict import ConflictScreen
from tiaojie_tui.tui.screens.dossier import DossierScreen
from tiaojie_tui.tui.screens.history import ChangeScreen
from tiaojie_tui.tui.screens.home import HomeScreen
from tiaojie_tui.tui.screens.injury import InjuryScreen
from tiaojie_tui.tui.screens.preview import PreviewScreen
from tiaojie_tui.tui.signing.body import SigningBody
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.row_list import RowList

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "tiaojie_tui"
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "手册.md").read_text("utf-8")
TODAY = date(2026, 11, 24)
"""The day the manual's examples say it is."""
_CODE = r"\b(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}\b"

KEYS = {
    "回车": "enter", "上": "up", "下": "down", "左": "left", "右": "right", "退格": "backspace",
    "Esc": "escape", "PgUp": "pageup", "PgDn": "pagedown",
}  # fmt: skip
"""How the manual calls a key, where it is not its own name in lower case."""
SCREENS = {
    "到处": (TiaojieApp,),
    "案件列表": (HomeScreen, RowList),
    "案件里": (CaseScreen,),
    "第4步": (BasisBody,),
    "第6步": (SigningBody,),
    "看协议书": (PreviewScreen,),
    "打印": (PrintDialog,),
    "核对全案": (CheckScreen,),
    "卷宗": (DossierScreen,),
    "整卷": (BoundScreen,),
    "赔偿总账": (InjuryScreen,),
    "看原文": (OriginalScreen,),
    "修改记录里的一次": (ChangeScreen,),
    "两个人改了同一个案件": (ConflictScreen,),
    "打字时": (EntryField,),
    "表里": (PickList, RowList),
}
"""What answers keys in the places that the manual names."""


def table(name: str) -> list[list[str]]:
    """The rows of the manual's table that is marked with this name."""
    marked = re.search(rf"<!-- 表：{name} -->\n\n((?:\|.*\n)+)", MANUAL)
    assert marked, f"the manual has no table {name}"
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in marked[1].splitlines()]
    return rows[2:]


def screens() -> Iterator[tuple[str, list[str]]]:
    for text in (README, MANUAL):
        for name, screen in re.findall(
            r"<!-- (?:screen:|屏幕：) (\S+) -->\n\n```text\n(.*?)\n```", text, re.S
        ):
            yield name, screen.split("\n")


def test_every_marked_screen_is_there_and_fits_80_by_24() -> None:
    shown = dict(screens())
    assert len(re.findall("<!-- (?:screen:|屏幕：) ", README + MANUAL)) == len(list(screens()))
    assert len(shown) > 20
    for name, lines in shown.items():
        assert len(lines) <= 24, name
        assert max(map(cell_len, lines)) <= 80, name


def test_every_link_within_the_manual_leads_to_a_heading() -> None:
    headings = {_anchor(line.lstrip("# ")) for line in re.findall("^#+ .*$", MANUAL, re.M)}
    assert set(re.findall(r"\]\(#(.*?)\)", MANUAL)) <= headings


def _anchor(heading: str) -> str:
    """As GitHub makes it: no punctuation, blanks are dashes."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", ["打印机", "打印服务", "核验"])
def test_the_program_says_what_the_manual_explains(name: str) -> None:
    said = "".join(
        (SOURCES / place).read_text("utf-8")
        for place in ("casework/verifying.py", "delivery/convert.py", "delivery/printer_words.py",
                      "delivery/printing.py", "delivery/queues.py")
    )  # fmt: skip
    for sentence, _ in table(name):
        assert all(part.strip() in said for part in sentence.split("…")), sentence


# The command line


def test_every_verb_is_shown_and_every_verb_shown_exists() -> None:
    shown = set(re.findall(r"tiaojie ([a-z]+(?:-[a-z]+)*)\b", README + MANUAL))
    assert set(re.findall(r"^\$ tiaojie ([a-z]+(?:-[a-z]+)*)", README, re.M)) == set(commands.verbs())
    assert shown == {*commands.verbs(), "door", "standby"}


def test_the_commands_of_the_readme_say_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "demo", tmp_path / "demo")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIAOJIE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")  # PDFs take seconds, and none is shown
    monkeypatch.setattr(desks, "open_desk", partial(open_desk, now=lambda: datetime(2026, 11, 24, 10, 21)))
    codes: dict[str, str] = {}
    for line, shown in _sessions():
        command, _, pipe = line.partition(" | head -")
        for code, real in codes.items():
            command = command.replace(code, real)
        command, _, typed = command.partition(" <<< ")
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(shlex.split(typed))))
        cli.main(shlex.split(command)[1:])
        said = capsys.readouterr()
        lines = [one.rstrip() for one in (said.out + said.err).splitlines()]
        if pipe:
            lines = lines[: int(pipe)]
        assert _comparable(line, lines) == _comparable(line, shown), line
        codes.update(zip(_codes(shown), _codes(lines), strict=True))


def _sessions() -> Iterator[tuple[str, list[str]]]:
    """Each command line of the README with the lines shown below it."""
    for block in re.findall(r"```console\n(.*?)\n```", README, re.S):
        for session in re.split(r"^\$ ", block, flags=re.M)[1:]:
            line, *shown = session.rstrip("\n").split("\n")
            yield line, shown


def _comparable(line: str, lines: list[str]) -> list[str]:
    """What must be the same everywhere: not what depends on the template's look or on the machine."""
    if "printers" in line:
        return []
    lines = [one for one in lines if not one.startswith("定稿了，只是还没有 PDF")]
    if "doctor" in line:
        return [one.split("\t")[1] if "\t" in one else one for one in lines]
    without = ((_CODE, "校验码"), (r"\b[0-9a-f]{64}\b", "SHA-256"), (r"/\S+/seal-\d{8}-[0-9a-f]{8}", "证书"))
    for changing, name in without:
        lines = [re.sub(changing, name, one) for one in lines]
    return lines


def _codes(lines: list[str]) -> list[str]:
    """The 校验码 in what was said: as printed, then as they are often typed."""
    codes = re.findall(_CODE, "\n".join(lines))
    return [*codes, *(code.replace("-", "") for code in codes)]


# The case file


def test_the_case_of_the_readme_can_be_read() -> None:
    example = re.search(r"```json\n(.*?)\n```", README, re.S)
    assert example
    assert exchange.load(example[1]).terms[0].instalments[1].amount == 60000


def test_every_key_of_the_case_file_is_named_in_the_readme() -> None:
    """The keys of version 2 in the table of version 2, all others in the first."""
    first, _, second = README.partition("Version 2 is version 1")
    for name, version in _keys_of(CASE):
        assert f"`{name}`" in first if version == 1 else name in second, name


def _keys_of(shape: Shape) -> Iterator[tuple[str, int]]:
    for key in shape.keys:
        yield key.name, key.since
        inner = getattr(key.value, "shape", None)
        if isinstance(inner, Shape):
            yield from _keys_of(inner)


# What people type


@pytest.mark.parametrize(("typed", "read", "capitals"), table("金额"))
def test_sums_are_read_as_the_manual_says(typed: str, read: str, capitals: str) -> None:
    fen = money.parse_money(typed)
    assert (money.figures(fen), money.capitals(fen)) == (read, capitals)


@pytest.mark.parametrize(("typed", "read"), table("日期"))
def test_days_are_read_as_the_manual_says(typed: str, read: str) -> None:
    assert dates.iso(dates.parse_date(typed, TODAY)) == read


@pytest.mark.parametrize(("typed", "read"), table("钟点"))
def test_times_are_read_as_the_manual_says(typed: str, read: str) -> None:
    assert dates.iso_moment(dates.parse_moment(typed, TODAY)) == read


@pytest.mark.parametrize(("amount", "typed", "read"), table("怎么付"))
def test_plans_are_read_as_the_manual_says(amount: str, typed: str, read: str) -> None:
    fen = money.parse_money(amount)
    found = plan.parse_plan(typed, fen, TODAY, TODAY)
    assert plan.show_plan(plan.with_plan(Term(amount=fen), found)) == read


@pytest.mark.parametrize(("amount", "names", "typed", "read"), table("份额"))
def test_shares_are_read_as_the_manual_says(amount: str, names: str, typed: str, read: str) -> None:
    found = shares.parse_shares(typed, money.parse_money(amount), names.split("、"))
    assert shares.show_shares(found) == read


# Keys


@pytest.mark.parametrize(("named", "place", "_act"), table("按键"))
def test_every_key_of_the_manual_acts_where_it_says(named: str, place: str, _act: str) -> None:
    for name in re.split("[、]", named):
        key = KEYS.get(name, name.lower())
        assert any(key in _keys_answered(one) for one in SCREENS[place]), f"{name} in {place}"


def test_every_function_key_is_in_the_manual() -> None:
    shown = {name.lower() for named, *_ in table("按键") for name in named.split("、")}
    bound = {key for place in SCREENS.values() for one in place for key in _keys_answered(one)}
    assert {key for key in bound if re.fullmatch("f[0-9]+|ctrl[+][qsyz]", key)} <= shown


def _keys_answered(answering: type) -> set[str]:
    """The keys that a class binds, or that its ``on_key`` has by name."""
    found: set[str] = set()
    for base in answering.__mro__:
        for binding in vars(base).get("BINDINGS", ()):
            found.update(binding.key.split(","))
    if answering is EntryField:
        found.update(EntryField("")._keys)
    if answering is RowList:
        found.update(key for key in KEYS.values() if _is_taken(key))
    return found


def _is_taken(key: str) -> bool:
    """Whether a list with rows in it does something at this key."""
    rows = RowList([])
    rows.post_message = lambda message: True  # type: ignore[method-assign]
    rows.redraw = lambda: None  # type: ignore[method-assign]
    rows.fill([("",), ("",)])
    event = events.Key(key, None)
    rows.on_key(event)
    return event._stop_propagation
