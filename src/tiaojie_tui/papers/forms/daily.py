"""The 封存登记日报: what was frozen, voided and sealed on a day, and the head of the chain of all entries.

Signed and kept by the judicial office, it is the anchor outside the server: whoever changed the register
afterwards could not make the head on this sheet come out again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tiaojie_tui.domain.dates import printed
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import GAP, filled

NAME = "封存登记日报"
LABELS = {
    **labels.PAGE_OF_PAGES,
    "序号": "序号",
    "时间": "时间",
    "事项": "事项",
    "案号": "案号",
    "稿": "稿",
    "校验码": "校验码",
    "经办人": "经办人",
}
_GROUP = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the day."""

    seq: int
    at: datetime
    act: str
    number: str
    version: int
    code: str
    by: str


def words(committee: str, day: date, lines: Sequence[Line], *, entries: int, head: str) -> Context:
    """The sheet of a day. ``entries`` and ``head`` (64 hexadecimal figures) are of the chain at its end."""
    groups = [head[start : start + _GROUP] for start in range(0, len(head), _GROUP)]
    return {
        "项": LABELS,
        "标题": NAME,
        "调委会": filled(committee),
        "日期": printed(day),
        "登记": [
            {
                "序号": str(line.seq),
                "时间": f"{line.at:%H:%M}",
                "事项": line.act,
                "案号": line.number,
                "稿": f"第{line.version}稿",
                "校验码": line.code,
                "经办人": line.by,
            }
            for line in lines
        ],
        "说明": "" if lines else "当天没有定稿、作废和封存。",
        "链": [f"登记总数：{entries}条", "末条登记的哈希值（SHA-256）：", *_rows(groups)],
        "用途": "以后核验时，登记簿到这一条为止算出的哈希值应与本页相同；不相同，就是登记被改动过。",
        "签收": [
            f"制表人（签名）：{GAP * 5}",
            f"司法所签收人（签名、盖章）：{GAP * 5}",
            f"签收日期：{GAP * 2}年{GAP}月{GAP}日",
        ],
    }


def _rows(groups: Sequence[str]) -> list[str]:
    half = (len(groups) + 1) // 2
    return [" ".join(groups[:half]), " ".join(groups[half:])]
