"""还缺谁: who is not at the table though the matter cannot be settled without him.

An insurer after an accident with a motor vehicle, the heirs after a death, the old person whose support is
being shared out. Where the papers explain why somebody is not there, nothing is said.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import dates
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.numerals import read_whole
from tiaojie_tui.domain.rules import prose, told
from tiaojie_tui.domain.rules.found import Found, agreeing, listed
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted
from tiaojie_tui.domain.words import APPLICANT

_OLD = 60
"""Age from which the law calls a person old (老年人权益保障法 第2条)."""
_A_GENERATION = 16
"""Years between parent and child, at the least."""

_TRAFFIC = "道路交通事故纠纷"
_ACCIDENT = Pattern("交通事故|追尾|[碰剐刮碾]撞|撞[倒伤上死到坏]|[刮剐]擦|碾压")
_INSURANCE = Pattern("交强险|商业险|商业保险|第三者责任险|三责险|三者险|车险")
_MOTOR = Pattern(
    "轿车|汽车(?![站修配城美])|货车|面包车|客车|公交车|卡车|越野车|出租车|皮卡|挂车|摩托车|拖拉机|农用车|农用三轮|三轮汽车|大巴|中巴|工程车|(?<!非)机动车"
)
_INSURER = Pattern("保险|财险|人保")
_SETTLED_WITHOUT_INSURER = Pattern(
    r"(?:未|没有?|无)(?:投保|购买|买|办理|办|上)?[^,。;]{0,2}(?:任何|交强险|机动车保险|保险)|脱保|保险(?:已经?)?(?:过期|到期|失效)|"
    r"保险(?:公司|人)?[^,。;]{0,8}(?:已经?[^,。;]{0,6}(?:赔|理赔|支付|付清)|拒赔|拒绝|书面)|已经?理赔|(?:不|自愿放弃)(?:走|报|用)保险"
)

_INHERITANCE = Pattern("遗产|(?<!放弃)继承|遗嘱")
_ALL_NAMED = Pattern(
    r"(?:无|没有|再无)(?:其他|其它|别的)[^,。;]{0,8}(?:继承人|近亲属|亲属|子女)|(?:全体|全部|所有|唯一)[^,。;]{0,8}(?:继承人|近亲属)"
)
_GONE = r"(?:已故|先故|亡故|故去|早故|先于|去世|过世|早逝|病逝|死亡|放弃|不参加|不主张|离婚|离异)"
_NOT_THERE = Pattern(
    r"(?:儿子?|女儿?|长子|次子|长女|次女|子女|兄弟?|姐姐?|弟弟?|妹妹?|配偶|妻子?|丈夫|父亲?|母亲?)[^,。;]{0,10}"
    r"(?:(?:没有|未|没)(?:参加|参与|到场|来|同意|签|通知)|下落不明|联系不上|失联|外出未归)"
)
_CLASSES = (
    ("配偶", "配偶|妻子?|丈夫|爱人|老伴|遗孀", "未婚|离异|离婚|丧偶|单身|无配偶|没有配偶"),
    ("子女", "子女|儿子?|女儿?|长子|次子|长女|次女|幼子|幼女", "无子女|没有子女|未生育|无儿无女"),
    ("父母", "父母|父亲?|母亲?|爹|娘", "父母双亡|孤儿"),
)
_COUNTED = Pattern(
    r"(?:子女|儿女|兄弟|姐妹|兄妹|姐弟|兄弟姐妹)([二两三四五六七八九\d])人|([二两三四五六七八九\d])个?(?:子女|儿女)"
)
_DIED_OLD = Pattern(r"(?:终年|享年|死者[^,。;]{0,6}?)(?:7[5-9]|[89]\d|1\d\d)周?岁")
_FEWER = Pattern(rf"放弃|代位|[子女兄弟姐妹][^,。;]{{0,6}}{_GONE}")
_CHILDREN = Pattern("兄弟|姐妹|兄妹|姐弟|子女|儿女")
_CONSENTED = Pattern(
    r"(?:老人|父亲|母亲|父母|老母|老父|本人)[^,。;]{0,10}(?<!不)(?:同意|认可|愿意|自愿|赞成|无异议|无意见|没有意见|签[名字])"
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Insurer, heirs, old person; only while there may be an agreement among those who are there."""
    if not agreeing(case) or not case.parties:
        return
    yield from _insurer(case)
    yield from _heirs(case)
    yield from _old_person(case, case.agreed_on or today)


def _insurer(case: Case) -> Iterator[Found]:
    text = told.everywhere(case)
    accident = case.dispute_type == _TRAFFIC or _ACCIDENT.search(text)
    vehicle = _INSURANCE.search(text) or _MOTOR.search(text)
    if not accident or not vehicle or _SETTLED_WITHOUT_INSURER.search(text):
        return
    if not any(_INSURER.search(party.name or "") for party in case.parties):
        yield Found(
            "INSURER_ABSENT",
            "parties",
            f"事故里有{quoted(vehicle[0])}，当事人里没有保险公司，交强险应由它先赔；"
            "请通知它参加，或者在事实里写明没有投保、已经理赔。",
        )


