import os
import stat
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiaojie_tui.store import drafts
from tiaojie_tui.store.drafts import DraftFile, pending, recover
from tiaojie_tui.store.places import Place

NUMBER = "(2026)人调字第1号"
HERE = Place(NUMBER, "facts", "facts")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def _only_file(folder: Path) -> Path:
    [path] = folder.iterdir()
    return path


def _texts(folder: Path, number: str = NUMBER) -> object:
    draft = recover(folder, number)
    return draft.parts.get("facts") if draft else None


def test_the_last_line_is_what_comes_back(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    place = Place(NUMBER, "terms", "terms/0/amount")
    for typed in ("墙", "墙根", "墙根渗水\n“第二行”"):
        seq = draft.append(7, {"facts": typed, "claims": None}, place)
    draft.close()

    back = recover(folder, NUMBER)

    assert back is not None
    assert (back.number, back.seq, back.base_version, back.place) == (NUMBER, seq, 7, place)
    assert back.parts == {"facts": "墙根渗水\n“第二行”", "claims": None}
    assert draft.trouble is None


@settings(deadline=None)
@given(
    parts=st.dictionaries(st.text(max_size=4), st.none() | st.integers() | st.text(max_size=9), max_size=3)
)
def test_any_text_comes_back_even_a_broken_one(
    tmp_path_factory: pytest.TempPathFactory, parts: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {**parts, "half": "\ud83d"}, HERE)
    draft.close()

    back = recover(folder, NUMBER)

    assert back is not None
    assert back.parts == {**parts, "half": "\ud83d"}


def test_without_a_draft_nothing_comes_back(folder: Path) -> None:
    assert recover(folder, NUMBER) is None
    assert pending(folder) == []
    DraftFile(folder, NUMBER).close()
    assert not folder.exists()


def test_folder_and_file_are_private_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        draft = DraftFile(folder, NUMBER)
        draft.append(1, {}, HERE)
    finally:
        os.umask(before)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(_only_file(folder).stat().st_mode) == 0o600
    draft.close()


def test_a_line_torn_at_any_byte_leaves_the_one_before_it(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "第一"}, HERE)
    first = _only_file(folder).stat().st_size
    draft.append(1, {"facts": "第二"}, HERE)
    draft.close()
    path = _only_file(folder)
    whole = path.read_bytes()

    for length in range(first, len(whole)):
        path.write_bytes(whole[:length])
        # A line that lacks only its line break is whole.
        assert _texts(folder) == ("第一" if length < len(whole) - 1 else "第二"), length


def test_a_garbled_byte_anywhere_in_a_line_leaves_the_one_before_it(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "第一"}, HERE)
    first = _only_file(folder).stat().st_size
    draft.append(1, {"facts": "第二"}, HERE)
    draft.close()
    path = _only_file(folder)
    whole = path.read_bytes()

    for at in range(first + 1, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert _texts(folder) == "第一", at


def test_a_line_written_after_a_torn_one_is_whole(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "第一"}, HERE)
    draft.close()
    path = _only_file(folder)
    path.write_bytes(path.read_bytes()[:-9])

    again = DraftFile(folder, NUMBER)
    again.append(1, {"facts": "第二"}, HERE)
    again.close()

    assert _texts(folder) == "第二"


