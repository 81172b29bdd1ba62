"""A disk that fills up: the administrator is called in time, and what is left is kept for saving."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.shell import agreed_case
from tests.small_disk import mounted
from tests.township import MINE, found
from tiaojie_tui.casework import binding, cases, notices, taking
from tiaojie_tui.casework.desk import Refused, open_desk

MB = 1024 * 1024
NUMBER = "(2026)青调字第7号"
GRAVE = "硬盘快满了，先不要导出、装订，请马上告诉管理员。"


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let so many bytes be free on every disk."""

    def said(amount: int) -> None:
        monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=amount, f_frsize=1))

    return said


@pytest.mark.parametrize(
    ("bytes_free", "grave", "mild"),
    [
        (500 * MB, (), ()),
        (500 * MB - 1, (), ("硬盘只剩 499 MB，请告诉管理员清理。",)),
        (100 * MB, (), ("硬盘只剩 100 MB，请告诉管理员清理。",)),
        (100 * MB - 1, (GRAVE,), ()),
    ],
)
def test_how_full_the_disk_is_is_told_on_a_server(
    tmp_path: Path, free: Callable[[int], None], bytes_free: int, grave: tuple[str], mild: tuple[str]
) -> None:
    with found(tmp_path / "home").desk(MINE) as desk:
        free(bytes_free)
        told = notices.now(desk)
    assert (told.grave, told.mild) == (grave, mild)


def test_with_no_room_left_nothing_is_exported_or_bound_and_saving_goes_on(tmp_path: Path) -> None:
    """On a real disk of 60 MB."""
    with mounted(tmp_path / "disk", 60) as disk, found(disk / "home").desk(MINE) as desk:
        cases.bring_in(desk, json.dumps(agreed_case(number=NUMBER, mediators=[MINE]), ensure_ascii=False))
        for refused in (lambda: taking.folder(desk), lambda: binding.bind(desk, NUMBER)):
            with pytest.raises(Refused, match="服务器硬盘快满了，先不导出"):
                refused()
        assert notices.now(desk).grave == (GRAVE,)


def test_on_ones_own_machine_it_is_one_s_own_affair(tmp_path: Path, free: Callable[[int], None]) -> None:
    desk = open_desk(tmp_path / "home")
    free(1)
    assert notices.now(desk).grave == notices.now(desk).mild == ()
    assert taking.folder(desk).is_dir()
    desk.store.close()
