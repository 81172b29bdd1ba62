"""What the first line of a case says."""

from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.short_names import short_committee
from tiaojie_tui.tui.widgets.drawn import Run


def heading_runs(editing: Editing, mediator: str) -> list[Run]:
    """Whose desk, which case."""
    case = editing.case
    whose = f" {short_committee(case.committee or '')}  {mediator}"
    return [("value", f"{whose}   "), ("bar", editing.number), ("value", f"  {case.title or '还没有名称'}")]
