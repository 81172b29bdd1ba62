"""The 卷宗情况说明 tells what was let pass and why; what nobody knows yet is a blank for the pen."""

from tests.papers.sample import CASE
from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.note import LetPass, note


def passed(context: Context) -> list[str]:
    (texts,) = (section["段"] for section in context["节"] if section["题"] == "办案时放过的提醒")
    return list(texts)


def test_each_warning_stands_with_its_reason() -> None:
    found = note(
        CASE, [LetPass("申请人的电话像是打错了。", "本人说没有别的电话。"), LetPass("份数不对", "多留一份")]
    )
    assert passed(found) == [
        "1．提醒：申请人的电话像是打错了。放过的理由：本人说没有别的电话。",
        "2．提醒：份数不对。放过的理由：多留一份。",
    ]


def test_that_nothing_was_let_pass_is_said() -> None:
    assert passed(note(CASE, [])) == ["没有放过的提醒。"]


def test_who_made_and_who_checked_the_dossier_is_left_to_the_pen() -> None:
    person, day = "＿＿＿＿＿＿＿＿＿＿", "＿＿＿＿年＿＿月＿＿日"
    assert note(CASE, [])["末"] == [
        f"立卷人：{person}",
        f"立卷时间：{day}",
        f"检查人：{person}",
        f"检查时间：{day}",
    ]


def test_an_empty_case_gives_gaps() -> None:
    assert note(Case(), [])["关于"] == ["卷名：＿＿", "案号：＿＿", "＿＿"]
