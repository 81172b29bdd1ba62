"""The papers of the second half: each field of a case stands in its own place there, and in no other."""

import re
from dataclasses import replace
from functools import cache

import pytest

from tests.papers.forms.closing import closing
from tests.papers.forms.test_sentinel_opening import (
    _BOTH_SIGN,
    _FIRST_SIGNS,
    _HELPER,
    _NUMBER,
    _NUMBER_AT_THE_FOOT,
    _ORGANIZATION,
    _PERSON,
    ALL,
    joined,
    shown,
)
from tests.papers.test_sentinel import SKELETON, built
from tiaojie_tui.papers.make import fill

VALUES = ALL | {
    "outcome": "written",
    "records/0/kind": "调解记录",
    "performance/0/term": 1,
    "performance/0/instalment": 1,
    "performance/0/state": "已履行",
}
ENDED = ("终止调解告知书", "撤回调解申请书")
_SUM = r"人民币{0}元（.*"
_ONE_PARTY = joined(_PERSON, _HELPER)
_PARTIES = joined(_ONE_PARTY, _ORGANIZATION)
_ALL_APPLY = {
    path: tuple(pattern.replace("被申请人", "申请人") for pattern in patterns)
    for path, patterns in joined(_PARTIES, _BOTH_SIGN).items()
}
_TERMS = {
    "terms/0/text": (r"1．{0}",),
    "terms/0/amount": (rf"本条金额：{_SUM}",),
    "terms/0/total": (rf".*；总额：{_SUM}",),
    "terms/0/already_paid": (rf".*；已付：{_SUM}",),
    "terms/0/instalments/0/due": (r"第1期：{0}前，.*",),
    "terms/0/instalments/0/amount": (rf"第1期：.*{_SUM}",),
    "terms/0/instalments/1/due": (r"第2期：{0}前，.*",),
    "terms/0/instalments/1/amount": (rf"第2期：.*{_SUM}",),
    "terms/0/shares/0/name": (r"{0}：人民币.*",),
    "terms/0/shares/0/amount": (rf".*：{_SUM}",),
    "terms/1/text": (r"2．{0}",),
    "terms/1/total": (rf"总额：{_SUM}",),
    "terms/1/already_paid": (rf".*；已付：{_SUM}",),
    "terms/1/amount": (rf"定期支付：.*每次{_SUM}",),
    "terms/1/recurrence/start": (r"定期支付：自{0}起.*",),
    "terms/1/recurrence/end": (r"定期支付：.*至{0}止.*",),
}
_IN_ONE_ROW = {
    path: tuple(rf"口头协议内容\t(.*\t)?{pattern}(\t.*)?" for pattern in patterns)
    for path, patterns in _TERMS.items()
}
_WHO_AND_WHEN = {
    "terms/0/obligors/0": (r"第1条：义务人：{0}、.*",),
    "terms/0/obligors/1": (r"第1条：义务人：.*、{0}；.*",),
    "terms/0/obligees/0": (r"第1条：.*权利人：{0}；.*",),
    "terms/0/due": (r"第1条：.*时限：{0}前.*",),
    "terms/0/method": (r"第1条：.*方式：{0}；.*",),
    "terms/0/holder": (r"第1条：.*保管人：{0}。",),
    "terms/1/due": (r"第2条：.*，{0}前；.*",),
    "terms/1/method": (r"第2条：.*方式：{0}；.*",),
    "terms/1/holder": (r"第2条：.*保管人：{0}。",),
}


def performed(before: str = "") -> dict[str, tuple[str, ...]]:
    """The record of performance, after these words."""
    return {
        "performance/0/on": (rf"{before}第1条第1期：{{0}}，已履行，.*",),
        "performance/0/amount": (rf"{before}第1条第1期：.*，{_SUM}",),
        "performance/0/note": (rf"{before}第1条第1期：.*。{{0}}",),
    }


