"""The papers before the talks say what the case says, tick only that, and leave the rest to the pen."""

from dataclasses import replace

import pytest

from tests.papers.forms.opening import FULL, HELPER, boxes
from tests.papers.sample import APPLICANT, CASE, RESPONDENT
from tiaojie_tui.domain.case import Agent, Case, Party
from tiaojie_tui.papers.context import leaves
from tiaojie_tui.papers.forms import application, authorization, intake, rights

BOXES = "□☑"


def test_all_applicants_sign_the_application_and_nobody_else() -> None:
    second = replace(APPLICANT, name="古丽")
    case = replace(CASE, parties=(APPLICANT, RESPONDENT, second))
    words = application.words(case)
    assert boxes(words) == ["申请人　买买提·吐尔逊", "申请人　古丽"]
    assert [block["姓名"] for block in words["当事人"]] == ["买买提·吐尔逊", "柳坪果蔬专业合作社", "古丽"]


def test_the_application_has_the_fixed_line_and_numbered_claims() -> None:
    words = application.words(CASE)
    assert "现自愿申请人民调解委员会进行调解" in words["项"]["声明"]
    assert words["请求"] == ["1．付清货款", "2．退还筐子"]
    assert words["事实"] == (CASE.facts or "").split("\n")


def test_an_empty_application_has_lines_for_the_pen_and_a_box_for_the_applicant() -> None:
    words = application.words(Case())
    assert set("".join(words["事实"])) == {"＿"}
    assert len(words["事实"]) > 2
    assert boxes(words) == ["申请人　＿＿"]


@pytest.mark.parametrize(
    ("source", "referred_by", "ticked", "said"),
    [
        ("依申请调解", None, ["当事人申请"], "依当事人申请，"),
        ("主动调解", None, ["人民调解委员会主动调解"], "主动提出调解，"),
        ("接受委托移送调解", "信访部门", ["委托移送，移送来的机关：", "信访部门"], "接受信访部门委托移送，"),
        ("接受委托移送调解", None, ["委托移送，移送来的机关："], "接受＿＿委托移送，"),
        ("依申请调解", "法院", ["当事人申请"], "依当事人申请，"),
        (None, None, [], "依当事人申请（主动提出调解、接受委托移送），"),
    ],
)
def test_the_source_is_ticked_as_the_case_says(
    source: str | None, referred_by: str | None, ticked: list[str], said: str
) -> None:
    words = intake.words(replace(CASE, source=source, referred_by=referred_by))
    choices = words["案件来源"].replace("\n", "　").split("　")
    assert [choice[1:] for choice in choices if choice.startswith("☑")] == ticked
    assert len([choice for choice in choices if choice[:1] in BOXES and choice]) == 8
    assert said in words["受理"]


def test_how_one_asked_is_never_ticked_and_not_asked_where_nobody_did() -> None:
    assert "☑" not in intake.words(CASE)["申请方式"]
    assert intake.words(CASE)["申请方式"].count("□") == 2
    started = intake.words(replace(CASE, source="主动调解", applied_on=None))
    assert (started["申请日期"], started["申请方式"]) == ("", "")


def test_the_intake_form_is_signed_by_every_party_and_whoever_registers() -> None:
    assert boxes(intake.words(CASE)) == [
        "申请人　买买提·吐尔逊",
        "被申请人　柳坪果蔬专业合作社（盖章）",
        "柳坪果蔬专业合作社的委托代理人　罗䶮",
        "登记人　＿＿",
    ]


def test_the_notice_tells_rights_duties_effect_and_what_else_one_may_do() -> None:
    words = rights.words(CASE)
    told = "".join(leaves(words["项"]))
    for point in (
        "群众自己的组织",
        "不收钱",
        "自愿",
        "平等",
        "法律和政策",
        "不耽误您去仲裁",
        "换人",
        "挑选调解员",
        "不答应",
        "停下来",
        "关起门来",
        "谁也不能强迫",
        "隐私和商业秘密",
        "照实讲",
        "守现场的规矩",
        "让对方把话讲完",
        "照办",
        "督促",
        "起诉",
        "三十日内",
        "司法确认",
        "强制执行",
        "仲裁、请行政机关处理或者起诉",
    ):
        assert point in told, point
    assert words["当事人"] == "买买提·吐尔逊、柳坪果蔬专业合作社："
    assert "人民调解员㐂守信、何宽调解" in words["调解员"]
    assert boxes(words)[-1] == "告知人（人民调解员）　＿＿"


def test_nothing_on_the_notice_is_ticked_or_dated_for_the_parties() -> None:
    assert not any(mark in words for words in leaves(rights.words(FULL)) for mark in BOXES)


def powers(agent: Agent) -> list[str]:
    case = replace(CASE, parties=(replace(APPLICANT, agents=(agent,)),))
    return list(authorization.words(case)["事项"].split("\n"))


def ticked(choices: list[str]) -> list[int]:
    return [number for number, choice in enumerate(choices, 1) if choice.startswith("☑")]


@pytest.mark.parametrize(
    ("authority", "text", "expected"),
    [
        ("特别授权", None, [1, 2, 3, 4, 5, 6, 7]),
        ("特别授权", "代为领款", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("一般授权", None, [2, 3, 5, 7]),
        (None, None, []),
        (None, "代为领款", [8]),
    ],
)
def test_authority_decides_which_powers_are_ticked(
    authority: str | None, text: str | None, expected: list[int]
) -> None:
    choices = powers(replace(HELPER, authority=authority, authority_text=text))
    assert ticked(choices) == expected
    assert choices[-1].endswith(text or "＿")


def test_to_dispose_of_a_claim_and_to_sign_the_agreement_need_special_authority() -> None:
    given = powers(replace(HELPER, authority="一般授权"))
    for power in ("承认、变更、放弃调解请求", "签订调解协议书", "终止调解"):
        assert next(choice for choice in given if power in choice).startswith("□"), power


def test_each_entrusted_agent_has_a_paper_of_its_own_signed_by_the_party() -> None:
    assert [agent.name for _, agent in authorization.entrusted(FULL)] == ["艾山", "罗䶮"]
    first, second = (authorization.words(FULL, at) for at in (0, 1))
    assert boxes(first) == ["买买提·吐尔逊的法定代理人　古丽", "受委托人　艾山"]
    assert boxes(second) == [
        "委托人　柳坪果蔬专业合作社（盖章）",
        "柳坪果蔬专业合作社的法定代表人　罗家𠮷",
        "受委托人　罗䶮",
    ]
    assert [block["身份"] for block in second["当事人"]] == ["委托人"]


def test_the_kind_of_agent_is_ticked_only_where_the_case_names_it() -> None:
    assert "☑近亲属" in authorization.words(FULL, 0)["类别"]
    assert "☑" not in authorization.words(FULL, 1)["类别"]


def test_without_an_agent_there_is_a_paper_for_the_pen() -> None:
    words = authorization.words(replace(CASE, parties=(Party(name="甲"),)))
    assert "甲" not in "".join(leaves(words["当事人"]))
    assert boxes(words) == ["委托人　＿＿", "受委托人　＿＿"]
    assert "☑" not in words["权限"] + words["事项"]
