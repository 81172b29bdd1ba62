"""The terms of a case at a glance, for a command: as lines to read, and as plain rows for other programs."""

from collections.abc import Iterator
from typing import Any

from tiaojie_tui.casework import cases, tables
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain import enforceability
from tiaojie_tui.domain.confirmation import Readiness, Reason
from tiaojie_tui.domain.enforceability import HOW, HOW_MUCH, WHAT, WHEN, WHO, WHOM, Outlook, Part, TermRow

_HOLE = "＿＿"
_KEYS = {WHO: "who", WHOM: "whom", WHAT: "what", HOW_MUCH: "how_much", WHEN: "when", HOW: "how"}


def rows(desk: Desk, number: str) -> dict[str, Any]:
    """What ``lines`` says, as values that JSON holds; a hole is ``null``."""
    outlook = _outlook(desk, number)
    confirmation = outlook.confirmation
    return {
        "terms": [_as_json(term) for term in outlook.terms],
        "confirmation": {
            "ready": confirmation.ready,
            "until": confirmation.until.isoformat() if confirmation.until else None,
            "days_left": confirmation.days_left,
            "reasons": [_reason(one) for one in confirmation.reasons],
            "courts": list(confirmation.courts),
        },
    }


def lines(desk: Desk, number: str) -> list[str]:
    """Each term with its six answers and what speaks against it, then whether the court may confirm."""
    outlook = _outlook(desk, number)
    said = [line for term in outlook.terms for line in _term(term)]
    return [*(said or ["还没有协议条款。"]), *_confirmation(outlook.confirmation)]


def _outlook(desk: Desk, number: str) -> Outlook:
    return enforceability.look(cases.load(desk, number).case, desk.today, tables.of(desk))


def _as_json(term: TermRow) -> dict[str, Any]:
    return {
        "number": term.number,
        "kind": term.kind,
        **{_KEYS[part.label]: None if part.hole else part.text for part in term.parts},
        "enforceable": term.enforceable,
        "reasons": [_reason(doubt) for doubt in term.doubts],
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {"rule": reason.rule, "field": reason.path, "message": reason.message}


def _term(term: TermRow) -> Iterator[str]:
    yield f"第{term.number}条　{term.kind or _HOLE}　{'清楚' if term.enforceable else '要改'}"
    for part in term.parts:
        if part.hole or part.text:
            yield f"  {part.label}：{_shown(part)}"
    for doubt in term.doubts:
        yield f"  ！{doubt.message}"


def _shown(part: Part) -> str:
    return _HOLE if part.hole else part.text


def _confirmation(ready: Readiness) -> Iterator[str]:
    yield f"司法确认　{ready.verdict}"
    for reason in ready.reasons:
        yield f"  ！{reason.message}"
    for court in ready.courts:
        yield f"  可以到：{court}"
