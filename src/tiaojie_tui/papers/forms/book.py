"""The forms of a dossier that are made from the case alone, by name; ``at`` says which of several."""

from collections.abc import Callable

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms import (
    application,
    authorization,
    confirmation,
    cover,
    evidence,
    extension,
    follow_up,
    inquiry,
    intake,
    mediation,
    oral,
    police,
    receipt,
    rights,
    termination,
    withdrawal,
)


def _court(case: Case, at: int) -> Context:
    return confirmation.application_words(case)


FORMS: dict[str, Callable[[Case, int], Context]] = {
    "卷宗封面": cover.words,
    "人民调解申请书": application.words,
    "人民调解受理登记表": intake.words,
    "权利义务告知书": rights.words,
    "授权委托书": authorization.words,
    "调查记录": inquiry.words,
    "证据材料目录": evidence.words,
    "调解记录": mediation.words,
    "延期调解同意书": extension.words,
    "口头协议登记表": oral.words,
    "终止调解告知书": termination.words,
    "撤回调解申请书": withdrawal.words,
    "履行凭证": receipt.words,
    "回访记录": follow_up.words,
    "治安案件书面申请": police.words,
    "司法确认申请书": _court,
}
