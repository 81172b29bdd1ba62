"""Walking a form: fields that come and go leave the typing alone, and Enter goes on."""

from pathlib import Path

from tests.tui.test_typing import stand_in
from tests.tui.walking import prepare, walking
from tiaojie_tui.tui.dialogs.pick_list import PickList


async def test_a_word_typed_at_one_go_stands_as_typed_though_its_first_letter_brings_a_field(
    tmp_path: Path,
) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        field = await stand_in(walk, "screening/filed_with")
        await walk.type("公安机关")
        assert walk.app.focused is field
        assert field.text == "公安机关"
        assert walk.case.screening.filed_with == "公安机关"
        assert "情况说明" in walk.text


async def test_a_field_that_goes_while_one_types_takes_no_letter_along(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        field = await stand_in(walk, "source")
        await walk.type("3")
        assert "哪个机关转来" in walk.text
        await walk.press("backspace")
        assert "哪个机关转来" not in walk.text
        await walk.type("1")
        assert walk.app.focused is field
        assert walk.case.source == "依申请调解"


async def test_the_new_field_stands_where_the_form_has_it(tmp_path: Path) -> None:
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        await stand_in(walk, "source")
        await walk.type("3")
        labels = [line.strip().split()[0] for line in walk.text.splitlines() if line.startswith(("  ", "> "))]
        assert labels.index("哪个机关转来") == labels.index("申请日期") - 1


async def test_enter_passes_a_yes_or_no_that_may_stay_open_and_asks_one_that_may_not(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await stand_in(walk, "consents/=孔子涵/refused")
        await walk.press("enter")
        assert walk.path == "consents/=魏三妹/notified"
        await stand_in(walk, "screening/reserved")
        await walk.press("enter")
        assert isinstance(walk.app.screen, PickList)
