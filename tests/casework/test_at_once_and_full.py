"""Two sessions doing the same at the same moment, and a full disk: one act or none, never half of one."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.casework.conftest import COMMITTEE, DEMO, Clock
from tests.casework.sealing import sign_all
from tests.papers.office import needs_office
from tests.small_disk import mounted
from tiaojie_tui.casework import cases, printable, register_book, signing
from tiaojie_tui.casework.desk import Desk, Installation, Refused, open_desk, set_up
from tiaojie_tui.casework.printable import Source
from tiaojie_tui.store import journal


def at_once(home: Path, act: Callable[[Desk, int], Any]) -> list[Any]:
    """What two sessions get from the same act, begun together: what it gives, or the refusal."""
    began = threading.Barrier(2)

    def session(which: int) -> Any:
        desk = open_desk(home, now=Clock())
        try:
            began.wait(30)
            return act(desk, which)
        except Refused as refused:
            return refused
        finally:
            desk.store.close()

    with ThreadPoolExecutor(2) as both:
        return list(both.map(session, (0, 1)))


def refusals(found: list[Any]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Refused)]


def test_of_two_who_finalise_at_once_one_does_and_the_other_is_told(desk: Desk, wall: str) -> None:
    [told] = refusals(at_once(desk.home, lambda each, _: signing.finalise(each, wall)))
    assert told.endswith("。")
    assert [line.entry.act for line in journal.entries(desk.store)] == ["定稿"]
    assert register_book.state(desk).faults == ()


def test_of_two_who_seal_at_once_one_does_and_the_other_is_told(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    sign_all(desk, wall)
    [told] = refusals(at_once(desk.home, lambda each, _: signing.seal(each, wall)))
    assert "封存" in told
    assert [line.entry.act for line in journal.entries(desk.store)] == ["定稿", "封存"]
    assert register_book.state(desk).faults == ()


def test_two_who_make_the_pdf_at_once_print_the_same_one(desk: Desk, wall: str) -> None:
    signing.finalise(desk, wall)
    source: Source = printable.source(desk, wall)
    first, second = at_once(desk.home, lambda each, which: printable.keep(each, source, b"%%PDF %d" % which))
    assert first == second == printable.pdf_of(desk, wall)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 12) as disk:
        yield disk


def filled(disk: Path, *, but: int) -> Path:
    """Take all of the disk but so many bytes; the file that does."""
    left = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"\0" * (left.f_bavail * left.f_frsize - but))
    return filler


def test_on_a_full_disk_nothing_is_finalised_and_with_room_it_is(small_disk: Path) -> None:
    desk = open_desk(small_disk / "home", now=Clock())
    set_up(desk, Installation(COMMITTEE, "", ("江海平", "苏文英")))
    number = cases.bring_in(desk, (DEMO / "院墙滴水.json").read_text("utf-8")).case.number or ""
    filler = filled(small_disk, but=8_192)
    with pytest.raises(Refused, match="硬盘已满"):
        signing.finalise(desk, number)
    assert cases.load(desk, number).frozen is None
    assert journal.entries(desk.store) == []
    filler.unlink()
    assert signing.finalise(desk, number).frozen is not None
    assert register_book.state(desk).faults == ()
    desk.store.close()


@needs_office
@pytest.mark.parametrize("room", [0, 100_000])
def test_a_paper_that_is_not_laid_out_for_want_of_room_says_so(
    desk: Desk, wall: str, small_disk: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    signing.finalise(desk, wall)
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    filled(small_disk, but=room)
    with pytest.raises(Refused, match="硬盘已满"):
        printable.pdf_of(desk, wall)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
    assert cases.load(desk, wall).frozen is not None
