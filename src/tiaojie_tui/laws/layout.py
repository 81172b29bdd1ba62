"""The lines of an official text, read as a statute.

Laws are laid out alike; interpretations of the Supreme People's Court are not: their titles stand in one
to three lines, an announcement may come first, 文号 and 题注 may be missing, headings may be 一、管辖. What
tells an article from a sentence that begins with 第十二条 is its place in the row of numbers.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from tiaojie_tui.domain.official import Article, Text
from tiaojie_tui.domain.typed import clean_text
from tiaojie_tui.laws import force
from tiaojie_tui.laws.articles import number_of
from tiaojie_tui.laws.refusal import NotAStatute

_NUMBER = "[〇零一二三四五六七八九十百千]+"
_ARTICLE = re.compile(rf"第{_NUMBER}条(?:之{_NUMBER}(?!\S))?(?P<gap>\s*)(?P<text>.*)")
_PART = re.compile(rf"(?P<part>第{_NUMBER}(?P<level>编|分编|章|节))(?:\s+(?P<name>.*))?")
_LISTED = re.compile(rf"(?P<number>{_NUMBER})、(?P<name>[^。；：，]{{1,40}})")
_UNNUMBERED = ("总则", "分则", "附则")
_LEVELS = ("编", "分编", "章", "节")
_LONGEST_HEADING = 40
_NONE_YET, _FIRST = (0, 0), (1, 0)
"""The numbers before the first article, and of it."""
_CONTENTS = "目录"
_ANNOUNCEMENT = "公告"
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_DOC_NO = re.compile(r".{1,12}[〔\[（(]\d{4}[〕\]）)]第?\d+号")
_KINDS = "法典 法 条例 规定 解释 办法 规则 细则 通则 准则 决定 意见 批复 规程 章程".split()
_TITLE = re.compile(rf".*[\u4e00-\u9fff](?:{'|'.join(_KINDS)})(?:（[^）]{{1,20}}）)?")
_LONGEST_TITLE = 120

_NO_ARTICLES = "读不出“第一条”，不像法律、法规或司法解释，没有导入。"
_NO_TITLE = "读不出法律的名称，不像法律、法规或司法解释，没有导入。"
_NO_DAY = "读不出通过、公布或施行的日期，没有导入。"


def read(lines: Sequence[str], published: date | None = None) -> Text:
    """The statute these lines are; ``published`` is the day its file's name gives. Raises ``NotAStatute``."""
    clean = [line.strip() for line in clean_text("\n".join(lines)).split("\n")]
    said = [line for line in clean if line]
    front = list(takewhile(lambda line: not _begins_body(line), said))
    articles = tuple(_articles(said[len(front) :]))
    if not articles:
        raise NotAStatute(_NO_ARTICLES)
    announced, heading = _parted(front)
    title, doc_no, date_line = _heading(heading)
    if not _TITLE.fullmatch(title) or len(title) > _LONGEST_TITLE:
        raise NotAStatute(_NO_TITLE)
    days = force.days(articles, date_line, announced, published)
    if days is None:
        raise NotAStatute(_NO_DAY)
    repeals = tuple(one for one in force.repealed(articles[-1]) if one != title)
    return Text(title, doc_no, date_line, *days, repeals, articles)


def _begins_body(line: str) -> bool:
    """Whether what stands before contents, headings and articles ends here."""
    heading = _PART.fullmatch(line) or _LISTED.fullmatch(line)
    return _squeezed(line) == _CONTENTS or bool(heading) or number_of(line) == _FIRST


# The head


def _parted(front: list[str]) -> tuple[str, list[str]]:
    """The announcement that may stand before the title, with its day, and the rest."""
    at = next((at for at, line in enumerate(front) if _squeezed(line) == _ANNOUNCEMENT), None)
    if at is None:
        return "", front
    signed = next((at for at in range(at, len(front)) if _DAY.fullmatch(_squeezed(front[at]))), at)
    return "".join(front[: signed + 1]), front[signed + 1 :]


def _heading(front: list[str]) -> tuple[str, str, str]:
    """Title, 文号 and 题注: the first lines up to one that is a title, and what follows them in its form."""
    title, rest = "", list(front)
    while rest and not _DOC_NO.fullmatch(rest[0]) and not _is_date_line(rest[0]):
        title += _squeezed(rest.pop(0))
        goes_on = bool(rest) and _TITLE.fullmatch(title + _squeezed(rest[0]))
        if _TITLE.fullmatch(title) and not goes_on:
            break
    doc_no = _squeezed(rest.pop(0)) if rest and _DOC_NO.fullmatch(rest[0]) else ""
    date_line = ""
    if rest and _is_date_line(rest[0]):
        while rest and not date_line.endswith("）"):
            date_line += rest.pop(0)
    return title, doc_no, date_line.removeprefix("（").removesuffix("）")


def _is_date_line(line: str) -> bool:
    return line.startswith("（") and bool(_DAY.search(line))


# The body


def _articles(lines: list[str]) -> Iterator[Article]:
    """The articles with the headings they stand under; contents and preface are passed over."""
    headings: dict[int, str] = {}
    last, paragraphs = _NONE_YET, list[str]()
    above: tuple[str, ...] = ()
    for at, line in enumerate(lines):
        found = _next_article(line, last)
        if found:
            if last != _NONE_YET:
                yield Article(*last, above, tuple(paragraphs))
            last, text = found
            paragraphs = [text] if text else []
            above = tuple(headings[level] for level in sorted(headings))
        elif heading := _heading_at(lines, at):
            level, name = heading
            headings = {one: said for one, said in headings.items() if one < level}
            headings[level] = name
        elif last != _NONE_YET:
            paragraphs.append(line)
    if last != _NONE_YET:
        yield Article(*last, above, tuple(paragraphs))


def _next_article(line: str, last: tuple[int, int]) -> tuple[tuple[int, int], str] | None:
    """The number and text of the article that this line begins, if it can follow the last one.

    The next number always does; a later one (articles between were struck) only where a blank parts it from
    its text, as a sentence that names an article has none.
    """
    found, number = _ARTICLE.fullmatch(line), number_of(line)
    if found is None or number is None:
        return None
    if last == _NONE_YET:
        return (number, found["text"]) if number == _FIRST else None
    follows = number in ((last[0] + 1, 0), (last[0], last[1] + 1))
    return (number, found["text"]) if follows or (number > last and found["gap"]) else None


def _heading_at(lines: list[str], at: int) -> tuple[int, str] | None:
    """The level and the words of the heading in this line; ``None`` where it is none."""
    line = lines[at]
    part = _PART.fullmatch(line)
    if part and len(line) <= _LONGEST_HEADING and not line.endswith(("。", "；", "：")):
        name = _squeezed(part["name"] or "")
        return _LEVELS.index(part["level"]), f"{part['part']} {name}".strip()
    if not _leads_to_an_article(lines, at):
        return None
    listed = _LISTED.fullmatch(line)
    if listed:
        return _LEVELS.index("章"), f"{listed['number']}、{_squeezed(listed['name'])}"
    return (0, _squeezed(line)) if _squeezed(line) in _UNNUMBERED else None


def _leads_to_an_article(lines: list[str], at: int) -> bool:
    return at + 1 < len(lines) and number_of(lines[at + 1]) is not None


def _squeezed(line: str) -> str:
    """A line of a title without the blanks that only space it out: 总　　则 is 总则."""
    return re.sub(r"\s+", "", line)
