"""Days and times of day: as people type them, as papers print them, and how far off they are.

Owns the calendar rules for age and for months that are too short. Knows no clock: today is passed in.
Lunar days are refused, not guessed.
"""

import calendar
import re
from datetime import date, datetime, timedelta

from tiaojie_tui.domain.numerals import read_digits, read_whole
from tiaojie_tui.domain.typed import Unreadable, clean_line, narrow, quoted

YEARS = range(1900, 2201)
"""Years that may be meant: outside, a digit was mistyped."""

_WEEKDAYS = "一二三四五六日"
_RELATIVE = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨": -1, "今天": 0, "今日": 0, "今": 0, "当天": 0,
    "明天": 1, "明日": 1, "明": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_MONTHS_OFF = {"上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "这月": 0, "下个月": 1, "下月": 1}
_YEARS_OFF = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|闰|初[一二三四五六七八九十]|除夕|中秋|端午|重阳|春节")
_VAGUE = re.compile("底|左右|前后|上旬|中旬|下旬|尽快|以后|秋收|麦收|过年|月初|年初")
_HANZI = "零〇○一二三四五六七八九十廿卅"
_EXAMPLES = "请写成 2026-11-23、11.23、11月23日、今天 或 +7（七天后）。"


def iso(day: date) -> str:
    """``2026-03-20``: how days stand in fields and files."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def printed(day: date) -> str:
    """``2026年3月20日``: how days stand on papers."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed_moment(moment: datetime) -> str:
    """``2026年3月3日14时05分``: how times stand on papers."""
    return f"{printed(moment)}{moment.hour}时{moment.minute:02d}分"


def iso_moment(moment: datetime) -> str:
    """``2026-03-03 14:05``: how times stand in fields."""
    return f"{iso(moment)} {moment.hour:02d}:{moment.minute:02d}"


def weekday(day: date) -> str:
    """``星期五``."""
    return "星期" + _WEEKDAYS[day.weekday()]


def add_months(day: date, months: int, day_of_month: int) -> date:
    """``day_of_month`` of the month ``months`` after that of ``day``; in a short month its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day_of_month, calendar.monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> int:
    """周岁: the birthdays reached by ``day``; negative for a day before the birth.

    Who is born on 29 February comes of age on 1 March where the year has no such day.
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def explain(day: date, agreed_on: date | None, today: date) -> str:
    """Weekday and distance: ``星期五，签约后第14天``; without ``agreed_on`` the distance from today."""
    said = [weekday(day)]
    if agreed_on is not None:
        off = (day - agreed_on).days
        said.append("签约当天" if off == 0 else f"签约后第{off}天" if off > 0 else f"签约前{-off}天")
    ahead = (day - today).days
    if ahead < 0:
        said.append(f"已过去{-ahead}天")
    elif agreed_on is None:
        said.append("今天" if ahead == 0 else f"还有{ahead}天")
    return "，".join(said)


def parse_date(text: str, today: date, *, need_year: bool = False) -> date:
    """The day somebody means; one without a year is of this year, unless ``need_year``.

    Raises ``Unreadable`` for a day that does not exist, that may be two days, or is no day at all.
    """
    typed = clean_line(text)
    written = re.sub(r"\s+", " ", narrow(typed)).replace("。", ".").replace("号", "日")
    if need_year and not has_year(written):
        raise Unreadable(f"{quoted(typed)}没有年份，请写全，如 1968-04-11、19680411。")
    found = _relative(written, today)
    if found is None:
        found = _numbers(re.sub("(?<=.)(?:之前|以前|前)$", "", written), typed, today)
    if found.year not in YEARS:
        raise Unreadable(f"{quoted(typed)}是{found.year}年，年份不像是对的，请核对。")
    return found


def has_year(text: str) -> bool:
    """Whether the text fixes the year of its day itself, and ``parse_date`` need not supply it."""
    number = f"[0-9{_HANZI}]"
    bare = re.sub("(?:之前|以前|前)$", "", narrow(text))
    return not re.fullmatch(f"{number}{{1,4}}(?:[-./月]{number}{{1,3}})?[日号]?", bare)


def parse_moment(text: str, today: date) -> datetime:
    """The day and time of day somebody means: 今天 9:30, 3月3日上午9点, 下午3点半 (today).

    Raises ``Unreadable`` where the day or the time is missing, impossible, or not clear.
    """
    typed = clean_line(text)
    written = narrow(typed)
    found = _TIME.search(written)
    if not found:
        parse_date(typed, today)
        raise Unreadable("还要写钟点，如 今天 9:30、3月3日下午2点。")
    before = written[: found.start()].rstrip("T ,，")
    day = parse_date(before, today) if before else today
    hour, minute = _clock(found, typed)
    return datetime(day.year, day.month, day.day, hour, minute)


def _relative(written: str, today: date) -> date | None:
    """今天, +7, 今天+7, 七天后; ``None`` if the text is no day counted from today."""
    spaceless = written.replace(" ", "")
    # Not 日: 20日前 is the 20th.
    later = re.fullmatch(f"([0-9{_HANZI}两]+)天(以后|之后|后|以前|之前|前)", spaceless)
    if later:
        count = read_whole(later[1])
        return None if count is None else _days_off(today, -count if "前" in later[2] else count)
    found = re.fullmatch(r"([^-+0-9]*)(?:([-+])([0-9]{1,5})天?)?", spaceless)
    if not found or (not found[1] and not found[2]):
        return None
    base = _RELATIVE.get(found[1], 0 if not found[1] else None)
    if base is None:
        return None
    return _days_off(today, base + int((found[2] or "") + (found[3] or "0")))


def _days_off(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _numbers(written: str, typed: str, today: date) -> date:
    said_year, month, day = _parts(written.replace(" ", ""), typed, today)
    year = today.year if said_year is None else said_year
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(_impossible(year, month, day, typed)) from None


def _impossible(year: int, month: int, day: int, typed: str) -> str:
    if not 1 <= month <= 12:
        return f"{quoted(typed)}不对：没有{month}月。"
    if year not in YEARS:
        return f"{quoted(typed)}是{year}年，年份不像是对的，请核对。"
    return f"{year}年{month}月没有{day}日。"


def _parts(written: str, typed: str, today: date) -> tuple[int | None, int, int]:
    """Year (``None`` if not said), month and day. Raises ``Unreadable``."""
    digits = re.fullmatch("([0-9]{4})?([0-9]{2})([0-9]{2})", written)
    if digits:
        return int(digits[1]) if digits[1] else None, int(digits[2]), int(digits[3])
    separated = re.fullmatch(r"(?:([0-9]{4})([-./]))?([0-9]{1,2})[-./]([0-9]{1,2})日?", written)
    if separated and separated[2] in (None, written[-len(separated[4]) - (written[-1] == "日") - 1]):
        return int(separated[1]) if separated[1] else None, int(separated[3]), int(separated[4])
    spoken = re.fullmatch(
        rf"(?:(?P<year>[0-9{_HANZI}]{{4}})年|(?P<years>{'|'.join(_YEARS_OFF)}))?"
        rf"(?:(?P<month>[0-9{_HANZI}]{{1,3}})月|(?P<months>{'|'.join(_MONTHS_OFF)}))?"
        rf"(?P<day>[0-9{_HANZI}]{{1,3}})(?P<sign>日?)",
        written,
    )
    if not spoken or _LUNAR.search(written):
        raise Unreadable(_not_a_day(written, typed))
    return _spoken_parts(spoken, typed, today)


def _spoken_parts(spoken: re.Match[str], typed: str, today: date) -> tuple[int | None, int, int]:
    year = read_digits(spoken["year"]) if spoken["year"] else None
    if spoken["year"] and year is None:
        raise Unreadable(_not_a_day(typed, typed))
    if spoken["years"]:
        year = today.year + _YEARS_OFF[spoken["years"]]
    day = read_whole(spoken["day"])
    if spoken["month"]:
        month = read_whole(spoken["month"])
    elif year is None and (spoken["sign"] or spoken["months"]):
        there = add_months(today, _MONTHS_OFF.get(spoken["months"] or "", 0), 1)
        year, month = there.year, there.month
    else:
        month = None
    if day is None or month is None:
        raise Unreadable(_not_a_day(typed, typed))
    if not spoken["sign"] and re.fullmatch(f"[{_HANZI}]+", spoken["day"]):
        # 八月十五 is the lunar day to many.
        raise Unreadable(f"{quoted(typed)}是公历还是农历？公历请写成 {month}月{day}日，农历请查成公历再写。")
    return year, month, day


def _not_a_day(written: str, typed: str) -> str:
    if not written:
        return f"还没有写日期，{_EXAMPLES}"
    if _LUNAR.search(written):
        return f"{quoted(typed)}是农历日子，请查成公历再写，如 2026-09-25。"
    if _VAGUE.search(written):
        return f"{quoted(typed)}说不准是哪一天，请写到具体的日子，如 2026-12-31。"
    short_year = re.fullmatch(r"([0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日]?", written)
    if short_year or re.fullmatch("[0-9]{6}", written):
        return f"{quoted(typed)}的年份请写四位，如 2026-03-20。"
    if re.fullmatch("[0-9]{3}", written):
        one, other = f"{written[0]}.{written[1:]}", f"{written[:2]}.{written[2]}"
        return f"{quoted(typed)}看不出是几月几日，请写成 {one} 或 {other} 这样。"
    if re.fullmatch(r"[0-9]{4}[-./年][0-9]{1,2}月?", written):
        return f"{quoted(typed)}没有写到哪一天，{_EXAMPLES}"
    return f"{quoted(typed)}看不出是哪一天，{_EXAMPLES}"


_MORNING = "凌晨|清晨|清早|早上|早晨|早|上午"
_EVENING = "下午|傍晚|晚上|夜里|夜间|晚"
_TIME = re.compile(
    rf"(?P<part>{_MORNING}|{_EVENING}|中午)?\s*"
    rf"(?:(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::00)?"
    rf"|(?P<spoken>[0-9]{{1,2}}|[{_HANZI}两]{{1,3}})[点时]"
    rf"(?P<rest>整|半|一刻|三刻|[过零〇]?[0-9{_HANZI}]{{1,3}}分?)?钟?)$"
)
_QUARTERS = {"": 0, "整": 0, "半": 30, "一刻": 15, "三刻": 45}


def _clock(found: re.Match[str], typed: str) -> tuple[int, int]:
    """Hour and minute of a match of ``_TIME``."""
    part = found["part"] or ""
    if found["hour"]:
        hour, minute = int(found["hour"]), int(found["minute"])
    else:
        rest = found["rest"] or ""
        bare = rest.removesuffix("分").lstrip("过零〇")
        spoken, past = read_whole(found["spoken"]), _QUARTERS.get(rest, read_whole(bare or "零"))
        if spoken is None or past is None:
            raise Unreadable(f"{quoted(typed)}的钟点看不清，请写成 14:30 这样。")
        hour, minute = spoken, past
        if not part and 1 <= hour <= 6:
            raise Unreadable(f"{quoted(typed)}是上午还是下午？请写 下午{hour}点 或 {hour + 12}:00 这样。")
    hour = _in_half(part, hour, typed)
    if hour > 23 or minute > 59:
        raise Unreadable(f"{quoted(typed)}里没有{hour}点{minute}分这个时间。")
    return hour, minute


def _in_half(part: str, hour: int, typed: str) -> int:
    """The hour of 24 for one said with 上午, 下午 …"""
    if part == "中午":
        allowed, hour = range(11, 15), hour + 12 if hour < 3 else hour
    elif part == "凌晨":
        allowed, hour = range(7), 0 if hour == 12 else hour
    elif part in _MORNING.split("|"):
        allowed = range(13)
    elif part == "下午":
        allowed, hour = range(12, 20), hour + 12 if hour < 12 else hour
    elif part:
        allowed, hour = range(17, 24), hour + 12 if hour < 12 else hour
    else:
        return hour
    if hour not in allowed:
        raise Unreadable(f"{quoted(typed)}里“{part}”和钟点对不上，请写成 14:30 这样。")
    return hour
