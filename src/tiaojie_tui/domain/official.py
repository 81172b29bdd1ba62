"""An official text, article by article: what ``laws`` reads from files and ``store`` keeps."""

from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain.numerals import in_hanzi


@dataclass(frozen=True, slots=True)
class Article:
    """One article (条): its number, the headings it stands under, its 款 and 项 a paragraph each."""

    number: int
    inserted: int
    """1 for 第X条之一; 0 for the article itself."""
    headings: tuple[str, ...]
    """``第二编 物权``, ``第七章 相邻关系``: from the outermost in."""
    paragraphs: tuple[str, ...]

    @property
    def name(self) -> str:
        """``第二百八十八条``."""
        return f"第{in_hanzi(self.number)}条" + (f"之{in_hanzi(self.inserted)}" if self.inserted else "")


@dataclass(frozen=True, slots=True)
class Text:
    """One version of a law, regulation or interpretation."""

    title: str
    doc_no: str
    """文号: ``法释〔2024〕1号``; empty where the text shows none."""
    date_line: str
    """题注, without its brackets: when it was adopted and amended; empty where the text shows none."""
    dated: date
    """The day this version was adopted, amended or made public: the last day its 题注 names."""
    since: date
    """The day this version took force, or ``dated`` where the text leaves that open."""
    since_stated: bool
    """Whether the text itself says ``since``. That of an amended law keeps the day of its first version."""
    repeals: tuple[str, ...]
    """Full titles of the statutes that end when this one begins."""
    articles: tuple[Article, ...]
