"""The words in which people tell how a sum is paid, made regular for ``domain.plan`` to read.

Owns the days, months and sums inside such a sentence; what they make together is the plan's business.
"""

import re
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain.dates import add_months, has_year, parse_date, printed
from tiaojie_tui.domain.money import parse_money
from tiaojie_tui.domain.numerals import read_digits, read_whole
from tiaojie_tui.domain.typed import Unreadable, narrow, quoted

EXAMPLES = "请写如：3月20日一次付清；3月25日16000，9月30日余款；每月10号5000直到还清；每月1号500长期。"
_HANZI = "〇零○一二三四五六七八九十廿卅"
_NUMBER = "[0-9]{1,2}"
_YEAR = "(?:[0-9]{4}年|今年|明年|后年)"
_MONTH = f"(?:{_NUMBER}月|本月|下个?月)"
_ENDS = "(?=[ 前]|$)"
DAY = (
    "(?:[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}(?![0-9])日?|[0-9]{8}(?![0-9])"
    f"|[0-9]{{4}}{_ENDS}|{_NUMBER}[-./]{_NUMBER}{_ENDS}"
    f"|{_YEAR}?{_MONTH}?{_NUMBER}日|{_YEAR}?{_MONTH}{_NUMBER}{_ENDS}"
    "|今天|明天|大?后天|[+][0-9]+(?:天|(?=[ 前]|$))|[0-9]+天后"
    "|签约后第?[0-9]+[天日]内?|签约(?:当[天日]|时)?|当[天日场])"
)
_WHOLE_MONTH = f"(?:[0-9]{{4}}[-./][0-9]{{1,2}}(?![-./0-9])|{_YEAR}?{_MONTH})"
FROM = f"(?:从|自)(?:(?P<day>{DAY})|(?P<month>{_WHOLE_MONTH})份?)(?:起|开始)?"
UNTIL = f"(?:到|至)(?:(?P<day>{DAY})|(?P<month>{_WHOLE_MONTH})份?)(?:为?止)?"
_FILLERS = re.compile("^(?:每[次期]|平均|付给|支付|[各付还给,:])+|[,;前起]+$")


@dataclass(frozen=True, slots=True)
class Bearings:
    """The days from which a sentence is understood."""

    today: date
    agreed_on: date | None

    @property
    def begin(self) -> date:
        return self.agreed_on or self.today


class Words:
    """A sentence from which what was understood is taken away, until nothing may be left."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.left = _regular(typed)

    def take(self, pattern: str) -> re.Match[str] | None:
        """Take the first match away."""
        found = re.search(pattern, self.left)
        if found:
            self.left = f"{self.left[: found.start()]} {self.left[found.end() :]}".strip()
        return found

    def take_money(self) -> int | None:
        """Take the only sum that is left, in 分; ``None`` if there is none. Raises ``Unreadable``."""
        pieces = [piece for piece in (_FILLERS.sub("", piece) for piece in self.left.split()) if piece]
        self.left = ""
        if not pieces:
            return None
        try:
            return parse_money(" ".join(pieces))
        except Unreadable:
            raise Unreadable(
                f"{quoted(self.typed)}里的{quoted(' '.join(pieces))}看不明白，{EXAMPLES}"
            ) from None


def _regular(typed: str) -> str:
    """Days and months in figures, 号 as 日, one word for each turn of phrase."""
    text = re.sub(r"\s+", " ", narrow(typed.replace("\n", ";"))).strip("。;,、 ")
    text = re.sub(f"[{_HANZI}]{{4}}(?=年)", lambda found: str(read_digits(found[0]) or found[0]), text)
    text = re.sub(
        f"[{_HANZI}]{{1,3}}+(?=[月日号期])", lambda found: str(read_whole(found[0]) or found[0]), text
    )
    text = (
        text.replace("号", "日").replace("每个月", "每月").replace("每个季", "每季").replace("每季度", "每季")
    )
    text = re.sub("每月(?:月?底|月?末|最后[1一]天)", "每月31日", text)
    return re.sub("(?<=[0-9日月起到从]) (?=[日月起])|(?<=[从到]) |(?<=[0-9]) (?=[元块])", "", text)


def day_of(said: str, bearings: Bearings) -> date:
    """The day of a match of ``DAY``. Raises ``Unreadable`` for one that lies before the agreement unsaid."""
    counted = re.fullmatch("签约后第?([0-9]+)[天日]内?", said)
    if counted or re.match("签约|当", said):
        if bearings.agreed_on is None:
            raise Unreadable(f"{quoted(said)}要先填达成协议日期，或者直接写哪一天。")
        return parse_date(f"+{counted[1]}" if counted else "今天", bearings.agreed_on)
    day = parse_date(said, bearings.today)
    if bearings.agreed_on is not None and day < bearings.agreed_on and not has_year(said):
        raise Unreadable(f"{printed(day)}在签约之前，请写上年份，如 {day.year + 1}-{day.month}-{day.day}。")
    return day


def month_of(said: str, bearings: Bearings) -> date:
    """The first day of the month of a match of ``_WHOLE_MONTH``; without a year, the next such month."""
    regular = re.sub("^([0-9]{4})[-./]([0-9]{1,2})$", r"\1年\2月", said)
    if not re.match("[0-9]{1,2}月", regular):
        return parse_date(f"{regular}1日", bearings.today)
    begin = bearings.begin
    first = parse_date(f"{regular}1日", begin)
    return add_months(first, 12, 1) if first.month < begin.month else first
