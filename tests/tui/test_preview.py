"""F5 shows the agreement as it will be printed, from anywhere in a case, and F9 makes the file."""

from pathlib import Path

from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.casework.desk import Desk, open_desk

from .walking import prepare, walking


def finalise(home: Path, number: str) -> bytes:
    desk: Desk = open_desk(home)
    signing.finalise(desk, number)
    docx = papers.hand_out(desk, number).docx
    desk.store.close()
    return docx


async def test_what_was_just_typed_stands_in_the_preview_and_esc_returns_to_the_field(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "down", "down", "down", "down", "down", "down")
        assert walk.path == "recorder"
        await walk.type("乙")
        await walk.press("f5")
        assert walk.lines[2].strip() == "草稿"
        await walk.press("pagedown")
        assert "苏文英乙记录" in walk.text.replace("\n", "").replace(" ", "")
        await walk.press("escape")
        assert walk.path == "recorder"
        assert "记录人" in walk.text


async def test_the_preview_is_read_to_its_end_and_says_how_far_one_is(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f5")
        edge = next(line for line in walk.lines[::-1] if line.startswith("---")).strip("- ")
        seen, whole = map(int, edge.split("/"))
        assert 0 < seen < whole
        await walk.press("end")
        assert f"{whole}/{whole}" in walk.text
        assert "校验码：定稿后生成" in walk.text
        await walk.press("home")
        assert edge in walk.text


async def test_gaps_are_shown_as_they_are_printed(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f5", "end")
        assert "协议达成日期：＿＿年＿＿月＿＿日" in walk.text


async def test_f9_saves_first_and_without_printer_writes_a_draft_named_so(
    tmp_path: Path,
) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "down", "down", "down", "down", "down", "down")
        await walk.type("乙")
        await walk.press("f5", "f9", "enter")
        stored = await walk.app.at_desk(cases.load, walk.case.number or "")
        assert stored.case.recorder == "苏文英乙"
        [made] = (tmp_path / "papers").iterdir()
        assert made.name.startswith("草稿")
        assert made.read_bytes()[:2] == b"PK"
        assert str(tmp_path) in walk.text.replace("\n", "")


async def test_after_finalising_the_very_bytes_that_are_kept_are_written(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    frozen = finalise(tmp_path, number)
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f5")
        assert "草稿" not in walk.text
        assert "定稿（第1稿）" in walk.text
        await walk.press("f9", "enter")
        [made] = (tmp_path / "papers").iterdir()
        assert made.read_bytes() == frozen


async def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    (tmp_path / "papers").write_text("")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f5", "f9", "enter")
        assert "papers」建不了，请管理员看看硬盘和权限" in "".join(line.strip() for line in walk.lines)


async def test_the_card_and_the_note_are_looked_at_from_the_menu_and_written_by_f9(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        for name in ("明白卡", "卷宗情况说明"):
            await walk.menu(name)
            assert name in walk.lines[0]
            assert walk.lines[2].strip() == name
            await walk.press("f9", "enter")
            assert f"{name}.docx" in walk.text.replace("\n", "")
            await walk.press("escape")
        made = sorted(path.name for path in (tmp_path / "papers").iterdir())
        assert [name.rpartition("号")[2] for name in made] == ["卷宗情况说明.docx", "明白卡.docx"]
        assert walk.path == "source"


async def test_the_card_shows_what_was_just_typed(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.walk_to("mediators")
        await walk.press("end")
        await walk.type(",何宽")
        await walk.menu("明白卡")
        await walk.press("end")
        assert "何宽" in walk.text
