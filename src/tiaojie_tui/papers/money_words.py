"""Sums as an agreement must carry them: figures and 大写 together (支付结算办法附件一)."""

import re

from tiaojie_tui.domain.money import capitals, exact, figures

_DIGIT = "0-9０-９"
_CAPITAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"


def sum_words(fen: int | None, gap: str) -> str:
    """``人民币36000元（大写：叁万陆仟元整）`` for a sum in 分; gaps where it is not known yet."""
    if fen is None:
        return f"人民币{gap}元（大写：{gap}）"
    return f"人民币{figures(fen)}元（大写：{capitals(fen)}）"


def carries(text: str, fen: int) -> bool:
    """Whether a term's own wording already has this sum, both in figures and in 大写."""
    return _has_figures(text, fen) and _has_capitals(text, fen)


def _has_figures(text: str, fen: int) -> bool:
    grouped = f"{fen // 100:,}{exact(fen)[-3:]}"
    forms = (exact(fen), figures(fen), grouped, grouped.removesuffix(".00"))
    pattern = "|".join(map(re.escape, forms))
    return re.search(f"(?<![{_DIGIT}.,])(?:{pattern})\\s*元", text) is not None


def _has_capitals(text: str, fen: int) -> bool:
    words = re.escape(capitals(fen))
    return re.search(f"(?<![{_CAPITAL}]){words}(?![{_CAPITAL}角分])", text) is not None
