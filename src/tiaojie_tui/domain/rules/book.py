"""The book of rules: each rule's id, weight and law, and ``check``, which asks them all.

A rule is sought by its subject's module; what it finds becomes a ``Problem`` here. A warning or an
alert that the mediator has let pass, with a reason that is kept in the case, is reported no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiaojie_tui.domain import paths, steps
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.problems import Problem, Severity, Stops
from tiaojie_tui.domain.rules import (
    absent,
    citations,
    clauses,
    committee,
    consent,
    credentials,
    danger,
    days,
    filed,
    form,
    impartial,
    injury,
    interest,
    land,
    names,
    outlook,
    papers,
    penalties,
    people,
    signing,
    slips,
    sums,
    terms,
    village,
    wages,
    wording,
)
from tiaojie_tui.domain.rules.found import Found
from tiaojie_tui.domain.tables import Tables

ALERT, BLOCK, WARN, HINT = Severity.ALERT, Severity.BLOCK, Severity.WARN, Severity.HINT
_SUBJECTS = (
    danger,
    consent,
    filed,
    impartial,
    people,
    credentials,
    absent,
    papers,
    form,
    citations,
    terms,
    sums,
    days,
    names,
    wording,
    slips,
    clauses,
    committee,
    village,
    land,
    interest,
    penalties,
    wages,
    injury,
    signing,
    outlook,
)
_NONE = Tables()
_GRAVITY = {Severity.ALERT: 0, Severity.BLOCK: 1, Severity.WARN: 2, Severity.HINT: 3}
"""Of several problems of one field the gravest is said first."""
_MEDIATION = "人民调解法"
_ORDER_75 = "人民调解工作若干规定（司法部令第75号）"
_CODE = "民法典"
_PROCEDURE = "民事诉讼法解释"
_CLEAR = f"{_PROCEDURE}第三百五十八条第五项：内容明确"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what its problems weigh, the law it rests on, and which act a block of it stops."""

    id: str
    severity: Severity
    basis: str
    stops: Stops = Stops.FINALISE


