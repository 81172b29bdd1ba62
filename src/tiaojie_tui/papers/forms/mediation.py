"""The 人民调解记录 (人民调解文书格式, 司发通〔2010〕239号): who sat together, what was said, how it ended."""

from dataclasses import replace

from tiaojie_tui.domain import words as lists
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed_moment
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.forms.present import present_at, record_of
from tiaojie_tui.papers.forms.ticks import ticks
from tiaojie_tui.papers.gaps import GAP, filled, names, paragraphs
from tiaojie_tui.papers.parties import signature_words

KIND = "调解记录"
LABELS = {
    **labels.PAGES,
    **labels.SIGNATURES,
    "时间": "时间",
    "地点": "地点",
    "当事人": "当事人",
    "参加人": "参加人",
    "告知": "人民调解委员会已将人民调解的相关规定告知各方当事人。",
    "记录": "调解记录：",
    "结果": "调解结果：",
}
_LINES = 8
"""For the record, where it is written with a pen."""


def words(case: Case, at: int = 0) -> Context:
    """The words of the record ``case.records[at]``; of an empty one where that is no 调解记录.

    Parties that had nobody there do not sign; where the case names nobody present, all have their boxes.
    """
    record = record_of(case, KIND, at)
    present = present_at(case, record)
    signing = replace(case, parties=present.parties or case.parties)
    return {
        "项": LABELS,
        "标题": "人民调解记录",
        "编号": filled(case.number),
        "时间": printed_moment(record.at) if record.at else f"{GAP}年{GAP}月{GAP}日{GAP}时{GAP}分",
        "地点": filled(record.place),
        "当事人": names(present.for_parties),
        "参加人": names(present.others) if present.others or not record.present else "无",
        "记录": paragraphs(record.text, lines=_LINES),
        "结果": ticks(lists.values(lists.RESULTS), record.result),
        "签名": signature_words(signing),
    }
