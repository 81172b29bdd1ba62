"""Step 6 at the line: what blocks 定稿, 定稿, the record of ink seen on paper, 作废, 封存."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tiaojie_tui.casework import board, readiness, signing
from tiaojie_tui.casework.board import BoardLine, PaperLine, StampLine
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain import dates, signers, words
from tiaojie_tui.domain.case import Case, Signature
from tiaojie_tui.domain.signers import Signer
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.domain.typed import Unreadable, narrow
from tiaojie_tui.plain import answers, papers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.store.cases import Stored

_STEP = "signing"
_SEALING = (
    "封存就是把这一稿的字和签名登记一起锁住：以后谁也不能再改，也不能作废，连管理员也不能。"
    "以后有变动，只能另立一份补充协议。先把纸上的签名、日期对一遍。"
)
_VOIDING = "作废以后，这一稿不能再用，登记的签名全部取消，打印好的要收回来。改好要重新定稿、打印、签名。"


def walk(opened: Opened) -> None:
    """Whatever comes next until Enter leads back to the menu. Raises ``Elsewhere``."""
    while True:
        opened.editing.go(_STEP, board.SIGNATURES)
        stored = opened.editing.stored
        if stored.seal is not None:
            goes_on = _sealed(opened)
        elif stored.frozen is not None:
            goes_on = _frozen(opened)
        else:
            goes_on = _open(opened)
        if not goes_on:
            return


# Before 定稿


def _open(opened: Opened) -> bool:
    line, case = opened.line, opened.case
    unfit = readiness.no_paper(case)
    if unfit:
        line.say(unfit)
        return False
    blocks = readiness.blocks(opened.problems())
    if blocks:
        numbers = {step.key: at for at, step in enumerate(STEPS, 1)}
        line.say(f"还有 {len(blocks)} 处没补齐，补齐了才能定稿：")
        told = [f"第{numbers[one.step]}步 {one.message}" for one in blocks]
        chosen = line.choose("去改哪一处，写编号；回菜单按回车：", told)
        if chosen is None:
            return False
        raise Elsewhere(numbers[blocks[chosen].step], blocks[chosen].field)
    outcome = "" if case.outcome == "written" else "调解结果会同时记为「达成书面协议」。"
    line.say(f"可以定稿了。{readiness.still_open(case)}{readiness.FREEZES}{outcome}".replace("\n", ""))
    line.say(f"要签的人：{readiness.who_signs(case)}，最后盖调委会印章。")
    chosen = line.choose("写编号；回菜单按回车：", ("看协议书", "定稿"))
    if chosen == 0:
        papers.look_at_agreement(opened)
    elif chosen == 1 and line.sure("念给双方听过了，没有意见，定稿吗？"):
        stored = _act(
            opened, "正在定稿，请等几秒。", lambda: signing.finalise(opened.desk, opened.editing.number)
        )
        if stored is not None and stored.frozen is not None:
            line.say(f"已定稿：第{stored.frozen.version}稿，校验码 {stored.frozen.code}。请打印签名。")
    return chosen is not None


def _act(opened: Opened, doing: str, act: Callable[[], Stored]) -> Stored | None:
    """Do this once all that was typed is saved; ``None`` where it was refused, which is said."""
    if opened.editing.only_read is not None:
        opened.tell(opened.editing.only_read)
        return None
    if not opened.save():
        return None
    opened.line.say(doing)
    try:
        stored = act()
    except Refused as refused:
        opened.tell(str(refused))
        return None
    opened.editing.registered(stored)
    return stored


# Ink


def _frozen(opened: Opened) -> bool:
    """The board by number, with what can be done with the whole below it."""
    line, stored = opened.line, opened.editing.stored
    paper, *places = board.lines(stored, opened.case)
    assert isinstance(paper, PaperLine)
    line.say(
        f"【签名登记】第{paper.version}稿，打印 {paper.copies} 份，校验码 {paper.code}。纸上签一个，记一个。"
    )
    line.say(board.whole(opened.case))
    complete = signers.effective_date(opened.case) is not None
    acts = ["打印", *(("封存",) if complete else ()), "作废这一稿"]
    told = [" ".join(filter(None, board.row(0, one)[1:])) for one in places]
    chosen = line.choose("写编号；回菜单按回车：", [*told, *acts])
    if chosen is None:
        return False
    if chosen < len(places):
        _record(opened, places[chosen])
        return True
    act = acts[chosen - len(places)]
    if act == "打印":
        papers.print_agreement(opened)
    elif act == "封存":
        _seal(opened)
    else:
        _void(opened)
    return True


def _record(opened: Opened, line: BoardLine) -> None:
    """Ask what stands on paper in this place; what was recorded can be taken back."""
    if not board.is_open(line):
        chosen = opened.line.choose("已经登记了，写编号：", ("登记错了，重记", "取消登记"))
        if chosen is None:
            return
        if chosen == 1:
            _take_back(opened, line)
            return
    if isinstance(line, StampLine):
        day = _day(opened, "每一份都盖了章以后再记。调委会印章哪天盖的")
        if day is not None:
            _put(
                opened,
                "登记调委会印章",
                line,
                lambda: signing.with_stamp(opened.case, day, opened.at_hand.today),
            )
    elif isinstance(line, signing.Row):
        _record_signature(opened, line)


def _record_signature(opened: Opened, line: signing.Row) -> None:
    able = board.ways(line.signer)
    if not able:
        opened.line.say(
            f"{line.signer.of or '这里'}没有人能签：先作废这一稿，到前面几步补上姓名或法定代理人，再定稿。"
        )
        return
    at = 0
    if len(able) > 1:
        told = [f"{name}（{capacity}）" for name, capacity in able]
        chosen = opened.line.choose("纸上是谁签的，写编号：", told)
        if chosen is None:
            return
        at = chosen
    name, capacity = able[at]
    method = _method(opened, name, line.signer)
    day = _day(opened, f"{name}哪天签的") if method else None
    if method and day is not None:
        signature = Signature(name, capacity, method, day)
        today = opened.at_hand.today
        _put(opened, f"登记{name}的签名", line, lambda: signing.with_signature(opened.case, signature, today))


def _method(opened: Opened, name: str, signer: Signer) -> str:
    """How it was signed, by numbers; empty for Enter alone: nothing is proposed as signed."""
    listed = "  ".join(f"{number} {one}" for number, one in enumerate(words.SIGNING_METHODS, 1))
    while True:
        typed = opened.line.ask(
            f"{name}在纸上怎么签的：{listed}，几样连着写，如 13；没签按回车：",
            (f"看着纸上的记。通常是：{signer.method}。没签的不要记。",),
        )
        if answers.command(typed) is Command.KEEP:
            return ""
        marked = _marked(typed)
        if marked:
            return "、".join(marked)
        opened.line.say("请写 1、2、3，如 13 是签名、按指印。")


def _marked(typed: str) -> list[str]:
    """The ways of signing that are meant, in their order; none where anything else was typed."""
    ways = dict(enumerate(words.SIGNING_METHODS, 1))
    pieces = re.findall("|".join((r"\d", *words.SIGNING_METHODS, r"[^\s,.、和]")), narrow(typed))
    meant = {ways.get(int(piece)) if piece.isdecimal() else piece for piece in pieces}
    return [one for one in ways.values() if one in meant] if meant <= set(ways.values()) else []


def _day(opened: Opened, question: str) -> date | None:
    """The day; Enter alone is today, < gives up."""
    today = opened.at_hand.today
    while True:
        typed = opened.line.ask(f"{question}，如 11.23、昨天；今天（{dates.iso(today)}）按回车，不记写 < ：")
        said = answers.command(typed)
        if said is Command.KEEP:
            return today
        if said is Command.BACK:
            return None
        try:
            return dates.parse_date(typed, today)
        except Unreadable as unreadable:
            opened.tell(str(unreadable))


def _put(opened: Opened, label: str, line: BoardLine, made: Callable[[], Case]) -> None:
    try:
        case = made()
    except Refused as refused:
        opened.tell(str(refused))
        return
    if opened.change(label, board.place(line), case, signing=True):
        opened.saved(f"已{label}")


def _take_back(opened: Opened, line: BoardLine) -> None:
    if isinstance(line, StampLine):
        _put(opened, "取消登记调委会印章", line, lambda: replace(opened.case, sealed_on=None))
    elif isinstance(line, signing.Row):
        name = line.signature.name if line.signature else ""
        signer = line.signer
        _put(opened, f"取消登记{name}的签名", line, lambda: signing.without_signature(opened.case, signer))


def _void(opened: Opened) -> None:
    opened.line.say(_VOIDING)
    reason = opened.line.ask("为什么作废，如 账号写错了；不作废按回车：")
    if answers.command(reason) is None and opened.line.sure("真的作废这一稿吗？"):
        number = opened.editing.number
        if _act(opened, "正在作废。", lambda: signing.void(opened.desk, number, reason.strip())):
            opened.line.say("已作废，可以到前面几步去改。改好再回到第6步定稿。")


def _seal(opened: Opened) -> None:
    since = signers.effective_date(opened.case)
    opened.line.say(_SEALING + (f"协议从{dates.printed(since)}起生效。" if since else ""))
    if opened.line.sure("封存吗？"):
        number = opened.editing.number
        if _act(opened, "正在封存，请等几秒。", lambda: signing.seal(opened.desk, number)):
            opened.line.say("已封存。原件各方一份，调委会存一份。")


# Sealed


def _sealed(opened: Opened) -> bool:
    stored = opened.editing.stored
    assert stored.seal is not None
    opened.line.say(f"【已封存】{dates.printed(stored.seal.sealed_at.date())}封存，谁也不能再改。")
    chosen = opened.line.choose("写编号；回菜单按回车：", ("看协议书", "打印"))
    if chosen == 0:
        papers.look_at_agreement(opened)
    elif chosen == 1:
        papers.print_agreement(opened)
    return chosen is not None
