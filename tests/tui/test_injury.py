"""The compensation calculator walked by keys: added, filled, read aloud, taken over, undone."""

from pathlib import Path

import pytest

from tests.tui.injury_walk import AT, begin, fill
from tests.tui.walking import prepare, walking
from tiaojie_tui.casework import cases
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.inputs import Injury

DOG = "狗咬伤"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    prepare(tmp_path, DOG)
    return tmp_path


async def test_a_wound_is_computed_while_it_is_typed(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        assert walk.case.injuries[0].victim == "孔子涵"
        await fill(walk, harm="1", medical="一千二百六", hospital_days="３天", meal_pay="１００")
        assert "住院伙食补助费 100元 x 3天 = 300元" in walk.text
        assert "合计 1560 元" in walk.lines[3]
        await fill(walk, fault="七成")
        assert "承担 1092元" in walk.text
        stored = (await walk.stored()).injuries
        assert stored == (
            Injury(
                victim="孔子涵",
                harm="wound",
                medical=126000,
                hospital_days=3,
                meal_pay=10000,
                fault=7000,
            ),
        )


async def test_what_is_missing_stands_beside_the_field(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", nurse_pay="120")
        assert "护理费还缺：护理天数" in walk.text
        assert "还缺 1 项" in walk.lines[3]


async def test_what_cannot_be_read_is_kept_and_said(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", fault="0.7")
        assert "请写上百分号" in walk.text
        assert [(kept.path, kept.text) for kept in (await walk.stored()).unread] == [(f"{AT}/fault", "0.7")]


async def test_an_empty_calculation_is_still_there_after_saving(home: Path) -> None:
    async with walking(home) as walk:
        await walk.press("enter", "f8", "f8", "f2")
        await walk.type("赔偿")
        await walk.press("enter")
        assert (await walk.stored()).injuries == (Injury(),)
        await walk.settle()
        assert walk.path == f"{AT}/victim"


async def test_a_dependant_is_added_to_the_injured_person_one_stands_on(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="2")
        await walk.press("f2")
        await walk.type("被扶养")
        await walk.press("enter")
        await walk.type("孔小妹")
        await walk.press("down")
        await walk.type("2020-1-5")
        assert walk.case.injuries[0].dependants[0].name == "孔小妹"
        assert walk.path == f"{AT}/dependants/0/birth"
        await walk.press("f4")
        assert walk.case.injuries[0].dependants == ()
        assert walk.case.injuries[0].victim == "孔子涵"


async def test_f4_takes_the_whole_calculation_away_and_undo_brings_it_back(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260")
        await walk.press("f4")
        assert walk.case.injuries == ()
        assert "已删除「孔子涵的全部赔偿计算」" in walk.text
        await walk.press("ctrl+z")
        assert walk.case.injuries[0].medical == 126000


async def test_the_victim_goes_along_when_the_party_is_renamed(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await walk.case_screen.go_to("parties/0/name")
        await walk.settle()
        await walk.press("end", "backspace")
        await walk.type("寒")
        assert walk.case.injuries[0].victim == walk.case.parties[0].name == "孔子寒"


# The page


async def test_the_page_tells_every_item_with_its_basis(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260", nurse_pay="120", fault="70%")
        await walk.press("f6")
        assert "票据合计 1260元" in walk.text
        assert "人身损害赔偿解释第6条" in walk.text
        assert "还缺：护理天数" in walk.text
        assert "1260元 x 70% = 882元" in walk.text
        await walk.press("escape")
        assert walk.path == f"{AT}/fault"


async def test_enter_goes_to_what_an_item_is_made_of(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260", nurse_pay="120")
        await walk.menu("赔偿")
        await walk.press("down", "enter")
        assert walk.path == f"{AT}/nurse_pay"


async def test_the_menu_names_the_page_only_where_there_is_a_calculation(home: Path) -> None:
    async with walking(home) as walk:
        await walk.press("enter", "f12")
        assert "赔偿计算" not in walk.text


async def test_the_sum_goes_into_a_new_term_on_purpose_and_undo_takes_it_back(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260", fault="70%", prepaid="500")
        before = walk.case.terms
        await walk.press("f6", "f6")
        assert "孔子涵还应得 382 元" in walk.text
        await walk.type("新加")
        await walk.press("enter")
        at = len(before)
        assert walk.path == f"terms/{at}/amount"
        term = walk.case.terms[at]
        assert (term.kind, term.obligees, term.amount) == ("payment", ("孔子涵",), 38200)
        assert (term.already_paid, term.total) == (50000, 88200)
        await walk.press("ctrl+z")
        assert walk.case.terms == before


async def test_a_term_that_is_there_gets_the_sum_and_keeps_the_rest(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1", medical="1260")
        await walk.case_screen.go_to("outcome")
        await walk.press("f2")
        await walk.type("付款")
        await walk.press("enter")
        await walk.walk_to(f"terms/{len(walk.case.terms) - 1}/amount")
        await walk.type("很多")
        at = len(walk.case.terms) - 1
        await walk.menu("赔偿")
        await walk.press("f6", "enter")
        assert walk.case.terms[at].amount == 126000
        assert [kept for kept in walk.case.unread if kept.path == f"terms/{at}/amount"] == []


async def test_nothing_left_to_pay_is_not_taken_over(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="1")
        before = walk.case.terms
        await walk.press("f6", "f6")
        assert walk.case.terms == before


async def test_who_may_only_read_takes_nothing_over(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    cases.bring_in(desk, exchange.dumps(Case(injuries=(Injury(victim="苗大壮", medical=100),))))
    desk.store.close()
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        walk.case_screen.editing.only_read = "这份案件别人正在办。"
        await walk.menu("赔偿")
        await walk.press("f6")
        assert "这份案件别人正在办" in walk.text
        assert walk.case.terms == ()


# Yearly figures


async def test_figures_typed_once_are_offered_in_the_next_case(tmp_path: Path) -> None:
    used = Injury("清河省", 2025, income=5_000_000, consumption=2_400_000, victim="苗大壮")
    desk = open_desk(tmp_path)
    cases.bring_in(desk, exchange.dumps(Case(injuries=(used,))))
    desk.store.close()
    prepare(tmp_path, DOG)
    async with walking(tmp_path) as walk:
        await begin(walk)
        await fill(walk, harm="2")
        await walk.walk_to(f"{AT}/province")
        await walk.press("enter")
        assert "清河省 2025年" in walk.text
        assert "收入50000  消费24000" in walk.text
        await walk.press("1", "enter")
        taken = walk.case.injuries[0]
        assert (taken.province, taken.figures_year, taken.income) == ("清河省", 2025, 5_000_000)
        assert taken.victim == "孔子涵"
        await walk.press("ctrl+z")
        assert walk.case.injuries[0].income is None


async def test_with_nothing_to_offer_enter_goes_on(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="3")
        await walk.walk_to(f"{AT}/province")
        await walk.press("enter")
        assert walk.path == f"{AT}/figures_year"


async def test_the_second_injured_person_has_the_same_figures(home: Path) -> None:
    async with walking(home) as walk:
        await begin(walk)
        await fill(walk, harm="2", province="清河省", income="5万")
        await walk.press("f2")
        await walk.type("pcjs")
        await walk.press("enter")
        assert walk.path == "injuries/1/victim"
        second = walk.case.injuries[1]
        assert (second.province, second.income, second.victim) == ("清河省", 5_000_000, None)
