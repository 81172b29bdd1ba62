"""Pictures of what shows a form, and of what binds the whole dossier."""

import pytest

from tiaojie_tui.casework.binding import Bound
from tiaojie_tui.casework.printing import Choice
from tiaojie_tui.delivery.printing import TWO_SIDED
from tiaojie_tui.delivery.queues import Queue
from tiaojie_tui.papers.forms.contents import Row
from tiaojie_tui.tui.dialogs.waiting import Doing
from tiaojie_tui.tui.printing.dialog import Asked, PrintDialog
from tiaojie_tui.tui.screens.bound import BoundScreen

from .conftest import Pictured
from .test_check import stand_on
from .walking import Walk

WALL = "院墙滴水"
ROWS = (
    Row("人民调解申请书", 3, 4),
    Row("人民调解受理登记表", 5, 5),
    Row("调解记录（2026年10月12日）", 6, 7),
    Row("人民调解协议书", 8, 10),
    Row("卷宗情况说明", 11, 11),
)
REMARKS = (
    "权利义务告知书：还没有记下梁冬生听过权利义务告知，另有1处。",
    "履行凭证没有做成：《履行凭证》的模板用不了：请管理员看看花括号是否成对。",
)


def bound(*remarks: str) -> Bound:
    return Bound("(2026)人调字第1号", b"", (("", b""),) * 8, 12, ROWS, remarks)


@pytest.fixture(params=[(80, 24), (60, 20)], ids=["80x24", "60x20"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


def test_a_form_as_it_is_printed(pictured: Pictured) -> None:
    """You should see the registration form by its name: what each line is and what stands there in two
    columns, the boxes with the one that is ticked, and that F9 prints it."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("卷宗：")
        await stand_on(walk, "人民调解受理登记表")
        await walk.press("f5")

    assert pictured(keys, WALL)


def test_bound_with_gaps(pictured: Pictured) -> None:
    """You should see how many papers and pages there are, first what is lacking in the colour of attention
    and that it can be printed all the same, then each paper with its pages."""

    async def keys(walk: Walk) -> None:
        await walk.app.push_screen(BoundScreen(bound(*REMARKS), lambda: None))

    assert pictured(keys)


def test_bound_and_complete(pictured: Pictured) -> None:
    """You should see that nothing is lacking, each paper with its pages, and which key goes on."""

    async def keys(walk: Walk) -> None:
        await walk.app.push_screen(BoundScreen(bound(), lambda: None))

    assert pictured(keys)


def test_being_bound(pictured: Pictured) -> None:
    """You should see below the dossier which paper is being made, of how many, and that Esc stops it."""

    async def keys(walk: Walk) -> None:
        await walk.press("enter")
        await walk.menu("卷宗：")
        doing = Doing("")
        await walk.app.push_screen(doing)
        doing.say("正在做第 3/14 份：调解记录（2026年10月12日）。")

    assert pictured(keys, WALL)


def test_whole_dossier_is_printed_or_taken(pictured: Pictured) -> None:
    """You should see that Enter prints the whole on both sides, and the two ways of taking it as a file."""

    async def keys(walk: Walk) -> None:
        queue = Queue("township", "司法所一楼", True, True, True, True, "")
        choice = Choice("township", TWO_SIDED)
        asked = Asked(
            "打印整卷，36 页",
            "",
            False,
            1,
            False,
            choice,
            (queue,),
            "",
            "整卷一个 PDF，每份一个 Word 文件",
            True,
        )
        await walk.app.push_screen(PrintDialog(asked))

    assert pictured(keys)
