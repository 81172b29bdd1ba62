"""What the office wrote itself reaches the rules; what it wrote wrongly changes nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tiaojie_tui.casework import tables
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.domain.tables import Tables


def of(home: Path) -> Tables:
    desk = open_desk(home)
    try:
        return tables.of(desk)
    finally:
        desk.store.close()


def test_the_offices_tables_are_added_to_the_programs(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "节假日.txt").write_text("2027-01-01 休", "utf-8")
    (folder / "LPR.txt").write_text("2026-06-20 2.95", "utf-8")
    found = of(tmp_path)
    assert found.days_off.is_day_off(date(2027, 1, 1))
    assert found.days_off.is_day_off(date(2026, 10, 1))
    assert found.rates[-1].percent == Decimal("2.95")
    assert len(found.rates) == len(Tables().rates) + 1


@pytest.mark.parametrize("content", [b"\xff\xfe", "元旦放假".encode(), b"#" * 200_000])
def test_a_broken_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "节假日.txt").write_bytes(content)
    assert of(tmp_path).days_off == Tables().days_off
