"""日期: days that do not exist, in an impossible order, in the future, and how long the mediation took."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.rules import prose, told
from tiaojie_tui.domain.rules.found import Found, agreeing, who
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.terms import plan_path
from tiaojie_tui.domain.tables import Tables

USUAL_DAYS = 30
"""Within which a dispute is to be settled, unless both sides agree to go on (司法部令第75号 第33条)."""
_EXTENDED = Pattern("(?:同意|一致|申请)[^,。;]{0,8}(?:延长|延期|顺延)")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The days of the case against each other and today, then those of each term."""
    yield from _order(case)
    yield from _future(case, today)
    yield from _time_limit(case, today)
    if agreeing(case):
        for index, term in enumerate(case.terms):
            yield from _due(case, term, index)
            yield from _in_text(case, term, index)


def _order(case: Case) -> Iterator[Found]:
    applied, accepted, agreed = case.applied_on, case.accepted_on, case.agreed_on
    if applied and accepted and accepted < applied:
        yield Found(
            "ACCEPTED_BEFORE_APPLIED",
            "accepted_on",
            f"受理日期{printed(accepted)}早于申请日期{printed(applied)}，请核对后改正。",
        )
    if agreed is None:
        return
    start = accepted or applied
    if start and agreed < start:
        yield Found(
            "AGREED_BEFORE_ACCEPTED",
            "agreed_on",
            f"达成协议日期{printed(agreed)}早于{'受理' if accepted else '申请'}日期{printed(start)}，"
            "请核对后改正。",
        )
    for consent in case.consents:
        if consent.on and consent.on > agreed and case.party(consent.name):
            yield Found(
                "CONSENT_AFTER_AGREEMENT",
                paths.join("consents", paths.keyed(consent.name), "on"),
                f"{consent.name}同意调解的日期晚于达成协议的日期{printed(agreed)}，请核对后改正。",
            )
    for index, record in enumerate(case.records):
        if record.kind == "调解记录" and record.at and record.at.date() > agreed:
            yield Found(
                "RECORD_AFTER_AGREEMENT",
                paths.join("records", index, "at"),
                f"第{index + 1}份笔录是调解记录，时间在达成协议（{printed(agreed)}）之后，请核对日期。",
            )


def _future(case: Case, today: date) -> Iterator[Found]:
    days = [
        ("occurred_on", "事情发生日期", case.occurred_on),
        ("applied_on", "申请日期", case.applied_on),
        ("accepted_on", "受理日期", case.accepted_on),
        ("agreed_on", "达成协议日期", case.agreed_on),
    ]
    days += [
        (paths.join("consents", paths.keyed(consent.name), "on"), f"{consent.name}同意调解的日期", consent.on)
        for consent in case.consents
    ]
    days += [
        (paths.join("parties", index, "birth"), f"{who(party, index)}的出生日期", party.birth)
        for index, party in enumerate(case.parties)
    ]
    days += [
        (
            paths.join("records", index, "at"),
            f"第{index + 1}份笔录的时间",
            record.at.date() if record.at else None,
        )
        for index, record in enumerate(case.records)
    ]
    days += [
        (paths.join("injuries", index, key), label, getattr(injury, key))
        for index, injury in enumerate(case.injuries)
        for key, label in (("assessed_on", "定残日"), ("died_on", "死亡日期"))
    ]
    for field, label, day in days:
        if day is not None and day > today:
            yield Found("FUTURE_DATE", field, f"{label}写的是{printed(day)}，还没有到，请核对后改正。")


def _time_limit(case: Case, today: date) -> Iterator[Found]:
    if case.accepted_on is None or not agreeing(case):
        return
    until = case.agreed_on or today
    took = (until - case.accepted_on).days
    if took <= USUAL_DAYS or (case.extended_to and until <= case.extended_to):
        return
    if case.extended_to:
        yield Found(
            "TIME_LIMIT",
            "extended_to",
            f"延期到{printed(case.extended_to)}，{'达成协议时' if case.agreed_on else '今天'}已经过了；"
            "各方同意再延长的，改成新的日子，否则终止调解并告知其他途径。",
        )
    elif not told.affirmed(_EXTENDED, told.everywhere(case)):
        yield Found(
            "TIME_LIMIT",
            "accepted_on",
            f"从受理到{'达成协议' if case.agreed_on else '今天'}已有{took}天，一般应在30天内调结；"
            "各方同意延长的，请填上「延期至」哪一天，否则终止调解并告知其他途径。",
        )


def _due(case: Case, term: Term, index: int) -> Iterator[Found]:
    if case.agreed_on is None:
        return
    end = term.recurrence.end if term.recurrence else None
    days = [day for day in (term.due, end, *(part.due for part in term.instalments)) if day is not None]
    early = sorted({day for day in days if day < case.agreed_on})
    if early:
        yield _before_agreement(plan_path(index, term), index, "、".join(map(printed, early)), case.agreed_on)


def _before_agreement(field: str, index: int, day: str, agreed_on: date) -> Found:
    return Found(
        "DUE_BEFORE_AGREEMENT",
        field,
        f"第{index + 1}条的期限{day}早于达成协议的日期{printed(agreed_on)}，请核对；已经做完的，写明已履行。",
    )


def _in_text(case: Case, term: Term, index: int) -> Iterator[Found]:
    field = paths.join("terms", index, "text")
    written = list(prose.days(prose.even(term.text or "")))
    for day in written:
        if not day.exists:
            yield Found(
                "DUE_NON_EXISTING_DATE",
                field,
                f"第{index + 1}条里的“{day.text}”没有这一天，请改成有的日子。",
            )
    limits = [day.day for day in written if day.limit and day.day is not None]
    known = {day for day in (term.due, *(part.due for part in term.instalments)) if day is not None}
    if term.recurrence:
        known |= {term.recurrence.start, term.recurrence.end or term.recurrence.start}
    if limits and known and not known & set(limits):
        said = "、".join(printed(day) for day in limits)
        data = "、".join(printed(day) for day in sorted(known))
        yield Found(
            "DUE_TEXT_MISMATCH",
            field,
            f"第{index + 1}条协议写法里的期限是{said}，上面填的是{data}，请改到一致。",
        )
    early = [day for day in limits if case.agreed_on and day < case.agreed_on and day not in known]
    if early and case.agreed_on:
        yield _before_agreement(field, index, printed(early[0]), case.agreed_on)
