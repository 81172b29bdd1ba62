"""公安、法院: has another body taken this dispute already, and what becomes of a minor offence?

The form asks who has taken it; a case file has no such key, and then what is told is read.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import danger, told
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables

POLICE, _TRAFFIC = "公安机关", "道路交通事故纠纷"
_PENDING = Pattern(r"(?:未|没有|尚未|不予|不|拟|准备|可以?|要|将)(?:予|去|再|依法|向[^,。;]{0,10})?$")
_MEANT = Pattern("[将可]由|可以由|应由|建议|要求|(?<!申)请求|如果|否则|以后")
_BY_POLICE = Pattern(
    r"(?:公安(?:机关|局)?|派出所|警方)[^,。;]{0,10}?(?P<act>立案|受案|受理|行政拘留|罚款|处罚)(?!追究|申请)|"
    r"被(?P<held>行政拘留|刑事拘留|治安拘留|取保候审)"
)
_BY_COURT = Pattern(
    r"(?:法院|法庭)[^,。;]{0,10}?(?P<act>立案|受理|开庭|审理)|(?P<sued>已经?)(?:向[^,。;]{0,12}(?:法院|法庭))?(?:提起诉讼|起诉)"
)
_WITHDRAWN = Pattern("撤诉|撤回起诉|撤案|不予受理|不予立案|驳回")
_QUARREL = Pattern(
    "打架|斗殴|互殴|殴打|厮打|扭打|撕打|推搡|动手打|动了手|(?<![物石木树枝块])打伤|打[了过](?:[我他她你人]|对方|申请人|被申请人|一[拳顿掌]|一?[巴耳]|[几两]下)|打砸|砸[坏碎毁烂]|故意(?:损[坏毁]|毁[坏损])|辱骂|侮辱|谩骂|诽谤"
)
_GRAVE = Pattern("(?<!不构成)(?<!未构成)(?<!未达到)(?:轻伤|重伤)|刑事立案|抢劫|强奸|寻衅滋事罪|故意伤害罪")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Police, court, another agency; then the application for no punishment after performance."""
    filed = case.screening.filed_with
    sent_by = case.referred_by if case.source == words.REFERRED else None
    text = told.whole(case)
    by_police = filed == POLICE or (filed is None and _says(_BY_POLICE, text))
    by_court = filed == "法院" or (filed is None and _says(_BY_COURT, text))
    if by_police and sent_by != POLICE:
        yield _filed("POLICE_ALREADY_FILED", POLICE, filed)
    if by_court and sent_by != "法院":
        yield _filed("COURT_ALREADY_FILED", "法院", filed)
    if filed == "其他行政机关" and sent_by not in ("信访部门", "其他部门"):
        yield _filed("AGENCY_ALREADY_FILED", "别的行政机关", filed)
    yield from _minor_offence(case, text)


def _says(pattern: Pattern, text: str) -> bool:
    """Whether a clause says that it was done, and not that it was refused, withdrawn or is only meant."""
    if _WITHDRAWN.search(text):
        return False
    for match in pattern.finditer(text):
        act = next(at for at, said in match.groupdict().items() if said)
        lead = re.split("[,。;:!?\n]", text[: match.start()])[-1]
        if not _PENDING.search(text[: match.start(act)]) and not _MEANT.search(lead):
            return True
    return False


def _filed(rule: str, body: str, filed: str | None) -> Found:
    seen = "" if filed else "从事实看，"
    return Found(
        rule,
        "screening/filed_with",
        f"{seen}{body}已经受理或处理过，要由它委托移送才能调解；"
        f"已经移送的，请把案件来源改成“{words.REFERRED}”。",
    )


def of_the_police(case: Case) -> bool:
    """Whether an agreement that is performed may spare somebody a punishment (治安管理处罚法 第9条第四款).

    The police sent the quarrel or took it, or it is told of as a fight. What the criminal law is for is no
    such case, and the police who send a traffic accident punish no quarrel.
    """
    text = told.whole(case)
    if not agreeing(case) or not _may_be_minor(case, text):
        return False
    by_police = (case.source == words.REFERRED and case.referred_by == POLICE) or (
        case.screening.filed_with == POLICE
    )
    return _is_fight(case, text) or (by_police and case.dispute_type != _TRAFFIC)


def _may_be_minor(case: Case, text: str) -> bool:
    """Not what the criminal law is for; nor is a quarrel with an organisation a fight among neighbours."""
    people = sum(party.is_person for party in case.parties)
    return people > 1 and not _GRAVE.search(text) and not told.of_a_death(case)


def _is_fight(case: Case, text: str) -> bool:
    """Violence at home is no such case."""
    return bool(told.affirmed(_QUARREL, text)) and not danger.of_violence_at_home(case)


def _minor_offence(case: Case, text: str) -> Iterator[Found]:
    if agreeing(case) and _may_be_minor(case, text) and _is_fight(case, text):
        yield Found(
            "PUBLIC_SECURITY_APPLICATION_HINT",
            "facts",
            "因民间纠纷打架、毁物，情节较轻的，协议履行后当事人可以书面申请公安机关认可、不予处罚，请告诉双方。",
        )
