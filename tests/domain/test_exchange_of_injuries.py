"""The injured persons in a case file: every key, sums and shares as strings, and what is refused."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from tests.domain.injury.people import CHILD, DISABLED
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.exchange import BadCase
from tiaojie_tui.domain.exchange.injury import INJURY
from tiaojie_tui.domain.injury.inputs import Injury

FULL = replace(DISABLED, fault=3333, medical=1_200_00, dependants=(CHILD,))


def test_the_file_has_a_key_for_every_input() -> None:
    assert {key.name for key in INJURY.keys} == {field.name for field in fields(Injury)}
    assert all(key.since == 2 for key in INJURY.keys)


def test_sums_and_shares_are_written_as_decimal_strings() -> None:
    document = json.loads(exchange.dumps(Case(injuries=(FULL,))))
    assert document["format"] == "tiaojie-case/2"
    assert document["injuries"] == [
        {
            "victim": "陈守业",
            "harm": "disability",
            "assessed_on": "2026-09-01",
            "grade": "十级",
            "province": "清河省",
            "figures_year": 2025,
            "income": "50000.00",
            "consumption": "24000.00",
            "medical": "1200.00",
            "fault": "33.33",
            "dependants": [{"name": "陈小满", "birth": "2018-09-01", "supporters": 2}],
        }
    ]


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ({"fault": "70"}, "70.00"),
        ({"fault": 70}, "70.00"),
        ({"fault": "100.01"}, "70.00"),
        ({"grade": "十一级"}, "一级"),
        ({"lost_days": 0}, "1 到"),
        ({"medical": "-1.00"}, "负数"),
        ({"salary": "1.00"}, "salary"),
        ({"dependants": [{"age": 3}]}, "第 1 个被扶养人"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(part: dict[str, Any], word: str) -> None:
    text = json.dumps({"format": "tiaojie-case/2", "injuries": [part]}, ensure_ascii=False)
    with pytest.raises(BadCase, match=word):
        exchange.load(text)
