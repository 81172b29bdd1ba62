"""卷宗: the papers with their states, from which one goes to a gap and comes back, or looks at a paper."""

from datetime import datetime
from pathlib import Path

from tiaojie_tui.tui.screens.dossier import DossierScreen
from tiaojie_tui.tui.screens.preview import PreviewScreen

from .test_check import here, stand_on
from .test_terms import sign_all
from .walking import prepare, walking

NOW = datetime(2026, 11, 23, 10, 21)


async def test_the_papers_stand_in_the_order_of_the_dossier_with_the_count_above(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        assert "卷宗 7/9" in walk.lines[0]
        assert "还缺 2 份" in walk.lines[0]
        assert [line.split()[0] for line in walk.lines[2:6]] == [
            ">",
            "卷内目录",
            "人民调解申请书",
            "人民调解受理登记表",
        ]
        assert here(walk).startswith("> 卷宗封面")
        for said in ("可打印", "缺：一份调解记录也没有", "以后：", "需要时："):
            assert said in walk.text


async def test_enter_goes_to_the_gap_and_esc_comes_back_to_its_paper(tmp_path: Path) -> None:
    prepare(tmp_path, "工钱")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        before = walk.lines[0]
        await stand_on(walk, "听过权利义务告知")
        await walk.press("enter")
        assert walk.path.endswith("/notified")
        assert "Esc 回卷宗" in walk.text
        await walk.type("是")
        await walk.press("escape")
        assert here(walk).startswith("> 权利义务告知书")
        assert walk.lines[0] == before
        await walk.press("escape")
        assert "Esc 列表" in walk.text


async def test_the_agreement_leads_to_signing_until_it_is_frozen_and_then_to_its_text(
    tmp_path: Path,
) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await stand_on(walk, "还没有定稿")
        assert "回车 去填" in walk.text
        await walk.press("enter")
        assert "[6签署" in walk.text
        await walk.press("escape", "escape", "escape")
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("卷宗：")
        assert "卷宗 8/10" in walk.lines[0]
        await stand_on(walk, "人民调解协议书")
        await walk.press("enter")
        assert isinstance(walk.app.screen, PreviewScreen)
        await walk.press("escape")
        assert isinstance(walk.app.screen, DossierScreen)


async def test_the_court_is_asked_for_where_it_can_still_be_named(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("卷宗：")
        await stand_on(walk, "司法确认申请书")
        assert "最晚" in walk.text
        await walk.press("enter")
        assert walk.path == "court"
        await walk.type("云溪县人民法院")
        assert (await walk.stored()).court == "云溪县人民法院"


async def test_f5_shows_any_paper_in_the_words_that_are_printed(tmp_path: Path) -> None:
    """The form of a record that nobody has written yet is the blank one."""
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        for line, words in (
            ("卷宗封面", "调解卷宗"),
            ("卷内目录", "3  权利义务告知书"),
            ("调解记录", "＿＿时"),
        ):
            await walk.press("home")
            await stand_on(walk, line)
            await walk.press("f5")
            assert isinstance(walk.app.screen, PreviewScreen)
            assert line in walk.lines[0]
            assert words in walk.text
            await walk.press("escape")
            assert here(walk).startswith(f"> {line}")


async def test_a_form_shows_what_was_just_typed_and_f9_saves_it_under_its_own_name(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.walk_to("mediators")
        await walk.press("end")
        await walk.type(",何宽")
        await walk.menu("卷宗：")
        await stand_on(walk, "卷宗封面")
        await walk.press("f5")
        assert "何宽" in walk.text
        await walk.press("f9")
        assert "打印《卷宗封面》" in walk.text
        await walk.press("enter")
        assert [path.name for path in (tmp_path / "papers").iterdir()] == [f"{number}卷宗封面.docx"]


async def test_a_bad_template_of_the_office_is_told_of(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "卷宗封面.docx").write_bytes(b"no paper")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await walk.press("f5")
        assert isinstance(walk.app.screen, DossierScreen)
        assert "《卷宗封面》的模板用不了" in walk.text


async def test_a_payment_nobody_has_recorded_leads_to_where_it_is_recorded(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, now=lambda: NOW) as walk:
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("卷宗：")
        await stand_on(walk, "还没有记下付了没有")
        await walk.press("enter")
        assert "[5协议" in walk.lines[1]
        assert "按 F2 加「履行」" in walk.text


async def test_nothing_is_wider_than_a_small_window(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path, size=(60, 20), now=lambda: NOW) as walk:
        await walk.press("enter")
        await walk.menu("卷宗：")
        assert all(len(line.encode("gbk", "replace")) <= 60 for line in walk.lines)
        assert "还缺 2 份" in walk.lines[0]
        assert "回车" in walk.lines[-1]
