"""What the first line of a case says, and what is said of a draft that came back."""

import re

from tiaojie_tui.casework.editing import Editing, Recovered
from tiaojie_tui.domain.steps import STEPS
from tiaojie_tui.tui.widgets.drawn import Run

_TOWNSHIP = re.compile(r"^.+?(?:镇|乡|街道)(?=..)")


def without_township(address: str) -> str:
    """A place as its own people call it: without county and township."""
    return _TOWNSHIP.sub("", address)


def short_committee(name: str) -> str:
    """A committee as its own people call it."""
    return without_township(name).replace("人民调解委员会", "调委会")


def heading_runs(editing: Editing, mediator: str) -> list[Run]:
    """Whose desk, which case."""
    case = editing.case
    whose = f" {short_committee(case.committee or '')}  {mediator}"
    return [("value", f"{whose}   "), ("bar", editing.number), ("value", f"  {case.title or '还没有名称'}")]


def recovered_sentence(recovered: Recovered) -> str:
    """What a draft gave back, in the words of the form."""
    named = {
        field.key: field.label
        for step in STEPS
        for section in step.sections
        for field in section.fields
        if not section.at
    }
    named |= {section.at: section.label for step in STEPS for section in step.sections if section.at}
    parts = "、".join(dict.fromkeys(named.get(label, "") for label in recovered.labels if label in named))
    return f"上次没有存完就断了，已恢复 {recovered.at:%H:%M} 前写的：{parts or '刚写的内容'}。"
