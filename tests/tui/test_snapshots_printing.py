"""Pictures of the dialog that asks how a paper is printed."""

from tiaojie_tui.casework.printing import Choice
from tiaojie_tui.delivery.printing import TWO_SIDED
from tiaojie_tui.delivery.queues import Queue
from tiaojie_tui.tui.printing.dialog import Asked, PrintDialog

from .conftest import Pictured
from .walking import Walk

HEADING = "打印《人民调解协议书》"
DOWNSTAIRS = Queue("township", "司法所一楼", True, True, True, True, "打印机没纸了，加了纸会自动接着打。")
UPSTAIRS = Queue("simplex", "二楼文印室", False, True, False, True, "")


def test_print_dialog(pictured: Pictured) -> None:
    """You should see that the last printing waits for paper, that Enter prints 3 copies on both sides of A4
    on the printer downstairs, and what can be changed before, each with what it is now."""

    async def keys(walk: Walk) -> None:
        last = f"上次 11-23 10:19，江海平，3 份：{DOWNSTAIRS.trouble}"
        asked = Asked(
            HEADING, last, True, 3, False, Choice("township", TWO_SIDED), (DOWNSTAIRS, UPSTAIRS), ""
        )
        await walk.app.push_screen(PrintDialog(asked))

    assert pictured(keys)


def test_print_dialog_without_a_printer(pictured: Pictured) -> None:
    """You should see why nothing can be printed, whom to ask for what, and that the paper can still be
    put into a file."""

    async def keys(walk: Walk) -> None:
        why = "这台服务器没有装打印程序，请管理员安装 cups-client。文书可以先存成文件。"
        asked = Asked(HEADING, "", False, 3, False, Choice(None, TWO_SIDED), (), why)
        await walk.app.push_screen(PrintDialog(asked))

    assert pictured(keys)
