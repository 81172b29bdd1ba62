"""Pictures of the first start and of the list of cases."""

from .conftest import Pictured
from .walking import Walk

ALL = ("借款分期", "工钱", "狗咬伤", "赡养老人", "院墙滴水")


async def nothing(walk: Walk) -> None:
    """The screen as the program opens it."""


def test_first_start(pictured: Pictured) -> None:
    """You should see three questions, for the committee, the place and the mediators, the caret in the
    first, and the key that goes on."""
    assert pictured(nothing, first_start=True)


def test_first_start_without_a_committee(pictured: Pictured) -> None:
    """You should see that the full name of the committee is missing, and the caret back in its field."""

    async def go_on_without_a_word(walk: Walk) -> None:
        await walk.press("enter", "enter", "enter")

    assert pictured(go_on_without_a_word, first_start=True)


def test_empty_list(pictured: Pictured) -> None:
    """You should see the committee and the mediator, that there is no case yet, and that F2 begins one."""
    assert pictured(nothing)


def test_list_with_cases(pictured: Pictured) -> None:
    """You should see five cases in straight columns: number, name, what comes next and the day; the
    one last worked on first and stood on."""
    assert pictured(nothing, *ALL)


def test_list_searched(pictured: Pictured) -> None:
    """You should see the one case of 万建军, found by the initials typed into the search field."""

    async def search(walk: Walk) -> None:
        await walk.press("f3")
        await walk.type("wjj")

    assert pictured(search, *ALL)


def test_list_with_nothing_found(pictured: Pictured) -> None:
    """You should see that nothing was found and in which other ways one can search."""

    async def search(walk: Walk) -> None:
        await walk.press("f3")
        await walk.type("没有这人")

    assert pictured(search, *ALL)
