"""A session at the line: whose it is, the list of cases, and how it ends."""

import re
import signal
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from tiaojie_tui.casework import audit, cases, desk, masking, pin
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.casework.whatnext import what_next
from tiaojie_tui.domain.people import Role
from tiaojie_tui.domain.short_names import short_committee
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.office import crash
from tiaojie_tui.plain import answers, case
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Again, Closed, Cut, Elsewhere, Leave
from tiaojie_tui.plain.line import Line
from tiaojie_tui.plain.opened import Opened
from tiaojie_tui.plain.wording import without_keys
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.listing import Key, Page, Summary

_PATIENCE = 600.0
"""Seconds without an answer on a server, where what was said stays in sight of whoever comes by."""
_SHOWN = 9
"""Cases said at once."""
_NO_KEY = "这是多人共用的服务器，要用自己的钥匙登录才能办案。请用平时登录的办法进来，或者告诉管理员。"
_NEW = ("新", "新案件")
_HELP = (
    "写编号打开案件，写「新」登记一个。打字查找：姓名、拼音首字母、编号、电话后四位、村名都行。",
    "写「核验」，照校验码查一份纸上的协议书。",
)
_VERIFY = "核验"
_PRIVATE = "涉隐私"
_FOR_A_REASON = "写「涉隐私」，说明理由，看限制查看的案件。"
_BETWEEN_NAMES = re.compile(r"[\s、，,;；]+")
_NO_CODE = "校验码是 16 个字母和数字，没有 0、1、8、9，请对照页脚再打一遍。"
_SET_UP = (
    "调委会全称，印在每份文书上，如 清河县柳林镇石桥村人民调解委员会：",
    "所在的村或社区，如 清河县柳林镇石桥村：",
    "人民调解员，几个人用顿号隔开，常主持的写最前：",
)
_QUESTION = "写编号打开，「新」登记新案件，打字查找{more}，「退出」离开："


def begin(home: Path) -> bool:
    """Work at standard input and output until the mediator leaves or the line is cut; false after an error
    nobody foresaw. Raises ``Refused``."""
    line = Line(sys.stdin.buffer, sys.stdout.buffer)
    if sys.stdin.isatty():
        # The kernel drops what was being typed; a process that stopped or died could not be brought back.
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(number, signal.SIG_IGN)
    at = desk.open_desk(home)
    with closing(at.store):
        try:
            run(at, line)
        except Refused:
            raise
        except Exception as error:  # what is left of it must show no private word
            named = crash.report(home, type(error), error.__traceback__)
            with suppress(Cut):
                line.say(crash.SENTENCE.format(number=named))
            return False
    return True


def run(at: Desk, line: Line) -> None:
    """The session of one desk at one line. Raises ``Refused`` where nobody says who is at work."""
    if at.on_server and at.person is None:
        raise Refused(_NO_KEY)
    if at.on_server:
        pin.needed(at)  # raises while too many wrong tries keep somebody out; a line has no screen to cover
        line.patience = _PATIENCE
        line.cover = partial(masking.covered, at)
    audit.came(at)
    with suppress(Cut):
        try:
            _Session(at, line).run()
        except Cut:
            raise
        except Leave:
            audit.left(at)
            line.say("再见。")


