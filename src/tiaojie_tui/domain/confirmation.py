"""司法确认: may the parties go to the court with this agreement now, until when, and to which court?

民事诉讼法第二百零五条, 人民调解法第三十三条; what the court wants to see: 民事诉讼法解释第三百五十四条; what
it turns away: 第三百五十五条, 第三百五十八条.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain import paths, words
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.signers import effective_date, unsigned
from tiaojie_tui.domain.workdays import DaysOff

_DAYS = 30
_NOT_CONFIRMED = frozenset({"IDENTITY_RELATION", "PROPERTY_RIGHT_CONFIRMATION"})
"""Rules that find what a court never confirms, however clearly it is written (解释第三百五十五条)."""
_ENDED = frozenset({"failed", "withdrawn"})
BRING = ("协议书原件", "各人身份证件", "调委会主持调解的证明", "涉及房屋土地等财产的，权利证书")
"""What to take along (解释第三百五十四条)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not, in words for a mediator; where to mend it, and the rule that found it, if one did."""

    message: str
    path: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the parties can apply today: not while there are reasons against it."""

    reasons: tuple[Reason, ...]
    until: date | None
    """The last day to apply; ``None`` while the agreement is not effective."""
    days_left: int | None
    """``None`` also once that day has passed."""
    courts: tuple[str, ...]

    @property
    def ready(self) -> bool:
        return not self.reasons

    @property
    def verdict(self) -> str:
        """Yes or not yet, and how long there is."""
        said = "可以申请" if self.ready else "还不能申请"
        if self.until is None or self.days_left is None:
            return said
        return f"{said}，最晚{printed(self.until)}，还剩{self.days_left}天"


def last_day(effective: date, days_off: DaysOff) -> date:
    """The last day to apply: thirty days, counted from the day after and moved past days off
    (民法典第二百零一条、第二百零三条)."""
    return days_off.last_day(effective, _DAYS)


def readiness(case: Case, today: date, doubts: Sequence[tuple[int, Reason]], days_off: DaysOff) -> Readiness:
    """``doubts`` is what speaks against single terms, each with the term's number."""
    effective = None if case.outcome == "oral" else effective_date(case)
    until = last_day(effective, days_off) if effective else None
    reasons = [*_not_effective(case, effective), *_late(today, until)]
    if case.outcome not in _ENDED:
        reasons += [*_terms(doubts), *_unknown(case)]
    left = (until - today).days if until and today <= until else None
    return Readiness(tuple(reasons), until, left, tuple(_courts(case)))


def _not_effective(case: Case, effective: date | None) -> Iterator[Reason]:
    if case.outcome in _ENDED:
        yield Reason("没有达成协议，没有可以确认的。", "outcome")
    elif case.outcome == "oral":
        yield Reason("口头协议要先写成书面协议书、签名盖章，才能到法院申请。", "outcome")
    elif not case.terms:
        yield Reason("还没有协议条款。", "terms")
    elif effective is None:
        places = unsigned(case, case.agreed_on)
        names = "、".join(dict.fromkeys(place.name or place.capacity for place in places))
        lacking = [f"{names}还没有签名"] if names else []
        lacking += [] if case.sealed_on else ["还没有盖调委会印章"]
        path = (
            paths.join("signatures", paths.keyed(places[0].name or places[0].of)) if places else "sealed_on"
        )
        yield Reason(f"协议还没有生效：{'，'.join(lacking) or '签名的人还不全'}。", path)


def _late(today: date, until: date | None) -> Iterator[Reason]:
    if until and today > until:
        yield Reason(f"申请的期限（30天）到{printed(until)}，已经过了；对方不做的，只能起诉。", "sealed_on")


def _terms(doubts: Sequence[tuple[int, Reason]]) -> Iterator[Reason]:
    kinds = (
        ("写的事，法院不确认，要删去或者另外办", [one for one in doubts if one[1].rule in _NOT_CONFIRMED]),
        ("还不清楚或者不合法，法院不会确认", [one for one in doubts if one[1].rule not in _NOT_CONFIRMED]),
    )
    for said, found in kinds:
        if found:
            numbers = "、".join(dict.fromkeys(str(number) for number, _ in found))
            yield Reason(f"第{numbers}条{said}。", found[0][1].path, found[0][1].rule)


def _unknown(case: Case) -> Iterator[Reason]:
    """What the court asks of each party and the case does not say."""
    for index, party in enumerate(case.parties):
        lacking = [(key, label) for key, label in _asked(party) if not getattr(party, key)]
        if lacking:
            said = "、".join(label for _, label in lacking)
            name = party.called or f"第{index + 1}个当事人"
            yield Reason(f"{name}的{said}还没有写。", paths.join("parties", index, lacking[0][0]))


def _asked(party: Party) -> tuple[tuple[str, str], ...]:
    identity = ("id_number", "证件号码") if party.is_person else ("credit_code", "统一社会信用代码")
    return identity, ("address", "住址"), ("phone", "电话")


def _courts(case: Case) -> Iterator[str]:
    """Any one of these; the parties choose together. None for a case in which nothing was agreed."""
    if case.outcome in _ENDED:
        return
    if case.source == words.REFERRED and case.referred_by == "法院":
        yield "把这件事转来的那个法院"
        return
    living: dict[str, list[str]] = {}
    for party in case.parties:
        living.setdefault(party.address or "", []).append(party.called)
    for address, names in living.items():
        yield f"{'、'.join(filter(None, names))}住所地{f'（{address}）' if address else ''}的基层法院"
    yield f"{case.committee or '调委会'}所在地的基层法院"
    yield "争的是房屋、土地等的，它所在地的基层法院"
