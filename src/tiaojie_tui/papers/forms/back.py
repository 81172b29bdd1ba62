"""The back cover of the dossier (卷宗封底; 人民调解文书格式, 司发通〔2010〕239号): how many pages it has."""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import GAP, filled

LABELS = {
    "卷号": "卷号",
    "立卷人": "立卷人",
    "检查人": "检查人",
    "日期": "日期",
}


def words(case: Case, pages: int | None) -> Context:
    """The words of the back; ``pages`` counts both covers, ``None`` leaves the count to the pen."""
    return {
        "项": LABELS,
        "卷号": filled(case.number),
        "页数": f"本卷宗连面带底共计{GAP if pages is None else pages}页，附证物{GAP}袋。",
    }
