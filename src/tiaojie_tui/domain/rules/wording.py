"""说不准的话: sums and days that a court could not enforce, because nobody can say how much or when.

Only the wording of terms is read. What is vague by itself may still be settled by its sentence: some sums by
a figure or a share beside them, a day by a last day that the sentence goes on to fix.
"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables

_MONEY_WORD = "(?:费|费用|款|款项|钱|金|生活费|医药费|补偿|赔偿|损失|粮食|经济帮助|经济补助)(?!责任|义务)"
_SOME = "(?:一些|些|若干|适当|适量|一定|合理|必要|少量|少许|相应)(?:数额)?的?"
_GIVE = "(?:支付|给付|赔偿|补偿|补贴|资助|付给|给予|承担|负担|分担|退还|偿还|还)"
_F = rf"{prose.FIGURE}\s{{0,4}}[百千万]?"
_DIGIT = "一二两三四五六七八九"
_COUNT = f"[{_DIGIT}十百千万]{{1,16}}"
_ABOUT = "(?:大概|大约|差不多|左右|上下)"


def _any(*ways: str) -> Pattern:
    return Pattern("|".join(ways))


_VAGUE_AMOUNT = _any(
    "(?:几|(?<![人户份次岁倍指])数)[十百千万]{1,4}多?(?:元|块|斤|公斤|袋|(?=左右|上下|[,。;]|$))",
    rf"(?:大概|大约|(?<![合契违节预])约|差不多|将近|接近|(?<![最附])近|不少于|不低于|至少|最少|起码|不超过|最多|至多)\s{{0,4}}(?:是|为|在|每[年月次])?"
    rf"\s{{0,4}}(?:{_F}|{_COUNT})多?(?:元|块)(?!的范围|的部分|以[内下]的?|以[内下],)",
    rf"(?:大概|大约|差不多)[^,。;]{{0,4}}[{_DIGIT}十几]{{1,8}}[百千万]",
    rf"(?:{_F}|{_COUNT})(?:元|块)(?:钱)?\s{{0,4}}(?:左右|上下|以上(?!的|部分|由|者))",
    rf"(?:{_F}|{_COUNT})(?:多万?|来)(?:元|块)",
    rf"[{_DIGIT}]{{2}}[十百千万](?:元|块|斤|公斤)",
    rf"{_F}元?(?:-|—|~|至|到){_F}(?:元|块)",
    "千儿八百|百儿八十|[百千万](?:把|十来?)(?:元|块)|多少(?:不论|不限|都行|随意|随便)",
    "看着(?:给|办|赔)|酌定|酌情(?:处理|减免|确定|考虑|而定)",
    rf"(?:适当|酌情|视情况|看情况|尽量|尽力|力所能及)[地的]?[^,。;]{{0,4}}(?:{_GIVE}|赔)",
    rf"(?:按照?|根据|视|看|依)[^,。;鉴]{{0,6}}(?:能力|收入情况|经济情况|经济条件|家庭情况|经济状况|收入状况|实际情况)[^,。;鉴\d]{{0,6}}(?:{_GIVE}|付|给)",
    rf"(?:{_GIVE}|付|给|补|出|拿|贴|赔)[^,。;\d点]{{0,6}}(?:一|几)?点(?:儿)?(?:{_MONEY_WORD}|医|药|生活|零)",
    "(?:看|视)(?:情况|心情|收成)(?:再|而)?(?:定|给|付)(?!期)",
    r"(?<!后续)(?:金额|数额|数目|多少|标准)[^,。;\d]{0,6}(?:另行|另外|以后|今后|届时|到时|双方|再)[^,。;\d]{0,4}(?:协商|商量|商定|议定|确定|约定)",
)
"""Vague whatever else is said."""
_WITHOUT_FIGURE = _any(
    rf"按(?:当时|当地)?(?:市场价|市价|行情|时价)格?[^,。;\d]{{0,6}}{_GIVE}",
    r"(?:费|损失|款)等(?:各项|相关|其他)?(?:费用|损失)?(?:全部|均|都)?由",
    rf"(?:{_GIVE}|给|付|拿出?|出)[^,。;\d]{{0,6}}{_SOME}[^,。;\d]{{0,6}}{_MONEY_WORD}",
    rf"{_GIVE}[^,。;\d]{{0,8}}(?:相关|有关|其他)的?(?:费用|损失|开支)",
    "(?:相关|有关)的?(?:费用|损失|开支)(?:全部|都|均)?由",
    rf"合理(?:地)?(?:分担|负担|承担|补偿|赔偿)[^,。;\d]{{0,8}}{_MONEY_WORD}",
    r"(?:付|赔)[^,。;\d]{0,8}费等(?:费用|损失)(?=[,。;]|$)",
    rf"{_GIVE}(?:一|大|小)?部分的?(?:医|药|费|修|损|款|钱|生活|赔)",
    rf"{_GIVE}[^。;\d]{{0,30}}(?:费|损失|款)等(?:各项|相关|其他|全部)?(?:费用|损失|款项)?(?=[,。;]|$)",
    rf"{_MONEY_WORD}若干|若干(?:元|钱|(?=[,。;]|$))",
)
"""Vague unless the sentence goes on to state a sum or a share."""
_SHARE = Pattern(
    rf"\d\s{{0,4}}%|百分之|[{_DIGIT}]分之|一半|平均|平摊|均摊|凭[^,。;]{{0,8}}(?:票|单)|据实|实际发生"
)

_DONE = "(?:付|还(?=$|[,。;])|还清|还款|还给|偿还|归还|交|搬|拆|清|完成|完工|修|结|给(?!老))"
_FESTIVAL = "(?:春节|过年|过完年|年关|元旦|元宵节?|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|重阳节?|开学)"
_FARMING = (
    "(?:秋收|麦收|夏收|收割|秋后|卖粮|卖猪|开春|入冬|农闲|(?:麦子|庄稼|稻子|玉米|粮食|果子)[收卖][完了]|"
    "[收卖][完了](?:麦子|庄稼|稻子|玉米|粮食|果子))"
)
_AGO = "[半一二两三四五六七八九十多几数百]"
_VAGUE_DUE = _any(
    "择[日期]|腾出[手空]|尽快|尽早|尽速|早日|早点(?![摊店铺心餐])|早些|赶快|赶紧|抓紧|尽可能[快早]|尽量[快早]|近期|近日|不久|改天|过一?段时间|适时",
    rf"(?:抽空|有空(?:时|了|的时候))(?=[^,。;]{{0,10}}{_DONE})",
    r"(?:适当|合适|恰当|方便)的?(?:时候|时间|时机|时)",
    rf"(?:一两|两三|三四|三五|四五|五六|七八)(?:天|日|个月)(?:之?内|后|以后)?[^,。;\d]{{0,3}}{_DONE}",
    r"过?(?<!\d)[几数](?:天|日|个月)(?:之?内|后|以后|付|还)|过些(?:天|日子|时候)",
    rf"(?:\d{{1,4}}|{_COUNT}|半)个?(?:天|日|号|周|星期|礼拜|月|年)(?:左右|上下)",
    "(?:有|手头有|挣到|挣了|赚到|赚了)钱(?:了|时|后|以后|之后|的时候|就|再)",
    "有了?(?:收入|工作|余钱|闲钱|进项)(?:了|时|后|就|再|以后)",
    r"(?:等|待)[^,。;\d]{0,6}(?:出院|伤好|病好|好了)[^,。;\d]{0,3}(?:再|了)(?:算|付|给|说|谈)",
    "(?:手头|经济|家庭|生活)(?:条件|情况|状况)?(?:宽裕|宽余|好转|允许|宽松|改善)",
    "有(?:偿还|支付|履行|经济)?(?:能力|条件)(?:时|后|以后|之后|的时候|了|再|就)",
    "条件(?:成熟|允许|具备)(?:时|后|以后|之后|的时候)",
    rf"(?:等|待)[^,。;\d]{{0,10}}(?:卖|打工|回来|工程款|贷款|工资|收入|到位|下来|结算|拨款|赚|挣|攒|毕业|结婚|忙)[^,。;\d]{{0,6}}(?:再|后|时|了|就)[^,。;\d]{{0,4}}{_DONE}",
    rf"打工(?:回来|挣钱|赚钱)?(?:以后|之后|后|时)[^,。;\d]{{0,4}}{_DONE}",
    rf"(?:盖好|卖掉|卖完|卖了[^,。;\d]{{1,4}})(?:之?后|以后|再|就)[^,。;\d]{{0,3}}{_DONE}|今冬明春",
    rf"(?:忙完|忙过)[^,。;\d]{{0,6}}{_DONE}|[下这]个?(?:月|周|星期|礼拜)[^,。;\d]{{0,3}}{_DONE}",
    "(?:后|时|了|以后|到时|回头|将来|日后)再说",
    r"(?:随时|以后再|今后再|日后再|将来再)[^,。;]{0,2}(?:支?付|还|给|结)",
    r"(?:逐步|慢慢|陆续|逐渐)(?:付清|还清|结清|清偿|偿还|归还|支付|付|还)(?![^,。;]{0,2}的)",
    r"(?:具体)?(?:时间|日期|期限)[^,。;\d]{0,4}(?:另行|另外|以后|届时|到时|再)[^,。;\d]{0,4}(?:协商|商量|商定|议定|确定|约定|通知)",
)
_YEAR_END = _any(
    r"(?<!\d)(?<!\d年)(?<!每)(?<!每年)(?:今年|明年|本年|当年)?年(?:底|末|尾|终)(?!奖|总结|分红|决算)(?:之?前|以前)?",
    rf"(?<![\d每])(?<!{_AGO})(?<!个)年(?:内|前|后)(?=[^,。;\d]{{0,4}}{_DONE})",
    r"(?<!\d年)(?<!\d年的)[上下]半年",
)
_MONTH_END = _any(
    r"(?<![\d一二三四五六七八九十每])(?<!每个)(?<!每月)(?:本月|下月|月)(?:底|末)(?:之?前|以前)?"
)
_SEASON = _any(
    rf"(?<!\d年)(?<!\d年的)(?:{_FESTIVAL}|{_FARMING})(?:之?[前后]|以[前后]|期间|时|的时候|前后|就)?(?=[^,。;\d]{{0,10}}{_DONE})",
)
_SETTLED_BY = (
    (_VAGUE_DUE, None),
    (_YEAR_END, Pattern("每年|逐年|(?<!农)历年|每一年")),
    (_MONTH_END, Pattern("每月|每个月|按月")),
    (_SEASON, Pattern(r"每年|每逢|逢年|逐年|\d{4}年\d{1,2}月\d{1,2}日")),
)
"""Vague days, and what else in the sentence tells which day is meant."""
_LAST_DAY = Pattern(r"最迟|至迟|最晚|不迟于|不晚于|即\d|\d{4}年\d{1,2}月\d{1,2}日")
_MARK = Pattern("[,;。]")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """At most one finding of each rule for each term: the first vague words in it."""
    if not agreeing(case):
        return
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        amount = _vague_amount(text)
        if amount:
            yield Found(
                "VAGUE_AMOUNT",
                paths.join("terms", index, "text"),
                f"第{index + 1}条里“{amount}”说不准是多少，法院没法执行，请写成确切的数，如 每月300元。",
            )
        day = _vague_day(text)
        if day:
            yield Found(
                "VAGUE_DUE",
                paths.join("terms", index, "text"),
                f"第{index + 1}条里“{day}”说不准是哪一天，法院没法执行，请写成年月日，如 2026年12月31日前。",
            )


def _vague_amount(text: str) -> str | None:
    for sentence in prose.sentences(text):
        found = _VAGUE_AMOUNT.search(sentence)
        if not found and not (any(prose.sums(sentence)) or _SHARE.search(sentence)):
            found = _WITHOUT_FIGURE.search(sentence)
        if found:
            return found[0]
    return None


def _vague_day(text: str) -> str | None:
    for sentence in prose.sentences(text):
        for vague, settling in _SETTLED_BY:
            if settling and settling.search(sentence):
                continue
            for match in vague.finditer(sentence):
                before = _MARK.split(sentence[: match.start()])[-1]
                fixed = _LAST_DAY.search(sentence, match.end()) or any(
                    day.limit for day in prose.days(before)
                )
                if not fixed:
                    return match[0]
    return None