def _heirs(case: Case) -> Iterator[Found]:
    inheritance = any(_INHERITANCE.search(text) for text in (case.title or "", *case.claims)) or (
        _INHERITANCE.search(case.facts or "") and any(term.kind == "division" for term in case.terms)
    )
    compensation = told.of_a_death(case) and any(term.kind == "payment" for term in case.terms)
    if not (inheritance or compensation):
        return
    text = told.everywhere(case)
    missing = _not_there(case, text)
    if missing is None and not _ALL_NAMED.search(text):
        # The parents of who dies old, or leaves an estate to grown children, are rarely alive.
        asked = _CLASSES[:2] if inheritance or _DIED_OLD.search(text) else _CLASSES
        lacking = [name for name, word, none in asked if not _covered(case, text, name, word, none)]
        missing = f"没有写到死者的{listed(lacking)}" if lacking else None
    if missing:
        yield Found(
            "HEIRS_INCOMPLETE",
            "parties",
            f"{missing}，死者的配偶、子女、父母都有份，请补列为当事人，"
            "或者在事实里写明已故、放弃，没有其他继承人。",
        )


def _not_there(case: Case, text: str) -> str | None:
    """Somebody of whom the papers say that he is not taking part, or more children than parties."""
    outside = _NOT_THERE.search(text)
    if outside:
        return f"写到{quoted(outside[0])}"
    for match in _COUNTED.finditer(text):
        count = read_whole(match[1] or match[2]) or 0
        people = sum(party.is_person for party in case.parties)
        if count > people and not _FEWER.search(text):
            return f"写到{quoted(match[0])}，当事人只有{people}人"
    return None


def _covered(case: Case, text: str, name: str, words: str, none: str) -> bool:
    """Whether the papers account for this class of heirs: as parties, as dead or waiving, or as not there."""
    if any(re.search(words, party.note or "") for party in case.parties):
        return True
    if (name == "子女" and _CHILDREN.search(text)) or (name == "配偶" and _both_parents_gone(text)):
        return True
    names = "|".join(re.escape(party.called) for party in case.parties if party.called)
    beside = rf"(?:{words})[^,。;]{{0,6}}(?:{names}|{_GONE})|(?:{names})[^,。;]{{0,8}}(?:{words})"
    return re.search(f"{none}|{beside}", text) is not None


def _both_parents_gone(text: str) -> bool:
    """Children who divide what a parent left call the dead and the spouse their father and mother."""
    return all(re.search(rf"{parent}[^,。;]{{0,8}}{_GONE}", text) for parent in "父母")


def _old_person(case: Case, on: date) -> Iterator[Found]:
    """Who supports whom may be agreed among the children only with the old person's consent."""
    terms = [term.text or "" for term in case.terms]
    if not any("赡养" in text for text in (case.title or "", *case.claims, *terms)):
        return
    text = told.everywhere(case)
    if _CONSENTED.search(text):
        return
    supported = [party for party in case.parties if party.is_person and _may_be_supported(case, party)]
    old = [party for party in supported if party.birth is None or dates.age_on(party.birth, on) >= _OLD]
    unasked = [party.called for party in old if not (_has_agreed(case, party) or _has_said_so(party, text))]
    if not supported:
        yield Found(
            "SUPPORT_ONLY_FOR_ELDER_CONSENT",
            "parties",
            "赡养协议要老人同意，当事人里没有老人，请把老人列为当事人，或者写明老人本人同意。",
        )
    elif unasked:
        yield Found(
            "SUPPORT_ONLY_FOR_ELDER_CONSENT",
            "terms",
            f"子女怎样分担赡养要{listed(unasked)}本人同意，请当面问过老人，记下同意调解的日期，或在条款里写明老人同意。",
        )


def _may_be_supported(case: Case, party: Party) -> bool:
    """Whether this is a parent by its part and its age: a child may receive money for another's care too."""
    gives = any(party.called in term.obligors for term in case.terms if term.kind == "payment")
    receives = any(party.called in term.obligees for term in case.terms)
    if gives or not (receives or (party.role == APPLICANT and not case.terms)):
        return False
    youngest = max((other.birth for other in case.parties if other.birth), default=None)
    return party.birth is None or youngest is None or dates.age_on(party.birth, youngest) >= _A_GENERATION


def _has_agreed(case: Case, party: Party) -> bool:
    consent = case.consent(party.called)
    signed = any(signature.name == party.called for signature in case.signatures)
    return signed or (consent is not None and consent.on is not None and not consent.refused)


def _has_said_so(party: Party, text: str) -> bool:
    """Whether the papers tell, with the old person's name, what he or she is willing to have."""
    if not party.name:
        return False
    agreed = "(?<!不)(?<!否)(?:同意|愿意|自愿|认可|赞成|无异议|没有意见)"
    said = rf"{re.escape(prose.even(party.name))}(?:本人)?[^,。;]{{0,8}}{agreed}"
    return re.search(said, text) is not None