class _Session:
    def __init__(self, at: Desk, line: Line) -> None:
        self._desk, self._line = at, line
        self._mediators: tuple[str, ...] = ()

    def run(self) -> None:
        """Raises ``Leave`` in the end."""
        known = desk.installation(self._desk) or self._set_up()
        self._mediators = known.mediators
        self._line.say(f"人民调解  {short_committee(known.committee)}  {self._desk.mediator}")
        self._line.say("打字，按回车。不知道怎么办，写 ? 按回车。")
        editing = cases.resume(self._desk)
        if editing is not None:
            self._line.say("接着上次停下的地方；别的案件在菜单里按回车。")
        while True:
            if editing is None:
                editing = self._chosen()
            editing = self._work(editing)

    def _work(self, editing: Editing) -> Editing | None:
        """Work on a case and let go of it, whatever happens; gives the case to go on with, if any."""
        opened = Opened(self._desk, self._line, editing, self._mediators)
        resume_here = True
        try:
            if editing.recovered:
                self._line.say(editing.recovered.said)
            if editing.only_read:
                opened.tell(editing.only_read)
            new = case.work(opened)
            resume_here = again = False
        except Again:
            new, resume_here, again = None, False, True
        except Closed as closed:
            opened.tell(str(closed))
            new, resume_here, again = None, False, False
        finally:
            # Where two values still wait for a choice, or nobody is there to hear of it, the draft has them.
            with suppress(Leave, Elsewhere):
                if editing.dirty and editing.only_read is None and not opened.save():
                    self._line.say("还没有存进数据库，内容在草稿里，下次打开会恢复。")
            opened.leave(resume_here=resume_here)
        return self._open(editing.number) if again else new

    # The list of cases

    def _chosen(self) -> Editing:
        """The case that is opened or begun."""
        query, before, after = "", list[Key | None](), None
        while True:
            try:
                page = cases.page(self._desk, query, after)
            except Refused as refused:
                self._line.say(str(refused))
                page = Page((), None)
            rows, first = page.rows, 0
            self._say_list(rows, query)
            while True:
                typed = self._asked(len(rows) > first + _SHOWN or page.next is not None)
                said = answers.command(typed)
                number = answers.number_meant(typed, len(rows))
                if number is not None or typed.strip() in _NEW:
                    found = self._open(rows[number - 1].number if number else None)
                    if found is not None:
                        return found
                elif typed.strip() == _VERIFY:
                    self._verify()
                elif typed.strip() == _PRIVATE and self._may_give_reasons:
                    found = self._opened_for_a_reason()
                    if found is not None:
                        return found
                elif said is Command.ON and len(rows) > first + _SHOWN:
                    first += _SHOWN
                    self._say_rows(rows, first)
                elif said is Command.ON and page.next is not None:
                    before.append(after)
                    after = page.next
                    break
                elif said in (Command.KEEP, Command.BACK):
                    query, before, after = "", [], None
                    break
                elif said is None:
                    query, before, after = typed.strip(), [], None
                    break

    def _asked(self, more: bool) -> str:
        while True:
            try:
                also = (_FOR_A_REASON,) if self._may_give_reasons else ()
                return self._line.ask(_QUESTION.format(more="，> 后面的" if more else ""), (*_HELP, *also))
            except Elsewhere:
                self._line.say("先打开一个案件。")

    def _say_list(self, rows: Sequence[Summary], query: str) -> None:
        self._line.say("", f"【查找「{query}」】找到 {len(rows)} 个" if query else "【案件】刚办过的在前")
        if not rows:
            self._line.say(
                "没有找到。换个写法试试：姓名、拼音首字母、编号、电话后四位、村名；看全部按回车。"
                if query
                else "还没有案件。写「新」登记第一个：谁来申请、和谁、为什么事。"
            )
        self._say_rows(rows, 0)

    def _say_rows(self, rows: Sequence[Summary], first: int) -> None:
        for number, one in enumerate(rows[first : first + _SHOWN], first + 1):
            title = one.title or "还没有名称"
            self._line.say(f"{number} {one.number} {title}，下一步：{what_next(one)}", hanging=3)

    def _open(self, number: str | None) -> Editing | None:
        try:
            return cases.begin(self._desk) if number is None else cases.open_case(self._desk, number)
        except Refused as refused:
            self._line.say(without_keys(str(refused)))
            return None

    @property
    def _may_give_reasons(self) -> bool:
        return self._desk.person is not None and self._desk.person.role is Role.CHIEF

    def _opened_for_a_reason(self) -> Editing | None:
        """Ask which private case and why, write that down, and open it to be read."""
        with suppress(Elsewhere):
            number = self._line.ask("限制查看的案件，写编号；不看按回车：")
            if answers.command(number) is not None:
                return None
            reason = self._line.ask("为什么要看，如 县局督办，核对协议；理由会记进登记簿，承办人看得到：")
            try:
                cases.read_for_a_reason(self._desk, number, "" if answers.command(reason) else reason)
            except Refused as refused:
                self._line.say(str(refused))
                return None
            return self._open(number)
        return None

    def _verify(self) -> None:
        """Ask for the code of a sheet, and say what is registered under it."""
        # Imported here: with it comes what reads papers.
        from tiaojie_tui.casework import verifying
        from tiaojie_tui.papers.wording import typed_code

        with suppress(Elsewhere):
            code = typed_code(self._line.ask("照页脚打 16 位校验码，横线和大小写不用管；不查按回车："))
            try:
                said = verifying.verify_code(self._desk, code).sentences if code else (_NO_CODE,)
            except Refused as refused:
                said = (str(refused),)
            self._line.say(*said)

    # The first start

    def _set_up(self) -> Installation:
        """Ask for the committee, its place, its mediators, and keep them."""
        self._line.say("第一次使用，先写三项，以后都能改。")
        while True:
            given = [self._written(question) for question in _SET_UP]
            names = tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(given[2]) if name))
            wanted = Installation(given[0], given[1], names)
            try:
                desk.set_up(self._desk, wanted)
            except Refused as refused:
                self._line.say(str(refused))
            else:
                return wanted

    def _written(self, question: str) -> str:
        while True:
            try:
                typed = self._line.ask(question)
            except Elsewhere:
                typed = ""
            if answers.command(typed) is None:
                return clean_line(typed)
            self._line.say("这一项要写。")
