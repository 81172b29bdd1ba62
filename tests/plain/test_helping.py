"""帮: what is asked step by step, and what comes of it in the case."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from tests.terminal.homes import prepare, saved
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.domain import paths, steps
from tiaojie_tui.domain.case import Case, Party, Record, Share, Term
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.plain import form, signing
from tiaojie_tui.plain.going import Cut, Elsewhere
from tiaojie_tui.plain.line import Line
from tiaojie_tui.plain.opened import Opened

from .talk import Talk

THREE = tuple(
    Party(role=role, kind="person", name=name)
    for role, name in (("申请人", "何桂芳"), ("申请人", "何桂兰"), ("被申请人", "邓有福"))
)
PAYMENT = Term(kind="payment", obligors=("邓有福",), obligees=("何桂芳", "何桂兰"), amount=1_000_00)


def told(home: Path, case: Case, path: str, *answers: str) -> tuple[Case, str]:
    """The case after these answers, beginning at the field at ``path``; and all that was said."""
    prepare(home)
    sink = BytesIO()
    desk = open_desk(home, now=lambda: datetime(2026, 11, 24, 10, 21))
    try:
        editing = cases.begin(desk)
        begun = replace(case, number=editing.number, mediators=editing.case.mediators)
        assert editing.change("照抄", "", begun)
        source = BytesIO("".join(f"{one}\n" for one in answers).encode())
        opened = Opened(desk, Line(source, sink), editing, ())
        assert opened.save()
        step = steps.step_of(path)
        assert step is not None
        with suppress(Cut, Elsewhere):
            form.walk(opened, step, path)
        stored = cases.load(desk, editing.number).case
        assert stored == opened.case
        editing.close()
        return stored, sink.getvalue().decode()
    finally:
        desk.store.close()


def test_how_a_sum_is_paid_is_asked_in_few_questions_and_read_back(home: Path) -> None:
    """The count is asked again when it cannot be; nothing is written before 是."""
    answers = ("帮", "2", "很多", "2", "2026-11-30", "", "", "1")
    case, said = told(home, Case(parties=THREE, terms=(PAYMENT,)), "terms/0/plan", *answers)
    assert [(part.due, part.amount) for part in case.terms[0].instalments] == [
        (date(2026, 11, 30), 500_00),
        (date(2026, 12, 30), 500_00),
    ]
    assert "合计 1000 元，人民币壹仟元整" in said
    assert "请写 1 到 360 的数字" in said


@pytest.mark.parametrize(
    ("answers", "shares"),
    [
        (("帮", "1"), (Share("何桂芳", 500_00), Share("何桂兰", 500_00))),
        (("帮", "2", "七百", "300"), (Share("何桂芳", 700_00), Share("何桂兰", 300_00))),
    ],
)
def test_shares_are_even_or_asked_for_each(
    home: Path, answers: Sequence[str], shares: tuple[Share, ...]
) -> None:
    case, _ = told(home, Case(parties=THREE, terms=(PAYMENT,)), "terms/0/shares", *answers)
    assert case.terms[0].shares == shares


def test_the_gaps_of_a_phrase_are_asked_one_by_one(home: Path) -> None:
    """What is passed over stays a gap. The line cut in the middle leaves what was filled in by then."""
    begun = Case(dispute_type="邻里纠纷", facts="先有的。")
    case, said = told(home, begun, "facts", "帮", "1", "甲", "", "乙")
    assert case.facts is not None
    first, added = case.facts.split("\n", 1)
    assert first == "先有的。"
    assert added.index("甲") < added.index("＿＿") < added.index("乙")
    assert "第1个空，共" in said


def test_the_wording_is_made_from_the_data_again(home: Path) -> None:
    term = replace(PAYMENT, due=date(2026, 11, 30), method="现金", text="随便写的。")
    case, _ = told(home, Case(parties=THREE, terms=(term,)), "terms/0/text", "帮", "1")
    assert case.terms[0].text != "随便写的。"
    assert "人民币1000元" in str(case.terms[0].text)


def test_the_calculation_is_told_and_its_sum_taken_over(home: Path) -> None:
    injury = Injury(victim="何桂芳", harm="wound", medical=3_000_00)
    case, said = told(home, Case(parties=THREE, injuries=(injury,)), "injuries/0/medical", "帮", "1")
    assert "医疗费" in said
    assert "3000" in said
    assert [(term.kind, term.amount) for term in case.terms] == [("payment", 3_000_00)]


def test_somebody_of_an_earlier_case_is_offered_and_copied(home: Path) -> None:
    """By name or initials; Enter alone takes only the name."""
    empty = Case(parties=(Party(role="申请人", kind="person"),))
    case, said = told(home, empty, "parties/0/name", "lqs", "1")
    assert "以前案件里的人" in said
    assert case.parties[0].id_number == "330000195908142033"
    assert "330000195908142033" not in said.partition("资料已照抄")[0]


def test_a_warning_is_let_pass_with_a_reason_and_a_hole_leads_to_its_field(home: Path) -> None:
    number = prepare(home, "狗咬伤")
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "7"), ("【核对全案】", "3")])
        talk.tell([("放过，写明理由", "2"), ("为什么可以放过", "户口本看过了。")])
        assert "已放过，理由记在案件里" in talk.last
        talk.tell([("去哪一处", "1")])
        assert "只能由专门机关管" in talk.question
        talk.hang_up()
    assert [one.reason for one in saved(home, number).passed] == ["户口本看过了。"]


def test_a_term_is_added_and_removed_and_brought_back(home: Path) -> None:
    case = Case(parties=THREE, records=(Record(kind="调查记录", place="村委会"),))
    gone, said = told(home, case, "records/0/place", "删除", "否", "删除", "1")
    assert "删掉「笔录 1」吗" in said
    assert not gone.records


def test_what_was_removed_comes_back_by_undoing(home: Path) -> None:
    case = Case(parties=THREE, facts="有过的。", claims=("请求一",))
    back, _ = told(home, case, "facts", "-", "撤销")
    assert back.facts == "有过的。"
    assert paths.get(back, "claims") == ("请求一",)


@pytest.mark.parametrize(
    ("typed", "method"),
    [
        ("13", "签名、按指印"),
        ("３、１", "签名、按指印"),
        ("签名和按指印", "签名、按指印"),
        ("2", "盖章"),
        ("12月", ""),
        ("14", ""),
        ("是", ""),
    ],
)
def test_how_somebody_signed_is_read_or_asked_again(typed: str, method: str) -> None:
    assert "、".join(signing._marked(typed)) == method
