"""Pictures of the dossier, in the smallest window that is served and in a smaller one."""

import pytest

from .conftest import Pictured
from .test_terms import sign_all
from .walking import Walk

WAGES, WALL = "工钱", "院墙滴水"


@pytest.fixture(params=[(80, 24), (60, 20)], ids=["80x24", "60x20"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


def test_dossier_of_a_case_that_is_talked_about(pictured: Pictured) -> None:
    """You should see how many papers there are of those needed now, the papers one below the other in two
    straight columns, in the colour of attention 缺 with who was not told, and what comes later in grey."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("卷宗：")

    assert pictured(keys, WAGES)


def test_dossier_of_an_agreement_that_is_signed(pictured: Pictured) -> None:
    """You should see the agreement that can be printed, money that was due and of which nothing is written
    down, until when the court can be asked, and below that the arrow where F5 and Enter act."""

    async def keys(walk: Walk) -> None:
        await walk.app.at_desk(sign_all)
        await walk.press("enter")
        await walk.menu("卷宗：")
        await walk.press(*["down"] * 10)

    assert pictured(keys, WALL)
