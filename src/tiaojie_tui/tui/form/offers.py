"""What a field offers to pick from."""

from collections.abc import Sequence

from tiaojie_tui.domain import picking
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.schema import Field, Kind
from tiaojie_tui.tui.dialogs.pick_list import Pick

_FLAGS = (Pick("是", "是", "s"), Pick("否", "否", "f"))


def picks(field: Field, case: Case, mediators: Sequence[str]) -> tuple[Pick, ...]:
    """The lines of the field's pick list, in the order of their numbers; empty where nothing is offered."""
    if field.kind is Kind.FLAG:
        return _FLAGS
    if field.choices:
        return tuple(Pick(choice.shown, choice.shown, choice.initials) for choice in field.choices)
    return tuple(Pick(name, name) for name in picking.offers(field, case, mediators))
