"""The 卷宗情况说明 (人民调解文书格式, 司发通〔2010〕239号): what whoever opens the dossier has to know of it.

That is each warning that the mediator let pass, and why. Whatever is not known is a blank for the pen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import PEN_DAY, PEN_LINE, PEN_NAME, filled
from tiaojie_tui.papers.labels import PAGE_OF_PAGES
from tiaojie_tui.papers.sheet import Section, sheet

_NOTHING = "没有放过的提醒。"
_FOR_THE_PEN = ("缺页、破损、字迹不清、附件等其他情况：", PEN_LINE, PEN_LINE, PEN_LINE)


@dataclass(frozen=True, slots=True)
class LetPass:
    """A warning that was let pass: in words, and for what reason."""

    warning: str
    reason: str


def note(case: Case, let_pass: Sequence[LetPass]) -> Context:
    """The words of the note."""
    passed = [
        f"{number}．提醒：{one.warning.rstrip('。')}。放过的理由：{one.reason.rstrip('。')}。"
        for number, one in enumerate(let_pass, 1)
    ]
    sections = [
        Section("办案时放过的提醒", passed or [_NOTHING]),
        Section("其他情况", _FOR_THE_PEN),
    ]
    end = [f"立卷人：{PEN_NAME}", f"立卷时间：{PEN_DAY}", f"检查人：{PEN_NAME}", f"检查时间：{PEN_DAY}"]
    about = [f"卷名：{filled(case.title)}", f"案号：{filled(case.number)}", filled(case.committee)]
    return {"项": PAGE_OF_PAGES, **sheet("卷宗情况说明", about=about, sections=sections, end=end)}
