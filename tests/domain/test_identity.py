"""Identity numbers, credit codes and telephone numbers."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

from tiaojie_tui.domain.identity import (
    check_credit_code,
    check_phone,
    clean_number,
    clean_phone,
    read_id_number,
)

TODAY = date(2026, 11, 23)


def _numbered(area: str, birth: str, sequence: int) -> str:
    body = f"{area}{birth}{sequence:03d}"
    return body + mod_11_2.calc_check_digit(body)


@given(st.dates(date(1910, 1, 1), TODAY), st.integers(0, 999))
def test_a_number_with_the_right_check_digit_tells_birth_and_sex(birth: date, sequence: int) -> None:
    number = _numbered("330000", f"{birth:%Y%m%d}", sequence)
    reading = read_id_number(number, today=TODAY)
    assert (reading.number, reading.birth, reading.sex) == (number, birth, "男" if sequence % 2 else "女")
    assert reading.wrong is None
    assert reading.odd is None


@given(st.dates(date(1910, 1, 1), TODAY), st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_one_mistyped_digit_is_always_noticed(birth: date, sequence: int, place: int, off: int) -> None:
    number = _numbered("330000", f"{birth:%Y%m%d}", sequence)
    assume(number[place] != "X")
    mistyped = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert read_id_number(mistyped, today=TODAY).wrong


@given(st.dates(date(1910, 1, 1), TODAY), st.integers(0, 999), st.integers(0, 16))
def test_two_neighbouring_digits_exchanged_are_always_noticed(birth: date, sequence: int, place: int) -> None:
    number = _numbered("330000", f"{birth:%Y%m%d}", sequence)
    exchanged = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assume(exchanged != number)
    assert read_id_number(exchanged, today=TODAY).wrong


@pytest.mark.parametrize(
    ("typed", "sex", "birth"),
    [
        ("11010519491231002X", "女", date(1949, 12, 31)),
        ("33000019560312001x", "男", date(1956, 3, 12)),
        ("３３００００１９８８１１０５００２１", "女", date(1988, 11, 5)),
        (" 330000 20180601 0038 ", "男", date(2018, 6, 1)),
        ("330000-20000229-0025", "女", date(2000, 2, 29)),
    ],
)
def test_known_good_numbers_are_read_as_they_are_typed(typed: str, sex: str, birth: date) -> None:
    reading = read_id_number(typed, today=TODAY)
    assert (reading.sex, reading.birth, reading.wrong, reading.odd) == (sex, birth, None, None)
    assert len(reading.number) == 18


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "现在是0位"),
        ("33000019881105002", "现在是17位"),
        ("3300001988110500211", "现在是19位"),
        ("330000881105002", "15位的旧身份证"),
        ("33000019881105O021", "前17位是数字"),
        ("3300001988110500X1", "前17位是数字"),
        ("330000198811050022", "写错了"),
        ("330000190002290010", "不是一个日期"),
        (_numbered("330000", "20210230", 1), "不是一个日期"),
        (_numbered("330000", "19881305", 1), "不是一个日期"),
        (_numbered("330000", "00000101", 1), "不是一个日期"),
        (_numbered("440524", "18800101", 1), "早于1900年"),
        (_numbered("330000", "20261124", 1), "还没有到"),
        (_numbered("330000", "20990101", 1), "还没有到"),
        ("３３００００１９８８１１０５００２²", "写错了|数字"),
    ],
)
def test_a_number_that_cannot_be_right_is_told_why_and_says_nothing_else(typed: str, because: str) -> None:
    reading = read_id_number(typed, today=TODAY)
    assert reading.wrong
    assert any(reason in reading.wrong for reason in because.split("|"))
    assert (reading.birth, reading.sex, reading.odd) == (None, None, None)


def test_a_birth_in_1900_is_possible_though_odd() -> None:
    reading = read_id_number(_numbered("330000", "19000101", 1), today=TODAY)
    assert (reading.wrong, reading.birth) == (None, date(1900, 1, 1))
    assert "126周岁" in (reading.odd or "")


def test_a_birth_of_today_is_possible() -> None:
    assert read_id_number(_numbered("330000", "20261123", 1), today=TODAY).wrong is None


@pytest.mark.parametrize("area", ["810000", "820000", "830000", "911156", "933840"])
def test_residence_permits_and_cards_of_foreigners_pass(area: str) -> None:
    reading = read_id_number(_numbered(area, "19900307", 21), today=TODAY)
    assert (reading.wrong, reading.odd, reading.birth) == (None, None, date(1990, 3, 7))


@pytest.mark.parametrize(
    ("number", "because"),
    [
        (_numbered("990000", "19900307", 21), "省份代码"),
        (_numbered("010101", "19900307", 21), "省份代码"),
        (_numbered("330000", "19050101", 21), "121周岁"),
        ("E12345678", "护照"),
        ("ea1234567", "护照"),
        ("H1234567801", "通行证"),
    ],
)
def test_an_unusual_number_is_odd_but_not_wrong(number: str, because: str) -> None:
    reading = read_id_number(number, today=TODAY)
    assert reading.wrong is None
    assert because in (reading.odd or "")


@pytest.mark.parametrize(
    "code", "91350100M000100Y43 54990000MF0000001G 93990000MF0000002J 91990000ma0000001b".split()
)
def test_good_credit_codes_pass(code: str) -> None:
    assert check_credit_code(code) is None
    assert check_credit_code(f" {code[:8]} {code[8:]}") is None
    assert clean_number(f"{code[:8]}-{code[8:]}") == code.upper()


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_credit_codes_are_judged_as_another_program_does(body: str) -> None:
    check = uscc.calc_check_digit(body)
    assert check_credit_code(body + check) is None
    for other in "0123456789ABCDEFGHJKLMNPQRTUWXY".replace(check, ""):
        assert "写错了" in (check_credit_code(body + other) or "")


@pytest.mark.parametrize(
    ("code", "because"),
    [
        ("330000881105002", "旧注册号"),
        ("54990000MF0000001", "现在是17位"),
        ("54990000MF000000IG", "没有“I”"),
        ("54990000MF0000002G", "写错了"),
    ],
)
def test_a_credit_code_that_cannot_be_right_is_told_why(code: str, because: str) -> None:
    assert because in (check_credit_code(code) or "")


@pytest.mark.parametrize(
    "typed",
    [
        "15400000001",
        "154 0000 0001",
        "１５４００００００００",
        "+86 15400000001",
        "0571-8888777",
        "0571 88887777",
        "010-88887777",
        "(010)88887777转12",
        "88887777",
        "4008123123",
        "+852 9123 4567",
        "无",
        "15400000001、0571-88887777",
        "15400000001 15400000002",
    ],
)
def test_telephone_numbers_pass_as_they_are_typed(typed: str) -> None:
    assert check_phone(typed) is None


@pytest.mark.parametrize(
    "typed", "1540000000 154000000011 12345678901 123 不清楚 0571 15400000001、12".split()
)
def test_what_is_no_telephone_number_is_told_why(typed: str) -> None:
    assert check_phone(typed)


def test_telephone_numbers_are_stored_narrow_and_without_blanks() -> None:
    assert clean_phone("１５４ ００００ ０００１") == "15400000001"
    assert clean_phone("15400000001 15400000002") == "15400000001、15400000002"
    assert clean_phone("15400000001，0571-88887777") == "15400000001、0571-88887777"
    assert clean_phone(" ") == ""
