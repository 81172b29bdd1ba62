"""A disk without room: a clear sentence, nothing lost, and saved as soon as there is room again."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.small_disk import mounted
from tests.store.invented import FULL, NOON, change, keep
from tiaojie_tui.store import cases, drafts, listing, persons, revisions
from tiaojie_tui.store.drafts import DraftFile
from tiaojie_tui.store.engine import open_store
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import DiskFull


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", 4) as disk:
        yield disk


def _fill(disk: Path) -> Path:
    """Take the last byte of the disk."""
    filler = disk / "filler"
    file = os.open(filler, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    with contextlib.suppress(OSError):
        while os.write(file, b"\0" * 4096):
            pass
    os.close(file)
    return filler


def test_06_on_a_full_disk_saving_is_refused_in_words_and_done_once_when_there_is_room(
    small_disk: Path,
) -> None:
    store = open_store(small_disk / "home")
    stored = keep(store, FULL)
    number = stored.case.number or ""
    filler = _fill(small_disk)

    longer = replace(stored.case, facts="墙根渗水。" * 4000)
    sent = {"by": "何文清", "at": NOON, "label": "改", "save_id": "again and again"}
    for _ in range(3):
        with pytest.raises(DiskFull, match=r"硬盘已满.*腾出空间后会自动再存") as trouble:
            cases.save(store, 1, longer, **sent)
        assert trouble.value.passing
        assert cases.load(store, number) == stored

    filler.unlink()
    saved = cases.save(store, 1, longer, **sent)

    assert cases.load(store, number) == saved
    assert [one.version for one in revisions.revisions(store, number)] == [1, 2]
    assert store.sql("PRAGMA integrity_check") == [("ok",)]
    store.close()


def test_07_with_no_byte_free_one_can_still_start_read_and_search(small_disk: Path) -> None:
    store = open_store(small_disk / "home")
    stored = keep(store, FULL)
    listing.page(store, "单小雨")
    change(store, stored, facts="后来的")
    store.close()
    _fill(small_disk)

    store = open_store(small_disk / "home")

    assert cases.load(store, stored.case.number or "").case.facts == "后来的"
    assert len(listing.page(store).rows) == 1
    assert len(listing.page(store, "单小雨").rows) == 1  # as indexed before; indexing waits for room
    assert len(persons.known_persons(store, "sxy")) == 1
    store.close()


def test_06_a_home_that_cannot_be_made_on_a_full_disk_is_told_and_leaves_nothing(small_disk: Path) -> None:
    filler = _fill(small_disk)

    with pytest.raises(DiskFull):
        open_store(small_disk / "home")

    filler.unlink()
    open_store(small_disk / "home").close()


def test_32_a_draft_on_a_full_disk_keeps_the_last_good_line_and_goes_on_when_there_is_room(
    small_disk: Path,
) -> None:
    folder, place = small_disk / "drafts", Place("1", "facts", "facts")
    draft = DraftFile(folder, "1")
    draft.append(1, {"facts": "好"}, place)
    filler = _fill(small_disk)

    for typed in range(1, 4):
        draft.append(1, {"facts": "长" * 5000 * typed}, place)
        assert draft.trouble is not None
        assert "硬盘已满" in draft.trouble
        left = drafts.recover(folder, "1")
        assert left is not None
        assert left.parts == {"facts": "好"}

    filler.unlink()
    draft.append(1, {"facts": "又好"}, place)
    assert draft.trouble is None
    left = drafts.recover(folder, "1")
    assert left is not None
    assert left.parts == {"facts": "又好"}
    draft.close()
