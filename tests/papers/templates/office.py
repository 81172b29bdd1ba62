"""Templates as an office may hand them in: ours, with something changed."""

from tests.papers.sample import AGREEMENT, parts_of, repacked
from tests.papers.test_templates import TEMPLATES
from tiaojie_tui.papers.templates.checking import check

BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def changed(old: str, new: str, *, part: str = BODY, name: str = AGREEMENT) -> bytes:
    """Our template with ``new`` in the place of ``old``, at its first."""
    template = TEMPLATES[name]
    xml = parts_of(template)[part]
    assert old in xml, old
    return with_parts(template, {part: xml.replace(old, new, 1)})


def with_parts(template: bytes, parts: dict[str, str]) -> bytes:
    """The template with these parts replaced or added."""
    return repacked(template, **{name.replace("/", "__"): content for name, content in parts.items()})


def related(kind: str, target: str, content: str | None = None, *, name: str = AGREEMENT) -> bytes:
    """Our template with one more relation of its body: to a part, or outside where there is no content."""
    mode = ' TargetMode="External"' if content is None else ""
    relation = f'<Relationship Id="rId99" Type="{_KIND}{kind}" Target="{target}"{mode}/></Relationships>'
    parts = {RELATIONS: parts_of(TEMPLATES[name])[RELATIONS].replace("</Relationships>", relation)}
    if content is not None:
        parts[f"word/{target}"] = content
    return with_parts(TEMPLATES[name], parts)


def paragraph(*runs: str) -> str:
    """A paragraph of runs of text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def before_the_end(xml: str, *, name: str = AGREEMENT) -> bytes:
    """Our template with more at the end of its body."""
    return changed("<w:sectPr>", f"{xml}<w:sectPr>", name=name)


def table(*rows: list[str]) -> str:
    """A table of rows of cells, and the paragraph after it."""
    columns = max(map(len, rows))
    grid = '<w:gridCol w:w="2000"/>' * columns
    drawn = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl><w:p/>"


def faults(docx: bytes, name: str = AGREEMENT) -> str:
    """All that is said of a template, a line each."""
    return "\n".join(check(name, docx))
