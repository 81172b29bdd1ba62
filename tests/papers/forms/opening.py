"""The forms of the first half of the dossier, each filled from a case that has something for all of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tests.papers.sample import APPLICANT, CASE, RESPONDENT
from tiaojie_tui.domain.case import Agent, Case, Evidence, Record
from tiaojie_tui.papers.context import Context, leaves
from tiaojie_tui.papers.forms import (
    application,
    authorization,
    back,
    contents,
    cover,
    evidence,
    inquiry,
    intake,
    mediation,
    rights,
)
from tiaojie_tui.papers.forms.contents import Row

INQUIRY = Record(
    "调查记录",
    datetime(2026, 4, 3, 9, 5),
    "柳坪村三组",
    ("买买提·吐尔逊", "何宽", "柳明"),
    "问：核桃是什么时候交的？\n答：去年十月。",
)
MEDIATION = Record(
    "调解记录",
    datetime(2026, 4, 9, 15, 30),
    "柳坪村调解室",
    ("买买提·吐尔逊", "罗䶮", "过磅员金山", "㐂守信", "柳明"),
    "㐂守信：斤两有没有异议？\n罗䶮：没有。",
    "调解成功",
)
GUARDIAN = Agent("法定代理人", "古丽", "母亲")
HELPER = Agent("委托代理人", "艾山", "近亲属", "330000198001010017", "15400009904", "一般授权")
GUARDED = replace(APPLICANT, note="未成年", agents=(GUARDIAN, HELPER))
FULL = replace(
    CASE,
    parties=(GUARDED, RESPONDENT),
    records=(INQUIRY, MEDIATION),
    evidence=(
        Evidence("磅单", "买买提·吐尔逊", True, 3, "交了多少核桃"),
        Evidence("账本", "罗䶮", False, 12, "付了多少钱"),
    ),
)
PAGES = 27
ROWS = (Row("人民调解申请书", 1, 2), Row("授权委托书", 3, 3, "复印件"))


def opening(case: Case, rows: Sequence[Row] = ROWS) -> dict[str, Context]:
    """The words of each form; the first record of the case is of an inquiry, the second of mediation."""
    return {
        "卷宗封面": cover.words(case),
        "卷内目录": contents.words(case, rows),
        "人民调解申请书": application.words(case),
        "人民调解受理登记表": intake.words(case),
        "权利义务告知书": rights.words(case),
        "授权委托书": authorization.words(case),
        "调查记录": inquiry.words(case, 0),
        "证据材料目录": evidence.words(case),
        "调解记录": mediation.words(case, 1),
        "卷宗封底": back.words(case, PAGES),
    }


OPENING = {name: [words] for name, words in opening(FULL).items()}
OPENING["授权委托书"].append(authorization.words(FULL, 1))
"""An agent of a person, and one of an organisation."""


def boxes(words: Context) -> list[str]:
    """Whose boxes for ink a form has."""
    return [whose for whose in leaves(words["签名"]) if whose]
