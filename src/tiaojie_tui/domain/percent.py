"""Shares of a hundred as people say them: 70%, 七成五, 百分之三十, 一半. Kept as hundredths of a percent."""

from tiaojie_tui.domain.numerals import read_number
from tiaojie_tui.domain.typed import Unreadable, narrow, quoted

WHOLE = 10_000
"""100%, the most there is."""
_ALL = frozenset({"全部", "全责", "全"})
_HALF = frozenset({"一半", "半", "对半", "同等", "五五开"})


def shown(share: int) -> str:
    """``70%``, ``33.33%``."""
    whole, rest = divmod(share, 100)
    return f"{whole}.{rest:02d}".rstrip("0").removesuffix(".") + "%" if rest else f"{whole}%"


def parse(typed: str) -> int:
    """The share somebody means, from 0 to 100%. Raises ``Unreadable``."""
    written = narrow(typed).replace(" ", "")
    if written in _ALL:
        return WHOLE
    if written in _HALF:
        return WHOLE // 2
    tenths = "成" in written
    sure = tenths or written.endswith("%") or written.startswith("百分之")
    bare = written.removesuffix("成").replace("成", "点").removesuffix("%").removeprefix("百分之")
    number = read_number(bare)
    if number is None:
        raise Unreadable(f"{quoted(typed)}看不出是百分之几，请写 70%、七成 这样。")
    share = number * (1000 if tenths else 100)
    # 0.7 may be meant as 70%, and 1 as all of it.
    if not sure and 0 < number <= 1:
        raise Unreadable(f"{quoted(typed)}说不准是百分之几，请写上百分号，如 70%。")
    if share > WHOLE or share != share.to_integral_value():
        raise Unreadable(f"{quoted(typed)}不对，请写 0 到 100 之间、最多两位小数的百分数，如 70%。")
    return int(share)
