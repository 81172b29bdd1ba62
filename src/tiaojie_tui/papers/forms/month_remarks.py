"""What has to be said below the figures of a month, so that nobody takes them for more than they are."""

from collections.abc import Iterator, Sequence

from tiaojie_tui.domain.tally import Tally
from tiaojie_tui.papers.gaps import GAP, PEN_DAY

FILLED_IN = f"填表人：{GAP * 2}　审核人：{GAP * 2}　填表日期：{PEN_DAY}"
_COUNTING = "按办结日期统计：达成协议的是达成协议那天，没有达成的是最后一次调解那天。疑难复杂含重大案件。"
_LEADERS = "每件案件只计入主持调解的人。"


def of(tally: Tally, undated: Sequence[str], *, leaders: bool = False) -> list[str]:
    """How it was counted, and what could not be. ``undated``: how such cases are called."""
    said = [_COUNTING + (_LEADERS if leaders else ""), *_uncounted(tally)]
    if undated:
        said.append(f"有{len(undated)}件已办结的案件没有写办结的日期，没有计入：{'、'.join(undated)}。")
    return said


def _uncounted(tally: Tally) -> Iterator[str]:
    if tally.unsummed:
        yield f"有{tally.unsummed}件协议的金额没有写明或者没有期限，没有计入协议金额。"
    for item, count in tally.unsaid.items():
        if count:
            yield f"有{count}件没有写{item}，没有计入有关各栏。"
