"""Numbers as they are spoken and written in Chinese (三千五, 2.8万, 十一, 二〇二六), and counts in hanzi.

Owns no unit of money and no date. What can be heard in two ways (两三千, 1万50) is not read at all.
"""

import re
from decimal import Decimal

DIGITS = "零一二三四五六七八九"
_UNITS = (("亿", 8), ("万", 4), ("千", 3), ("百", 2), ("十", 1))
_ASCII = "0123456789"
_LONGEST = 14
"""Places before or after the point: more is no number of ours, and Decimal stays exact below 28 in all."""
_PLAIN = str.maketrans(
    "〇○壹贰貳弍叁參肆伍陆陸柒捌玖拾佰仟萬億兩", "零零一二二二三三四五六六七八九十百千万亿两"
)


def plain(text: str) -> str:
    """The text with 大写 and traditional numerals replaced by ordinary ones (贰仟 → 二千)."""
    return text.translate(_PLAIN)


def read_number(text: str) -> Decimal | None:
    """The number somebody means, exactly; ``None`` for anything that is not one clear number ≥ 0.

    A single digit that follows a unit counts tenths of it: 三千五 is 3500, 两万八 is 28000.
    """
    return _read(plain(text).replace("廿", "二十").replace("卅", "三十"))


def read_whole(text: str) -> int | None:
    """Like ``read_number``, for whole numbers only."""
    number = read_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def read_digits(text: str) -> int | None:
    """A number spoken digit by digit, as years are (二〇二六, 2026); ``None`` for anything else."""
    digits = "".join(str(DIGITS.index(sign)) if sign in DIGITS else sign for sign in plain(text))
    return int(digits) if _ascii(digits) and len(digits) <= _LONGEST else None


def spoken(number: int) -> str:
    """A count from 0 to 99 in ordinary hanzi: 3 → 三, 12 → 十二."""
    if not 0 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def in_hanzi(number: int) -> str:
    """A number from 1 to 9999 as articles are numbered: 1253 is 一千二百五十三, 12 is 十二."""
    text, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + sign
        gap = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


def _read(text: str) -> Decimal | None:
    for sign, power in _UNITS:
        head, found, tail = text.partition(sign)
        if found:
            return _read_scaled(head, tail, power)
    return _simple(text)


def _read_scaled(head: str, tail: str, power: int) -> Decimal | None:
    times = _times(head, power)
    if times is None:
        return None
    rest = _rest(tail, power, times)
    return None if rest is None else times * 10**power + rest


def _times(head: str, power: int) -> Decimal | None:
    """How many of a unit: a digit before 十百千, up to four places before 万亿, 2.8 before 千万亿."""
    if power == 1 and head == "":
        return Decimal(1)
    if power >= 4:
        # 三千五万 may be 3500万 or a slip for 三千零五万.
        times = None if re.search("[千百][一二三四五六七八九1-9]$", head) else _read(head)
        limit = 10**8 if power == 4 and _ascii(head) else 10**4
    else:
        times = _simple(head)
        limit = 10
        if power < 3 and set(head) & set(".点"):
            return None
    return times if times is not None and 0 < times < limit else None


def _rest(tail: str, power: int, times: Decimal) -> Decimal | None:
    """What stands after a unit, in ones."""
    if tail == "":
        return Decimal(0)
    if times != times.to_integral_value():
        return None
    if tail[0] == "零":
        rest = _read(tail[1:])
        # 零 stands for a skipped place; the rule for 大写 also allows it after a round 万 or 亿.
        limit = 10**power if power >= 4 and times % 10 == 0 else 10 ** (power - 1)
        return rest if rest is not None and not set(tail) & set(".点") and 0 < rest < limit else None
    if _ascii(tail) and len(tail) > 1:
        return Decimal(tail) if len(tail) == power else None
    if len(tail) == 1:
        # 三千五; but 三千两 is silver, and 三千0 a slip.
        digit = None if tail == "两" else _simple(tail)
        return digit * 10 ** (power - 1) if digit else None
    rest = _read(tail)
    return rest if rest is not None and rest < 10**power and not set(tail) & set(".点") else None


def _simple(text: str) -> Decimal | None:
    """One hanzi digit, or figures with or without decimals."""
    if text == "两":
        return Decimal(2)
    if len(text) == 1 and text in DIGITS:
        return Decimal(DIGITS.index(text))
    whole, dot, decimals = text.partition(".")
    if _ascii(whole) and (_ascii(decimals) if dot else True):
        return Decimal(text) if max(len(whole), len(decimals)) <= _LONGEST else None
    whole, dot, decimals = text.partition("点")
    digits = "".join(str(DIGITS.index(sign)) for sign in decimals if sign in DIGITS)
    before = _simple(whole) if dot and len(whole) == 1 else None
    if before is not None and 0 < len(digits) == len(decimals) <= _LONGEST:
        return before + Decimal(digits).scaleb(-len(digits))
    return None


def _ascii(text: str) -> bool:
    return text != "" and all(sign in _ASCII for sign in text)
