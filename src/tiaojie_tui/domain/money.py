"""Money (金额) as integer 分: as people type it, as figures, and in 大写 as legal papers want it.

大写 follows 支付结算办法附件《正确填写票据和结算凭证的基本规定》. Where that rule leaves a 零 to choice
(1680.32, 107000.53) none is written. Sums run from 0 to 999999999999.99 元; nothing is ever rounded.
"""

import re
import unicodedata
from decimal import Decimal

from tiaojie_tui.domain.numerals import DIGITS, plain, read_number
from tiaojie_tui.domain.typed import Unreadable, clean_line, narrow, quoted

MAX_FEN = 10**14 - 1
"""The largest sum: 999999999999.99 元."""

_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_EXAMPLES = "请写数字，如 1200、3500.50、2.8万、八千块。"
_VAGUE = re.compile("左右|大概|大约|约|上下|多|几|若干|来块|以内|至少|最多|不超过")


def figures(fen: int) -> str:
    """The sum in 元 as printed and shown: ``1200``, ``1200.50``."""
    text = exact(fen)
    return text.removesuffix(".00")


def exact(fen: int) -> str:
    """The sum in 元 with two places, as the case file has it: ``1200.00``."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan}.{rest:02d}"


def capitals(fen: int) -> str:
    """The sum in 大写, without 人民币: ``壹仟贰佰元整``. Raises ``ValueError`` outside 0 to ``MAX_FEN``."""
    if not 0 <= fen <= MAX_FEN:
        raise ValueError(f"no 大写 for {fen} 分")
    yuan, rest = divmod(fen, 100)
    jiao, cents = divmod(rest, 10)
    if fen == 0:
        return "零元整"
    written = _capital_count(yuan) + "元" if yuan else ""
    if jiao:
        written += _CAPITAL_DIGITS[jiao] + "角"
    if cents:
        skipped = "零" if yuan and not jiao else ""
        return written + skipped + _CAPITAL_DIGITS[cents] + "分"
    return written if jiao else written + "整"


def _capital_count(number: int) -> str:
    written, zero_between = "", False
    for place in reversed(range(len(_GROUPS))):
        group = number // 10 ** (4 * place) % 10000
        if group == 0:
            zero_between = True
            continue
        if written and (zero_between or group < 1000):
            written += "零"
        written += _capital_group(group) + _GROUPS[place]
        zero_between = False
    return written


def _capital_group(group: int) -> str:
    written, zero_between = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit == 0:
            zero_between = bool(written)
            continue
        written += ("零" if zero_between else "") + _CAPITAL_DIGITS[digit] + _PLACES[place]
        zero_between = False
    return written


def read_capitals(text: str) -> int | None:
    """The sum that a 大写 text states, in 分; ``None`` if it is not one well-formed 大写 sum.

    Takes what other offices write too: 人民币 in front, 圆, 正, 零 where it is optional, 整 or none.
    """
    written = re.sub(r"\s", "", text).removeprefix("人民币").removeprefix(":").removeprefix("：")
    written = written.replace("圆", "元").replace("正", "整")
    written = re.sub(f"(?<![{_CAPITAL_DIGITS}])拾", "壹拾", written)
    if written in ("零元", "零元整"):
        return 0
    if not re.fullmatch(f"[{_CAPITAL_DIGITS}拾佰仟万亿元角分]+整?", written):
        return None
    if re.search("零(?![壹贰叁肆伍陆柒捌玖])|(?<![拾佰仟万亿元])零", written):
        return None
    total = _sum_of(plain(written.removesuffix("整")))
    if total is None or total > MAX_FEN:
        return None
    fen = int(total)
    same = written.replace("零", "").removesuffix("整") == capitals(fen).replace("零", "").removesuffix("整")
    return fen if same and not written.endswith("分整") else None


def parse_money(text: str) -> int:
    """The sum somebody means, in 分: 1200, ¥1,200.50, 三千五, 2.8万, 八千块, 三块五毛, 贰仟元整.

    Raises ``Unreadable`` for what is negative, too large, finer than 分, or not clear.
    """
    typed = clean_line(text)
    # NFKC would turn 5² into 52 and ½ into 1⁄2.
    odd_digit = any(unicodedata.category(sign) in ("No", "Nl") and sign != "〇" for sign in typed)
    written = re.sub(r"\s+", " ", narrow(typed))
    if not written or odd_digit:
        raise _unclear(typed)
    if re.match("[-−–—]|负|减", written):
        raise Unreadable(f"金额不能是负数：{quoted(typed)}。")
    if _VAGUE.search(written):
        raise Unreadable(f"{quoted(typed)}说不准是多少，请写确切的数，如 1200、三千五。")
    written = _bare(_without_commas(written, typed))
    fen = _sum_of(written)
    if fen is None:
        raise _unclear(typed)
    # 1.200 may be meant as 1200 by somebody; 2.855万 cannot be misread.
    if fen != fen.to_integral_value() or re.search("[.][0-9]{3,}(?![0-9]*[千万亿])", written):
        raise Unreadable(f"{quoted(typed)}有三位以上小数，金额只能写到分（两位小数）。")
    if fen > MAX_FEN:
        raise Unreadable(f"{quoted(typed)}太大了，最多 {exact(MAX_FEN)} 元，请看是不是多写了零。")
    return int(fen)


def _unclear(typed: str) -> Unreadable:
    return Unreadable(f"{quoted(typed)}看不准是多少钱，{_EXAMPLES}")


def _without_commas(written: str, typed: str) -> str:
    """Thousands separators removed; a comma anywhere else may hide a slip of the finger."""
    if "," not in written:
        return written
    grouped = re.sub(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])", _join_groups, written)
    if "," in grouped:
        raise Unreadable(f"{quoted(typed)}里逗号的位置不对，每三位一个逗号，如 1,200；也可以不写逗号。")
    return grouped


def _join_groups(match: re.Match[str]) -> str:
    return match[0].replace(",", "")


def _bare(written: str) -> str:
    """Only number, 元, 角 and 分: currency signs, 钱, 整 and harmless blanks taken away."""
    text = re.sub(r"(?<=[0-9])。(?=[0-9])", ".", plain(written))
    text = re.sub(r"(?<![0-9.]) | (?![0-9.])", "", text)
    text = re.sub("^(?:人民币|¥|[Rr][Mm][Bb]|CNY)+", "", text)
    text = re.sub("[块圆]", "元", text).replace("毛", "角")
    text = re.sub("(?<=[元角分])钱$", "", text)
    return re.sub("(?<=[元角])[整正]$", "", text)


def _sum_of(text: str) -> Decimal | None:
    """The 分 in a text of number, 元, 角 and 分; ``None`` if it is not one clear sum."""
    if "元" in text:
        before, _, after = text.partition("元")
        yuan = read_number(before)
        if yuan is None or (after and yuan != yuan.to_integral_value()):
            return None
        rest = _below_yuan(after)
    elif re.search("[角分]", text):
        yuan, rest = Decimal(0), _below_yuan(text)
    else:
        yuan, rest = read_number(text), Decimal(0)
    return None if yuan is None or rest is None else yuan * 100 + rest


def _below_yuan(text: str) -> Decimal | None:
    """The 分 in what stands after 元: 五毛, 5角2分, 零五分, 五 (角), 半."""
    if text == "":
        return Decimal(0)
    if text == "半":
        return Decimal(50)
    digit = f"([0-9{DIGITS}两])"
    for pattern in (f"零?{digit}角(?:零?{digit}分?)?", f"{digit}()", f"()零?{digit}分", f"()零{digit}"):
        found = re.fullmatch(pattern, text)
        if found:
            jiao, fen = (read_number(place or "零") for place in found.groups())
            return None if jiao is None or fen is None else jiao * 10 + fen
    return None
