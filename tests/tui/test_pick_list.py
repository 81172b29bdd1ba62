"""A list is picked by number, pinyin initials, part of the word, or arrows and Enter."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.app import App
from textual.pilot import Pilot

from tiaojie_tui.domain import words
from tiaojie_tui.tui import themes
from tiaojie_tui.tui.app import TiaojieApp
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList

TYPES = [Pick(choice.value, choice.shown, choice.initials) for choice in words.DISPUTE_TYPES]
PEOPLE = [Pick(name, name) for name in ("洪大有", "洪小有", "方如意")]
NOT_ANSWERED = ("?",)


class Asking(App[None]):
    """Asks one question and keeps the answer."""

    CSS_PATH = TiaojieApp.CSS_PATH

    def __init__(self, dialog: PickList) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = themes.DARK.name
        self.dialog = dialog
        self.answer: tuple[str, ...] | None = NOT_ANSWERED

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.keep)

    def keep(self, answer: tuple[str, ...] | None) -> None:
        self.answer = answer


@asynccontextmanager
async def asking(dialog: PickList) -> AsyncIterator[tuple[Asking, "Pilot[None]"]]:
    app = Asking(dialog)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


async def answered(dialog: PickList, keys: Sequence[str]) -> tuple[str, ...] | None:
    async with asking(dialog) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        return app.answer


def shown(app: Asking) -> str:
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text for strip in strips)


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        (["2", "enter"], "邻里纠纷"),
        (["1", "8", "enter"], "其他纠纷"),
        (["1", "enter"], "婚姻家庭纠纷"),
        (["１", "８", "enter"], "其他纠纷"),
        (["8", "2", "enter"], "邻里纠纷"),
        ([*"lljf", "enter"], "邻里纠纷"),
        ([*"LLJF", "enter"], "邻里纠纷"),
        ([*"宅基地", "enter"], "房屋宅基地纠纷"),
        (["down", "down", "enter"], "房屋宅基地纠纷"),
        (["end", "enter"], "其他纠纷"),
        ([*"yl", "backspace", "backspace", "enter"], "婚姻家庭纠纷"),
    ],
)
async def test_one_is_picked(keys: list[str], picked: str) -> None:
    assert await answered(PickList("纠纷类型", TYPES), keys) == (picked,)


async def test_escape_answers_nothing() -> None:
    assert await answered(PickList("纠纷类型", TYPES), ["l", "escape"]) is None


@pytest.mark.parametrize("keys", [["1", "9"], ["0"], ["z", "z", "enter"], ["1"], ["2"]])
async def test_what_stands_for_no_line_or_several_answers_nothing_yet(keys: list[str]) -> None:
    assert await answered(PickList("纠纷类型", TYPES), keys) == NOT_ANSWERED


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        (["1", "3", "enter"], ("洪大有", "方如意")),
        (["3", "1", "enter"], ("方如意", "洪大有")),
        (["1", "3", "1", "enter"], ("方如意",)),
        (["space", "down", "space", "enter"], ("洪大有", "洪小有")),
        (["down", "enter"], ("洪小有",)),
    ],
)
async def test_several_are_marked_in_the_order_they_are_marked(
    keys: list[str], picked: tuple[str, ...]
) -> None:
    assert await answered(PickList("谁来付", PEOPLE, many=True), keys) == picked


async def test_other_words_are_taken_where_the_list_is_only_a_proposal() -> None:
    dialog = PickList("记录人", PEOPLE, free=True)
    assert await answered(dialog, [*"苗青", "enter"]) == ("苗青",)


async def test_other_words_are_not_taken_where_the_list_is_closed() -> None:
    assert await answered(PickList("纠纷类型", TYPES), [*"苗青", "enter"]) == NOT_ANSWERED


async def test_the_dialog_prints_its_numbers_and_keys_and_shows_all_18() -> None:
    async with asking(PickList("纠纷类型", TYPES)) as (app, _):
        text = shown(app)
        assert all(pick.shown in text for pick in TYPES)
        assert "18" in text
        assert "Esc 不选" in text
        assert "回车 选定" in text


async def test_names_with_markup_are_shown_as_they_are() -> None:
    async with asking(PickList("谁", [Pick("x", "[red]甲[/red]"), Pick("y", "[/]")])) as (app, _):
        assert "[red]甲[/red]" in shown(app)
        assert "[/]" in shown(app)


async def test_a_list_opened_on_typed_words_shows_what_they_may_mean_and_picks_nothing_else() -> None:
    """Enter, Enter on 十二级 must not become 一级."""
    assert await answered(PickList("纠纷类型", TYPES, typed="劳动仲裁"), ["enter"]) == NOT_ANSWERED
    assert await answered(PickList("纠纷类型", TYPES, typed="邻里"), ["enter"]) == ("邻里纠纷",)
