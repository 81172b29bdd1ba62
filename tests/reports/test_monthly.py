"""The figures of a month, counted by hand."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from tiaojie_tui.domain.case import Case, Party, Performance, Record, Term
from tiaojie_tui.domain.tally import Tally
from tiaojie_tui.reports import monthly

NOVEMBER = date(2026, 11, 1)
A, B, C = Party(name="甲"), Party(name="乙"), Party(name="丙")


def talked(day: int, kind: str = "调解记录") -> Record:
    return Record(kind, datetime(2026, 11, day, 9))


WRITTEN = Case(
    number="1",
    dispute_type="邻里纠纷",
    source="依申请调解",
    difficulty="一般",
    accepted_on=date(2026, 10, 28),
    agreed_on=date(2026, 11, 3),
    mediators=("江海平", "苏文英"),
    parties=(A, B, C),
    outcome="written",
    terms=(Term("payment", amount=120_000),),
    performance=(Performance(1, state="已履行"),),
)
ORAL = replace(
    WRITTEN,
    number="2",
    dispute_type="环境污染纠纷",
    source="主动调解",
    difficulty="重大",
    accepted_on=date(2026, 11, 30),
    agreed_on=date(2026, 11, 30),
    mediators=("苏文英",),
    parties=(A, B),
    outcome="oral",
    terms=(Term("act"), Term("payment")),
    performance=(),
)
FAILED = replace(
    ORAL,
    number="3",
    dispute_type="邻里纠纷",
    source="接受委托移送调解",
    referred_by="法院",
    difficulty="疑难复杂",
    accepted_on=date(2026, 11, 2),
    agreed_on=None,
    outcome="failed",
    records=(talked(5), talked(20), talked(25, "调查记录")),
    terms=(),
)
WITHDRAWN = replace(FAILED, number="4", outcome="withdrawn", dispute_type=None, source=None, difficulty=None)
OPEN = replace(ORAL, number="5", outcome="open", agreed_on=None)
OCTOBER = replace(WRITTEN, number="6", agreed_on=date(2026, 10, 31))
UNDATED = replace(FAILED, number="7", records=(talked(9, "调查记录"),), mediators=())
LAST_YEAR = replace(WRITTEN, number="8", accepted_on=date(2025, 11, 1), agreed_on=date(2025, 11, 9))
ALL = (WRITTEN, ORAL, FAILED, WITHDRAWN, OPEN, OCTOBER, UNDATED, LAST_YEAR)


@pytest.fixture
def counted() -> Tally:
    return monthly.figures(ALL, NOVEMBER, "云溪县白杨镇青石村人民调解委员会")


def test_a_case_counts_in_the_month_in_which_it_was_closed(counted: Tally) -> None:
    assert counted.closed == 4
    assert (counted.written, counted.oral, counted.agreed) == (1, 1, 2)
    assert (counted.failed, counted.withdrawn) == (1, 1)
    assert counted.parties == 3 + 2 + 2 + 2


def test_what_was_taken_in_counts_by_the_day_of_acceptance(counted: Tally) -> None:
    assert counted.accepted == 5


def test_grave_cases_count_among_the_complex_ones(counted: Tally) -> None:
    assert counted.complex == 2


def test_sums_that_the_case_does_not_settle_are_told_apart(counted: Tally) -> None:
    assert (counted.fen, counted.unsummed) == (120_000, 1)


def test_only_recorded_performance_counts(counted: Tally) -> None:
    assert counted.performed == 1


def test_every_list_has_all_its_columns_and_only_what_cases_say(counted: Tally) -> None:
    assert counted.by_source == {"依申请调解": 1, "主动调解": 1, "接受委托移送调解": 1}
    assert counted.by_referrer == {"法院": 1, "检察院": 0, "公安机关": 0, "信访部门": 0, "其他部门": 0}
    assert len(counted.by_type) == 18
    assert {name: count for name, count in counted.by_type.items() if count} == {
        "邻里纠纷": 2,
        "环境污染纠纷": 1,
    }
    assert counted.unsaid == {"案件来源": 1, "委托移送的单位": 0, "纠纷类型": 1, "难易程度": 1}


def test_the_body_is_counted_where_the_name_tells_and_left_blank_where_not(counted: Tally) -> None:
    assert counted.by_body["村调委会"] == 4
    assert sum(counted.by_body.values()) == 4
    assert monthly.figures(ALL, NOVEMBER, "丰禾公司人民调解委员会").by_body == {}


def test_a_closed_case_without_a_day_is_in_no_month_and_is_named() -> None:
    assert monthly.undated(ALL) == (UNDATED,)
    assert monthly.closed_on(UNDATED) is None
    assert monthly.closed_on(FAILED) == date(2026, 11, 20)
    assert monthly.closed_on(OPEN) is None


def test_each_case_counts_once_for_whoever_leads_it() -> None:
    rows = monthly.by_mediator(ALL, NOVEMBER, ("何宽", "苏文英"))
    assert [name for name, _ in rows] == ["何宽", "苏文英", "江海平", monthly.NO_MEDIATOR, "合计"]
    closed = {name: tally.closed for name, tally in rows}
    assert closed == {"何宽": 0, "苏文英": 3, "江海平": 1, monthly.NO_MEDIATOR: 0, "合计": 4}


def test_a_mediator_lists_what_was_taken_in_or_closed_the_oldest_first() -> None:
    found = monthly.listed(ALL, "苏文英", NOVEMBER)
    assert [(one.case.number, one.leads) for one in found] == [
        ("1", False),
        ("3", True),
        ("4", True),
        ("2", True),
        ("5", True),
    ]
    assert [one.closed_on for one in found][-2:] == [date(2026, 11, 30), None]
    assert monthly.listed(ALL, "何宽", NOVEMBER) == ()


def test_a_month_without_cases_is_all_zeros() -> None:
    empty = monthly.figures((), NOVEMBER)
    assert (empty.closed, empty.parties, empty.fen) == (0, 0, 0)
    assert set(empty.by_type.values()) == {0}
