"""Every number of the acceptance tests has a test or a reason, and no test a number of its own."""

from pathlib import Path

from tests.acceptance.numbers import EXPECTED, PENDING, REASONS, missing, numbered

HERE = Path(__file__).parent


def test_every_number_has_a_test_or_a_reason() -> None:
    lacking = [line for line in missing(HERE) if int(line.split(":")[0]) not in PENDING]
    assert not lacking, "no test in tests/acceptance and no line in numbers.REASONS:\n" + "\n".join(lacking)


def test_every_numbered_test_is_expected_and_none_has_a_reason_not_to_be() -> None:
    expected = {number for section in EXPECTED.values() for number in section}
    found = {one.number for one in numbered(HERE)}
    assert found <= expected, found - expected
    assert not found & REASONS.keys()
    assert REASONS.keys() | PENDING <= expected
