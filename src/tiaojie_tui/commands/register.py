"""The verbs about what was sealed: ``verify``, and of ``office`` certificate, register and daily sheet."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from tiaojie_tui.casework import certified, register_book, verifying
from tiaojie_tui.casework.desk import Desk, Refused, installation
from tiaojie_tui.casework.register_book import State
from tiaojie_tui.casework.verifying import Verdict
from tiaojie_tui.commands import at_console, desks, given
from tiaojie_tui.office import console
from tiaojie_tui.papers import wording


def verify(said: Namespace) -> bool:
    """A file, a 校验码 typed off a sheet, or words typed off it."""
    verdict = _verdict(said, desks.opened(said))
    print("\n".join(verdict.sentences))
    return verdict.intact


def _verdict(said: Namespace, desk: Desk) -> Verdict:
    if said.text:
        words = sys.stdin.read() if said.text == "-" else given.text_of(Path(said.text))
        return verifying.verify_text(desk, words)
    if Path(said.what).exists():
        return verifying.verify_file(desk, given.bytes_of(Path(said.what)))
    code = wording.typed_code(said.what)
    if code is None:
        raise Refused(f"「{said.what}」不是文件，也不是16位的校验码，请核对了再写一遍。")
    return verifying.verify_code(desk, code)


def _certificate(said: Namespace) -> bool:
    with at_console.refusing(), console.as_owner(said.home):  # whose sessions seal with it
        desk = desks.opened(said)
        here = installation(desk)
        made = certified.make_certificate(desk, said.holder or (here.committee if here else ""))
    print(
        f"证书做好了：{made}\n以后封存的文书都带封存标记。旁边的 .key 是钥匙，只有本账号能读，"
        "请备份到保险柜里，不要给别人。"
    )
    return True


def _daily(said: Namespace) -> bool:
    desk = desks.opened(said)
    docx = register_book.daily_sheet(desk, given.day(said.on, desk.today))
    given.write(said.output, docx)
    print("日报做好了。请打印，送司法所签字盖章，双方各留一份。")
    return True


def _register(said: Namespace) -> bool:
    desk = desks.opened(said)
    if said.at is not None:
        print(f"第 {said.at} 条\t{register_book.hash_at(desk, said.at)}")
    say(register_book.state(desk))
    return True


def say(state: State) -> None:
    """Print how the register stands. Raises ``Refused`` with what does not hold."""
    if state.faults:
        raise Refused("\n".join((*state.faults, "登记可能被改过，请马上告诉司法所，以签收的日报为准。")))
    if state.set_back:
        which = "、".join(map(str, state.set_back))
        print(f"第 {which} 条的时间比前一条早，服务器的时钟可能被拨回过，请核对当天的日报。")
    print(f"登记簿完整：共 {state.entries} 条，末条的哈希值 {state.head}")


OFFICE: dict[str, Callable[[Namespace], bool]] = {
    "certificate": _certificate,
    "daily": _daily,
    "register": _register,
}
VERBS: dict[str, Callable[[Namespace], bool]] = {"verify": verify}
