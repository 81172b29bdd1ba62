"""What the applicant asks for, as forms number it."""

from collections.abc import Sequence

from tiaojie_tui.papers.gaps import GAP


def numbered(claims: Sequence[str]) -> list[str]:
    """``1．…``, a paragraph each; a line for the pen while nothing is asked for."""
    return [f"{number}．{claim}" for number, claim in enumerate(claims or (GAP * 11,), 1)]
