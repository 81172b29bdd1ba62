"""The agreed terms as running text, for forms that copy them from the agreement word for word."""

from collections.abc import Iterator
from typing import Any

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers.terms import term_words


def terms(case: Case) -> list[str]:
    """Every term with its sums, instalments and shares, a paragraph each."""
    return [paragraph for term in term_words(case) for paragraph in _term(term)]


def _term(term: dict[str, Any]) -> Iterator[str]:
    yield from term["文"]
    yield from term["金额"]
    for part in term["分期"]:
        when = f"：{part['日期']}前，" if part["日期"] else "："
        yield f"{part['期']}{when}人民币{part['金额']}（大写：{part['大写']}）。"
    for share in term["份额"]:
        yield f"{share['姓名']}：人民币{share['金额']}（大写：{share['大写']}）。"
