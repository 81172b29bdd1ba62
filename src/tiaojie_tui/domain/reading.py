"""From what stands in a field to its value and back, and the proof that stands beside it.

One place for every kind of field, so that a form, a command and a test read alike. Reading raises
``Unreadable`` with a sentence for the mediator; what was typed is then kept as it is.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tiaojie_tui.domain import (
    characters,
    dates,
    identity,
    money,
    paths,
    percent,
    picking,
    plan,
    shares,
    words,
)
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.injury import beside
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.schema import Field, Kind, Offer
from tiaojie_tui.domain.signers import LIMITED_BELOW
from tiaojie_tui.domain.typed import Unreadable, clean_line, clean_text, narrow, quoted

_YES = frozenset({"是", "有", "对", "1", "y", "yes", "√"})
_NO = frozenset({"否", "没有", "无", "不是", "没", "2", "n", "no", "×"})


@dataclass(frozen=True, slots=True)
class _Around:
    """What a reading may need besides the typed text: the case, the field's path, the day, the committee."""

    case: Case
    path: str
    today: date
    mediators: Sequence[str] = ()

    @property
    def term(self) -> Term:
        """The term whose plan or shares the field holds."""
        return _term(self.case, self.path)


def _term(case: Case, path: str) -> Term:
    found: Term = paths.get(case, path.rpartition("/")[0])
    return found


def read(
    field: Field, typed: str, *, case: Case, path: str, today: date, mediators: Sequence[str] = ()
) -> Any:
    """The value of what was typed; nothing typed is ``None``, an empty tuple or an empty plan.

    ``path`` is the field's place in ``case``; ``mediators`` are those of the committee, whom numbers may
    mean. Raises ``Unreadable``.
    """
    if not clean_text(typed).strip():
        return _NOTHING.get(field.kind)
    characters.refuse_private(typed)
    return _READERS[field.kind](field, typed, _Around(case, path, today, mediators))


_NOTHING = {Kind.LINES: (), Kind.NAMES: (), Kind.SHARES: (), Kind.PLAN: plan.Plan(None, (), None)}


def _line(field: Field, typed: str, around: _Around) -> str:
    line = characters.modern(clean_line(typed))
    if field.offer is Offer.ETHNICITIES:
        return line if line.endswith("族") else next((e for e in words.ETHNICITIES if e == line + "族"), line)
    if field.offer in (Offer.MEDIATORS, Offer.PARTIES, Offer.SIGNERS):
        return picking.read_name(line, picking.offers(field, around.case, around.mediators))
    return line


def _names(field: Field, typed: str, around: _Around) -> tuple[str, ...]:
    line = characters.modern(clean_line(typed))
    return picking.read_names(line, picking.offers(field, around.case, around.mediators))


def _lines(_field: Field, typed: str, _around: _Around) -> tuple[str, ...]:
    return tuple(line.strip() for line in _text(typed).split("\n") if line.strip())


def _text(typed: str) -> str:
    return characters.modern(clean_text(typed))


def _flag(_field: Field, typed: str, _around: _Around) -> bool:
    answer = narrow(typed).lower()
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise Unreadable("请写“是”或“否”（1 是，2 否）；还不知道就空着。")


def _number(_field: Field, typed: str, _around: _Around) -> int:
    number = read_whole(re.sub("[页份张个天人年]+$", "", narrow(typed)))
    if number is not None and 0 < number < 10_000:
        return number
    raise Unreadable(f"{quoted(typed)}不是一个个数，请写数字，如 3。")


def _date(field: Field, typed: str, around: _Around) -> date:
    return dates.parse_date(typed, around.today, need_year=field.key == "birth")


def _plan(_field: Field, typed: str, around: _Around) -> plan.Plan:
    term = around.term
    return plan.parse_plan(typed, term.amount, around.today, around.case.agreed_on)


def _shares(_field: Field, typed: str, around: _Around) -> Any:
    term = around.term
    sharers = term.obligees if len(term.obligees) > 1 else term.obligors
    parties = [party.called for party in around.case.parties if party.called]
    stated = [share.name for share in term.shares]
    names = dict.fromkeys((*sharers, *term.obligees, *term.obligors, *parties, *stated))
    return shares.parse_shares(typed, term.amount, tuple(names), among=sharers)


