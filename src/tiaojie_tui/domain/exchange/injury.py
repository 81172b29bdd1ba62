"""The injured persons (``injuries``) in the case file: keys that version 2 adds."""

from typing import Any

from tiaojie_tui.domain.exchange.shape import Key, Parts, Shape
from tiaojie_tui.domain.exchange.values import Day, Flag, Money, Number, Percent, Text, Word
from tiaojie_tui.domain.injury import sections
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.schema import Field, Kind, Section

_MOST = 99_999
_OF_KIND = {
    Kind.LINE: Text(),
    Kind.DATE: Day(),
    Kind.MONEY: Money(),
    Kind.NUMBER: Number(1, _MOST),
    Kind.PERCENT: Percent(),
    Kind.FLAG: Flag(),
}


def _keys(*of: Section) -> tuple[Key, ...]:
    """The form's own fields, in its order: the file calls them as the form does."""
    return tuple(Key(field.key, field.label, _value(field), since=2) for one in of for field in one.fields)


def _value(field: Field) -> Any:
    return Word(field.choices) if field.kind is Kind.CHOICE else _OF_KIND[field.kind]


_DEPENDANT = Shape(Dependant, _keys(sections.DEPENDANT))
_DEPENDANTS = Key("dependants", "被扶养人", Parts(_DEPENDANT, "第 {} 个被扶养人"), since=2)
INJURY = Shape(Injury, (*_keys(*sections.SECTIONS[:-1]), _DEPENDANTS))
