"""The list before the 人民调解证据材料 (人民调解文书格式, 司发通〔2010〕239号)."""

from tiaojie_tui.domain.case import Case, Evidence
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import GAP, filled
from tiaojie_tui.papers.parties import in_pairs

LABELS = {
    **labels.PAGES,
    **labels.SIGNATURES,
    "序号": "序号",
    "名称": "证据名称",
    "提供人": "提供人",
    "原件": "原件或复印件",
    "页数": "页数",
    "证明": "证明内容",
    "说明": "复印件上由提供人写明“与原件核对无异”，签名并写上日期。",
}
_ORIGINAL = {True: "原件", False: "复印件", None: GAP}
_ROWS_FOR_THE_PEN = 8


def words(case: Case, at: int = 0) -> Context:
    """The words of the list; empty rows for the pen where the case has no evidence."""
    listed = [_row(number, piece) for number, piece in enumerate(case.evidence, 1)]
    return {
        "项": LABELS,
        "标题": "人民调解证据材料目录",
        "编号": filled(case.number),
        "证据": listed or [_for_the_pen(number) for number in range(1, _ROWS_FOR_THE_PEN + 1)],
        "合计": _total(case),
        "签名": in_pairs([f"核对人（人民调解员）　{GAP}"]),
    }


def _row(number: int, piece: Evidence) -> dict[str, str]:
    return {
        "序号": str(number),
        "名称": filled(piece.name),
        "提供人": filled(piece.provided_by),
        "原件": _ORIGINAL[piece.original],
        "页数": GAP if piece.pages is None else str(piece.pages),
        "证明": filled(piece.proves),
    }


def _for_the_pen(number: int) -> dict[str, str]:
    return {"序号": str(number), "名称": "", "提供人": "", "原件": "", "页数": "", "证明": ""}


def _total(case: Case) -> str:
    pages = [piece.pages for piece in case.evidence]
    known = [count for count in pages if count is not None]
    whole = str(sum(known)) if known and len(known) == len(pages) else GAP
    return f"以上证据共{len(pages) or GAP}件，{whole}页。"