_READERS: dict[Kind, Callable[[Field, str, _Around], Any]] = {
    Kind.LINE: _line,
    Kind.TEXT: lambda _field, typed, _around: _text(typed),
    Kind.LINES: _lines,
    Kind.DATE: _date,
    Kind.MOMENT: lambda _field, typed, around: dates.parse_moment(typed, around.today),
    Kind.MONEY: lambda _field, typed, _around: money.parse_money(typed),
    Kind.NUMBER: _number,
    Kind.PERCENT: lambda _field, typed, _around: percent.parse(typed),
    Kind.CHOICE: lambda field, typed, _around: picking.pick(field.choices, typed).value,
    Kind.FLAG: _flag,
    Kind.NAMES: _names,
    Kind.PLAN: _plan,
    Kind.SHARES: _shares,
    Kind.ID_NUMBER: lambda _field, typed, _around: identity.clean_number(typed),
    Kind.CREDIT_CODE: lambda _field, typed, _around: identity.clean_number(typed),
    Kind.PHONE: lambda _field, typed, _around: identity.clean_phone(typed),
}


def show(field: Field, value: Any, case: Case, path: str) -> str:
    """What stands in the field for a stored value; ``read`` reads it back."""
    if field.kind is Kind.PLAN:
        return plan.show_plan(_term(case, path))
    if value is None or value == ():
        return ""
    return _SHOWN.get(field.kind, _as_it_is)(field, value)


def _as_it_is(_field: Field, value: Any) -> str:
    return str(value)


_SHOWN: dict[Kind, Callable[[Field, Any], str]] = {
    Kind.LINES: lambda _field, lines: "\n".join(lines),
    Kind.DATE: lambda _field, day: dates.iso(day),
    Kind.MOMENT: lambda _field, moment: dates.iso_moment(moment),
    Kind.MONEY: lambda _field, fen: money.figures(fen),
    Kind.PERCENT: lambda _field, share: percent.shown(share),
    Kind.CHOICE: lambda field, value: words.shown(field.choices, value),
    Kind.FLAG: lambda _field, flag: "是" if flag else "否",
    Kind.NAMES: lambda _field, names: "、".join(names),
    Kind.SHARES: lambda _field, parts: shares.show_shares(parts),
}


def proof(field: Field, value: Any, *, case: Case, path: str, today: date) -> str:
    """What stands beside the field: the value said in another way, so that a slip is seen at once."""
    if field.kind is Kind.PLAN:
        return _proof_of_plan(_term(case, path), case, today)
    if value is None or value == ():
        return ""
    around = _Around(case, path, today)
    found = beside.proof(case, path, value, today) if path.startswith("injuries/") else None
    if found is not None:
        return found
    if field.kind is Kind.MONEY:
        return f"人民币{money.capitals(value)}"
    if field.kind is Kind.DATE:
        return _proof_of_day(field, value, around)
    if field.kind is Kind.MOMENT:
        return dates.weekday(value.date() if isinstance(value, datetime) else value)
    if field.kind is Kind.SHARES:
        return _adds_up(sum(share.amount for share in value), around.term.amount)
    return _proof_of_identity(value, around) if field.kind is Kind.ID_NUMBER else ""


def _proof_of_plan(term: Term, case: Case, today: date) -> str:
    if term.instalments:
        known = [part.amount for part in term.instalments if part.amount is not None]
        return f"{len(term.instalments)}期，{_adds_up(sum(known), term.amount)}"
    if term.recurrence is not None:
        return f"第一次{dates.explain(term.recurrence.start, case.agreed_on, today)}"
    return dates.explain(term.due, case.agreed_on, today) if term.due else ""


def _adds_up(found: int, amount: int | None) -> str:
    said = f"合计{money.figures(found)}元"
    if amount is None or found == amount:
        return said if amount is None else said + "，等于金额"
    word = "少" if found < amount else "多"
    return f"{said}，比金额{word}{money.figures(abs(amount - found))}元"


def _proof_of_day(field: Field, day: date, around: _Around) -> str:
    if field.key == "birth":
        return _age(day, around)
    agreed = around.case.agreed_on if around.path.startswith("terms/") else None
    return dates.explain(day, agreed, around.today)


def _age(birth: date, around: _Around) -> str:
    age = dates.age_on(birth, around.case.agreed_on or around.today)
    if age < 0:
        return "这一天还没有到"
    minor = "，未成年，要有法定代理人" if age < LIMITED_BELOW else ""
    return f"{age}周岁{minor}"


def _proof_of_identity(number: str, around: _Around) -> str:
    card = identity.read_id_number(number, today=around.today)
    if card.wrong or card.birth is None:
        return ""
    return f"{card.sex or ''} {dates.iso(card.birth)} {_age(card.birth, around)}".strip()
