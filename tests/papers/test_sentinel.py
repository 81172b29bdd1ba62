"""Every field of a case gets a token of its own; each token is found in its own place and in no other."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, get_args, get_type_hints

import pytest

from tests.papers.sample import AGREEMENT
from tiaojie_tui.domain.case import (
    Agent,
    Case,
    Citation,
    Consent,
    Evidence,
    FollowUp,
    Instalment,
    Party,
    Passed,
    Performance,
    Record,
    Recurrence,
    Screening,
    Share,
    Signature,
    Term,
    Unread,
)
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.domain.money import capitals, figures
from tiaojie_tui.papers import preview
from tiaojie_tui.papers.make import make

_SUM = "人民币{0}元（大写：{1}）"

PLACES = {
    "number": (r"编号：{0}", r"编号：{0}\t校验码：.*"),
    "dispute_type": (r"上述当事人因{0}，.*",),
    "referred_by": (r".*，由{0}委托移送本会调解，.*",),
    "applied_on": (r".*，于{0}申请调解，.*",),
    "accepted_on": (r".*，本会于{0}受理，.*",),
    "agreed_on": (r"协议达成日期：{0}",),
    "committee": (r"本协议一式.*份，.*{0}.*", r"{0}（印章）"),
    "mediators/0": (r".*，由人民调解员{0}主持，.*", r"人民调解员　{0}\t.*"),
    "mediators/1": (r".*主持，{0}参加调解，.*", r".*\t人民调解员　{0}\t.*"),
    "recorder": (r".*，{0}记录。", r"记录人　{0}"),
    "parties/0/role": (r"{0}\t姓名\t.*", r"{0}　.*"),
    "parties/0/name": (r".*\t姓名\t{0}（以下称.*", r".*　{0}（.*）\t年.*的法定代理人　.*"),
    "parties/0/ref": (
        r".*（以下称{0}）\t性别\t.*",
        r".*（{0}）\t年.*{0}的法定代理人　.*",
        r"{0}的委托代理人　.*",
    ),
    "parties/0/sex": (r".*\t性别\t{0}\t.*",),
    "parties/0/ethnicity": (r".*\t民族\t{0}\t.*",),
    "parties/0/birth": (r"出生日期\t{0}\t.*",),
    "parties/0/id_number": (r".*\t身份证号\t{0}",),
    "parties/0/occupation": (r"职业或职务\t{0}\t.*",),
    "parties/0/phone": (r".*\t联系方式\t{0}",),
    "parties/0/address": (r"单位或住址\t{0}",),
    "parties/0/note": (r"备注\t{0}",),
    "parties/0/agents/0/name": (r"法定代理人\t{0}；.*", r".*的法定代理人　{0}\t.*"),
    "parties/0/agents/0/relation": (r"法定代理人\t.*；与当事人关系：{0}；.*",),
    "parties/0/agents/0/id_number": (r"法定代理人\t.*；身份证号：{0}；.*",),
    "parties/0/agents/0/phone": (r"法定代理人\t.*；联系方式：{0}；.*",),
    "parties/0/agents/0/authority": (r"法定代理人\t.*；代理权限：{0}；.*",),
    "parties/0/agents/0/authority_text": (r"法定代理人\t.*；授权事项：{0}",),
    "parties/0/agents/1/name": (r"委托代理人\t{0}；.*", r".*的委托代理人　{0}\t.*"),
    "parties/0/agents/1/relation": (r"委托代理人\t.*；与当事人关系：{0}；.*",),
    "parties/0/agents/1/id_number": (r"委托代理人\t.*；身份证号：{0}；.*",),
    "parties/0/agents/1/phone": (r"委托代理人\t.*；联系方式：{0}；.*",),
    "parties/0/agents/1/authority": (r"委托代理人\t.*；代理权限：{0}；.*",),
    "parties/0/agents/1/authority_text": (r"委托代理人\t.*；授权事项：{0}",),
    "parties/1/role": (r"{0}\t名称\t.*", r".*\t{0}　.*（盖章）.*"),
    "parties/1/name": (r".*\t名称\t{0}", r".*　{0}（盖章）\t.*", r"{0}的法定代表人　.*"),
    "parties/1/legal_representative": (r"法定代表人\t{0}\t.*", r".*的法定代表人　{0}"),
    "parties/1/representative_post": (r".*\t职务\t{0}",),
    "parties/1/phone": (r"联系方式\t{0}\t.*",),
    "parties/1/credit_code": (r".*\t统一社会信用代码\t{0}",),
    "parties/1/address": (r"地址\t{0}",),
    "parties/1/note": (r"备注\t{0}",),
    "facts": (r"{0}",),
    "claims/0": (r"请求事项：（1）{0}",),
    "claims/1": (r"（2）{0}",),
    "legal_basis/0/law": (r"法律依据：《{0}》.*",),
    "legal_basis/0/article": (r"法律依据：《.*》{0}；《.*",),
    "legal_basis/1/law": (r"法律依据：.*；《{0}》.*",),
    "legal_basis/1/article": (r"法律依据：.*；《.*》{0}。",),
    "terms/0/text": (r"1．{0}",),
    "terms/0/obligors/0": (r"第1条：义务人：{0}、.*",),
    "terms/0/obligors/1": (r"第1条：义务人：.*、{0}；.*",),
    "terms/0/obligees/0": (r"第1条：.*；权利人：{0}；.*",),
    "terms/0/amount": (rf"本条金额：{_SUM}；.*",),
    "terms/0/total": (rf".*；总额：{_SUM}；.*",),
    "terms/0/already_paid": (rf".*；已付：{_SUM}。",),
    "terms/0/due": (r"第1条：.*；时限：{0}前按上列日期.*",),
    "terms/0/method": (r"第1条：.*；方式：{0}；.*",),
    "terms/0/holder": (r"第1条：.*；保管人：{0}。",),
    "terms/0/instalments/0/due": (r"第1期\t{0}\t.*",),
    "terms/0/instalments/0/amount": (r"第1期\t.*\t{0}元\t{1}",),
    "terms/0/instalments/1/due": (r"第2期\t{0}\t.*",),
    "terms/0/instalments/1/amount": (r"第2期\t.*\t{0}元\t{1}",),
    "terms/0/shares/0/name": (r"{0}\t.*元\t.*",),
    "terms/0/shares/0/amount": (r".*\t{0}元\t{1}",),
    "terms/1/text": (r"2．{0}",),
    "terms/1/total": (rf"总额：{_SUM}；.*",),
    "terms/1/already_paid": (rf".*；已付：{_SUM}。",),
    "terms/1/amount": (rf"定期支付：.*，每次{_SUM}。",),
    "terms/1/due": (r"第2条：.*一次，{0}前；.*",),
    "terms/1/method": (r"第2条：.*；方式：{0}；.*",),
    "terms/1/holder": (r"第2条：.*；保管人：{0}。",),
    "terms/1/recurrence/start": (r"定期支付：自{0}起.*",),
    "terms/1/recurrence/end": (r"定期支付：.*至{0}止，.*",),
    "supplements": (r"本协议是编号为{0}的人民调解协议书（校验码 .*）的补充协议。",),
    "supplements_code": (r"本协议是编号为.*的人民调解协议书（校验码 {0}）的补充协议。",),
}
"""Where each field stands: one pattern for each line that may hold it, with its printed form put in."""

ELSEWHERE = re.compile(
    "title|difficulty|occurred_on|extended_to|court|police_station|outcome|failure_reason|sealed_on"
    "|screening/.*|evidence/.*|records/.*|consents/.*"
    "|signatures/.*|performance/.*|follow_ups/.*|injuries/.*|passed/.*|unread/.*"
    "|parties/0/(credit_code|legal_representative|representative_post)"
    "|parties/1/(sex|ethnicity|birth|id_number|occupation)"
)
"""What the agreement does not show: it belongs to other papers, or to the other kind of party."""

CLOSED: dict[str, Any] = {
    "source": "接受委托移送调解",
    "parties/0/kind": "person",
    "parties/1/kind": "organization",
    "parties/0/agents/0/kind": "法定代理人",
    "parties/0/agents/1/kind": "委托代理人",
    "terms/0/kind": "payment",
    "terms/1/kind": "payment",
    "terms/0/recurrence": None,
    "terms/1/recurrence/every": "month",
    "terms/1/recurrence/day": 29,
    "parties/0/birth": date(2012, 7, 3),
    "parties/1/ref": None,
    "copies": 9,
}
"""Values that steer the paper rather than stand on it, and those that have to make sense."""

SKELETON = Case(
    mediators=("", ""),
    parties=(Party(agents=(Agent(), Agent())), Party()),
    claims=("", ""),
    evidence=(Evidence(),),
    legal_basis=(Citation("", ""), Citation("", "")),
    records=(Record(present=("",)),),
    terms=(
        Term(
            obligors=("", ""),
            obligees=("",),
            instalments=(Instalment(), Instalment()),
            shares=(Share("", 0),),
        ),
        Term(recurrence=Recurrence("", 0, date.min)),
    ),
    consents=(Consent(""),),
    signatures=(Signature(""),),
    performance=(Performance(0),),
    follow_ups=(FollowUp(visited=("",)),),
    screening=Screening(),
    injuries=(Injury(dependants=(Dependant(),)),),
    passed=(Passed("", "", ""),),
    unread=(Unread("", ""),),
)


def filled(part: Any, at: str, numbers: Iterator[int]) -> Iterator[tuple[str, Any]]:
    """Every field below a part with its path and a value that occurs nowhere else."""
    hints = get_type_hints(type(part))
    for field in fields(part):
        path = f"{at}/{field.name}".lstrip("/")
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            for place, element in enumerate(value):
                if is_dataclass(element):
                    yield from filled(element, f"{path}/{place}", numbers)
                else:
                    yield f"{path}/{place}", f"记号{next(numbers):03d}"
        elif is_dataclass(value):
            yield from filled(value, path, numbers)
        else:
            yield path, CLOSED[path] if path in CLOSED else unique(hints[field.name], next(numbers))


def unique(hint: Any, number: int) -> Any:
    """A value of the hinted type; ``None`` for yes and no, which are never printed as such."""
    values: dict[Any, Any] = {
        str: f"记号{number:03d}",
        int: 10_000_000 + number * 101_100,
        date: date(2026, 1, 1) + timedelta(days=number),
        datetime: datetime(2031, 1, 1, 9, 30) + timedelta(days=number),
    }
    return next((values[kind] for kind in (get_args(hint) or (hint,)) if kind in values), None)


def built(part: Any, at: str, values: dict[str, Any]) -> Any:
    """The part with the values at their paths; a value itself where it is no part."""
    if not is_dataclass(part):
        return values[at]
    found: dict[str, Any] = {}
    for field in fields(part):
        path = f"{at}/{field.name}".lstrip("/")
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            places = enumerate(value)
            found[field.name] = tuple(built(element, f"{path}/{place}", values) for place, element in places)
        else:
            found[field.name] = built(value, path, values)
    return type(part)(**found)


VALUES = dict(filled(SKELETON, "", count(1)))


@cache
def lines() -> tuple[str, ...]:
    return tuple(make(AGREEMENT, built(SKELETON, "", VALUES), final=False).text.split("\n"))


def forms(value: Any) -> tuple[str, ...]:
    """How a value is printed."""
    if isinstance(value, date):
        return (printed(value),)
    return (figures(value), capitals(value)) if isinstance(value, int) else (str(value),)


def places_of(value: Any) -> list[str]:
    shown = re.compile(f"(?<![0-9]){re.escape(forms(value)[0])}(?![0-9])")
    return [line for line in lines() if shown.search(line)]


@pytest.mark.parametrize("path", sorted(VALUES.keys() & PLACES.keys()))
def test_a_field_stands_in_its_own_place_and_in_no_other(path: str) -> None:
    patterns = [pattern.format(*map(re.escape, forms(VALUES[path]))) for pattern in PLACES[path]]
    found = places_of(VALUES[path])
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in found)] == []
    assert [line for line in found if not any(re.fullmatch(pattern, line) for pattern in patterns)] == []


@pytest.mark.parametrize("path", sorted(path for path in VALUES if ELSEWHERE.fullmatch(path)))
def test_a_field_of_another_paper_is_not_shown(path: str) -> None:
    if VALUES[path] is not None:
        assert places_of(VALUES[path]) == []


def test_every_field_of_a_case_is_accounted_for() -> None:
    known = PLACES.keys() | CLOSED.keys() | {path for path in VALUES if ELSEWHERE.fullmatch(path)}
    assert sorted(VALUES.keys() - known) == []
    assert sorted(PLACES.keys() - VALUES.keys()) == []


def test_values_that_steer_show_their_effect() -> None:
    text = "\n".join(lines())
    assert "每月29日前支付一次" in text
    assert "本协议一式玖份" in text
    assert text.count("\t13岁") == 1


def test_the_screen_shows_the_same_tokens_as_the_paper() -> None:
    screen = "\n".join(preview.lines(built(SKELETON, "", VALUES), 400))
    token = re.compile("记号[0-9]{3}|[0-9]+年[0-9]+月[0-9]+日|[0-9]+元")
    assert token.findall(screen) == token.findall("\n".join(lines()))
