"""What the doctor finds on a sound installation and on sick ones."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.papers.test_templates import TEMPLATES
from tests.township import found as township
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.delivery import fonts
from tiaojie_tui.office import ballast, console, doctor
from tiaojie_tui.office.finding import Finding
from tiaojie_tui.papers.seal import certificate
from tiaojie_tui.store import journal


@pytest.fixture(autouse=True)
def fonts_looked_at_afresh() -> Iterator[None]:
    """What a test has hidden is not remembered, nor found because of an earlier test."""
    fonts._covered.cache_clear()
    yield
    fonts._covered.cache_clear()


def examined(home: Path) -> list[Finding]:
    """All findings, of whatever they are."""
    return [one for of_one in doctor.report(home).values() for one in of_one]


def found(home: Path) -> dict[str, bool]:
    return {finding.about: finding.well for finding in examined(home)}


def test_a_new_installation_is_well(tmp_path: Path) -> None:
    open_desk(tmp_path / "home").store.close()
    findings = examined(tmp_path / "home")
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
    (told,) = [finding for finding in examined(home) if finding.about == "本地表"]
    assert not told.well
    assert "第2行" in told.said
    assert "UTF-8" in told.said


def test_the_offices_own_templates_are_told_good_bad_or_of_no_paper(tmp_path: Path) -> None:
    open_desk(tmp_path / "home").store.close()
    own = tmp_path / "home" / "templates"
    own.mkdir()
    for name, content in (("明白卡", TEMPLATES["明白卡"]), ("卷宗封底", b"PK"), ("卡", TEMPLATES["明白卡"])):
        (own / f"{name}.docx").write_bytes(content)
    told = [finding for finding in examined(tmp_path / "home") if finding.about == "模板"]
    assert {finding.said: finding.well for finding in told} == {
        "《明白卡》可以用。": True,
        "《卷宗封底》有 1 处要改，请看 tiaojie templates check。": False,
        "没有叫「卡」的文书，这个模板用不上，请核对文件名。": False,
    }


def test_the_tools_that_papers_need_are_told_and_their_absence_is_no_illness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk(tmp_path / "home").store.close()
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    told = {finding.about: finding for finding in examined(tmp_path / "home")}
    assert all(told[about].well for about in ("排版程序", "字体", "打印程序", "传文件程序"))
    assert "没有 fontconfig" in told["字体"].said
    assert "没有 lp、ipptool：" in told["打印程序"].said
    assert "请安装 lrzsz。" in told["传文件程序"].said


@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
def test_each_official_font_is_there_or_what_stands_in_for_it_is_told(tmp_path: Path) -> None:
    (told,) = [finding for finding in examined(tmp_path) if finding.about == "字体"]
    for name in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"):
        assert f"没有 {name}，用 " in told.said or name in _installed(), name


def _installed() -> str:
    done = subprocess.run(["fc-list", "--format=%{family}\n"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
def test_a_machine_without_chinese_fonts_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    monkeypatch.setattr(fonts, "configuration", lambda: empty)
    (told,) = [finding for finding in examined(tmp_path) if finding.about == "字体"]
    assert "fonts-noto-cjk" in told.said
    assert told.well is (shutil.which("soffice") is None)


def certified(home: Path, today: date) -> Path:
    open_desk(home).store.close()
    return certificate.make(home / certificate.FOLDER, "青石村人民调解委员会", today=today)


def test_a_certificate_is_told_with_its_end_and_one_that_ends_soon_asks_for_another(tmp_path: Path) -> None:
    certified(tmp_path / "good", date.today())
    assert found(tmp_path / "good")["封存证书"] is True
    ten_years_ago = date.today().replace(day=1, year=date.today().year - 10) + timedelta(days=45)
    certified(tmp_path / "old", ten_years_ago)
    [said] = [one for one in examined(tmp_path / "old") if one.about == "封存证书"]
    assert (said.well, "office certificate" in said.said) == (False, True)


def test_a_key_that_others_may_read_and_one_that_is_gone_are_told(tmp_path: Path) -> None:
    key = certified(tmp_path / "home", date.today()).with_suffix(".key")
    key.chmod(0o644)
    assert found(tmp_path / "home")["封存证书"] is False
    key.unlink()
    assert found(tmp_path / "home")["封存证书"] is False


def test_without_a_certificate_nothing_is_said_of_one(tmp_path: Path) -> None:
    open_desk(tmp_path / "home").store.close()
    assert "封存证书" not in found(tmp_path / "home")


def test_on_a_server_a_missing_backup_drill_and_reserve_are_told(tmp_path: Path) -> None:
    township(tmp_path / "home")
    told = found(tmp_path / "home")
    assert [told[about] for about in ("备份", "恢复演练", "预留空间")] == [False, False, False]
    ballast.lay(tmp_path / "home")
    assert found(tmp_path / "home")["预留空间"] is True


def test_a_clock_before_the_last_entry_is_told(tmp_path: Path) -> None:
    open_desk(tmp_path).store.close()
    with console.opened(tmp_path, lambda: datetime.now() + timedelta(days=1)) as here:
        here.record(journal.ANCHORED, {})
    assert found(tmp_path)["时钟"] is False
