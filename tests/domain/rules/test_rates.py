"""Rates as people write them, read as percent a year."""

from decimal import Decimal

import pytest

from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.rates import rates


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("月息三分", "36"),
        ("月息2分", "24"),
        ("月息２分", "24"),
        ("月息一分五", "18"),
        ("按月息1分5厘计息", "18"),
        ("月息二分半", "30"),
        ("月息8厘", "9.6"),
        ("利息2分", "24"),
        ("二分利", "24"),
        ("约定利息一分五", "18"),
        ("年息一分二", "12"),
        ("年息8厘", "8"),
        ("年利率15%", "15"),
        ("年利率15％", "15"),
        ("年利率百分之十二点五，按季付息", "12.5"),
        ("以15%的年利率计算利息", "15"),
        ("利率为24%", "24"),
        ("月利率百分之三", "36"),
        ("利息按月利率15‰计算", "18"),
        ("每月按本金的2%支付利息", "24"),
        ("利息2%/月", "24"),
        ("日息万分之五", "18.25"),
        ("利息：月息2分5000元", "24"),
    ],
)
def test_interest_is_read_as_percent_a_year(text: str, yearly: str) -> None:
    (found,) = rates(prose.even(text))
    assert not found.penal
    assert found.yearly == Decimal(yearly)


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("逾期按每日千分之五支付违约金", "182.5"),
        ("每逾期一日，按未付金额的1%支付违约金", "365"),
        ("逾期每天5‰的滞纳金", "182.5"),
        ("按日万分之四计收罚息", "14.6"),
        ("逾期付款的，每天加付1%", "365"),
        ("违约金为总额的40%", None),
    ],
)
def test_a_penalty_is_told_from_interest(text: str, yearly: str | None) -> None:
    (found,) = rates(prose.even(text))
    assert found.penal
    assert found.yearly == (None if yearly is None else Decimal(yearly))


@pytest.mark.parametrize(
    "text",
    [
        "双方各承担50%。",
        "租金每年递增5%。",
        "利息分3期付清。",
        "本息三分之一先付。",
        "每月1日支付300元。",
        "各占三分之一份额。",
        "消息传来，双方休息2分钟。",
        "墙厚2分米，缝宽3厘米。",
    ],
)
def test_what_is_no_rate_is_not_read_as_one(text: str) -> None:
    assert list(rates(prose.even(text))) == []
