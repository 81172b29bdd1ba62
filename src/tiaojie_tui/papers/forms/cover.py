"""The cover of the dossier (卷宗封面; 人民调解文书格式, 司发通〔2010〕239号)."""

from datetime import date

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.titles import propose_title
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import GAP, committee, day, filled, names

LABELS = {
    "卷名": "卷名",
    "年度": "年度",
    "卷号": "卷号",
    "类别": "纠纷类别",
    "调解员": "人民调解员",
    "日期": "调解日期",
    "立卷人": "立卷人",
    "立卷日期": "立卷日期",
    "保管期限": "保管期限",
    "备注": "备注",
}
_OVER = ("调解成功", "调解不成")


def words(case: Case, at: int = 0) -> Context:
    """The words of the cover. Who made the dossier, when, and how long it is kept is left to the pen."""
    began = case.accepted_on or case.applied_on
    return {
        "项": LABELS,
        "调委会": committee(case),
        "标题": "调解卷宗",
        "卷名": filled(case.title or propose_title(case)),
        "年度": str(began.year) if began else GAP,
        "卷号": filled(case.number),
        "类别": filled(case.dispute_type),
        "调解员": names(case.mediators),
        "日期": f"{day(case.accepted_on)}至{day(_ended_on(case))}",
    }


def _ended_on(case: Case) -> date | None:
    """The day the talks ended: with an agreement, else with a record that says so."""
    ends = [record.at.date() for record in case.records if record.at and record.result in _OVER]
    return case.agreed_on or max(ends, default=None)