def test_a_saved_draft_is_emptied_and_an_empty_one_goes(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    seq = draft.append(1, {"facts": "一"}, HERE)
    assert pending(folder) == [NUMBER]

    draft.saved(seq)

    assert recover(folder, NUMBER) is None
    assert pending(folder) == []
    draft.close()
    assert list(folder.iterdir()) == []


def test_what_was_typed_during_the_save_stays(folder: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    seq = draft.append(1, {"facts": "一"}, HERE)
    later = draft.append(1, {"facts": "一二"}, HERE)

    draft.saved(seq)

    assert _texts(folder) == "一二"
    draft.saved(later)
    assert _texts(folder) is None
    draft.append(2, {"facts": "三"}, HERE)
    draft.close()
    assert _texts(folder) == "三"


def test_a_draft_left_behind_is_numbered_on_and_can_be_called_saved(folder: Path) -> None:
    first = DraftFile(folder, NUMBER)
    first.append(1, {"facts": "一"}, HERE)
    seq = first.append(1, {"facts": "二"}, HERE)
    first.close()

    second = DraftFile(folder, NUMBER)
    left = recover(folder, NUMBER)
    assert left is not None
    assert left.seq == seq
    second.saved(left.seq)
    assert recover(folder, NUMBER) is None
    assert second.append(1, {"facts": "三"}, HERE) > seq
    second.close()


@pytest.mark.parametrize(
    "number", ["../../x", "a/b", "a\0b", "汉" * 300, "-o", "CON", ".", "..", "\ud800", ""]
)
def test_any_number_makes_a_file_of_its_own_inside_the_folder(folder: Path, number: str) -> None:
    for one in (number, NUMBER):
        draft = DraftFile(folder, one)
        draft.append(1, {"facts": one}, Place(one, "facts", ""))
        draft.close()

    assert _texts(folder, number) == number
    assert len(list(folder.iterdir())) == 2
    assert [path.name for path in folder.parent.iterdir()] == ["drafts"]
    assert set(pending(folder)) == {number, NUMBER}


def test_a_link_in_place_of_the_draft_is_not_followed(folder: Path, tmp_path: Path) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {}, HERE)
    draft.close()
    path, victim = _only_file(folder), tmp_path / "victim"
    victim.write_text("x")
    path.unlink()
    path.symlink_to(victim)

    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "一"}, HERE)
    draft.close()

    assert draft.trouble is not None
    assert "没有权限" in draft.trouble
    assert victim.read_text() == "x"


def test_trouble_at_the_first_line_is_told_and_passes_when_it_is_mended(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "一"}, HERE)
    assert draft.trouble

    folder.unlink()
    draft.append(1, {"facts": "一二"}, HERE)

    assert draft.trouble is None
    assert _texts(folder) == "一二"
    draft.close()


def test_typing_is_synced_within_a_second_and_many_lines_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, times, really = threading.Event(), [], os.fdatasync

    def note(file: int) -> None:
        really(file)
        times.append(time.monotonic())
        synced.set()

    monkeypatch.setattr(os, "fdatasync", note)
    draft = DraftFile(folder, NUMBER)
    begun = time.monotonic()
    for typed in range(50):
        draft.append(1, {"facts": "字" * typed}, HERE)

    assert synced.wait(5)
    assert times[0] - begun < 1
    synced.clear()
    draft.append(1, {"facts": "再"}, HERE)
    assert synced.wait(5)
    draft.close()
    assert len(times) == 3  # each burst once, and once at the end: nothing while idle


def test_a_sync_that_fails_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_file: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(drafts.os, "fdatasync", fail)
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "一"}, HERE)
    draft.close()

    assert draft.trouble is not None
    assert "硬盘读写出错" in draft.trouble


def test_a_write_cut_short_leaves_the_last_good_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {"facts": "好"}, HERE)
    really, calls = os.write, []

    def half(file: int, line: bytes) -> int:
        calls.append(line)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        return really(file, line[: len(line) // 2])

    monkeypatch.setattr(os, "write", half)
    draft.append(1, {"facts": "坏"}, HERE)
    assert draft.trouble is not None
    assert "硬盘已满" in draft.trouble
    assert _texts(folder) == "好"

    monkeypatch.undo()
    draft.append(1, {"facts": "又好"}, HERE)
    assert (draft.trouble, _texts(folder)) == (None, "又好")
    draft.close()


def test_one_change_is_one_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = DraftFile(folder, NUMBER)
    draft.append(1, {}, HERE)
    really, calls = os.write, []

    def count(file: int, line: bytes) -> int:
        calls.append(line)
        return really(file, line)

    monkeypatch.setattr(os, "write", count)
    draft.append(1, {"facts": "长" * 5000}, HERE)

    assert len(calls) == 1
    draft.close()
