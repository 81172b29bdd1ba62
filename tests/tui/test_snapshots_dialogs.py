"""Pictures of what opens over a step: lists, plans, help, the menu; and of a value that cannot be read."""

from .conftest import Pictured
from .walking import Walk

DOG = "狗咬伤"


def test_pick_list(pictured: Pictured) -> None:
    """You should see the kinds of dispute with their numbers, narrowed by the initials typed, and how to
    choose one."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.case_screen.go_to("dispute_type")
        await walk.press(*["backspace"] * 6, "enter")
        await walk.type("s")

    assert pictured(keys, DOG)


def test_plan_dialog(pictured: Pictured) -> None:
    """You should see 34500 paid off at 5000 a month: every one of the seven instalments with its day and
    weekday, the last one smaller, and the sum in figures and capitals."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", *["f8"] * 4, "f2")
        await walk.type("付款")
        await walk.press("enter")
        for path, typed in (("obligors", "2"), ("obligees", "1"), ("amount", "三万四千五")):
            await walk.walk_to(f"terms/0/{path}")
            await walk.type(typed)
        await walk.walk_to("terms/0/plan")
        await walk.press("enter", "3", "enter")
        await walk.type("5000")
        await walk.press("enter")
        await walk.type("十号")
        await walk.press("enter")
        await walk.type("12月")

    assert pictured(keys, DOG)


def test_value_that_cannot_be_read(pictured: Pictured) -> None:
    """You should see 2月30 as it was typed, beside it the sentence that February has no such day, the same
    sentence at the foot, and step 1 counting one gap more."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.walk_to("accepted_on")
        for _ in "2026-11-16":
            await walk.press("backspace")
        await walk.type("2月30")

    assert pictured(keys, DOG)


def test_help_page(pictured: Pictured) -> None:
    """You should see what the identity number is for, how it is written, and how one goes back."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", "f8")
        await walk.case_screen.go_to("parties/0/id_number")
        await walk.press("f1")

    assert pictured(keys, DOG)


def test_menu(pictured: Pictured) -> None:
    """You should see all that can be done here, each with its number and its key."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter", "f12")

    assert pictured(keys, DOG)
