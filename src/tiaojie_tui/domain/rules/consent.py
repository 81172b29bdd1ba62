"""自愿、告知和受理范围: may this be mediated here, does every party want it, was each told its rights?"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Screening, then consent and notice of each named party in order."""
    yield from _screening(case)
    for name in dict.fromkeys(party.called for party in case.parties if party.called):
        yield from _willing(case, name)
        yield from _told(case, name)


def _screening(case: Case) -> Iterator[Found]:
    if case.screening.reserved:
        yield Found(
            "NOT_MEDIABLE",
            "screening/reserved",
            "这件事法律规定只能由专门机关处理，调委会不能调解；请告诉当事人找哪个机关，填错了就改成“否”。",
        )
    filed = case.screening.filed_with
    sent_by = case.referred_by if case.source == words.REFERRED else None
    if filed == "公安机关" and sent_by != "公安机关":
        yield _filed("POLICE_ALREADY_FILED", "公安机关")
    if filed == "法院" and sent_by != "法院":
        yield _filed("COURT_ALREADY_FILED", "法院")
    if filed == "其他行政机关" and sent_by not in ("信访部门", "其他部门"):
        yield _filed("AGENCY_ALREADY_FILED", "别的行政机关")


def _filed(rule: str, body: str) -> Found:
    return Found(
        rule,
        "screening/filed_with",
        f"{body}已经受理或处理过，要由它委托移送才能调解；已经移送的，请把案件来源改成“{words.REFERRED}”。",
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


def _told(case: Case, name: str) -> Iterator[Found]:
    consent = case.consent(name)
    if case.outcome != "withdrawn" and (consent is None or not consent.notified):
        yield Found(
            "NOTICE_MISSING",
            paths.join("consents", paths.keyed(name), "notified"),
            f"还没有记下{name}听过权利义务告知，请把告知书念给本人听，再写“是”。",
        )
