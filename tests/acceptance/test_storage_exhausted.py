"""Memory, open files, processes or file size at their limit: told, and nothing is half saved."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.small_disk import no_file_grows_beyond
from tests.store.invented import FULL, NOON, change, keep, save_id
from tests.store.processes import Say, child
from tests.terminal.homes import integrity, prepare, saved, stand_at
from tests.terminal.pty_session import sessions
from tiaojie_tui.store import cases, drafts
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import DiskFailing, DiskFull, OutOfMemory, StoreTrouble


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    opened = open_store(home)
    yield opened
    opened.close()


@pytest.fixture
def kept(store: Store) -> Stored:
    return keep(store, FULL)


def test_23_a_write_the_system_refuses_is_told_and_nothing_is_half_saved(store: Store, kept: Stored) -> None:
    size = (store.home / "tiaojie.db").stat().st_size

    with no_file_grows_beyond(size), pytest.raises((DiskFull, DiskFailing)) as trouble:
        change(store, kept, facts="墙根渗水。" * 40_000)

    assert trouble.value.passing
    assert cases.load(store, kept.case.number or "") == kept
    assert change(store, kept, facts="墙根渗水。" * 40_000).version == 2
    assert store.sql("PRAGMA integrity_check") == [("ok",)]


def test_23_too_many_open_files_are_told(home: Path) -> None:
    open_store(home).close()
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest_free = os.dup(0)
    os.close(lowest_free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, limits[1]))
    try:
        with pytest.raises(StoreTrouble):
            open_store(home)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    open_store(home).close()


def _memory_in_use() -> int:
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()


def test_23_a_save_without_memory_is_told_and_done_when_there_is_some(store: Store, kept: Stored) -> None:
    """RLIMIT_AS in a process of its own; the same save succeeds there when the limit is lifted."""
    long = "墙" * 3_000_000

    def save(say: Say, _wait: object) -> None:
        own = open_store(store.home)
        sent = {"by": "许佳", "at": NOON, "label": "写", "save_id": save_id()}
        lifted = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_memory_in_use() + 2**20, lifted[1]))
        with pytest.raises(OutOfMemory) as trouble:
            cases.save(own, kept.version, replace(kept.case, facts=long), **sent)
        resource.setrlimit(resource.RLIMIT_AS, lifted)
        assert trouble.value.passing
        say(str(trouble.value))
        assert cases.load(own, kept.case.number or "") == kept
        cases.save(own, kept.version, replace(kept.case, facts=long), **sent)
        say("saved")

    with child(save) as other:
        told, done = other.rest()
    assert told == "内存不够，这次没有存上。您写的内容还在，稍后会自动再试；请告诉管理员。"
    assert done == "saved"
    assert cases.load(store, kept.case.number or "").case.facts == long
    assert store.sql("PRAGMA integrity_check") == [("ok",)]


def test_23_a_start_without_memory_is_told_in_one_sentence(home: Path) -> None:
    """Too little even to load the program's parts."""
    open_store(home).close()
    start = (
        "import resource, sys; from tiaojie_tui.cli import main;"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize();"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 2 * 2**20,) * 2); sys.exit(main(sys.argv[1:]))"
    )
    argv = [sys.executable, "-c", start, "--home", str(home), "list"]
    started = subprocess.run(argv, capture_output=True, text=True)
    assert (started.returncode, started.stdout) == (1, "")
    assert started.stderr == "内存不够，程序开不了。请过一会儿再试，还不行就告诉管理员。\n"


def test_23_without_a_thread_to_be_had_each_line_of_the_draft_is_synced_by_itself(tmp_path: Path) -> None:
    """RLIMIT_NPROC, which root is exempt from: another account, which may have one process."""
    if os.geteuid() != 0:
        pytest.skip("becoming an account without other processes takes root's rights")
    tmp_path.chmod(0o700)
    os.chown(tmp_path, 54321, 54321)

    def type_on(say: Say, _wait: object) -> None:
        os.chdir(tmp_path)  # what lies above is root's alone
        os.setgroups([])
        os.setgid(54321)
        os.setuid(54321)
        resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        draft = DraftFile(Path("drafts"), "1")
        for facts in ("墙根", "墙根渗水"):
            draft.append(1, {"facts": facts}, Place("1", "facts", "facts"))
            say(str(draft.trouble))
        draft.close()

    with child(type_on) as other:
        assert other.rest() == ["None", "None"]
    left = drafts.recover(tmp_path / "drafts", "1")
    assert left is not None
    assert left.parts == {"facts": "墙根渗水"}


def test_23_a_session_that_may_open_no_more_files_says_so_and_saves_later(home: Path) -> None:
    """The limit falls upon a running session: typing goes on, 已保存 is not claimed, nothing is lost."""
    number = prepare(home)
    stand_at(home, number, "parties", "parties/0/note")
    with sessions(home) as start:
        session = start()
        session.wait_for("> 备注")
        session.settle()
        before = resource.prlimit(session.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(session.pid, resource.RLIMIT_NOFILE, (3, before[1]))
        session.send("长子")
        session.wait_for("长子", "没存上")
        assert "已保存" not in session.text
        session.send("，务农")
        session.wait_for("，务农")
        resource.prlimit(session.pid, resource.RLIMIT_NOFILE, before)
        session.wait_for("已保存")
    assert saved(home, number).parties[0].note == "长子，务农"
    assert integrity(home) == "ok"
