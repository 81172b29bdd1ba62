"""条款一览: the terms at a glance, from which one goes to a hole and comes back to the same row."""

import re
from pathlib import Path

from tiaojie_tui.casework import cases, signing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Signature

from .test_check import here, stand_on
from .walking import prepare, walking


async def test_each_term_is_a_row_of_who_whom_what_how_much_when_and_how(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("条款一览")
        assert "共 2 条，清楚 2 条，要改 0 条" in walk.lines[0]
        assert walk.lines[2].split() == ["谁", "对谁", "做什么", "多少", "什么时候", "怎么做"]
        row = next(line for line in walk.lines if line.startswith("  2"))
        assert {"梁冬生", "梁秋生", "680元", "现金"} <= set(row.split())
        assert "清楚" in walk.text
        await walk.press("end")
        assert "司法确认   还不能申请" in walk.text
        assert "还没有盖调委会印章" in re.sub(r"\s|>", "", walk.text)


async def test_enter_goes_to_the_hole_and_esc_comes_back_to_its_row(tmp_path: Path) -> None:
    prepare(tmp_path, "借款分期")
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4)
        await walk.press("pagedown")
        await walk.walk_to("terms/0/amount")
        await walk.press("end", *["backspace"] * 8)
        await walk.menu("条款一览")
        assert "要改 1 条" in walk.lines[0]
        assert "＿＿" in walk.text
        await stand_on(walk, "没有写金额")
        await walk.press("enter")
        assert walk.path == "terms/0/amount"
        assert "Esc 回一览" in walk.text
        await walk.type("18000")
        await walk.press("escape")
        assert "要改 0 条" in walk.lines[0]
        await walk.press("escape")
        assert walk.path == "terms/0/amount"
        assert "Esc 列表" in walk.text


async def test_what_was_mended_is_gone_and_one_stands_on_the_row_of_its_term(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter", *["f8"] * 4, "pagedown", "pagedown")
        await walk.walk_to("terms/1/amount")
        await walk.press("end", *["backspace"] * 8)
        await walk.menu("条款一览")
        await stand_on(walk, "没有写金额")
        await walk.press("enter")
        await walk.type("680")
        await walk.press("escape")
        assert here(walk).startswith("> 2")


async def test_what_keeps_the_court_from_confirming_leads_to_its_field(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("条款一览")
        assert "还没有条款" in walk.lines[0]
        await stand_on(walk, "还没有协议条款")
        await walk.press("enter")
        assert "[5协议" in walk.text


async def test_what_is_signed_and_sealed_says_until_when_and_where(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("条款一览")
        await walk.press("end")
        assert "最晚" in walk.text
        assert "的基层法院" in walk.text
        assert "协议书原件" in walk.text


def sign_all(desk: Desk) -> None:
    """Carry the only case to the day it takes effect, which is today."""
    number = cases.page(desk).rows[0].number
    case = signing.finalise(desk, number).case
    for row in signing.board(case):
        signer = row.signer
        signing.sign(desk, number, Signature(signer.name, signer.capacity, "签名", desk.today))
    signing.stamp(desk, number, desk.today)


async def test_a_row_of_many_people_and_a_long_wording_stays_in_its_columns(tmp_path: Path) -> None:
    prepare(tmp_path, "赡养老人")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.menu("条款一览")
        assert here(walk).startswith("> 1")
        assert "每人每次" in walk.text
        assert "长期" in walk.text
        assert ".." in walk.text
        assert all(len(line.encode("gbk", "replace")) <= 80 for line in walk.lines)
