"""Money: what people type, what papers print, and the way back."""

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiaojie_tui.domain.money import MAX_FEN, capitals, exact, figures, parse_money, read_capitals
from tiaojie_tui.domain.typed import Unreadable

SUMS = (
    st.integers(0, MAX_FEN) | st.integers(0, 10**7) | st.integers(0, 10**12 - 1).map(lambda yuan: yuan * 100)
)


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (5, "伍分"),
        (50, "伍角"),
        (100, "壹元整"),
        (1000, "壹拾元整"),
        (1005, "壹拾元零伍分"),
        (53200, "伍佰叁拾贰元整"),
        (600714, "陆仟零柒元壹角肆分"),
        (140950, "壹仟肆佰零玖元伍角"),
        (168032, "壹仟陆佰捌拾元叁角贰分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (32504, "叁佰贰拾伍元零肆分"),
        (10700053, "壹拾万柒仟元伍角叁分"),
        (1000100, "壹万零壹元整"),
        (20050003, "贰拾万零伍佰元零叁分"),
        (10010000000, "壹亿零壹拾万元整"),
        (3000000000, "叁仟万元整"),
        (10000000000, "壹亿元整"),
        (10000500000, "壹亿零伍仟元整"),
        (10000000100, "壹亿零壹元整"),
        (101000000000, "壹拾亿壹仟万元整"),
        (MAX_FEN, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_capitals_follow_the_rule_for_bank_papers(fen: int, written: str) -> None:
    assert capitals(fen) == written


@pytest.mark.parametrize("fen", [-1, MAX_FEN + 1])
def test_there_are_no_capitals_below_zero_or_beyond_the_largest_sum(fen: int) -> None:
    with pytest.raises(ValueError, match=str(abs(fen))):
        capitals(fen)


def _without_optional_zero(written: str) -> str:
    return written.replace("零", "").removesuffix("整")


@given(SUMS)
def test_capitals_agree_with_another_program_but_for_the_optional_zero(fen: int) -> None:
    other = cn2an.an2cn(exact(fen), "rmb")
    assert _without_optional_zero(capitals(fen)) == _without_optional_zero(other)


@given(SUMS)
@example(MAX_FEN)
def test_capitals_read_back_give_the_same_sum(fen: int) -> None:
    assert read_capitals(capitals(fen)) == fen
    assert read_capitals("人民币" + capitals(fen)) == fen
    assert parse_money("人民币" + capitals(fen)) == fen


@given(SUMS)
def test_capitals_of_another_program_are_read_too(fen: int) -> None:
    assert read_capitals(cn2an.an2cn(exact(fen), "rmb")) == fen


@given(SUMS)
def test_figures_typed_in_again_give_the_same_sum(fen: int) -> None:
    assert parse_money(figures(fen)) == fen
    assert parse_money(exact(fen)) == fen
    assert parse_money(f"¥{fen // 100:,}.{fen % 100:02d} 元") == fen


@given(st.integers(0, 10**12 - 1))
def test_a_number_spoken_in_full_is_read(yuan: int) -> None:
    assert parse_money(cn2an.an2cn(yuan)) == yuan * 100


@given(st.text(alphabet="零一二两三五十百千万亿元块角毛分点半整0123456789.,万 ¥", max_size=12))
def test_whatever_is_typed_is_a_sum_or_refused_with_a_sentence(text: str) -> None:
    try:
        fen = parse_money(text)
    except Unreadable as refusal:
        said = str(refusal)
    else:
        said = capitals(fen) + "。"
    assert said.endswith("。")


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("壹仟贰佰元整", 120000),
        ("人民币壹仟贰佰圆正", 120000),
        ("人民币：壹仟贰佰元", 120000),
        ("壹仟陆佰捌拾元零叁角贰分", 168032),
        ("壹拾万零柒仟元零伍角叁分", 10700053),
        ("伍角整", 50),
        ("拾元整", 1000),
        ("零元整", 0),
        ("壹仟贰佰", None),
        ("一千二百元整", None),
        ("壹仟贰佰元壹分整", None),
        ("壹仟零零贰元整", None),
        ("壹零仟元整", None),
        ("贰佰壹仟元整", None),
        ("壹仟贰佰元整元", None),
        ("零", None),
        ("整", None),
        ("", None),
        ("1200", None),
        ("壹" * 5000 + "元", None),
    ],
)
def test_only_a_well_formed_sum_in_capitals_is_read(written: str, fen: int | None) -> None:
    assert read_capitals(written) == fen


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("1200", "1200"),
        ("1200.5", "1200.50"),
        ("1,200.00", "1200"),
        ("１，２００．５０", "1200.50"),
        ("￥1200元", "1200"),
        ("人民币 1200 元整", "1200"),
        ("1200块", "1200"),
        ("1200块钱", "1200"),
        ("1200。5", "1200.50"),
        ("三千五", "3500"),
        ("三千五百", "3500"),
        ("3千5", "3500"),
        ("两万八", "28000"),
        ("2.8万", "28000"),
        ("两点八万", "28000"),
        ("2.855万", "28550"),
        ("1万2千", "12000"),
        ("1万2", "12000"),
        ("1万2000元", "12000"),
        ("1万0050", "10050"),
        ("12000万", "120000000"),
        ("一百二", "120"),
        ("二百五", "250"),
        ("一百零二", "102"),
        ("一百一十五", "115"),
        ("一百十五", "115"),
        ("十五", "15"),
        ("二十", "20"),
        ("十万八", "108000"),
        ("一万零五", "10005"),
        ("一万零五百", "10500"),
        ("一万五百", "10500"),
        ("一亿二", "120000000"),
        ("一千零五十", "1050"),
        ("八千块", "8000"),
        ("八千块五", "8000.50"),
        ("三块五毛", "3.50"),
        ("三块五", "3.50"),
        ("三块两毛五", "3.25"),
        ("三块零五分", "3.05"),
        ("两块半", "2.50"),
        ("五毛", "0.50"),
        ("十万零七千", "107000"),
        ("一千两百", "1200"),
        ("5分", "0.05"),
        ("12元5角2分", "12.52"),
        ("贰仟元整", "2000"),
        ("贰仟圆正", "2000"),
        ("壹拾万零柒仟元", "107000"),
        ("0", "0"),
        ("零", "0"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_sum_is_taken_as_people_say_it(typed: str, yuan: str) -> None:
    assert figures(parse_money(typed)) == yuan


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "看不准"),
        ("没有", "看不准"),
        ("3k", "看不准"),
        ("3w", "看不准"),
        ("1e3", "看不准"),
        ("1 200", "看不准"),
        ("1200.", "看不准"),
        (".5", "看不准"),
        ("1.2.3", "看不准"),
        ("1万50", "看不准"),
        ("1万500", "看不准"),
        ("两三千", "看不准"),
        ("三五百", "看不准"),
        ("三五", "看不准"),
        ("千五", "看不准"),
        ("三千半", "看不准"),
        ("三千五万", "看不准"),
        ("3千5万", "看不准"),
        ("四十万两点五", "看不准"),
        ("三千两", "看不准"),
        ("两点五百", "看不准"),
        ("10千", "看不准"),
        ("一万零七千", "看不准"),
        ("1万0", "看不准"),
        ("一千零五百", "看不准"),
        ("五百三千", "看不准"),
        ("一万万", "看不准"),
        ("3块25", "看不准"),
        ("3.5元5角", "看不准"),
        ("2.8万5", "看不准"),
        ("五角元", "看不准"),
        ("三分五毛", "看不准"),
        ("5²", "看不准"),
        ("½", "看不准"),
        ("①②", "看不准"),
        ("١٢٠٠", "看不准"),
        ("1200/月", "看不准"),
        ("1200+300", "看不准"),
        ("美元1200", "看不准"),
        ("-5", "负数"),
        ("－5", "负数"),
        ("负五百", "负数"),
        ("1200.555", "分"),
        ("1.200", "分"),
        ("0.001", "分"),
        ("1.23456万元5", "看不准"),
        ("1.2345678万", "分"),
        ("12,00", "逗号"),
        ("1,20", "逗号"),
        ("1,2000", "逗号"),
        ("0,1,200.5", "逗号"),
        ("1000000000000", "太大"),
        ("一万亿", "看不准"),
        ("9" * 5000, "看不准"),
        ("三千多", "说不准"),
        ("大概5000", "说不准"),
        ("5000左右", "说不准"),
        ("几千", "说不准"),
    ],
)
def test_a_sum_that_is_not_clear_is_refused_with_the_reason(typed: str, because: str) -> None:
    with pytest.raises(Unreadable, match=because):
        parse_money(typed)


def test_figures_have_decimals_only_where_there_are_any() -> None:
    assert [figures(fen) for fen in (0, 5, 50, 100, 120000, 120050)] == [
        "0",
        "0.05",
        "0.50",
        "1",
        "1200",
        "1200.50",
    ]
    assert exact(120000) == "1200.00"
    assert figures(-150) == "-1.50"