PLACES = {
    "口头协议登记表": joined(
        {"number": (r"此表.*编号：{0}", r"编号：{0}\t第 .*")},
        _PARTIES,
        _IN_ONE_ROW,
        performed("履行情况："),
        {
            "dispute_type": (r"纠纷类型\t{0}\t.*",),
            "referred_by": (r".*\t案件来源\t接受委托移送调解（{0}）",),
            "accepted_on": (r"受理日期\t{0}\t.*",),
            "agreed_on": (r".*\t达成协议日期\t{0}",),
            "records/0/place": (r"调解地点\t{0}\t.*",),
            "terms/0/total": (r".*\t协议涉及金额\t人民币{0}元（.*",),
            "facts": (r"纠纷主要事实、争议事项\t{0}",),
            "terms/0/obligors/0": (r"履行时限\t第1条：{0}、.*",),
            "terms/0/obligors/1": (r"履行时限\t第1条：.*、{0}，.*",),
            "terms/0/instalments/1/due": (r"履行时限\t第1条：.*，{0}前付清.*",),
            "terms/0/method": (r"履行时限\t第1条：.*，{0}。\t第2条.*",),
            "terms/1/recurrence/end": (r"履行时限\t.*\t第2条：.*到{0}止.*",),
            "terms/1/method": (r"履行时限\t.*\t第2条：.*，{0}。",),
            "mediators/0": (r"人民调解员　{0}\t.*",),
            "mediators/1": (r".*\t人民调解员　{0}\t.*",),
            "recorder": (r"记录人　{0}",),
            "committee": (r"{0}（印章）",),
        },
    ),
    "履行凭证": joined(
        _NUMBER,
        {
            "number": (r".*按编号为{0}的人民调解协议书第1条第1期.*",),
            "title": (r"纠纷名称\t{0}",),
            "terms/0/text": (r"依据条款\t第1条第1期　{0}",),
            "terms/0/instalments/0/due": (r"约定的付款\t第1期，{0}前，.*",),
            "terms/0/instalments/0/amount": (r"约定的付款\t第1期，.*人民币{0}元（.*",),
            "terms/0/obligors/0": (r"付款人\t{0}、.*", r".*今收到{0}、.*"),
            "terms/0/obligors/1": (r"付款人\t.*、{0}\t.*", r".*今收到.*、{0}按.*"),
            "terms/0/obligees/0": (r".*\t收款人\t{0}", r"收款人　{0}\t.*"),
            "terms/0/method": (r"约定方式\t{0}",),
            "performance/0/on": (r"{0}，今收到.*",),
            "performance/0/amount": (r".*，计人民币{0}元（.*",),
            "performance/0/note": (r"备注：{0}",),
            "committee": (r"本收条.*交{0}一份存入卷宗。",),
        },
    ),
    "回访记录": joined(
        _NUMBER,
        performed(r"已登记的履行\t"),
        {
            "number": (r"调解协议编号\t{0}",),
            "title": (r"回访事由\t{0}",),
            "parties/0/name": (r"当事人\t{0}、.*",),
            "parties/1/name": (r"当事人\t.*、{0}",),
            "follow_ups/0/on": (r"回访时间\t{0}\t.*",),
            "follow_ups/0/visitor": (r".*\t回访人\t{0}", r"回访人　{0}\t.*"),
            "follow_ups/0/visited/0": (r"被回访人\t{0}", r".*\t被回访人　{0}\t.*"),
            "follow_ups/0/text": (r"回访情况\t{0}",),
            "follow_ups/0/satisfaction": (r"满意程度：{0}",),
            "committee": (r"{0}（印章）",),
            "terms/0/obligors/0": (r"约定事项\t1．{0}、.*",),
            "terms/0/obligors/1": (r"约定事项\t1．.*、{0}：付.*",),
            "terms/0/obligees/0": (r"约定事项\t1．.*元给{0}，.*",),
            "terms/0/amount": (r"约定事项\t1．.*：付{0}元给.*",),
            "terms/0/already_paid": (r"约定事项\t1．.*（已付{0}元）。\t2．.*",),
            "terms/0/method": (r"约定事项\t1．.*，{0}（已付.*\t2．.*",),
            "terms/0/instalments/0/due": (r"约定事项\t1．.*，{0}前.*",),
            "terms/0/instalments/0/amount": (r"约定事项\t1．.*日前{0}元，.*",),
            "terms/0/instalments/1/due": (r"约定事项\t1．.*，{0}前.*",),
            "terms/0/instalments/1/amount": (r"约定事项\t1．.*日前{0}元，.*",),
            "terms/1/amount": (r"约定事项\t.*\t2．.*付{0}元给.*",),
            "terms/1/already_paid": (r"约定事项\t.*\t2．.*（已付{0}元）。",),
            "terms/1/method": (r"约定事项\t.*\t2．.*止，{0}（.*",),
            "terms/1/recurrence/end": (r"约定事项\t.*\t2．.*，到{0}止.*",),
        },
    ),
    "司法确认申请书": joined(
        _NUMBER,
        _ALL_APPLY,
        _TERMS,
        _WHO_AND_WHEN,
        {
            "number": (r"请求.*编号为{0}的人民调解协议书有效。", r"1．编号为{0}的人民调解协议书。"),
            "agreed_on": (r"请求依法确认申请人于{0}经.*", r".*，于{0}促成各方达成协议。"),
            "accepted_on": (r".*于{0}受理，.*",),
            "committee": (r"请求.*经{0}主持调解.*", r"{0}于.*受理，.*", r"2．{0}主持调解的证明。"),
            "facts": (r"{0}",),
            "court": (r"{0}",),
        },
    ),
    "司法确认材料清单": joined(
        _NUMBER,
        {
            "number": (r"调解协议\t编号为{0}的.*", r"2\t人民调解协议书（编号{0}）\t.*"),
            "title": (r"纠纷名称\t{0}",),
            "court": (r"申请法院\t{0}",),
            "parties/0/name": (r"4\t{0}的身份证件\t.*", r"[56]\t{0}的(法定|委托)代理人.*"),
            "parties/0/agents/0/name": (r"5\t.*的法定代理人{0}的身份证件和监护关系证明\t.*",),
            "parties/0/agents/1/name": (r"6\t.*的委托代理人{0}的身份证件和授权委托书\t.*",),
            "parties/1/name": (r"7\t{0}的营业执照.*", r"8\t{0}的法定代表人身份证明\t.*"),
        },
    ),
    "治安案件书面申请": joined(
        _NUMBER,
        _ALL_APPLY,
        _TERMS,
        performed(),
        {
            "number": (r".*（编号为{0}的人民调解协议书）。",),
            "agreed_on": (r"{0}，经.*",),
            "committee": (r".*，经{0}主持调解，.*",),
            "facts": (r"{0}",),
            "police_station": (r"{0}",),
        },
    ),
    "终止调解告知书": joined(
        _NUMBER,
        _BOTH_SIGN,
        {
            "parties/0/name": (r"{0}、.*：",),
            "parties/1/name": (r".*、{0}：",),
            "parties/1/legal_representative": (r".*的法定代表人　{0}\t.*",),
            "title": (r"你们之间的纠纷（{0}），.*",),
            "accepted_on": (r".*本会于{0}受理.*",),
            "failure_reason": (r"因{0}，本会决定终止调解。",),
            "mediators/0": (r".*\t人民调解员　{0}\t.*",),
            "mediators/1": (r"人民调解员　{0}",),
            "committee": (r"{0}（印章）",),
        },
    ),
    "延期调解同意书": joined(
        _NUMBER,
        _BOTH_SIGN,
        {
            "title": (r"{0}，由.*受理。.*",),
            "accepted_on": (r".*于{0}受理。.*",),
            "extended_to": (r".*延长调解期限至{0}，.*",),
            "mediators/0": (r".*\t人民调解员　{0}\t.*",),
            "mediators/1": (r"人民调解员　{0}",),
            "committee": (r".*，由{0}于.*", r".*，继续由{0}调解。", r"{0}（印章）"),
        },
    ),
    "撤回调解申请书": joined(
        _NUMBER,
        _ONE_PARTY,
        _FIRST_SIGNS,
        {
            "title": (r"{0}，申请人于.*",),
            "applied_on": (r".*申请人于{0}向.*",),
            "failure_reason": (r"现因{0}，申请人自愿.*",),
            "committee": (r".*向{0}申请调解。", r".*请{0}终止调解。", r"{0}"),
        },
    ),
    "补贴申报表": joined(
        _NUMBER_AT_THE_FOOT,
        {
            "number": (r"案号\t{0}\t.*",),
            "dispute_type": (r".*\t纠纷类型\t{0}",),
            "title": (r"案件名称\t{0}",),
            "committee": (r"调委会\t{0}",),
            "parties/0/name": (r"当事人\t{0}、.*",),
            "parties/1/name": (r"当事人\t.*、{0}",),
            "referred_by": (r"案件来源\t接受委托移送调解（{0}）\t.*",),
            "difficulty": (r".*\t难易程度\t{0}",),
            "accepted_on": (r"受理日期\t{0}\t.*",),
            "agreed_on": (r".*\t达成协议日期\t{0}",),
            "terms/0/total": (r"协议涉及金额\t人民币{0}元（.*",),
            "mediators/0": (r"{0}\t主持调解",),
            "mediators/1": (r"{0}\t参加调解",),
        },
    ),
}
"""Where each field stands: one pattern for each line that may hold it, with its printed form put in."""
CASES = [(name, path) for name, places in PLACES.items() for path in places]


