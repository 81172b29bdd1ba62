"""The few shapes of WordprocessingML that our templates are drawn with, as XML text.

Lengths: mm for what one measures on paper, pt for type. A style decides how text looks, so that a clerk
changes a look in Word or WPS in one place.
"""

from collections.abc import Sequence

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Quotation marks, dashes and the middle dot belong to the Chinese font.
_CHINESE = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def twips(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm / 25.4 * 1440)


def text(words: str) -> str:
    """A run of text."""
    return f'<w:r>{_CHINESE}<w:t xml:space="preserve">{words}</w:t></w:r>'


TAB = f"<w:r>{_CHINESE}<w:tab/></w:r>"


def field(name: str) -> str:
    """A field that the printing program counts: PAGE, NUMPAGES."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    shown = "<w:r><w:t>1</w:t></w:r>"
    return mark.format("begin") + code + mark.format("separate") + shown + mark.format("end")


def paragraph(style: str, *runs: str) -> str:
    """A paragraph; plain words become a run."""
    inner = "".join(run if run.startswith("<w:") else text(run) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def tag(instruction: str) -> str:
    """A paragraph that steers the template and leaves nothing on paper."""
    return paragraph("a0", "{%p " + instruction + " %}")


def only_if(condition: str, *shapes: str) -> str:
    """Shapes that stand on paper when the case has what they show."""
    return tag(f"if {condition}") + "".join(shapes) + tag("endif")


def for_each(one: str, many: str, *shapes: str) -> str:
    """Shapes repeated for each of many."""
    return tag(f"for {one} in {many}") + "".join(shapes) + tag("endfor")


def cell(
    style: str,
    words: str,
    *,
    mm: float,
    span: int = 1,
    merged: str | None = None,
) -> str:
    """A table cell. ``merged`` is ``restart`` or ``continue`` of a cell that spans rows."""
    properties = f'<w:tcW w:w="{twips(mm)}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merged:
        properties += f'<w:vMerge w:val="{merged}"/>'
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{paragraph(style, words)}</w:tc>'


def box(style: str, words: str, foot_style: str, foot: str, *, mm: float, span: int) -> str:
    """A cell with words above and others at its foot, and room between for ink."""
    properties = f'<w:tcW w:w="{twips(mm)}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(style, words)}{paragraph(foot_style, foot)}</w:tc>"


def open_cell(*paragraphs: str, mm: float, span: int) -> str:
    """A cell that looks like plain text above a table: no lines at its sides, text flush with the body's."""
    borders = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "right"))
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    properties = (
        f'<w:tcW w:w="{twips(mm)}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
        f"<w:tcBorders>{borders}</w:tcBorders><w:tcMar>{margins}</w:tcMar>"
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def full_cell(*paragraphs: str, mm: float, span: int = 1) -> str:
    """A cell of several paragraphs, for texts of any length, which begin at its top."""
    properties = f'<w:tcW w:w="{twips(mm)}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    properties += '<w:tcMar><w:top w:w="30" w:type="dxa"/></w:tcMar>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, height: float = 0, header: bool = False, splits: bool = False) -> str:
    """A table row; not split over two pages unless it ``splits``, as one longer than a page has to."""
    properties = "" if splits else "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
    if header:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(instruction: str, *, mm: float, columns: int) -> str:
    """A row that steers the template and leaves nothing on paper."""
    return row(cell("a0", "{%tr " + instruction + " %}", mm=mm, span=columns))


def table(columns: Sequence[float], *rows: str) -> str:
    """A table of fixed columns (mm) with thin lines."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="68" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def watermark(words: str) -> str:
    """Large grey slanting words behind the page, drawn as Word's own watermark (VML) is."""
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>'
        '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" '
        'xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        'style="position:absolute;margin-left:0;margin-top:0;width:340pt;height:170pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" '
        'fillcolor="#e4e4e4" stroked="f"><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" '
        f'string="{words}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
