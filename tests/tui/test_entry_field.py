"""A field by itself: caret, rows, proof and trouble, and what is sent to the terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from tiaojie_tui.tui import themes
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.field import EntryField


class Form(PaperScreen):
    def compose(self) -> ComposeResult:
        self.first = EntryField("姓名", label_width=10)
        self.second = EntryField("事实", label_width=10, lines=3)
        yield self.first
        yield self.second

    def on_mount(self) -> None:
        self.messages: list[str] = []
        self.first.focus()

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self._compositor.render_strips(self.app.size)]

    def on_entry_field_walked(self, event: EntryField.Walked) -> None:
        self.messages.append(f"walked {event.direction}")

    def on_entry_field_entered(self) -> None:
        self.messages.append("entered")

    def on_entry_field_edited(self, event: EntryField.Edited) -> None:
        self.messages.append(event.text)


class Tiny(App[None]):
    CSS_PATH = TiaojieApp.CSS_PATH

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name

    def get_default_screen(self) -> Form:
        return Form()


@asynccontextmanager
async def form() -> AsyncIterator[tuple[Form, "Pilot[None]"]]:
    app = Tiny()
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Form)
        yield app.screen, pilot


async def test_an_empty_field_shows_its_blank_and_where_one_is() -> None:
    async with form() as (screen, _):
        assert screen.lines[0].startswith("> 姓名")
        assert screen.lines[1].startswith("  事实    ____________")


async def test_typing_goes_in_at_the_caret() -> None:
    async with form() as (screen, pilot):
        await pilot.press(*"陈田", "left", "守", "home", "老", "end", "啊")
        assert screen.first.text == "老陈守田啊"


async def test_a_value_longer_than_the_field_is_shown_whole() -> None:
    async with form() as (screen, pilot):
        await pilot.press(*"清河县柳林镇石桥村三组水塘边第二排从东头数第三家")
        await pilot.pause(0.1)
        assert "".join(line.split()[-1] for line in screen.lines[:2]).endswith("从东头数第三家")
        assert screen.first.size.height == 2


async def test_proof_stands_beside_and_a_long_trouble_below() -> None:
    async with form() as (screen, pilot):
        screen.first.put("1200", "壹仟贰佰元整", "这里有一句说不完的话，说的是哪里不对，要怎么改才行。")
        await pilot.pause(0.1)
        assert "壹仟贰佰元整" in screen.lines[0]
        assert "这里有一句" in screen.lines[1]
        assert "才行。" in screen.lines[2]


async def test_enter_leaves_a_line_and_breaks_a_text() -> None:
    async with form() as (screen, pilot):
        await pilot.press("enter")
        assert screen.messages == ["entered"]
        screen.second.focus()
        await pilot.press("甲", "enter", "乙")
        assert screen.second.text == "甲\n乙"


async def test_arrows_leave_a_text_only_at_its_edges() -> None:
    async with form() as (screen, pilot):
        screen.second.put("甲\n乙\n丙")
        screen.second.focus()
        await pilot.press("up", "up")
        assert screen.messages == []
        await pilot.press("up", "down", "down", "down", "tab", "shift+tab")
        assert screen.messages == ["walked -1", "walked 1", "walked 1", "walked -1"]


async def test_backspace_takes_a_variation_selector_with_its_hanzi() -> None:
    async with form() as (screen, pilot):
        screen.first.put("葛\U000e0100")
        await pilot.press("end", "backspace")
        assert screen.first.text == ""


async def test_a_locked_field_can_be_read_and_not_typed_into() -> None:
    async with form() as (screen, pilot):
        screen.first.put("甲")
        screen.first.locked = True
        await pilot.press("x", "backspace", "down")
        assert screen.first.text == "甲"
        assert screen.messages == ["walked 1"]


async def test_a_typed_hanzi_repaints_its_own_cells_and_lays_nothing_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with form() as (_, pilot):
        await pilot.press("甲")
        await pilot.pause(0.1)
        painted: list[Region] = []
        monkeypatch.setattr(
            EntryField, "refresh", lambda self, *regions, **_: painted.extend(regions) or self
        )
        await pilot.press("乙")
        assert painted == [Region(12, 0, 3, 1)]


async def test_the_terminals_cursor_stands_where_input_methods_open() -> None:
    async with form() as (screen, pilot):
        await pilot.press(*"陈田")
        assert screen.app.cursor_position == (14, 0)


async def test_no_timer_runs_for_a_field_that_waits() -> None:
    async with form() as (screen, _):
        assert not screen.first._timers
        assert not screen.second._timers
