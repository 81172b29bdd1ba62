"""Hypothesis strategies for whole cases: anything a screen may hold, sensible or not.

Texts are what ``typed`` lets through, so rare hanzi, braces and markup are in, control characters are not.
"""

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from tiaojie_tui.domain import percent, words
from tiaojie_tui.domain.case import (
    Agent,
    Case,
    Citation,
    Consent,
    Evidence,
    FollowUp,
    Instalment,
    Party,
    Passed,
    Performance,
    Record,
    Recurrence,
    Screening,
    Share,
    Signature,
    Term,
    Unread,
)
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.money import MAX_FEN
from tiaojie_tui.domain.typed import clean_line, clean_text

COUNTS = ("hospital_days", "nutrition_days", "lost_days", "nursed_days", "nurses")
SUMS = tuple(
    "income consumption monthly_wage yearly_wage medical further meal_pay nutrition_pay travel lodging aids"
    " earning nurse_pay solatium property_loss other_loss compulsory insured prepaid".split()
)
"""The sums of an injury, in 分."""
_NAMES = ("张三", "李四", "买买提·吐尔逊", "𠮷田㐂", "大张伟", "禾苗专业合作社", "a/b~c", "= {{x}} & <b>")

_characters = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
lines = st.text(_characters, max_size=12).map(clean_line)
texts = st.text(_characters | st.sampled_from("\n\t"), max_size=30).map(clean_text)
names = st.sampled_from(_NAMES) | lines.filter(bool)
money = st.integers(0, MAX_FEN)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def word(choices: tuple[words.Choice, ...]) -> st.SearchStrategy[str]:
    """A stored word of a closed list."""
    return st.sampled_from(words.values(choices))


def _known(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


agents = st.builds(
    Agent,
    kind=_known(word(words.AGENT_KINDS)),
    name=_known(names),
    relation=_known(lines),
    id_number=_known(lines),
    phone=_known(lines),
    authority=_known(word(words.AUTHORITIES)),
    authority_text=_known(lines),
)
parties = st.builds(
    Party,
    role=_known(word(words.ROLES)),
    kind=_known(word(words.PARTY_KINDS)),
    name=_known(names),
    ref=_known(names),
    sex=_known(word(words.SEXES)),
    ethnicity=_known(lines),
    birth=_known(days),
    id_number=_known(lines),
    occupation=_known(lines),
    credit_code=_known(lines),
    legal_representative=_known(lines),
    representative_post=_known(lines),
    phone=_known(lines),
    address=_known(lines),
    note=_known(lines),
    agents=_some(agents),
)
evidence = st.builds(
    Evidence,
    name=_known(lines),
    provided_by=_known(names),
    original=_known(st.booleans()),
    pages=_known(st.integers(0, 500)),
    proves=_known(lines),
)
records = st.builds(
    Record,
    kind=_known(word(words.RECORD_KINDS)),
    at=_known(moments),
    place=_known(lines),
    present=_some(names),
    text=_known(texts),
    result=_known(word(words.RESULTS)),
)
shares = st.lists(st.builds(Share, names, money), max_size=3, unique_by=lambda share: share.name).map(tuple)
terms = st.builds(
    Term,
    kind=_known(word(words.TERM_KINDS)),
    obligors=_some(names),
    obligees=_some(names),
    text=_known(texts),
    amount=_known(money),
    due=_known(days),
    method=_known(lines),
    instalments=_some(st.builds(Instalment, _known(days), _known(money))),
    recurrence=_known(
        st.builds(Recurrence, word(words.EVERY), st.integers(1, 31), days, _known(days)),
    ),
    shares=shares,
    already_paid=_known(money),
    total=_known(money),
    holder=_known(lines),
)
performance = st.builds(
    Performance,
    term=st.integers(1, 9),
    instalment=_known(st.integers(1, 9)),
    on=_known(days),
    amount=_known(money),
    state=_known(word(words.PERFORMANCE_STATES)),
    note=_known(texts),
)
follow_ups = st.builds(
    FollowUp,
    on=_known(days),
    visitor=_known(names),
    visited=_some(names),
    text=_known(texts),
    satisfaction=_known(word(words.SATISFACTIONS)),
)
signatures = st.builds(
    Signature,
    names,
    capacity=_known(st.sampled_from(words.CAPACITIES)),
    method=_known(st.sampled_from(["签名", "盖章", "签名、按指印"])),
    on=_known(days),
)
dependants = st.builds(
    Dependant,
    name=_known(names),
    birth=_known(days),
    in_need=_known(st.booleans()),
    supporters=_known(st.integers(1, 9)),
)
injuries = st.builds(
    Injury,
    province=_known(lines),
    figures_year=_known(st.integers(2000, 2099)),
    victim=_known(names),
    harm=_known(word(words.HARMS)),
    grade=_known(word(words.GRADES)),
    earned_by=_known(word(words.EARNED_BY)),
    earning_per=_known(word(words.EARNED_PER)),
    other_what=_known(lines),
    solatium_by_fault=_known(st.booleans()),
    dependants=_some(dependants),
    **{name: _known(days) for name in ("birth", "assessed_on", "died_on", "lost_from")},
    **{name: _known(st.integers(0, percent.WHOLE)) for name in ("coefficient", "fault")},
    **{name: _known(st.integers(1, 9999)) for name in COUNTS},
    **{name: _known(money) for name in SUMS},
)
"""Any injury whatever, consistent or not."""
cases = st.builds(
    Case,
    number=_known(lines.filter(bool)),
    title=_known(lines),
    dispute_type=_known(word(words.DISPUTE_TYPES)),
    source=_known(word(words.SOURCES)),
    referred_by=_known(word(words.REFERRERS)),
    difficulty=_known(word(words.DIFFICULTIES)),
    applied_on=_known(days),
    accepted_on=_known(days),
    agreed_on=_known(days),
    committee=_known(lines),
    mediators=_some(names),
    recorder=_known(names),
    parties=_some(parties),
    facts=_known(texts),
    claims=_some(lines),
    evidence=_some(evidence),
    legal_basis=_some(st.builds(Citation, lines, lines)),
    records=_some(records),
    terms=_some(terms),
    outcome=_known(word(words.OUTCOMES)),
    failure_reason=_known(lines),
    consents=_some(
        st.builds(Consent, names, _known(days), _known(st.booleans()), _known(st.booleans())),
    ),
    signatures=_some(signatures),
    sealed_on=_known(days),
    performance=_some(performance),
    follow_ups=_some(follow_ups),
    screening=st.builds(Screening, _known(st.booleans()), _known(word(words.FILED_WITH)), _known(lines)),
    copies=_known(st.integers(1, 99)),
    supplements=_known(lines),
    supplements_code=_known(lines),
    occurred_on=_known(days),
    extended_to=_known(days),
    court=_known(lines),
    police_station=_known(lines),
    injuries=_some(injuries),
    passed=_some(st.builds(Passed, lines, lines, lines)),
    unread=_some(st.builds(Unread, lines, lines)),
)
"""Any case whatever, consistent or not."""
