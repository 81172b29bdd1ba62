"""ZMODEM as a choice of each mediator; that papers arrive is tried on a real terminal (tests/terminal)."""

from pathlib import Path

import pytest

from tiaojie_tui.casework import taking
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.tui import zmodem

from .walking import prepare, walking


async def test_it_is_off_until_a_mediator_switches_it_on_for_himself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And off again; another mediator's choice is another's."""
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        assert not await walk.app.at_desk(taking.through_terminal)
        assert "PuTTY 不行" in await zmodem.switch(walk.app)
    desk = open_desk(tmp_path)
    assert taking.through_terminal(desk)
    monkeypatch.setenv("TIAOJIE_MEDIATOR", "苏文英")
    assert not taking.through_terminal(desk)
    monkeypatch.delenv("TIAOJIE_MEDIATOR")
    desk.store.close()
    async with walking(tmp_path) as walk:
        assert await zmodem.switch(walk.app) == "关了：以后不从终端收文件。"
        assert not await walk.app.at_desk(taking.through_terminal)


async def test_what_cannot_be_sent_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A paper nobody knows; a window that is no terminal."""
    [number] = prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        assert (await zmodem.send(walk.app, number, "遗嘱")).startswith("没有叫「遗嘱」的文书")
        said = await zmodem.send(walk.app, number, "明白卡")
        assert said == "这个窗口不能从终端传文书，请用 WinSCP、scp 取。"


async def test_the_menu_switches_it_and_then_f9_offers_it(tmp_path: Path) -> None:
    """And what came of it is told where one is."""
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f5", "f9")
        assert "收到电脑上" not in walk.text
        await walk.press("escape", "escape", "f12")
        assert "从终端直接收文件：关" in walk.text
        await walk.type("从终端")
        await walk.press("enter")
        assert "PuTTY 不行" in walk.text
        await walk.press("enter", "f12")
        assert "从终端直接收文件：开" in walk.text
        await walk.press("escape", "f5", "f9", "2", "enter")
        assert "请用 WinSCP、scp 取" in walk.text
