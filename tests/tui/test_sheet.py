"""A sheet is read line by line; where it has places to stand on, one goes from place to place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tiaojie_tui.tui import themes
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.sheet import Page, Sheet, SheetLine, wrapped

ROWS = 5


class OneSheet(PaperScreen):
    """A sheet of five rows and nothing else."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        self.sheet = Sheet()
        self.sheet.styles.height = ROWS
        yield self.sheet

    def on_mount(self) -> None:
        self.sheet.show(self.page)
        self.sheet.focus()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self.chosen.append(event.key)


class Tiny(App[None]):
    CSS_PATH = TiaojieApp.CSS_PATH
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name
        self.one = OneSheet(page)

    def on_mount(self) -> None:
        self.push_screen(self.one)


@asynccontextmanager
async def sheet_of(page: Page) -> AsyncIterator[tuple["Pilot[None]", Sheet, OneSheet]]:
    app = Tiny(page)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        yield pilot, app.one.sheet, app.one


def plain_page(_width: int) -> list[SheetLine]:
    return [SheetLine([("value", f"第{number}行")]) for number in range(1, 13)]


def page_of_places(_width: int) -> list[SheetLine]:
    """A heading, a place of one line, a place of seven lines, a heading, a last place."""
    return [
        SheetLine([("bar", "头")]),
        SheetLine([("label", "一")], "one"),
        *(SheetLine([("label", f"二{row}")], "two") for row in range(7)),
        SheetLine([("bar", "中")]),
        SheetLine([("label", "三")], "three"),
    ]


async def test_without_places_arrows_move_the_page_and_stop_at_its_ends() -> None:
    async with sheet_of(plain_page) as (pilot, sheet, _):
        assert sheet.position == (5, 12)
        await pilot.press("up")
        assert sheet.position == (5, 12)
        await pilot.press("down", "down")
        assert sheet.position == (7, 12)
        await pilot.press("pagedown")
        assert sheet.position == (11, 12)
        await pilot.press("end", "down")
        assert sheet.position == (12, 12)
        await pilot.press("home")
        assert sheet.position == (5, 12)


async def test_arrows_go_from_place_to_place_and_show_all_of_a_long_one() -> None:
    async with sheet_of(page_of_places) as (pilot, sheet, _):
        assert sheet.key == "one"
        await pilot.press("down")
        assert sheet.key == "two"
        await pilot.press("down", "down")
        assert sheet.key == "two", "its last lines are read before the next place is stood on"
        await pilot.press("down", "down")
        assert (sheet.key, sheet.position) == ("three", (11, 11))
        for _ in range(12):
            await pilot.press("up")
        assert (sheet.key, sheet.position) == ("one", (5, 11))


async def test_enter_chooses_the_place_one_stands_on() -> None:
    async with sheet_of(page_of_places) as (pilot, sheet, screen):
        await pilot.press("end", "enter")
        await pilot.pause()
        assert (sheet.key, screen.chosen) == ("three", ["three"])


async def test_enter_on_a_page_without_places_chooses_nothing() -> None:
    async with sheet_of(plain_page) as (pilot, _, screen):
        await pilot.press("enter")
        await pilot.pause()
        assert screen.chosen == []


async def test_an_empty_page_takes_every_key() -> None:
    async with sheet_of(lambda width: []) as (pilot, sheet, _):
        await pilot.press("up", "down", "pageup", "pagedown", "home", "end", "enter")
        assert sheet.position == (0, 0)


async def test_another_page_keeps_the_place_it_still_has() -> None:
    async with sheet_of(page_of_places) as (pilot, sheet, _):
        await pilot.press("end")
        sheet.show(page_of_places, sheet.key)
        assert sheet.key == "three"
        sheet.show(page_of_places, "gone")
        assert sheet.key == "one"


def test_runs_are_broken_by_cells_and_keep_their_styles() -> None:
    lines = wrapped([("label", "写法  "), ("value", "陈守业付款")], 12, hanging=6)
    assert lines == [
        [("label", "写法  "), ("value", "陈守业")],
        [("value", "      "), ("value", "付款")],
    ]


def test_a_line_break_in_a_text_is_a_new_line() -> None:
    assert wrapped([("value", "一\n二")], 10, hanging=2) == [
        [("value", "一")],
        [("value", "  "), ("value", "二")],
    ]
