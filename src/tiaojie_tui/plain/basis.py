"""Step 4 at the line: what is cited and what may fit, by number; a search by words; a provision by hand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tiaojie_tui.casework import citations, statutes
from tiaojie_tui.casework.citations import AsOf, Choice
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain.case import Citation
from tiaojie_tui.domain.typed import Unreadable, narrow
from tiaojie_tui.laws import index
from tiaojie_tui.laws.articles import read_article
from tiaojie_tui.plain import answers
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened

_AT = "legal_basis"
_SHOWN = 8
"""Lines said at once; on a slow line nobody waits for twenty."""
_MORE = ("更多", "多")
_READ = re.compile(r"(\d+)\s*\?")
_HELP = (
    "写编号就引用，再写一次就取消。写 3? 念第3条的要点和原文。",
    "打字查找：法律简称、条号、词都行，如 采光、民法典288。「手写」自己写，「更多」看后面的。",
    "已失效或还没施行的不能引用，会告诉您现在看哪一条。",
)


def walk(opened: Opened) -> None:
    """Choose what the agreement rests on, until Enter leads on. Raises ``Elsewhere``."""
    line = opened.line
    shown = _proposed(opened)
    searching = False
    first = 0
    told: tuple[object, int] = (None, 0)
    while True:
        if told != (shown, first):
            cited = len(opened.case.legal_basis)
            line.say(f"【法律依据】{f'已引用 {cited} 条' if cited else '还没有引用'}")
            _list(opened, shown, first)
            told = shown, first
        opened.editing.go("basis", _AT)
        on = "按回车回到建议" if searching else "按回车到第5步"
        typed = line.ask(f"写编号引用或取消，打字查找，「手写」自己写，{on}：", (*_HELP, *answers.ABOUT))
        said = answers.command(typed)
        number = answers.number_meant(typed, len(shown))
        read = _READ.fullmatch(narrow(typed))
        if number is not None:
            _turn(opened, shown[number - 1])
        elif read and 1 <= int(read[1]) <= len(shown):
            _read_out(opened, shown[int(read[1]) - 1])
        elif typed.strip() in _MORE:
            first = first + _SHOWN if first + _SHOWN < len(shown) else 0
        elif typed.strip() == "手写":
            _by_hand(opened)
            shown, first, searching = _proposed(opened), 0, False
        elif said in (Command.KEEP, Command.BACK) and searching:
            shown, first, searching = _proposed(opened), 0, False
        elif said in (Command.KEEP, Command.ON):
            return
        elif said is Command.BACK:
            raise Elsewhere(3)
        elif said is Command.UNDO:
            opened.undo()
        elif said is None:
            shown, first, searching = _found(opened, typed), 0, True
            if not shown:
                line.say("没有找到。换个说法试试，如 采光、滴水、借条；知道是哪一条的，写「手写」。")
                shown, searching = _proposed(opened), False


def _as_of(opened: Opened) -> AsOf:
    return citations.as_of(opened.case, opened.at_hand.today, opened.editing.tables.statutes)


def _proposed(opened: Opened) -> list[Choice]:
    found = citations.proposed(opened.case, opened.at_hand.today)
    if not found:
        opened.line.say("还看不出哪些法条用得上：先到第1步选纠纷类型、第3步写事实，也可以打字查找。")
    return found


def _found(opened: Opened, typed: str) -> list[Choice]:
    as_of = _as_of(opened)
    found = citations.found(typed, as_of)
    try:
        return citations.with_originals(found, statutes.search(opened.desk, typed, as_of.day))
    except Refused:
        return found


def _list(opened: Opened, shown: Sequence[Choice], first: int) -> None:
    as_of = _as_of(opened)
    for number, choice in enumerate(shown[first : first + _SHOWN], first + 1):
        cited = choice.citation in opened.case.legal_basis
        row = citations.row(number, choice, cited, as_of)
        opened.line.say(" ".join(filter(None, row)).strip(), hanging=3)
    left = len(shown) - first - _SHOWN
    if left > 0:
        opened.line.say(f"后面还有 {left} 条，写「更多」来看。")


def _read_out(opened: Opened, choice: Choice) -> None:
    """What is known of a provision, with its official words where they are at hand."""
    as_of = _as_of(opened)
    try:
        official = statutes.official(opened.desk, choice.citation, as_of.day)
    except Refused:
        official = None
    whole = replace(choice, official=official or choice.official)
    opened.tell(choice.name, *(f"{label}：{text}" for label, text in citations.paragraphs(whole, as_of)))


def _turn(opened: Opened, choice: Choice) -> None:
    """Cite it, or cite it no more."""
    basis = opened.case.legal_basis
    if choice.citation in basis:
        _put(opened, f"取消引用{choice.name}", tuple(one for one in basis if one != choice.citation))
        return
    unfit = citations.unfit(choice, _as_of(opened))
    if unfit:
        opened.tell(f"这一条不能引用：{unfit}")
        return
    _put(opened, f"引用{choice.name}", (*basis, choice.citation))


def _put(opened: Opened, label: str, basis: tuple[Citation, ...]) -> None:
    if opened.change(label, _AT, replace(opened.case, legal_basis=basis)):
        opened.saved(f"已{label}，现在共 {len(basis)} 条")


def _by_hand(opened: Opened) -> None:
    """Cite a provision that is typed; one that cannot be cited is refused with the reason."""
    line, as_of = opened.line, _as_of(opened)
    try:
        law = citations.read_law(line.ask("哪部法律，全称或简称，如 民法典："), as_of.statutes)
        article = read_article(line.ask(f"《{law}》第几条，如 288："))
    except Unreadable as unreadable:
        opened.tell(str(unreadable))
        return
    citation = Citation(law, article)
    choice = Choice(citation, index.find(citation, as_of.day))
    if citation in opened.case.legal_basis:
        line.say(f"{choice.name}已经引用了。")
        return
    _turn(opened, choice)
