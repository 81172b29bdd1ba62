"""The list of what is in the dossier (卷内目录; 人民调解文书格式, 司发通〔2010〕239号)."""

from collections.abc import Sequence
from dataclasses import dataclass

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import filled

LABELS = {
    **labels.PAGES,
    "序号": "序号",
    "文书名称": "文书名称",
    "页号": "页号",
    "备注": "备注",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in the dossier and the pages of the dossier it stands on."""

    name: str
    first_page: int | None = None
    """``None`` while the dossier is not bound: the pen counts."""
    last_page: int | None = None
    """``None`` for a paper of one page."""
    remark: str = ""


def words(case: Case, rows: Sequence[Row]) -> Context:
    """The words of the list."""
    return {
        "项": LABELS,
        "标题": "卷内目录",
        "编号": filled(case.number),
        "文书": [
            {"序号": str(number), "名称": row.name, "页号": _pages(row), "备注": row.remark}
            for number, row in enumerate(rows, 1)
        ],
    }


def _pages(row: Row) -> str:
    if row.first_page is None:
        return ""
    several = row.last_page is not None and row.last_page > row.first_page
    return f"{row.first_page}-{row.last_page}" if several else str(row.first_page)
