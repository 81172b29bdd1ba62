from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.store.invented import FULL, NOON, keep
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import cases, installation
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.troubles import AmbiguousNumber, NoSuchCase


def _numbered(store: Store, *numbers: str) -> None:
    for number in numbers:
        keep(store, Case(number=number))


def test_numbers_follow_the_rule_of_the_installation_and_begin_anew_each_year(store: Store) -> None:
    installation.write(store, Installation("委", "村", ("何文清",), numbering="石民调〔{年}〕{序}号"))
    next_year = NOON + timedelta(days=365)

    given = [keep(store, FULL, at).case.number for at in (NOON, NOON, next_year, NOON, next_year)]

    assert given == [
        "石民调〔2026〕1号",
        "石民调〔2026〕2号",
        "石民调〔2027〕1号",
        "石民调〔2026〕3号",
        "石民调〔2027〕2号",
    ]


def test_without_an_installation_the_usual_rule_holds(store: Store) -> None:
    assert keep(store, FULL).case.number == "(2026)人调字第1号"


def test_a_number_is_counted_on_from_the_highest_not_from_how_many_there_are(store: Store) -> None:
    _numbered(store, f"(2026)人调字第{'9' * 5000}号")
    _numbered(
        store, "(2026)人调字第9号", "（2026）人调字第１０号", "(2026)人调字第11号附1", "(2025)人调字第99号"
    )

    assert keep(store, FULL).case.number == "(2026)人调字第11号"


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("{序}", "1", "2"),
        ("{年}{序}", "20261", "20262"),
        ("{年}-{序}", "2026-1", "2026-2"),
        ("{序}/{年}.*(调)", "1/2026.*(调)", "2/2026.*(调)"),
        ("无序号", "无序号1", "无序号2"),
        ("{年 {序}", "{年 1", "{年 2"),
    ],
)
def test_any_rule_gives_numbers_that_differ(store: Store, rule: str, first: str, second: str) -> None:
    installation.write(store, Installation("委", "村", (), numbering=rule))

    assert (keep(store, FULL).case.number, keep(store, FULL).case.number) == (first, second)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(2026)石调字第12号", "(2026)石调字第12号"),
        ("（2026）石调字第12号", "(2026)石调字第12号"),
        ("〔2026〕石调字第１２号", "(2026)石调字第12号"),
        (" (2026) 石调字 第12号 ", "(2026)石调字第12号"),
        ("12", "(2026)石调字第12号"),
        ("１２", "(2026)石调字第12号"),
        ("012", "(2026)石调字第12号"),
        ("第12号", "(2026)石调字第12号"),
        ("石调字第112号", "(2026)石调字第112号"),
    ],
)
def test_a_number_is_known_by_its_width_its_serial_or_its_end(store: Store, text: str, number: str) -> None:
    _numbered(store, "(2026)石调字第12号", "(2026)石调字第112号", "（2025）石调字第3号")

    assert cases.resolve_number(store, text) == number


@pytest.mark.parametrize(
    "text", ["2", "石调字", "(2026)", "2026", "", " ", "%", "_", "'", "11 2x", "9" * 5000]
)
def test_what_fits_no_number_is_told(store: Store, text: str) -> None:
    _numbered(store, "(2026)石调字第12号", "(2026)石调字第112号")

    with pytest.raises(NoSuchCase):
        cases.resolve_number(store, text)


def test_a_serial_of_two_years_is_not_guessed(store: Store) -> None:
    _numbered(store, "(2026)石调字第12号", "(2025)石调字第12号")

    with pytest.raises(AmbiguousNumber, match="2 个案件"):
        cases.resolve_number(store, "12")


def test_a_number_is_stored_as_typed_and_found_in_any_width(store: Store) -> None:
    keep(store, replace(FULL, number="（2026）石调字第 5 号"))

    assert cases.load(store, "(2026)石调字第5号").case.number == "（2026）石调字第 5 号"
    assert cases.load(store, "(2026)石调字第5号").saved_at == datetime(2026, 3, 20, 12)