RULES = {
    rule.id: rule
    for rule in (
        # 受理
        Rule("NOT_MEDIABLE", BLOCK, f"{_ORDER_75}第二十二条第一项"),
        Rule("POLICE_ALREADY_FILED", WARN, f"{_ORDER_75}第二十二条第二项；{_MEDIATION}第十八条"),
        Rule("COURT_ALREADY_FILED", WARN, f"{_ORDER_75}第二十二条第二项；{_MEDIATION}第十八条"),
        Rule("AGENCY_ALREADY_FILED", WARN, f"{_ORDER_75}第二十二条第二项"),
        Rule("PARTY_REFUSED", BLOCK, f"{_MEDIATION}第十七条"),
        Rule("CONSENT_MISSING", BLOCK, f"{_MEDIATION}第三条、第十七条"),
        Rule("NOTICE_MISSING", BLOCK, f"{_ORDER_75}第三十条；{_MEDIATION}第二十三条、第二十四条"),
        Rule("CONSENT_AFTER_AGREEMENT", WARN, f"{_MEDIATION}第十七条"),
        Rule(
            "MEDIATOR_CONFLICT",
            WARN,
            f"特邀调解规定第十五条；{_MEDIATION}第二十三条第一项",
        ),
        Rule("COMMITTEE_MISSING", BLOCK, f"{_MEDIATION}第二十九条"),
        Rule("MEDIATOR_MISSING", BLOCK, f"{_MEDIATION}第十九条、第二十九条"),
        Rule("ACCEPTED_BEFORE_APPLIED", WARN, f"{_MEDIATION}第十七条"),
        Rule("FUTURE_DATE", WARN, f"{_MEDIATION}第二十七条"),
        Rule("TIME_LIMIT", WARN, f"{_ORDER_75}第三十三条"),
        Rule("UNREAD", BLOCK, f"{_MEDIATION}第二十九条"),
        Rule("PERSON_NAME_MISMATCH", WARN, f"{_MEDIATION}第二十九条"),
        # 当事人
        Rule("PARTIES_MISSING", BLOCK, f"{_MEDIATION}第二条、第二十九条"),
        Rule("PARTY_NAME_MISSING", BLOCK, f"{_MEDIATION}第二十九条"),
        Rule("PARTY_NAME_DOUBLE", BLOCK, _CLEAR),
        Rule("MINOR_PARTY", HINT, f"{_CODE}第十八条、第十九条、第二十条、第二十三条"),
        Rule(
            "MINOR_WITHOUT_GUARDIAN",
            BLOCK,
            f"{_CODE}第十九条、第二十条、第二十三条、第一百四十四条、第一百四十五条",
        ),
        Rule("AGENT_AUTHORITY", BLOCK, f"{_CODE}第一百六十三条、第一百六十五条"),
        Rule("ORG_ID_MISSING", WARN, f"{_PROCEDURE}第三百五十四条"),
        Rule("CREDIT_CODE_WRONG", WARN, "GB 32100-2015 法人和其他组织统一社会信用代码编码规则"),
        Rule("ID_NUMBER_WRONG", BLOCK, "GB 11643-1999 公民身份号码"),
        Rule("ID_NUMBER_ODD", WARN, "GB 11643-1999 公民身份号码"),
        Rule("ID_NUMBER_DISAGREES", WARN, "GB 11643-1999 公民身份号码"),
        Rule("PHONE_ODD", WARN, f"{_PROCEDURE}第三百五十四条"),
        Rule("INSURER_ABSENT", WARN, f"道路交通安全法第七十六条；{_CODE}第一千二百一十三条"),
        Rule("HEIRS_INCOMPLETE", WARN, f"{_CODE}第一千一百二十七条、第一千一百八十一条"),
        # 事实、依据
        Rule(
            "DOMESTIC_VIOLENCE",
            ALERT,
            f"反家庭暴力法第十条、第十三条、第二十三条；{_MEDIATION}第二十五条",
        ),
        Rule("ESCALATION", ALERT, f"{_MEDIATION}第二十五条"),
        Rule("PUBLIC_SECURITY_APPLICATION_HINT", HINT, "治安管理处罚法第九条"),
        Rule("FACTS_MISSING", BLOCK, f"{_MEDIATION}第二十九条第二项"),
        Rule("RECORD_AFTER_AGREEMENT", WARN, f"{_MEDIATION}第二十七条"),
        Rule("NO_LEGAL_BASIS", WARN, f"{_MEDIATION}第二十二条"),
        Rule("OWNERSHIP_DISPUTE_TO_GOV", WARN, "土地管理法第十四条；森林法第二十二条"),
        Rule(
            "REPEALED_LAW",
            BLOCK,
            f"{_CODE}第一千二百六十条；生态环境法典第一千二百四十二条；民法典时间效力规定第一条",
        ),
        Rule("LAW_NOT_IN_FORCE", BLOCK, "立法法第一百零四条"),
        Rule("ARTICLE_MISSING", BLOCK, f"{_MEDIATION}第二十二条"),
        Rule("LAW_TITLE_ODD", HINT, f"{_MEDIATION}第二十二条"),
        # 协议
        Rule("AGREED_ON_MISSING", BLOCK, f"{_MEDIATION}第二十九条、第三十三条"),
        Rule("AGREED_BEFORE_ACCEPTED", BLOCK, f"{_MEDIATION}第十七条、第二十九条"),
        Rule(
            "WRITTEN_REQUIRED",
            BLOCK,
            "农村土地承包经营纠纷调解仲裁法第十条；劳动争议调解仲裁法第十四条；宁波市人民调解条例第二十四条",
        ),
        Rule("COPIES", WARN, f"{_MEDIATION}第二十九条"),
        Rule("TERMS_MISSING", BLOCK, f"{_MEDIATION}第二十九条第三项"),
        Rule("TERM_TEXT_MISSING", BLOCK, f"{_MEDIATION}第二十九条第三项"),
        Rule("BLANK_LEFT", BLOCK, _CLEAR),
        Rule("CLAIM_WITHOUT_TERM", WARN, f"{_MEDIATION}第二十九条"),
        Rule("OBLIGOR_MISSING", WARN, _CLEAR),
        Rule("OBLIGOR_NOT_PARTY", BLOCK, f"{_PROCEDURE}第三百五十八条第二项"),
        Rule("OBLIGEE_NOT_PARTY", WARN, f"{_PROCEDURE}第三百五十八条第二项"),
        Rule("AMOUNT_MISSING", WARN, _CLEAR),
        Rule("DUE_MISSING", WARN, f"{_CLEAR}；{_MEDIATION}第二十九条第三项"),
        Rule("VAGUE_AMOUNT", WARN, _CLEAR),
        Rule("VAGUE_DUE", WARN, _CLEAR),
        Rule("INSTALLMENT_SUM_MISMATCH", BLOCK, _CLEAR),
        Rule("SHARE_SUM_MISMATCH", BLOCK, _CLEAR),
        Rule("TOTAL_MISMATCH", BLOCK, _CLEAR),
        Rule("FIGURE_WORDS_MISMATCH", BLOCK, _CLEAR),
        Rule("FIGURE_TEXT_MISMATCH", WARN, _CLEAR),
        Rule("DUE_BEFORE_AGREEMENT", WARN, _CLEAR),
        Rule("DUE_TEXT_MISMATCH", WARN, _CLEAR),
        Rule("DUE_NON_EXISTING_DATE", BLOCK, _CLEAR),
        Rule("IDENTITY_RELATION", BLOCK, f"{_PROCEDURE}第三百五十五条第三项；{_CODE}第一千零七十六条"),
        Rule("SUPPORT_WAIVER", BLOCK, f"老年人权益保障法第十九条、第二十条；{_CODE}第一千零六十七条"),
        Rule("SUPPORT_ONLY_FOR_ELDER_CONSENT", WARN, "老年人权益保障法第二十条"),
        Rule("LITIGATION_WAIVER", WARN, f"{_MEDIATION}第三条第三项"),
        Rule("CRIMINAL_WAIVER", BLOCK, f"刑事诉讼法第三条；{_PROCEDURE}第三百五十八条第一项"),
        Rule("FEE_CLAUSE", BLOCK, f"{_MEDIATION}第四条"),
        Rule("VILLAGE_COMMITTEE_GUARANTEE", BLOCK, "村民委员会组织法第十三条"),
        Rule("DEPOSIT_HELD_BY_COMMITTEE", WARN, f"{_MEDIATION}第十五条第三项"),
        Rule("PROPERTY_RIGHT_CONFIRMATION", WARN, f"{_PROCEDURE}第三百五十五条第五项；土地管理法第十四条"),
        Rule("LAND_CONTRACT_ILLEGAL", BLOCK, "农村土地承包法第二十七条、第五十八条、第六十条"),
        Rule("VILLAGE_ASSEMBLY_CHECK", WARN, "村民委员会组织法第二十八条"),
        Rule("DEPOSIT_WORD", WARN, f"{_CODE}第五百八十六条、第五百八十七条；合同编通则解释第六十七条"),
        Rule("INTEREST_CAP", WARN, "民间借贷规定第二十五条、第二十六条、第二十八条、第二十九条"),
        Rule("PENALTY_HIGH", WARN, f"{_CODE}第五百八十五条；合同编通则解释第六十五条"),
        Rule("WAGE_IN_KIND", WARN, "保障农民工工资支付条例第十一条；劳动法第五十条"),
        Rule("INJURY_NOT_STABLE", WARN, f"{_CODE}第一百四十七条、第一百五十一条"),
        Rule("WAIVER_SCOPE_CHECK", HINT, f"{_CODE}第一百四十七条、第一百五十一条"),
        Rule(
            "CONFIRM_DEADLINE",
            HINT,
            f"{_MEDIATION}第三十三条；民事诉讼法第二百零五条；{_CODE}第二百零一条、第二百零三条",
        ),
        Rule("LABOUR_PAYMENT_ORDER_HINT", HINT, "劳动争议调解仲裁法第十六条"),
        Rule("PERIODIC_DEATH_COMP_NOTE", HINT, f"{_CODE}第一千一百八十七条；人身损害赔偿解释第二十条"),
        # 签署
        Rule("PARTY_SIGN_MISSING", BLOCK, f"{_MEDIATION}第二十九条", Stops.EFFECT),
        Rule("NO_MEDIATOR_SIGN", BLOCK, f"{_MEDIATION}第二十九条", Stops.EFFECT),
        Rule("NO_RECORDER_SIGN", BLOCK, "人民调解文书格式（司发通〔2010〕239号）", Stops.EFFECT),
        Rule("NO_SEAL", BLOCK, f"{_MEDIATION}第二十九条", Stops.EFFECT),
    )
}
"""Every rule by its id, in the order of the steps."""


