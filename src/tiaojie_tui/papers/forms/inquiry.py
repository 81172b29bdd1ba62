"""The 人民调解调查记录 (人民调解文书格式, 司发通〔2010〕239号): what somebody was asked and said.

Whoever was asked reads it or has it read out, writes so, and signs every page.
"""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed_moment
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms.present import record_of
from tiaojie_tui.papers.gaps import GAP, PEN_NAME, filled, names, paragraphs
from tiaojie_tui.papers.parties import in_pairs

KIND = "调查记录"
LABELS = {
    **labels.PAGES,
    **labels.SIGNATURES,
    "时间": "时间",
    "地点": "地点",
    "参加人": "参加人",
    "被调查人": "被调查人",
    "记录": "记录：",
    "每页": f"被调查人在本页签名、按指印：{PEN_NAME}",
}
_LINES = 10
"""For the record, where it is written with a pen."""
_READ = "以上笔录我看过（已向我读过），和我说的一样。"
_SAID_ALREADY = "以上笔录"
"""How whoever was asked begins to say so; the record may have it as its last words."""


def words(case: Case, at: int = 0) -> Context:
    """The words of the record ``case.records[at]``; of an empty one where that is no 调查记录.

    The case does not say who of those present was asked; where it was one alone, that one.
    """
    record = record_of(case, KIND, at)
    asking = [name for name in record.present if name in case.mediators]
    there = [name for name in record.present if name not in (*case.mediators, case.recorder)]
    alone = len(there) == 1
    asked = there[0] if alone else GAP
    boxes = [f"调查人　{name}" for name in asking or (GAP,)]
    boxes += [f"被调查人　{asked}", f"记录人　{filled(case.recorder)}"]
    return {
        "项": LABELS,
        "标题": "人民调解调查记录",
        "编号": filled(case.number),
        "时间": printed_moment(record.at) if record.at else f"{GAP}年{GAP}月{GAP}日{GAP}时{GAP}分",
        "地点": filled(record.place),
        "参加人": "无" if alone else names(there),
        "被调查人": asked,
        "记录": paragraphs(record.text, lines=_LINES),
        "结语": "" if _SAID_ALREADY in (record.text or "") else _READ,
        "签名": in_pairs(boxes),
    }
