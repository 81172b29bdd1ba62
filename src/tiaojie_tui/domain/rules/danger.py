"""人身危险: words in what is told that somebody may be hurt. Act first: part the people, tell, report.

Alerts are meant to come once too often rather than once too seldom, yet a word that is denied, a tool at
its work (切菜刀, 炸油条) and a death of long ago are none.
"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose, told
from tiaojie_tui.domain.rules.found import Found
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_FAMILY = "婚姻家庭纠纷"
_NAMED = "家暴|家庭暴力"
_KIN = "丈夫|妻子|老公|老婆|媳妇|父亲|母亲|父母|儿子|女儿|儿媳|女婿|公公|婆婆|孩子|老人"
_HITS = r"殴打|毒打|暴打|打骂|打伤|拳打脚踢|扇[^,。;]{0,4}耳光|掐[^,。;]{0,4}脖子|动手打|打过?我|打了我|虐待"
_VIOLENCE = Pattern(rf"{_NAMED}|(?<!鞭)打(?:老婆|媳妇|妻子|老公|孩子)")
_VIOLENCE_AT_HOME = Pattern(rf"{_VIOLENCE.pattern}|{_HITS}|(?:打|踢|踹|掐)(?:了)?(?:{_KIN})")
_BLADE = r"(?:菜刀|砍刀|柴刀|镰刀|刀|斧头?|铁棍|棍棒?|铁锹|锄头|钢管|砖头)"
_THREATENS = "扬言|威胁|放话|叫嚣|声称|恐吓"
_ESCALATION = Pattern(
    "|".join(
        (
            r"(?<!防)自杀(?!身亡|死亡|后)|轻生|寻短见|不想活|同归于尽|(?<![误牛羊猪鸡鸭鹅狗])喝了?农药|跳楼(?!价|甩卖|促销)|割腕",
            "上吊(?!死|身亡)",
            r"械斗|聚众(?:斗殴|闹事|围堵|滋事|打砸)|纠集[^,。;]{0,12}(?:人|亲友|亲属)|抬尸|停尸(?!房|间)|设灵堂",
            r"(?<![网线晚早])上访(?![问谈])",
            rf"[持提举拔抄]着?{_BLADE}(?!具|[割切剪砍劈]|柄)",
            rf"拿(?:着|起|了|出)?(?:一把)?{_BLADE}[^,。;]{{0,6}}(?:威胁|追|砍(?!柴|树|木|竹)|冲|相向|架|吓|捅|打人|找)",
            r"(?:几十|上百|数十|百余|一百多|\d{2,3}多?)[余多名个]{0,2}人[^,。;]{0,4}(?:聚|围堵|围攻|堵|闹)",
            "动刀子|砍(?:人|死|他|她|我|你|对方|全家)",
            r"捅(?:人|死|伤|他|她|我|你)",
            rf"(?:{_THREATENS})[^,。;]{{0,12}}(?:炸|烧|放火|砍|捅|杀|弄死|打死|打断|报复|拼命|跳|死|闹)",
            r"(?:要|就)(?:炸(?:掉|毁|死|平|了)|放火|弄死|打死|杀(?:了|死|人|他|她|你|全家))",
            r"(?:携带|抱着|引爆|点燃)[^,。;]{0,4}(?:炸药|雷管|煤气罐)|泼[^,。;]{0,4}汽油",
            r"(?:跟|和|与|找)(?:他|她|你|对方|你们|他们)家?拼(?:了|命)",
        )
    )
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For the facts, the claims and each record: violence at home, then what may get out of hand.

    Each of several threats is told of: that one was dealt with says nothing of the next.
    """
    violence = _VIOLENCE_AT_HOME if case.dispute_type in (_FAMILY, None) else _VIOLENCE
    for field, text in (*told.places(case), *_promised(case)):
        for words in dict.fromkeys(told.all_affirmed(violence, text)):
            yield Found(
                "DOMESTIC_VIOLENCE",
                field,
                f"这里写到{quoted(words)}，请先分开谈话、问清有没有危险，告诉受害人可以报警、"
                "可以向法院申请人身安全保护令；有危险马上报告派出所。",
                about=words,
            )
    for field, text in told.places(case):
        for words in dict.fromkeys(told.all_affirmed(_ESCALATION, text)):
            yield Found(
                "ESCALATION",
                field,
                f"这里写到{quoted(words)}，请先把人分开、稳住，有危险马上打110，并报告派出所、司法所。",
                about=words,
            )


def _promised(case: Case) -> Iterator[tuple[str, str]]:
    """The terms in which somebody promises to stop (不再): what is to end has happened."""
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        if "不再" in text:
            yield paths.join("terms", index, "text"), text


def of_violence_at_home(case: Case) -> bool:
    """Whether anything told so far speaks of it."""
    return any(found.rule == "DOMESTIC_VIOLENCE" for found in check(case, date.min, Tables()))
