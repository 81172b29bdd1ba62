"""Our templates: drawn as written, asking for what the context has, in the look of an official paper."""

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.papers.sample import AGREEMENT, parts_of
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.make import PLAIN
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import printed_lines
from tiaojie_tui.papers.templates.samples import SAMPLES

AGREEMENTS = Path(__file__).parents[2] / "agreements"
TEMPLATES = {path.stem: path.read_bytes() for path in sorted((AGREEMENTS / "templates").glob("*.docx"))}
TEMPLATE = TEMPLATES[AGREEMENT]
PLAIN_ONES = {path.stem: path.read_bytes() for path in sorted((AGREEMENTS / "templates" / PLAIN).glob("*"))}
CONTEXTS: dict[str, Sequence[Context]] = {name: samples() for name, samples in SAMPLES.items()}
"""The words of each paper, from cases that together have something for every part of it."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


every_template = pytest.mark.parametrize("name", sorted(TEMPLATES))


def used_names(template: bytes) -> set[str]:
    """Every value the template prints, as a path into the context; ``[]`` stands for each of a list."""
    scope: dict[str, str] = {}
    found = set()
    lines = [line for place in printed_lines(read_parts(template)).values() for line in place]
    for tag in re.findall("{%.*?%}|{{.*?}}", "\n".join(lines)):
        words = tag.strip("{}%").split()
        words = words[1:] if words[0] in ("p", "tr") else words
        if words[0] == "for":
            scope[words[1]] = resolved(words[3], scope) + "[]"
        elif words[0] not in ("endfor", "endif", "else"):
            found.add(resolved(words[-1], scope))
    return found | {path.removesuffix("[]") for path in scope.values()}


def resolved(name: str, scope: dict[str, str]) -> str:
    first, *rest = name.split(".")
    return ".".join([scope.get(first, first), *rest])


def given_names(value: Any, at: str = "") -> Iterator[str]:
    """Every path of a context."""
    if at:
        yield at.removesuffix("[]")
    if isinstance(value, dict):
        for key, part in value.items():
            yield from given_names(part, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for part in value:
            yield from given_names(part, at + "[]")


def test_every_paper_has_its_template() -> None:
    assert set(TEMPLATES) == set(CONTEXTS)


@every_template
def test_the_template_asks_for_what_the_context_has_and_for_all_of_it(name: str) -> None:
    given = {path for context in CONTEXTS[name] for path in given_names(context)}
    used = {name.removesuffix("[]") for name in used_names(TEMPLATES[name])}
    assert used - given == set()
    # Dictionaries and list elements are passed through by name only.
    assert {
        name for name in given - used if not any(other.startswith(name + ".") for other in given)
    } == set()


@every_template
def test_the_template_has_no_words_of_its_own(name: str) -> None:
    for place, lines in printed_lines(read_parts(TEMPLATES[name])).items():
        for line in lines:
            rest = re.sub("{%.*?%}|{{.*?}}|〔页码〕|〔页数〕", "", line)
            assert rest.strip() == "", f"{place}：{line}"


@pytest.mark.parametrize("name", sorted(TEMPLATES.keys() - {"明白卡"}))
def test_a_page_of_the_dossier_leaves_the_binding_edge(name: str) -> None:
    body = ElementTree.fromstring(parts_of(TEMPLATES[name])["word/document.xml"])
    (margins,) = body.iter(W + "pgMar")
    assert int(margins.get(W + "left", "0")) / 1440 * 25.4 >= 25


@every_template
def test_a_table_is_not_the_last_thing_on_paper(name: str) -> None:
    """Word adds a paragraph there, and boxes for ink would be torn: nothing stands below to hold them."""
    body = ElementTree.fromstring(parts_of(TEMPLATES[name])["word/document.xml"])[0]
    assert [block.tag for block in body][-2:] != [W + "tbl", W + "sectPr"]


def test_the_templates_are_what_their_drawings_draw(tmp_path: Path) -> None:
    command = [sys.executable, str(AGREEMENTS / "draw_templates.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    for name, template in TEMPLATES.items():
        assert parts_of((tmp_path / f"{name}.docx").read_bytes()) == parts_of(template), name
    for name, template in PLAIN_ONES.items():
        assert parts_of((tmp_path / PLAIN / f"{name}.docx").read_bytes()) == parts_of(template), name


@pytest.mark.parametrize("name", sorted(PLAIN_ONES))
def test_the_plain_form_has_the_words_of_the_official_one_on_less_paper(name: str) -> None:
    official, plainer = parts_of(TEMPLATES[name]), parts_of(PLAIN_ONES[name])
    assert {part for part in official if official[part] != plainer[part]} <= {
        "word/styles.xml",
        "word/document.xml",
    }
    assert printed_lines(read_parts(TEMPLATES[name])) == printed_lines(read_parts(PLAIN_ONES[name]))
    fonts = set(re.findall('w:eastAsia="([^"]+)"', plainer["word/styles.xml"])) - {"zh-CN"}
    assert fonts <= {"宋体", "黑体"}
    sizes = [re.findall(r'w:sz w:val="(\d+)"', parts["word/styles.xml"]) for parts in (official, plainer)]
    assert all(int(now) <= int(before) for before, now in zip(*sizes, strict=True))
    body = ElementTree.fromstring(plainer["word/document.xml"])
    (margins,) = body.iter(W + "pgMar")
    assert int(margins.get(W + "left", "0")) / 1440 * 25.4 >= 25


def test_every_paper_but_the_card_has_a_plain_form() -> None:
    assert set(PLAIN_ONES) == set(TEMPLATES) - {"明白卡"}


def test_the_body_of_the_card_is_large_type() -> None:
    root = ElementTree.fromstring(parts_of(TEMPLATES["明白卡"])["word/styles.xml"])
    sizes = {
        style.get(W + "styleId", ""): size.get(W + "val", "")
        for style in root.iter(W + "style")
        for size in style.iter(W + "sz")
    }
    assert int(sizes["卡片正文"]) >= 32
    assert int(sizes["卡片小标题"]) >= 32


def test_the_page_is_a4_with_the_margins_of_an_official_paper() -> None:
    body = ElementTree.fromstring(parts_of(TEMPLATE)["word/document.xml"])
    size, margins = (next(body.iter(W + name)).attrib for name in ("pgSz", "pgMar"))
    mm = {
        name.removeprefix(W): round(int(value) / 1440 * 25.4) for name, value in {**size, **margins}.items()
    }
    assert (mm["w"], mm["h"]) == (210, 297)
    assert (mm["top"], mm["bottom"], mm["left"], mm["right"]) == (37, 35, 28, 26)


def styles() -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(parts_of(TEMPLATE)["word/styles.xml"])
    return {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}


@pytest.mark.parametrize(
    ("style", "font", "half_points"),
    [("文书标题", "方正小标宋简体", "44"), ("文书正文", "仿宋_GB2312", "32"), ("文书小标题", "黑体", "32")],
)
def test_type_names_a_chinese_font_and_no_theme(style: str, font: str, half_points: str) -> None:
    look = styles()[style].find(f"{W}rPr")
    assert look is not None
    fonts, size = look.find(f"{W}rFonts"), look.find(f"{W}sz")
    assert fonts is not None
    assert size is not None
    assert fonts.get(W + "eastAsia") == font
    assert not any("Theme" in name for name in fonts.attrib)
    assert size.get(W + "val") == half_points


def test_body_lines_are_28_points_and_begin_two_characters_in() -> None:
    look = styles()["文书正文"].find(f"{W}pPr")
    assert look is not None
    spacing, indent = look.find(f"{W}spacing"), look.find(f"{W}ind")
    assert spacing is not None
    assert indent is not None
    assert (spacing.get(W + "line"), spacing.get(W + "lineRule")) == ("560", "exact")
    assert indent.get(W + "firstLineChars") == "200"


def test_table_text_has_no_exact_line_height() -> None:
    body = ElementTree.fromstring(parts_of(TEMPLATE)["word/document.xml"])
    used = {style.get(W + "val", "") for cell in body.iter(W + "tc") for style in cell.iter(W + "pStyle")}
    # The lines about copies and day stand in the table of signatures, and are body text.
    for name in used - {"文书正文"}:
        assert all(spacing.get(W + "lineRule") != "exact" for spacing in styles()[name].iter(W + "spacing"))


def test_every_font_has_names_to_fall_back_on() -> None:
    fonts = ElementTree.fromstring(parts_of(TEMPLATE)["word/fontTable.xml"])
    for font in fonts:
        name = font.get(W + "name", "")
        assert name.isascii() or font.find(f"{W}altName") is not None, name
    named = {font.get(W + "name") for font in fonts}
    asked = {
        fonts.get(W + "eastAsia")
        for style in styles().values()
        for fonts in style.iter(W + "rFonts")
        if fonts.get(W + "eastAsia")
    }
    assert asked <= named


def test_long_tables_repeat_their_heads_and_never_split_a_row() -> None:
    body = ElementTree.fromstring(parts_of(TEMPLATE)["word/document.xml"])
    rows = list(body.iter(W + "tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert ["期数" in "".join(head.itertext()) for head in heads] == [True, False]
