"""The forms of the first half: each field of a case stands in its own place there, and in no other."""

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest

from tests.papers.forms.opening import opening
from tests.papers.test_sentinel import SKELETON, VALUES, built
from tiaojie_tui.domain.dates import printed, printed_moment
from tiaojie_tui.domain.money import figures
from tiaojie_tui.papers.make import fill

STEERING = {
    "parties/0/role": "申请人",
    "parties/1/role": "被申请人",
    "records/0/kind": "调查记录",
    "evidence/0/original": False,
}
PAGES_OF_EVIDENCE = 4711
ALL = VALUES | STEERING | {"evidence/0/pages": PAGES_OF_EVIDENCE}

_PERSON = {
    "parties/0/name": (r".*\t姓名\t{0}（以下称.*）\t性别\t.*",),
    "parties/0/ref": (r".*\t姓名\t.*（以下称{0}）\t性别\t.*",),
    "parties/0/sex": (r".*\t性别\t{0}\t.*",),
    "parties/0/ethnicity": (r".*\t民族\t{0}\t.*",),
    "parties/0/birth": (r"出生日期\t{0}\t.*",),
    "parties/0/id_number": (r".*\t身份证号\t{0}",),
    "parties/0/occupation": (r"职业或职务\t{0}\t.*",),
    "parties/0/phone": (r".*\t联系方式\t{0}",),
    "parties/0/address": (r"单位或住址\t{0}",),
    "parties/0/note": (r"备注\t{0}",),
    "parties/0/agents/0/name": (r"法定代理人\t{0}；.*",),
    "parties/0/agents/0/relation": (r"法定代理人\t.*；与当事人关系：{0}；.*",),
    "parties/0/agents/0/id_number": (r"法定代理人\t.*；身份证号：{0}；.*",),
    "parties/0/agents/0/phone": (r"法定代理人\t.*；联系方式：{0}；.*",),
    "parties/0/agents/0/authority": (r"法定代理人\t.*；代理权限：{0}；.*",),
    "parties/0/agents/0/authority_text": (r"法定代理人\t.*；授权事项：{0}",),
}
_HELPER = {
    "parties/0/agents/1/name": (r"委托代理人\t{0}；.*",),
    "parties/0/agents/1/relation": (r"委托代理人\t.*；与当事人关系：{0}；.*",),
    "parties/0/agents/1/id_number": (r"委托代理人\t.*；身份证号：{0}；.*",),
    "parties/0/agents/1/phone": (r"委托代理人\t.*；联系方式：{0}；.*",),
    "parties/0/agents/1/authority": (r"委托代理人\t.*；代理权限：{0}；.*",),
    "parties/0/agents/1/authority_text": (r"委托代理人\t.*；授权事项：{0}",),
}
_ORGANIZATION = {
    "parties/1/name": (r"被申请人\t名称\t{0}",),
    "parties/1/legal_representative": (r"法定代表人\t{0}\t.*",),
    "parties/1/representative_post": (r".*\t职务\t{0}",),
    "parties/1/phone": (r"联系方式\t{0}\t.*",),
    "parties/1/credit_code": (r".*\t统一社会信用代码\t{0}",),
    "parties/1/address": (r"地址\t{0}",),
    "parties/1/note": (r"备注\t{0}",),
}
_FIRST_SIGNS = {
    "parties/0/name": (r"申请人　{0}（.*）\t年.*",),
    "parties/0/ref": (
        r"申请人　.*（{0}）\t年.*\t{0}的法定代理人　.*",
        r"{0}的委托代理人　.*",
    ),
    "parties/0/agents/0/name": (r".*的法定代理人　{0}\t.*",),
    "parties/0/agents/1/name": (r".*的委托代理人　{0}.*",),
}
_BOTH_SIGN = _FIRST_SIGNS | {
    "parties/1/name": (r".*\t被申请人　{0}（盖章）\t.*", r"{0}的法定代表人　.*"),
    "parties/1/legal_representative": (r".*的法定代表人　{0}.*",),
}
_NUMBER = {"number": (r"编号：{0}", r"编号：{0}\t第 .*")}
_NUMBER_AT_THE_FOOT = {"number": (r"编号：{0}\t第 .*",)}


