"""A case (案件) and its parts: one frozen aggregate of plain values.

``None`` means "not known yet"; nothing is required here, because a case on screen is incomplete most
of its life. What is missing or wrong is the business of ``domain.rules``. Money is integer 分.
People are named in terms, consents and signatures by ``Party.ref``, or by name where no ref is given.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from tiaojie_tui.domain.injury.inputs import Injury

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """A legal guardian (法定代理人) or entrusted agent (委托代理人) of one party."""

    kind: str | None = None
    name: str | None = None
    relation: str | None = None
    id_number: str | None = None
    phone: str | None = None
    authority: str | None = None
    authority_text: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party (当事人): a person or an organisation."""

    role: str | None = None
    kind: str | None = None
    name: str | None = None
    ref: str | None = None
    sex: str | None = None
    ethnicity: str | None = None
    birth: date | None = None
    id_number: str | None = None
    occupation: str | None = None
    credit_code: str | None = None
    legal_representative: str | None = None
    representative_post: str | None = None
    phone: str | None = None
    address: str | None = None
    note: str | None = None
    agents: tuple[Agent, ...] = ()

    @property
    def called(self) -> str:
        """How terms, consents and signatures name this party."""
        return self.ref or self.name or ""

    @property
    def is_person(self) -> bool:
        return self.kind != "organization"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence (证据) as it stands in the list."""

    name: str | None = None
    provided_by: str | None = None
    original: bool | None = None
    pages: int | None = None
    proves: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision that is relied on (引用): full title of the law and ``第二百八十八条``."""

    law: str
    article: str


@dataclass(frozen=True, slots=True)
class Record:
    """An inquiry or mediation record (调查记录, 调解记录)."""

    kind: str | None = None
    at: datetime | None = None
    place: str | None = None
    present: Names = ()
    text: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part payment (分期) of a term: its day and its sum in 分."""

    due: date | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A payment that comes back: on ``day`` of each month, quarter or year, from start to end."""

    every: str
    day: int
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Who gets or bears how much (分) of a term's sum."""

    name: str
    amount: int


@dataclass(frozen=True, slots=True)
class Term:
    """One numbered point of the agreement (协议条款): data, and the wording that is printed."""

    kind: str | None = None
    obligors: Names = ()
    obligees: Names = ()
    text: str | None = None
    amount: int | None = None
    due: date | None = None
    method: str | None = None
    instalments: tuple[Instalment, ...] = ()
    recurrence: Recurrence | None = None
    shares: tuple[Share, ...] = ()
    already_paid: int | None = None
    total: int | None = None
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """A party takes part of its own free will (自愿), was told rights and duties (告知), or refused."""

    name: str
    on: date | None = None
    notified: bool | None = None
    refused: bool | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """An ink signature, seal or fingerprint that somebody saw being made on paper."""

    name: str
    capacity: str | None = None
    method: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Performance:
    """What was done towards one term, 1-based, or towards one instalment of it."""

    term: int
    instalment: int | None = None
    on: date | None = None
    amount: int | None = None
    state: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up visit (回访)."""

    on: date | None = None
    visitor: str | None = None
    visited: Names = ()
    text: str | None = None
    satisfaction: str | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """May this dispute be mediated at all? (司法部令第75号 第22条; 人民调解法 第17条)"""

    reserved: bool | None = None
    """The law gives it to a special body alone, or forbids private mediation."""
    filed_with: str | None = None
    """Who has taken it already: one of ``words.FILED_WITH``."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A warning the mediator lets pass: which rule, at which field (path), and why."""

    rule: str
    field: str
    reason: str
    about: str | None = None
    """The words it was about, where a rule speaks of each of several (注意安全)."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What somebody typed into a field (path) and the program could not read as its value."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One mediation case, whole."""

    number: str | None = None
    title: str | None = None
    dispute_type: str | None = None
    source: str | None = None
    referred_by: str | None = None
    difficulty: str | None = None
    applied_on: date | None = None
    accepted_on: date | None = None
    agreed_on: date | None = None
    committee: str | None = None
    mediators: Names = ()
    recorder: str | None = None
    parties: tuple[Party, ...] = ()
    facts: str | None = None
    claims: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    legal_basis: tuple[Citation, ...] = ()
    records: tuple[Record, ...] = ()
    terms: tuple[Term, ...] = ()
    outcome: str | None = None
    failure_reason: str | None = None
    consents: tuple[Consent, ...] = ()
    signatures: tuple[Signature, ...] = ()
    sealed_on: date | None = None
    performance: tuple[Performance, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    # Beyond tiaojie-case/1:
    screening: Screening = field(default_factory=Screening)
    occurred_on: date | None = None
    """The day of what the parties quarrel about, whose law may decide (民法典 第1260条; 时间效力规定)."""
    copies: int | None = None
    """Copies agreed on; ``None`` is the lawful number, parties + 1 (人民调解法 第29条)."""
    extended_to: date | None = None
    """Until when both sides agreed to go on mediating beyond the usual thirty days (延期至)."""
    court: str | None = None
    """The court to which the parties will take the agreement (司法确认)."""
    police_station: str | None = None
    """Whom the parties apply to that nobody is punished (治安管理处罚法 第9条第四款)."""
    supplements: str | None = None
    """Number of the sealed case whose agreement this one supplements."""
    supplements_code: str | None = None
    """The 校验码 of that agreement, which names its very text."""
    injuries: tuple[Injury, ...] = ()
    """What compensation is computed from, for each injured person (赔偿计算)."""
    passed: tuple[Passed, ...] = ()
    unread: tuple[Unread, ...] = ()

    def party(self, called: str) -> Party | None:
        """The party that terms and signatures call by this word."""
        return next((party for party in self.parties if party.called == called), None)

    def consent(self, called: str) -> Consent | None:
        """What is recorded of this party's consent and notice."""
        return next((consent for consent in self.consents if consent.name == called), None)

    @property
    def lawful_copies(self) -> int:
        """One for each party and one for the committee (人民调解法 第29条)."""
        return len(self.parties) + 1
