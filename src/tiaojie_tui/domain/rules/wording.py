"""说不准的话: sums and days that a court could not enforce, because nobody can say how much or when.

Only the wording of terms is read. A vague day is let pass where its sentence goes on to fix a last day.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables

_MONEY_WORD = "费|费用|款|款项|钱|金|生活费|医药费|补偿|赔偿|损失|粮食"
_SOME = "(?:一些|些|若干|适当|适量|一定|合理)(?:数额)?的?"
_NO_FIGURE_AFTER = r"(?![^。;\n]{0,12}\d)"
_GIVE = "支付|给付|赔偿|补偿|补贴|资助|付给|给予|承担|负担|分担|退还|偿还|还"
_VAGUE_AMOUNT = re.compile(
    "|".join(
        (
            "(?:几|(?<![人户份次岁倍指])数)[十百千万]+多?(?:元|块|(?=左右|上下|[,。;]|$))",
            rf"(?:大概|大约|约|差不多)\s*(?:是|为|每[年月次])?\s*{prose.FIGURE}\s*[百千万]?多?(?:元|块)",
            "(?:大概|大约|差不多)[^,。;]{0,4}[一二三四五六七八九十两几]+[百千万]",
            rf"{prose.FIGURE}\s*[百千万]?(?:元|块)(?:钱)?\s*(?:左右|上下|以上)",
            rf"(?:{prose.FIGURE}\s*[百千万]?|[一二三四五六七八九十百千万两]+)多万?(?:元|块)",
            rf"(?:适当|酌情|视情况|看情况|尽量|尽力|力所能及)[地的]?[^,。;]{{0,4}}(?:{_GIVE})",
            rf"(?:{_GIVE}|给|付)[^,。;\d]{{0,6}}{_SOME}[^,。;\d]{{0,6}}(?:{_MONEY_WORD}){_NO_FIGURE_AFTER}",
            rf"(?:{_GIVE})[^,。;\d]{{0,8}}(?:相关|有关|其他)的?(?:费用|损失|开支){_NO_FIGURE_AFTER}",
            "(?:相关|有关)的?(?:费用|损失|开支)(?:全部|都|均)?由",
        )
    )
)
_VAGUE_DUE = re.compile(
    "|".join(
        (
            "尽快|尽早|尽速|早日|近期|近日|不久|改天|过一?段时间|适时|抽空|有空(?:时|了|的时候)",
            "(?:有|手头有|挣到|挣了|赚到|赚了)钱(?:了|时|后|以后|之后|的时候)",
            "(?:手头|经济|家庭|生活)(?:条件|情况|状况)?(?:宽裕|好转|允许|宽松|改善)",
            "有(?:偿还|支付|履行|经济)?能力(?:时|后|以后|之后|的时候|了)",
            "条件(?:成熟|允许|具备)(?:时|后|以后|之后|的时候)",
            r"(?<!\d)(?<!\d年)(?<!每)(?<!每年)(?:今年|明年|本年|当年)?年(?:底|末|尾|终)(?!奖|总结|分红|决算)(?:之?前|以前)?",
            r"(?<![\d一二三四五六七八九十每])(?<!每个)(?<!每月)(?:本月|下月|月)(?:底|末)(?:之?前|以前)?",
            r"(?<!\d年)(?:秋收|麦收|夏收|收割|卖粮|卖猪|过年|春节|年关|开春|入冬|农闲)(?:之?[前后]|以[前后]|时|的时候)",
        )
    )
)
_LAST_DAY = re.compile(r"最迟|至迟|最晚|不迟于|不晚于|即\d|\d{4}年\d{1,2}月\d{1,2}日")
_MARK = re.compile("[,;。]")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """At most one finding of each rule for each term: the first vague words in it."""
    if not agreeing(case):
        return
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        amount = _VAGUE_AMOUNT.search(text)
        if amount:
            yield Found(
                "VAGUE_AMOUNT",
                paths.join("terms", index, "text"),
                f"第{index + 1}条里“{amount[0]}”说不准是多少，法院没法执行，请写成确切的数，如 每月300元。",
            )
        day = _vague_day(text)
        if day:
            yield Found(
                "VAGUE_DUE",
                paths.join("terms", index, "text"),
                f"第{index + 1}条里“{day}”说不准是哪一天，法院没法执行，请写成年月日，如 2026年12月31日前。",
            )


def _vague_day(text: str) -> str | None:
    for sentence in prose.sentences(text):
        for match in _VAGUE_DUE.finditer(sentence):
            before = _MARK.split(sentence[: match.start()])[-1]
            fixed = _LAST_DAY.search(sentence, match.end()) or any(day.limit for day in prose.days(before))
            if not fixed:
                return match[0]
    return None
