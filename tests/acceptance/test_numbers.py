"""Every number of the acceptance tests has a test or a reason, and no test a number of its own."""

from pathlib import Path

from tests.acceptance import figures
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


RESULTS = """<testsuites><testsuite>
<testcase classname="tests.test_many" name="test_09_many[short]">
  <properties><property name="figure" value="8 processes"/></properties>
</testcase>
<testcase classname="tests.test_many" name="test_09_many[long]">
  <properties><property name="figure" value="40 processes"/></properties>
</testcase>
<testcase classname="tests.test_many" name="test_09_few"><skipped/></testcase>
<testcase name="test_10_two"><failure>wrong</failure></testcase>
<testcase name="test_of_something_else"/>
</testsuite></testsuites>"""


def test_the_page_tells_how_each_number_went_and_prefers_the_figures_of_the_long_form(tmp_path: Path) -> None:
    (tmp_path / "results.xml").write_text(RESULTS)
    page = figures.written(figures.results(tmp_path / "results.xml")).splitlines()
    [nine] = [line for line in page if line.startswith("| 9 |")]
    assert nine.endswith("| `test_many` | 2 passed, 1 skipped | 40 processes |")
    [ten] = [line for line in page if line.startswith("| 10 |")]
    assert "| 1 failed |" in ten
    [one] = [line for line in page if line.startswith("| 1 |")]
    assert "| not run |" in one
