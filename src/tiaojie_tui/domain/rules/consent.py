"""自愿、告知和受理范围: may this be mediated here, does every party want it, was each told its rights?"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import told
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables

_REFUSES = Pattern(
    r"(?:不同意|拒绝|不愿意?|不接受|不肯|不参加)(?:接受|参加|进行|由?[^,。;]{0,6})?调解(?![员方意建协书结])"
)
_CAME_ROUND = Pattern("(?:后来?|经[^,。;]{0,10}|最终|最后|现)[^。;]{0,12}(?:同意|愿意|接受)")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Screening, then consent and notice of each named party in order."""
    yield from _screening(case)
    for name in dict.fromkeys(party.called for party in case.parties if party.called):
        yield from _willing(case, name)
        yield from _told(case, name)
    yield from _refusal_told(case)


def _screening(case: Case) -> Iterator[Found]:
    if case.screening.reserved:
        yield Found(
            "NOT_MEDIABLE",
            "screening/reserved",
            "这件事法律规定只能由专门机关处理，调委会不能调解；请告诉当事人找哪个机关，填错了就改成“否”。",
        )


def _willing(case: Case, name: str) -> Iterator[Found]:
    if not agreeing(case):
        return
    consent = case.consent(name)
    at = paths.join("consents", paths.keyed(name))
    if consent is not None and consent.refused:
        yield Found(
            "PARTY_REFUSED",
            paths.join(at, "refused"),
            f"{name}明确拒绝调解，调解不能进行；请把结果记为调解不成，并告知可以仲裁、找行政机关或起诉。",
        )
    elif consent is None or consent.on is None:
        yield Found(
            "CONSENT_MISSING",
            paths.join(at, "on"),
            f"还没有{name}同意调解的日期，请问清是否自愿，写上同意的那天。",
        )


def _refusal_told(case: Case) -> Iterator[Found]:
    """What is written of a refusal counts while a party's consent has no day; later consent takes it back."""
    dated = all((consent := case.consent(party.called)) and consent.on for party in case.parties)
    if dated or not agreeing(case) or any(consent.refused for consent in case.consents):
        return
    for field, text in told.places(case):
        if told.affirmed(_REFUSES, text) and not _CAME_ROUND.search(text):
            yield Found(
                "PARTY_REFUSED",
                field,
                "这里写到有人不同意调解，一方明确拒绝的不能调解；后来愿意了的，请写上同意调解的日期。",
            )


def _told(case: Case, name: str) -> Iterator[Found]:
    consent = case.consent(name)
    if case.outcome != "withdrawn" and (consent is None or not consent.notified):
        yield Found(
            "NOTICE_MISSING",
            paths.join("consents", paths.keyed(name), "notified"),
            f"还没有记下{name}听过权利义务告知，请把告知书念给本人听，再写“是”。",
        )