def check(case: Case, today: date, tables: Tables = _NONE) -> tuple[Problem, ...]:
    """All that is wrong or missing, ordered by step and then by place on the form.

    ``tables`` is what the installation has to look things up in.
    """
    passed = {(one.rule, one.field, one.about or "") for one in case.passed}
    unread = {one.path for one in case.unread}
    found = [
        problem
        for problem in _all(case, today, tables)
        if not _let_pass(problem, passed)
        # Where something stands that was not understood, saying that nothing stands there would mislead.
        and not (problem.field in unread and problem.rule.endswith("_MISSING"))
    ]
    return tuple(sorted(found, key=lambda problem: (_place(case, problem.field), _GRAVITY[problem.severity])))


def _all(case: Case, today: date, tables: Tables) -> Iterator[Problem]:
    for subject in _SUBJECTS:
        for found in subject.check(case, today, tables):
            yield _problem(found)


def _problem(found: Found) -> Problem:
    rule = RULES[found.rule]
    return Problem(
        rule=rule.id,
        severity=found.severity or rule.severity,
        step=_order()[0].get(found.field.partition("/")[0], "signing"),
        field=found.field,
        message=found.message,
        basis=rule.basis,
        stops=rule.stops,
        about=found.about,
    )


def _let_pass(problem: Problem, passed: set[tuple[str, str, str]]) -> bool:
    return problem.may_pass and problem.key in passed


