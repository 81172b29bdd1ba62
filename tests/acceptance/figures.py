"""Runs every numbered test and writes docs/reliability.md: ``make reliability``, with ``LONG=1`` at length.

A test hands its figures over by pytest's own fixture: ``record_property("figure", "8 processes, 3 s: …")``.
The page is also made from runs of before: ``python -m tests.acceptance.figures RESULT.xml…``, of which the
last counts for a test that is in several. The command fails if a test fails, or a number has neither a test
nor a reason.
"""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from tests.acceptance.numbers import EXPECTED, REASONS, missing, numbered

_TESTS = Path(__file__).parent
_PAGE = _TESTS.parents[1] / "docs" / "reliability.md"
_NUMBER = re.compile(r"test_(\d\d)_")


@dataclass(frozen=True, slots=True)
class Result:
    """How one test went: ``end`` is passed, failed or skipped; ``form`` is with what it was tried."""

    number: int
    file: str
    name: str
    form: str
    end: str
    figures: tuple[str, ...]


def results(log: Path) -> Iterator[Result]:
    """The numbered tests of a run, from what pytest wrote of it (JUnit's XML)."""
    for case in ElementTree.parse(log).iter("testcase"):
        name, _, form = case.get("name", "").partition("[")
        number = _NUMBER.match(name)
        if number is None:
            continue
        ends = {"failure": "failed", "error": "failed", "skipped": "skipped"}
        end = next((ends[one.tag] for one in case if one.tag in ends), "passed")
        figures = tuple(one.get("value", "") for one in case.iter("property") if one.get("name") == "figure")
        file = case.get("classname", "").rpartition(".")[2]
        yield Result(int(number[1]), file, name, form.removesuffix("]"), end, figures)


def written(found: Iterable[Result]) -> str:
    """The page: a table for each section, a line for each number."""
    by_number: defaultdict[int, list[Result]] = defaultdict(list)
    for one in found:
        by_number[one.number].append(one)
    lines = [_HEAD, f"Measured on {date.today()}: {_machine()}.", ""]
    for section, numbers in EXPECTED.items():
        lines += [f"## {section}", "", *_COLUMNS]
        lines += [_line(number, what, by_number[number]) for number, what in numbers.items()]
        lines.append("")
    return "\n".join(lines)


_HEAD = """# Reliability, measured

Made by `make reliability LONG=1`; do not edit. Each line is a numbered test of `tests/acceptance/`.
The short forms run in every `make check`, the long ones by `make soak`.

The database works with `journal_mode=TRUNCATE`, `synchronous=FULL` and IMMEDIATE transactions, read back at
every start. WAL is not used with any version of SQLite: before 3.51.3 it can damage a database
(sqlite.org/wal.html), and forty sessions write fast enough without it.
"""
_COLUMNS = ("| | what is expected | tried in | result | figures |", "|--:|---|---|---|---|")


def _line(number: int, what: str, of: list[Result]) -> str:
    if not of:
        known = any(one.number == number for one in numbered(_TESTS))
        result = "cannot apply" if number in REASONS else "not run" if known else "no test"
        return f"| {number} | {what} | | {result} | {REASONS.get(number, '')} |"
    ends = Counter(one.end for one in of)
    result = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    files = ", ".join(dict.fromkeys(f"`{one.file}`" for one in of))
    long = {one.name for one in of if _is_long(one) and one.figures}
    figures = [figure for one in of if _is_long(one) or one.name not in long for figure in one.figures]
    return f"| {number} | {what} | {files} | {result} | {'; '.join(dict.fromkeys(figures))} |"


def _is_long(one: Result) -> bool:
    return "long" in one.form


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    programs = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    if shutil.which("ssh"):
        said = subprocess.run(["ssh", "-V"], capture_output=True, text=True).stderr
        programs.append(said.split()[0].rstrip(",").replace("_", " "))
    kernel = platform.release().split("-")[0]
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory, Linux {kernel}, {', '.join(programs)}"


def _run(log: Path) -> int:
    marks = "soak or not soak" if os.environ.get("LONG") else "not soak"
    how = ["-m", marks, "-o", "junit_family=xunit1", f"--junitxml={log}", "-p", "no:cacheprovider"]
    return subprocess.run([sys.executable, "-m", "pytest", str(_TESTS), *how]).returncode


def _last(runs: Iterable[Result]) -> list[Result]:
    """Of a test that was run several times the last time."""
    return list({(one.file, one.name, one.form): one for one in runs}.values())


def main(*logs: str) -> int:
    """Run the tests, unless what pytest wrote of runs is given, and write the page; the exit code."""
    code = 0
    if logs:
        found = _last(one for log in logs for one in results(Path(log)))
    else:
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "results.xml"
            code = _run(log)
            found = list(results(log))
    _PAGE.write_text(written(found), "utf-8")
    lacking = missing(_TESTS)
    if lacking:
        print("Neither a test nor a reason:", *lacking, sep="\n  ", file=sys.stderr)
    return code or int(bool(lacking) or any(one.end == "failed" for one in found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
