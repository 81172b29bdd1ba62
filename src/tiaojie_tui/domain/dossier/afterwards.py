"""After the agreement: receipts, visits, the application to the police, the confirmation by the court."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from tiaojie_tui.domain import awaited, enforceability, paths, performing, words
from tiaojie_tui.domain.case import Case, FollowUp, Performance
from tiaojie_tui.domain.confirmation import last_day
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.dossier.ground import Gap, Ground, by_choice, later
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.domain.fulfilment import DONE, NOT_DONE
from tiaojie_tui.domain.rules import filed
from tiaojie_tui.domain.signers import effective_date

VISIT_WITHIN = 30
"""Days after the first thing falls due, or after the agreement, in which somebody goes and looks. No law
says; places ask for fifteen to thirty."""
_RECEIPT, _VISIT, _POLICE = "履行凭证", "回访记录", "治安案件书面申请"
_APPLICATION, _ATTACHMENTS = "司法确认申请书", "司法确认材料清单"
_TOGETHER = "和申请书一起交。"
_PAID = frozenset({"payment", "deposit"})


def receipts(ground: Ground) -> list[Item]:
    """履行凭证: one for each payment recorded as made; one for what falls due next (人民调解法 第31条)."""
    case = ground.case
    made = [one for one in enumerate(case.performance) if _is_payment(case, one[1])]
    found = [_receipt(ground, at, *one) for at, one in enumerate(made)]
    days = [
        day
        for number, term in enumerate(case.terms, 1)
        if term.kind in _PAID and ground.agreed
        for day in awaited.days(case, number)
    ]
    if not days:
        return found
    first = min(days)
    if effective_date(case) is None:
        next_one = later(_RECEIPT, "协议生效、付了款以后，由收款人签名。", at=len(found))
    elif ground.today <= first:
        next_one = later(_RECEIPT, f"{printed(first)}前要付的，付了以后由收款人签名。", at=len(found))
    else:
        gap = Gap("performance", f"{printed(first)}前该付的，还没有记下付了没有")
        next_one = ground.lacking(_RECEIPT, [gap], at=len(found))
    return [*found, next_one]


def _is_payment(case: Case, one: Performance) -> bool:
    if one.state == NOT_DONE or not 0 < one.term <= len(case.terms):
        return False
    return one.amount is not None or case.terms[one.term - 1].kind in _PAID


def _receipt(ground: Ground, at: int, index: int, one: Performance) -> Item:
    place = performing.place(one.term, one.instalment)
    path = paths.join("performance", index)
    gaps = [] if one.on else [Gap(paths.join(path, "on"), f"{place}哪天付的还没有写")]
    if one.amount is None and one.state != DONE:
        gaps.append(Gap(paths.join(path, "amount"), f"{place}付了多少还没有写"))
    return ground.lacking(_RECEIPT, gaps, at=at, label=f"{_RECEIPT}（{place}）")


def visits(ground: Ground) -> list[Item]:
    """回访记录 (人民调解法 第31条): each that was made; one at least after an agreement."""
    case = ground.case
    if case.follow_ups:
        return [_visit(ground, at, one) for at, one in enumerate(case.follow_ups)]
    if not ground.agreed:
        return []
    effective = effective_date(case)
    if effective is None:
        return [later(_VISIT, "协议生效以后，去看履行了没有。")]
    by = _visit_by(case, effective)
    if ground.today <= by:
        return [later(_VISIT, f"{printed(by)}以前去一次，看履行了没有。")]
    return [ground.lacking(_VISIT, [Gap("follow_ups", f"{printed(by)}以前就该回访，还没有记下回访")])]


def _visit(ground: Ground, at: int, one: FollowUp) -> Item:
    asked = (("on", "哪天去的", one.on), ("visitor", "谁去的", one.visitor), ("text", "回访情况", one.text))
    label = f"{_VISIT}（{printed(one.on) if one.on else f'第{at + 1}次'}）"
    gaps = [
        Gap(paths.join("follow_ups", at, key), f"{said}还没有写") for key, said, value in asked if not value
    ]
    return ground.lacking(_VISIT, gaps, at=at, label=label)


def _visit_by(case: Case, effective: date) -> date:
    return max(effective, min(_agreed_days(case), default=effective)) + timedelta(days=VISIT_WITHIN)


def _agreed_days(case: Case) -> Iterator[date]:
    for term in case.terms:
        day = term.recurrence.start if term.recurrence else term.due
        yield from (one for one in (day, *(part.due for part in term.instalments)) if one is not None)


def police(ground: Ground) -> list[Item]:
    """治安案件书面申请 (治安管理处罚法 第9条第四款): agreed, performed, and then applied for in writing."""
    case = ground.case
    if not ground.agreed or not (case.police_station or filed.of_the_police(case)):
        return []
    if effective_date(case) is None or awaited.anything(case):
        return [later(_POLICE, "协议全部履行以后，当事人可以书面申请公安机关不予处罚。")]
    if case.police_station:
        return [ground.lacking(_POLICE, [])]
    if case.source == words.REFERRED or case.screening.filed_with == filed.POLICE:
        return [ground.lacking(_POLICE, [Gap("police_station", "还没有写向哪个派出所申请")])]
    return [by_choice(_POLICE, "惊动了公安、当事人要申请不予处罚的，先写上派出所。", "police_station")]


def court(ground: Ground) -> list[Item]:
    """司法确认申请书 and what goes with it (人民调解法 第33条; 民事诉讼法 第205条): both sides together, in
    thirty days, if they want to; that they do is seen by the court they named."""
    case = ground.case
    if case.outcome != "written" or not (case.court or awaited.anything(case)):
        return []
    effective = effective_date(case)
    if effective is None:
        why = "协议生效后30天内，双方可以一起申请。"
        return [later(_APPLICATION, why), later(_ATTACHMENTS, _TOGETHER)]
    until = last_day(effective, ground.tables.days_off)
    if ground.today > until:
        why = f"申请的期限到{printed(until)}，已经过了；申请过的，印一份存卷。"
        return [by_choice(_APPLICATION, why), by_choice(_ATTACHMENTS, _TOGETHER)] if case.court else []
    left = f"最晚{printed(until)}，还剩{(until - ground.today).days}天"
    if not case.court:
        why = f"双方要一起申请的，先写上法院；{left}。"
        return [by_choice(_APPLICATION, why, "court"), by_choice(_ATTACHMENTS, _TOGETHER, "court")]
    reasons = enforceability.look(case, ground.today, ground.tables).confirmation.reasons
    gaps = [Gap(reason.path, reason.message.rstrip("。")) for reason in reasons]
    found = [ground.lacking(paper, gaps) for paper in (_APPLICATION, _ATTACHMENTS)]
    return found if gaps else [replace(item, why=f"{left}。") for item in found]
