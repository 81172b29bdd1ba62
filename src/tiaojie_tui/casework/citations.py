"""What may be chosen in step 4 and what is said of it. Values in, values out.

What is not in force on the day of the agreement, and an article that does not exist, is shown with the
reason and what took its place, and is never offered as something to cite.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.casework.statutes import Found, Official
from tiaojie_tui.domain.case import Case, Citation
from tiaojie_tui.domain.citing import Objection, objection
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.statutes import Statutes, find
from tiaojie_tui.domain.typed import Unreadable, clean_line, narrow
from tiaojie_tui.laws import index, search
from tiaojie_tui.laws.index import Provision

_PROPOSED = 20
"""More proposals than these nobody reads; the search finds the rest."""
_NOT_IN_INDEX = "程序的法条索引里没有这一条，请对着法律原文核对。"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: a citation, what is known of it, and why it is here."""

    citation: Citation
    provision: Provision | None = None
    reason: str = ""
    official: Official | None = None
    """Its official words, where they are imported and were looked up."""
    snippet: str = ""
    """Where a search found it in the official texts: the words around what was typed."""

    @property
    def name(self) -> str:
        """The provision as people call it."""
        known = self.provision or self.official
        return known.name if known else self.citation.law + self.citation.article


@dataclass(frozen=True, slots=True)
class AsOf:
    """What a citation is judged by."""

    day: date
    """On which a provision must be in force: that of the agreement, or today while it is open."""
    event: date | None
    """The day of what the dispute is about, where known."""
    statutes: Statutes


def as_of(case: Case, today: date, statutes: Statutes) -> AsOf:
    """What the citations of this case are judged by."""
    return AsOf(case.agreed_on or today, case.occurred_on, statutes)


def proposed(case: Case, today: date) -> list[Choice]:
    """What the case cites, in its order; then what may fit it, best first."""
    fitting = [
        Choice(suggestion.provision.citation, suggestion.provision, suggestion.reason)
        for suggestion in search.propose(case, today)
    ]
    reasons = {choice.citation: choice.reason for choice in fitting}
    open_ones = [choice for choice in fitting if choice.citation not in case.legal_basis]
    return [*cited(case, today, reasons), *open_ones[:_PROPOSED]]


def cited(case: Case, today: date, reasons: dict[Citation, str] | None = None) -> list[Choice]:
    """What the case cites, those among it that the index does not know too."""
    day = case.agreed_on or today
    return [
        Choice(citation, index.find(citation, day), (reasons or {}).get(citation, ""))
        for citation in case.legal_basis
    ]


def found(text: str, as_of: AsOf) -> list[Choice]:
    """What a search finds, best first; provisions that cannot be cited come last."""
    choices = [Choice(one.provision.citation, one.provision, one.reason) for one in search.search(text)]
    return sorted(choices, key=lambda choice: bool(why_not(choice.citation, as_of)))


def with_originals(choices: Sequence[Choice], hits: Sequence[Found]) -> list[Choice]:
    """What the index found, then what only the official texts have, each citation once."""
    shown = {choice.citation for choice in choices}
    originals = {
        hit.official.citation: Choice(hit.official.citation, official=hit.official, snippet=hit.snippet)
        for hit in reversed(hits)  # of two versions the better stays
        if hit.official.citation not in shown
    }
    return [*choices, *reversed(originals.values())]


def with_missing(choices: Sequence[Choice], case: Case, today: date) -> list[Choice]:
    """The same lines in the same order; before them what the case cites and none of them shows."""
    shown = {choice.citation for choice in choices}
    return [*(choice for choice in cited(case, today) if choice.citation not in shown), *choices]


def against(citation: Citation, as_of: AsOf) -> Objection | None:
    """What speaks against citing it; the same judgement as the rules pass on what is cited."""
    return objection(citation.law, citation.article, as_of.day, as_of.statutes, as_of.event)


def unfit(choice: Choice, as_of: AsOf) -> str:
    """Why a line cannot be cited; empty when it can. Of a law nobody judges, its official text may tell."""
    found, official = against(choice.citation, as_of), choice.official
    if found:
        return "" if found.only_a_remark else found.message
    if choice.provision or official is None or official.standing.in_force:
        return ""
    return f"{official.standing.said_of_force}，不能引用。"


def why_not(citation: Citation, as_of: AsOf) -> str:
    """Why it cannot be cited; empty when it can, be it with a remark."""
    found = against(citation, as_of)
    return found.message if found and not found.only_a_remark else ""


def row(number: int, choice: Choice, is_cited: bool, as_of: AsOf) -> tuple[str, ...]:
    """A line of the list: its number, whether it is cited, its name, the question it answers."""
    provision = choice.provision
    if unfit(choice, as_of):
        about = "不能引用"
    elif provision is None:
        about = f"原文：{choice.snippet}" if choice.official else "索引里没有，请核对原文"
    else:
        about = provision.decides
    return f"{number:>2}", "已引" if is_cited else "", choice.name, about


def paragraphs(choice: Choice, as_of: AsOf) -> Iterator[tuple[str, str]]:
    """What is said below the list of the line one stands on: label and text."""
    remark, provision, official = against(choice.citation, as_of), choice.provision, choice.official
    told = remark.message if remark else unfit(choice, as_of)
    if told:
        yield "注意", told
    if provision is None and official is None:
        yield "请核对", _NOT_IN_INDEX
        return
    if provision:
        if as_of.day < provision.since and not told:
            yield "注意", f"下面说的是{printed(provision.since)}起的条文，协议比它早，请对着当时的原文核对。"
        yield "要点（非原文）", provision.gist
        yield "说给当事人听", provision.say
    if choice.reason:
        yield "为什么列出", choice.reason
    if official:
        yield "原文", "\n".join(official.article.paragraphs)
        yield "版本", official.standing.said


def meant_line(typed: str, choices: Sequence[Choice]) -> int | None:
    """The line of the list a bare number means; ``None`` where it must be the number of an article."""
    number = narrow(typed)
    if number.isascii() and number.isdecimal() and 1 <= int(number) <= len(choices):
        return int(number) - 1
    return None


def read_law(typed: str, statutes: Statutes) -> str:
    """The full title of the law that is meant; a title nobody here knows stays as typed.

    Raises ``Unreadable`` for nothing typed.
    """
    title = clean_line(typed).strip("《》 ")
    if not title:
        raise Unreadable("写法律的名称，如 民法典。")
    statute = find(statutes, title)
    return statute.title if statute else title
