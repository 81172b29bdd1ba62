"""A paper through the terminal (ZMODEM), for mediators who have switched it on."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tiaojie_tui.casework import taking
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.delivery import zmodem

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp

_MEANWHILE = (
    "\r\n正在把文书传到您的电脑，传好了自己回到原来的画面。\r\n"
    "要是出来一串乱码，说明终端软件不会收（PuTTY 就不会）：按住 Ctrl 再连按 X，直到画面回来。\r\n"
)


async def switch(app: "TiaojieApp") -> str:
    """Switch this way of taking papers on, or off again; the sentence that says which. Raises ``Refused``."""
    wanted = not await app.at_desk(taking.through_terminal)
    await app.at_desk(taking.set_through_terminal, wanted)
    if wanted:
        return "开了：以后按 F9，选「收到电脑上」。要用 Xshell 这样的软件，PuTTY 不行。"
    return "关了：以后不从终端收文件。"


async def send(app: "TiaojieApp", number: str, name: str, at: int = 0) -> str:
    """Send a paper of a case through the terminal; the sentence that says how it went."""
    take = partial(taking.get, number=number, name=name, at=at, way="zmodem", of_anyone=True)
    return await send_taken(app, take)


async def send_taken(app: "TiaojieApp", take: Callable[[Desk], tuple[str, bytes]]) -> str:
    """Send what is taken from the desk through the terminal; the sentence that says how it went.

    Nothing else happens in the program meanwhile: the terminal belongs to both ends of the transfer.
    """
    try:
        file_name, content = await app.at_desk(take)
    except Refused as refused:
        return str(refused)
    plain = await app.at_desk(lambda _desk: taking.plain_name(file_name))
    said = f"已传到您的电脑：{plain}。"
    try:
        with app.suspend():  # which comes back only from what ends without an exception
            print(_MEANWHILE, end="", flush=True)
            try:
                zmodem.send(plain, content)
            except zmodem.NotSent as trouble:
                said = str(trouble)
    except SuspendNotSupported:
        return "这个窗口不能从终端传文书，请用 WinSCP、scp 取。"
    return said
