"""Pictures of the pages beside a case, and of cases that can only be looked at."""

import sys
from datetime import date
from subprocess import PIPE, Popen

from tiaojie_tui.casework import cases, signing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Signature

from .conftest import Pictured, without_fingerprints
from .test_terms import sign_all
from .walking import Walk

LOAN, DOG, WALL = "借款分期", "狗咬伤", "院墙滴水"
SIGNED_ON = date(2026, 10, 20)


def test_preview_of_a_draft(pictured: Pictured) -> None:
    """You should see 草稿 and the title centred, and the first lines of the paper as they will be printed."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", "f5")

    assert pictured(keys, LOAN)


def test_preview_of_the_last_lines(pictured: Pictured) -> None:
    """You should see the places to sign, empty, the copies, and gaps as ＿＿ where nothing was written."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", "f5", "end")

    assert pictured(keys, DOG)


def test_check_list(pictured: Pictured) -> None:
    """You should see the case from its first field on, label and value in two columns, gaps as ＿＿, and how
    many are open."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("核对")

    assert pictured(keys, DOG)


def test_check_list_of_what_is_open(pictured: Pictured) -> None:
    """You should see only what is missing or wrong, each problem in a sentence under its field."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("核对")
        await walk.press("f3")

    assert pictured(keys, DOG)


def test_terms_with_a_hole(pictured: Pictured) -> None:
    """You should see one term in a row, the hole of its sum as ＿＿ in the colour of attention, 要改 below
    the number, under it what to write; then that the court cannot be asked yet, why, and which court."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", *["f8"] * 4, "pagedown")
        await walk.walk_to("terms/0/amount")
        await walk.press("end", *["backspace"] * 8)
        await walk.menu("条款一览")

    assert pictured(keys, LOAN)


def test_terms_that_can_be_confirmed(pictured: Pictured) -> None:
    """You should see two clear terms in rows whose columns stand straight, and below that the parties can go
    to the court now, until which day, to which court, and what to take along."""

    async def keys(walk: Walk) -> None:
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("条款一览")

    assert pictured(keys, WALL)


def test_card_on_screen(pictured: Pictured) -> None:
    """You should see the 明白卡 with its first provisions in plain words, and that F9 makes the file."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("明白卡")

    assert pictured(keys, WALL)


def test_history(pictured: Pictured) -> None:
    """You should see the two saves of the case, the newer first: who, when, and what was changed."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", "f8", "f8", "end")
        await walk.type("另查明，狗没有拴。")
        await walk.menu("修改记录")

    assert pictured(keys, DOG)


def test_frozen_case(pictured: Pictured) -> None:
    """You should see a term of the frozen paper, and the sentence that it changes only after voiding."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", *["f8"] * 5, "f9", "f7", "pagedown")

    assert pictured(keys, WALL)


def test_sealed_case(pictured: Pictured) -> None:
    """You should see that the case is sealed and by whom, how and when each signed; that a change is a
    supplementary agreement; nothing asks to be signed. The fingerprint is a row of noughts here."""

    async def keys(walk: Walk) -> None:
        await walk.app.at_desk(sign_and_seal)
        await walk.press("enter", *["f8"] * 5)
        await without_fingerprints(walk)

    assert pictured(keys, WALL)


def sign_and_seal(desk: Desk) -> None:
    """Carry the only case to its end."""
    number = cases.page(desk).rows[0].number
    case = signing.finalise(desk, number).case
    for row in signing.board(case):
        signer = row.signer
        by_hand = "签名、按指印" if signer.capacity == "当事人" else "签名"
        signing.sign(desk, number, Signature(signer.name, signer.capacity, by_hand, SIGNED_ON))
    signing.stamp(desk, number, SIGNED_ON)
    signing.seal(desk, number)


def test_case_another_process_works_on(pictured: Pictured) -> None:
    """You should see the case, and the sentence that 江海平 works on it since 09:10 and that it can be read
    but not changed."""
    holder: list[Popen[bytes]] = []

    async def keys(walk: Walk) -> None:
        number = (await walk.app.at_desk(cases.page)).rows[0].number
        command = [sys.executable, "-c", _HOLDER, str(walk.app.home), number]
        holder.append(Popen(command, stdin=PIPE, stdout=PIPE))
        assert holder[0].stdout
        holder[0].stdout.readline()
        await walk.press("enter")

    try:
        assert pictured(keys, DOG)
    finally:
        for process in holder:
            process.communicate(b"\n")


_HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from tiaojie_tui.casework import cases, desk
here = desk.open_desk(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 23, 9, 10))
cases.open_case(here, sys.argv[2])
print("open", flush=True)
sys.stdin.readline()
"""
