"""Picking words from a list by number, pinyin initials or part of the word, without a mouse.

Letters reach us only when the input method is off; with it on, hanzi come, and they match as well.
"""

import re
from collections.abc import Sequence

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.schema import Field, Offer
from tiaojie_tui.domain.typed import Unreadable, narrow, quoted
from tiaojie_tui.domain.words import Choice

_BETWEEN_NAMES = re.compile(r"[,，、;；\s]+")
_ADDED_BY_HAND = "，,、;；"


def matching(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices somebody may mean, in list order; all of them for nothing typed.

    A number means its line alone; an exact word or initials beat a part of them.
    """
    wanted = narrow(typed).lower()
    if not wanted:
        return tuple(choices)
    if wanted.isdecimal():
        return tuple(choices[int(wanted) - 1 : int(wanted)]) if int(wanted) else ()
    exact = tuple(choice for choice in choices if wanted in (_shown(choice), choice.value, choice.initials))
    if exact:
        return exact
    beginning = tuple(choice for choice in choices if choice.initials.startswith(wanted))
    return beginning or tuple(choice for choice in choices if wanted in _shown(choice))


def _shown(choice: Choice) -> str:
    """The word on screen in the form in which what is typed is compared."""
    return narrow(choice.shown).lower()


def pick(choices: Sequence[Choice], typed: str) -> Choice:
    """The one choice that is meant. Raises ``Unreadable`` for none and for several, naming them."""
    found = matching(choices, typed)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Unreadable(f"表里没有{quoted(narrow(typed))}，按回车看整张表。")
    named = "、".join(choice.shown for choice in found[:3])
    raise Unreadable(
        f"{quoted(narrow(typed))}可以是{named}{'等' if len(found) > 3 else ''}，请选一个，按回车看表。"
    )


def offers(field: Field, case: Case, mediators: Sequence[str] = ()) -> tuple[str, ...]:
    """The words a field proposes, in the order of their numbers. ``mediators`` are the committee's."""
    parties = [party.called for party in case.parties if party.called]
    agents = [agent.name for party in case.parties for agent in party.agents if agent.name]
    of_case = [*case.mediators, *([case.recorder] if case.recorder else [])]
    proposed: dict[Offer | None, Sequence[str]] = {
        Offer.PARTIES: parties,
        Offer.MEDIATORS: [*mediators, *of_case],
        Offer.SIGNERS: [*parties, *agents, *of_case],
        Offer.ETHNICITIES: words.ETHNICITIES,
    }
    return tuple(dict.fromkeys(proposed.get(field.offer, ())))


def read_names(typed: str, offered: Sequence[str]) -> tuple[str, ...]:
    """Several names: by number, by name, or new ones; each once. Raises ``Unreadable`` for a wrong number.

    Blanks part names only where each piece is known, so that a foreign name keeps its own.
    """
    whole = typed.strip(_ADDED_BY_HAND + " \u3000")
    if not whole:
        return ()
    pieces = _BETWEEN_NAMES.split(whole)
    if any(not _is_number(piece) and piece not in offered for piece in pieces):
        pieces = [piece.strip() for piece in re.split(f"[{_ADDED_BY_HAND}]+", whole)]
    return tuple(dict.fromkeys(_named(piece, offered) for piece in pieces if piece))


def read_name(typed: str, offered: Sequence[str]) -> str:
    """One name: by number or as typed. Raises ``Unreadable`` for a number that is not in the list."""
    return _named(typed.strip(), offered)


def _is_number(piece: str) -> bool:
    return narrow(piece).isdecimal()


def _named(piece: str, offered: Sequence[str]) -> str:
    if not _is_number(piece) or not offered:
        return piece
    number = int(narrow(piece))
    if not 1 <= number <= len(offered):
        raise Unreadable(f"没有第{number}个，一共{len(offered)}个，按回车看表。")
    return offered[number - 1]
