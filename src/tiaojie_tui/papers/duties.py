"""What each term asks of whom by when, in a village's words: short, and as long as there is room."""

from collections.abc import Sequence

from tiaojie_tui.domain import in_short, words
from tiaojie_tui.domain.case import Instalment, Term
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.money import figures
from tiaojie_tui.papers.gaps import GAP, filled, names

_FEW = 2
"""So many people are named in the short words; of more the first and how many."""


def of_term(term: Term, number: int) -> tuple[str, str]:
    """The term in short words that refer to the agreement for the rest, and in full."""
    if term.kind == "payment":
        short, full = _paying(term, _few(term.obligees), in_short.days_of(term)), _told(term)
    else:
        kind = words.shown(words.TERM_KINDS, term.kind) or "约定"
        short = "，".join(filter(None, (kind, in_short.days_of(term), f"见协议书第{number}条")))
        full = filled(term.text).replace("\n", "").rstrip("。")
    who = names(term.obligors)
    named = full if full.startswith(who) else f"{who}：{full}"
    return f"{number}．{_few(term.obligors)}：{short}。", f"{number}．{named}。"


def _few(people: Sequence[str]) -> str:
    return f"{people[0]}等{len(people)}人" if len(people) > _FEW else names(people)


def _told(term: Term) -> str:
    parts = "，".join(_part(part) for part in term.instalments)
    return _paying(term, names(term.obligees), parts)


def _paying(term: Term, to: str, parts: str) -> str:
    """Who is paid how much and when; ``parts`` is how instalments are told."""
    paid = f"（已付{figures(term.already_paid)}元）" if term.already_paid else ""
    way = f"，{term.method}" if term.method else ""
    if term.recurrence:
        each = "各" if len(term.obligors) > 1 else ""
        end = term.recurrence.end
        until = f"到{printed(end)}止" if end else in_short.LASTING
        return f"{in_short.rhythm(term.recurrence)}{each}付{_yuan(term.amount)}给{to}，{until}{way}{paid}"
    if term.instalments:
        return f"付{_yuan(term.amount)}给{to}，{parts}{way}{paid}"
    return f"{printed(term.due) if term.due else GAP}前付{_yuan(term.amount)}给{to}{way}{paid}"


def _part(part: Instalment) -> str:
    return f"{printed(part.due) if part.due else GAP}前{_yuan(part.amount)}"


def _yuan(fen: int | None) -> str:
    return f"{GAP if fen is None else figures(fen)}元"