@cache
def papers() -> dict[str, tuple[str, ...]]:
    case = built(SKELETON, "", VALUES)
    made = closing(case) | {
        name: words for name, words in closing(replace(case, outcome="withdrawn")).items() if name in ENDED
    }
    return {name: tuple(fill(name, words).text.split("\n")) for name, words in made.items()}


def lines_with(name: str, path: str) -> list[str]:
    value = re.compile(f"(?<![0-9]){re.escape(shown(VALUES[path]))}(?![0-9])")
    return [line for line in papers()[name] if value.search(line)]


@pytest.mark.parametrize(("name", "path"), CASES)
def test_a_field_stands_in_its_own_place_and_in_no_other(name: str, path: str) -> None:
    patterns = [pattern.format(re.escape(shown(VALUES[path]))) for pattern in PLACES[name][path]]
    found = lines_with(name, path)
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, line) for line in found)] == []
    assert [line for line in found if not any(re.fullmatch(pattern, line) for pattern in patterns)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_other_field_is_shown(name: str) -> None:
    steering = re.compile(
        "source|outcome|copies|.*/kind|.*/role|.*/every|.*/day|evidence/0/original|performance/0/(term|instalment|state)"
    )
    others = [path for path in VALUES if path not in PLACES[name] and not steering.fullmatch(path)]
    assert [path for path in others if VALUES[path] is not None and lines_with(name, path)] == []


@pytest.mark.parametrize("name", PLACES)
def test_no_code_and_no_mark_of_a_draft_stands_on_it(name: str) -> None:
    text = "\n".join(papers()[name])
    assert "校验码" not in text
    assert "草稿" not in text
