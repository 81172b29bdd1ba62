"""The 撤回调解申请书: who asked for mediation takes the request back (人民调解法 第23条第二项)."""

from dataclasses import replace

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import called
from tiaojie_tui.papers.gaps import GAP, committee, filled
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs, party_words

_KNOWN = "申请人知道：撤回以后，仍然可以重新申请调解，也可以依法申请仲裁、请有关部门处理或者向人民法院起诉。"
LABELS = {**labels.PARTY, **labels.SIGNATURES, **labels.PAGES, "此致": "此致"}


def words(case: Case, at: int = 0) -> Context:
    """The words of the request. Where nobody is an applicant, any party may make it."""
    asking = replace(
        case, parties=tuple(one for one in case.parties if one.role == lists.APPLICANT) or case.parties
    )
    return {
        "项": LABELS,
        "标题": "撤回调解申请书",
        "编号": filled(case.number),
        "当事人": party_words(asking),
        "经过": (
            f"{called.dispute(case)}，申请人于{called.day_or_pen(case.applied_on)}向{committee(case)}申请调解。"
        ),
        "原因": f"现因{_reason(case)}，申请人自愿撤回调解申请，请{committee(case)}终止调解。",
        "知道": _KNOWN,
        "此致": committee(case),
        "签名": in_pairs(boxes_of_parties(asking)),
    }


def _reason(case: Case) -> str:
    if case.outcome == "withdrawn" and case.failure_reason:
        return case.failure_reason.rstrip("。").replace("\n", "")
    return GAP * 14