@cache
def _order() -> tuple[dict[str, str], dict[str, int]]:
    """From the forms: the step of each top-level part, and the rank of each key where it stands first."""
    step_of: dict[str, str] = {}
    rank: dict[str, int] = {}
    for step in steps.STEPS:
        for section in step.sections:
            top = [section.at] if section.at else [field.key for field in section.fields]
            for name in (*top, *(field.key for field in section.fields)):
                rank.setdefault(name, len(rank))
            if section.at != "agents":
                step_of |= dict.fromkeys(top, step.key)
    return step_of, rank


def _place(case: Case, path: str) -> tuple[int, ...]:
    """Where a path stands on the forms, from the first to the last."""
    step_of, rank = _order()
    first, *rest = path.split("/")
    order = [step.key for step in steps.STEPS]
    found = [order.index(step_of.get(first, order[-1])), rank.get(first, len(rank))]
    if first == "signatures":
        # The signing board has an order of its own, which its rule keeps.
        return tuple(found)
    called = [party.called for party in case.parties]
    for segment in rest:
        if segment.isdigit():
            found.append(int(segment))
        elif segment.startswith("="):
            name = paths.name_of(segment)
            found.append(called.index(name) if name in called else len(called))
        else:
            found.append(rank.get(segment, len(rank)))
    return tuple(found)
