"""What the doctor finds on a sound installation and on sick ones."""

from pathlib import Path

from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.office import doctor


def found(home: Path) -> dict[str, bool]:
    return {finding.about: finding.well for finding in doctor.examine(home)}


def test_a_new_installation_is_well(tmp_path: Path) -> None:
    open_desk(tmp_path / "home").store.close()
    findings = doctor.examine(tmp_path / "home")
    assert [finding.about for finding in findings if not finding.well] == []
    assert all(finding.said.endswith("。") for finding in findings)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "none")["数据文件夹"] is False


def test_a_folder_open_to_others_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    assert found(home)["数据文件夹"] is False


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "tiaojie.db").write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    assert found(home)["数据库"] is False


def test_frozen_bytes_that_changed_behind_our_back_are_told(tmp_path: Path) -> None:
    import sqlite3
    from datetime import datetime

    from tiaojie_tui.domain.case import Case
    from tiaojie_tui.store import cases, register

    desk = open_desk(tmp_path)
    stored = cases.create(desk.store, Case(facts="事实"), by="江海平", at=datetime(2026, 11, 23), save_id="1")
    number = stored.case.number or ""
    at = datetime(2026, 11, 23, 10)
    register.freeze(desk.store, number, docx=b"paper", code="A", text="字", made_at=at, by="江海平")
    desk.store.close()
    assert found(tmp_path)["数据库"] is True
    raw = sqlite3.connect(tmp_path / "tiaojie.db")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    raw.execute("UPDATE papers SET docx = ?", (b"paper!",))
    raw.commit()
    raw.close()
    assert found(tmp_path)["数据库"] is False


def test_a_broken_table_of_the_office_is_told_with_its_line(tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_desk(home).store.close()
    (home / "tables").mkdir()
    (home / "tables" / "节假日.txt").write_text("2027-01-01 休\n元旦\n", "utf-8")
    (home / "tables" / "LPR.txt").write_bytes("2026-06-20 2.95 # 一年期".encode("gbk"))
    (told,) = [finding for finding in doctor.examine(home) if finding.about == "本地表"]
    assert not told.well
    assert "第2行" in told.said
    assert "UTF-8" in told.said
