"""Patterns are compiled when they are sought, or all at once, and none is kept for being known."""

import gc

from tiaojie_tui.domain.rules import pattern
from tiaojie_tui.domain.rules.pattern import Pattern


def test_a_pattern_is_compiled_when_it_is_first_sought_or_with_all_others() -> None:
    sought, waiting = Pattern("甲+"), Pattern("乙+")
    assert sought._compiled is waiting._compiled is None
    assert sought.search("丙甲甲")
    assert sought._compiled is not None
    assert waiting._compiled is None
    pattern.compile_all()
    assert waiting._compiled is not None


def test_a_pattern_made_for_one_case_goes_with_it() -> None:
    """A session of a whole day makes one for each name it has seen."""
    gc.collect()
    before = len(pattern._every)
    Pattern("丁+")
    gc.collect()
    assert len(pattern._every) == before
