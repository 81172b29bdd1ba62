"""Identity numbers, credit codes and telephone numbers: what cannot be right, and what is merely odd.

居民身份证 GB 11643-1999, 统一社会信用代码 GB 32100-2015. Nothing here looks a person up; a number that
passes may still belong to nobody.
"""

import re
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain.dates import age_on, printed
from tiaojie_tui.domain.typed import narrow, quoted

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
    "50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
"""First two digits of a resident's number; 81, 82, 83 are the residence permits of 港澳台居民."""

_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_OLDEST = 120
_LANDLINE = "(?:0[0-9]{2,3})?[2-9][0-9]{6,7}(?:转[0-9]{1,6})?|[48]00[0-9]{7}|9[0-9]{4}"


@dataclass(frozen=True, slots=True)
class IdReading:
    """What an identity number says. ``birth`` and ``sex`` are known only where it can be right.

    ``wrong`` says why it cannot be right; ``odd`` why it is unusual and should be compared with the card.
    """

    number: str
    birth: date | None = None
    sex: str | None = None
    wrong: str | None = None
    odd: str | None = None


def clean_number(text: str) -> str:
    """A number of a document as it is stored: narrow, capitals, without blanks and hyphens."""
    return re.sub(r"[\s\-–—·]", "", narrow(text)).upper()


def read_id_number(text: str, *, today: date | None = None) -> IdReading:
    """Read an identity number. A birth in the future is noticed only where ``today`` is given."""
    number = clean_number(text)
    if re.fullmatch("[A-Z]{1,3}[0-9]{6,12}", number):
        return IdReading(number, odd="不是身份证号，像护照或通行证，请对照证件，在备注里写明是什么证件。")
    wrong = _misshapen(number)
    if wrong is not None:
        return IdReading(number, wrong=wrong)
    try:
        birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return IdReading(number, wrong=f"身份证号第7到14位“{number[6:14]}”不是一个日期，请对照证件。")
    wrong = _wrong_birth(birth, today) or _wrong_check(number)
    if wrong is not None:
        return IdReading(number, wrong=wrong)
    sex = "男" if int(number[16]) % 2 else "女"
    return IdReading(number, birth, sex, odd=_odd(number, birth, today))


def _misshapen(number: str) -> str | None:
    if re.fullmatch("[0-9]{15}|[0-9]{14}X", number):
        return "15位的旧身份证2013年起已停用，请写18位的身份证号。"
    if len(number) != 18:
        return f"身份证号要18位，现在是{len(number)}位。"
    if not re.fullmatch("[0-9]{17}[0-9X]", number):
        return "身份证号前17位是数字，最后一位是数字或X，请对照证件。"
    return None


def _wrong_birth(birth: date, today: date | None) -> str | None:
    if birth.year < 1900:
        return f"身份证号里的出生日期{printed(birth)}早于1900年，请对照证件。"
    if today is not None and birth > today:
        return f"身份证号里的出生日期{printed(birth)}还没有到，请对照证件。"
    return None


def _wrong_check(number: str) -> str | None:
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, number, strict=False))
    if _ID_CHECKS[total % 11] == number[17]:
        return None
    # The right digit is not told: it would be put in place of looking at the card.
    return "身份证号有一位写错了（最后一位校验不对），请对照证件逐位核对。"


def _odd(number: str, birth: date, today: date | None) -> str | None:
    # 外国人永久居留身份证: 9, then the province, the country, birth, sequence and check as on other cards.
    province = number[1:3] if number[0] == "9" else number[:2]
    if province not in _PROVINCES:
        return f"身份证号里的“{province}”不是省份代码，请对照证件。"
    if today is not None and age_on(birth, today) > _OLDEST:
        return f"按身份证号今年{age_on(birth, today)}周岁，请对照证件。"
    return None


def check_credit_code(text: str) -> str | None:
    """Why a 统一社会信用代码 cannot be right, as a sentence; ``None`` if it can."""
    code = clean_number(text)
    if re.fullmatch("[0-9]{15}", code):
        return "15位的是旧注册号，请写营业执照上18位的统一社会信用代码。"
    if len(code) != 18:
        return f"统一社会信用代码要18位，现在是{len(code)}位。"
    strange = [sign for sign in code if sign not in _CODE_SIGNS]
    if strange:
        return f"统一社会信用代码里没有“{strange[0]}”（字母I、O、S、V、Z不用），请对照证照。"
    total = sum(weight * _CODE_SIGNS.index(sign) for weight, sign in zip(_CODE_WEIGHTS, code, strict=False))
    if _CODE_SIGNS[-total % 31] != code[17]:
        return "统一社会信用代码有一位写错了（最后一位校验不对），请对照证照逐位核对。"
    return None


def clean_phone(text: str) -> str:
    """Telephone numbers as they are stored: narrow, blanks inside taken away, several joined by 、."""
    numbers = re.split(r"[,;、/]|(?<=[0-9]{7})\s(?=1[3-9][0-9]{9}$)", narrow(text))
    return "、".join(re.sub(r"\s", "", number) for number in numbers if number.strip())


def check_phone(text: str) -> str | None:
    """Why a telephone number cannot be right, as a sentence; ``None`` if it can, or if it says 无."""
    for number in clean_phone(text).split("、"):
        digits = re.sub("[-()]", "", number)
        if number in ("无", "没有") or re.fullmatch(r"(?:\+?86)?1[3-9][0-9]{9}|\+[0-9]{7,15}", digits):
            continue
        if re.fullmatch("1[0-9]+", digits):
            return f"手机号要11位，现在{quoted(number)}是{len(digits)}位，或者开头不对。"
        if not re.fullmatch(_LANDLINE, digits):
            return f"{quoted(number)}不像电话号码，手机写11位，座机写区号加号码，没有写“无”。"
    return None
