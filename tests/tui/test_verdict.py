"""F6 of the list: the code of a sheet shows what is registered."""

from pathlib import Path

from tests.tui.test_supplement import seal
from tests.tui.walking import prepare, walking


async def test_a_code_typed_off_a_sheet_shows_the_registered_words(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    code = seal(tmp_path, number)
    async with walking(tmp_path) as walk:
        await walk.press("f6")
        await walk.type(code.lower().replace("-", " "))
        await walk.press("enter")
        assert f"校验码 {code}" in walk.lines[0]
        assert "已封存，未改动" in walk.text
        assert "逐字对照" in walk.text
        assert "姓名　梁秋生" in walk.text
        await walk.press("escape")
        assert "F6 核验" in walk.text


async def test_what_is_no_code_stays_to_be_mended_and_one_nobody_registered_is_told(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("f6")
        await walk.type("AAAA")
        await walk.press("enter")
        assert "请对照页脚再打一遍" in walk.text
        await walk.type("AAAABBBBCCCC")
        await walk.press("enter")
        assert "没有登记过校验码 AAAA-AAAA-BBBB-CCCC" in walk.text
        await walk.press("escape", "f6", "escape")
        assert "F6 核验" in walk.text