def joined(*places: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """All patterns of each field."""
    paths = dict.fromkeys(path for some in places for path in some)
    return {path: tuple(pattern for some in places for pattern in some.get(path, ())) for path in paths}


PLACES = {
    "卷宗封面": {
        "committee": (r"{0}",),
        "title": (r"卷名\t{0}",),
        "number": (r"卷号\t{0}",),
        "dispute_type": (r"年度\t2026\t纠纷类别\t{0}",),
        "mediators/0": (r"人民调解员\t{0}、.*",),
        "mediators/1": (r"人民调解员\t.*、{0}",),
        "accepted_on": (r"调解日期\t{0}至.*",),
        "agreed_on": (r"调解日期\t.*至{0}",),
    },
    "卷内目录": _NUMBER,
    "人民调解申请书": joined(
        _NUMBER_AT_THE_FOOT,
        _PERSON,
        _HELPER,
        _ORGANIZATION,
        _FIRST_SIGNS,
        {
            "facts": (r"{0}",),
            "claims/0": (r"1．{0}",),
            "claims/1": (r"2．{0}",),
            "committee": (r"{0}",),
        },
    ),
    "人民调解受理登记表": joined(
        _NUMBER,
        _BOTH_SIGN,
        {
            "accepted_on": (r"{0}，.*",),
            "committee": (r".*日，{0}接受.*", r"{0}（印章）"),
            "referred_by": (r".*接受{0}委托移送，.*",),
            "parties/0/name": (r".*，调解{0}、.*",),
            "parties/1/name": (r".*、{0}之间的纠纷。",),
            "dispute_type": (r"纠纷类型\t{0}",),
            "applied_on": (r"申请日期\t{0}",),
            "facts": (r"纠纷简要情况\t{0}",),
            "claims/0": (r"当事人请求\t1．{0}\u2028.*",),
            "claims/1": (r"当事人请求\t.*\u20282．{0}",),
        },
    ),
    "权利义务告知书": joined(
        _NUMBER,
        _BOTH_SIGN,
        {
            "parties/0/name": (r"{0}、.*：",),
            "parties/1/name": (r".*、{0}：",),
            "dispute_type": (r"各位之间的{0}就要.*",),
            "committee": (r"{0}指派.*",),
            "mediators/0": (r".*指派人民调解员{0}、.*",),
            "mediators/1": (r".*、{0}调解，.*",),
            "recorder": (r".*，{0}记录。",),
        },
    ),
    "授权委托书": joined(
        _NUMBER_AT_THE_FOOT,
        _PERSON,
        {
            "title": (r"委托人在{0}一案的.*",),
            "committee": (r".*，参加{0}主持的调解。",),
            "parties/0/name": (r"委托人　{0}（.*）\t年.*",),
            "parties/0/ref": (r"委托人　.*（{0}）\t年.*\t{0}的法定代理人　.*",),
            "parties/0/agents/0/name": (r".*的法定代理人　{0}\t.*",),
            "parties/0/agents/1/name": (r"受委托人\t{0}\t.*", r"受委托人　{0}"),
            "parties/0/agents/1/relation": (r".*\t与委托人关系\t{0}",),
            "parties/0/agents/1/id_number": (r"身份证号\t{0}\t.*",),
            "parties/0/agents/1/phone": (r".*\t联系方式\t{0}",),
            "parties/0/agents/1/authority_text": (r"授权事项\t.*☑其他：{0}",),
        },
    ),
    "调查记录": joined(
        _NUMBER,
        {
            "records/0/at": (r"时间\t{0}",),
            "records/0/place": (r"地点\t{0}",),
            "records/0/present/0": (r"被调查人\t{0}", r".*\t被调查人　{0}\t.*"),
            "records/0/text": (r"{0}",),
            "recorder": (r"记录人　{0}",),
        },
    ),
    "证据材料目录": joined(
        _NUMBER,
        {
            "evidence/0/name": (r"1\t{0}\t.*",),
            "evidence/0/provided_by": (r"1\t.*\t{0}\t复印件\t.*",),
            "evidence/0/pages": (r"1\t.*\t{0}\t.*", r"以上证据共1件，{0}页。"),
            "evidence/0/proves": (r"1\t.*\t{0}",),
        },
    ),
    "调解记录": joined(
        _NUMBER,
        _BOTH_SIGN,
        {
            "records/0/at": (r"时间\t{0}",),
            "records/0/place": (r"地点\t{0}",),
            "records/0/present/0": (r"参加人\t{0}",),
            "records/0/text": (r"{0}",),
            "mediators/0": (r"人民调解员　{0}\t.*",),
            "mediators/1": (r".*\t人民调解员　{0}\t.*",),
            "recorder": (r"记录人　{0}",),
        },
    ),
    "卷宗封底": {"number": (r"卷号\t{0}",)},
}
"""Where each field stands: one pattern for each line that may hold it, with its printed form put in."""
CASES = [(name, path) for name, places in PLACES.items() for path in places]


def shown(value: Any) -> str:
    """How the papers print a value."""
    if isinstance(value, datetime):
        return printed_moment(value)
    if isinstance(value, date):
        return printed(value)
    return figures(value) if isinstance(value, int) and value != PAGES_OF_EVIDENCE else str(value)


@cache
def papers() -> dict[str, tuple[str, ...]]:
    case = built(SKELETON, "", ALL)
    case = replace(case, records=(case.records[0], replace(case.records[0], kind="调解记录")))
    return {name: tuple(fill(name, words).text.split("\n")) for name, words in opening(case).items()}


def lines_with(name: str, path: str) -> list[str]:
    value = re.compile(f"(?<![0-9]){re.escape(shown(ALL[path]))}(?![0-9])")
    return [line for line in papers()[name] if value.search(line)]


@pytest.mark.parametrize(("name", "path"), CASES)
def test_a_field_stands_in_its_own_place_and_in_no_other(name: str, path: str) -> None:
    patterns = [pattern.format(re.escape(shown(ALL[path]))) for pattern in PLACES[name][path]]
    found = lines_with(name, path)
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in found)] == []
    assert [line for line in found if not any(re.fullmatch(pattern, line) for pattern in patterns)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_other_field_is_shown(name: str) -> None:
    steering = re.compile("source|copies|.*/kind|.*/role|.*/every|.*/day|evidence/0/original")
    others = [path for path in ALL if path not in PLACES[name] and not steering.fullmatch(path)]
    assert [path for path in others if ALL[path] is not None and lines_with(name, path)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_code_and_no_mark_of_a_draft_stands_on_it(name: str) -> None:
    text = "\n".join(papers()[name])
    assert "校验码" not in text
    assert "草稿" not in text


def test_what_comes_from_elsewhere_is_shown() -> None:
    assert "1\t人民调解申请书\t1-2" in papers()["卷内目录"]
    assert "2\t授权委托书\t3\t复印件" in papers()["卷内目录"]
    assert "本卷宗连面带底共计27页，附证物＿＿袋。" in papers()["卷宗封底"]
