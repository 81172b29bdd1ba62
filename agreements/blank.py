"""An empty .docx of our own: page, styles and fonts, without the parts no paper needs.

Page and type follow GB/T 9704-2012: A4, margins 37/35/28/26 mm, lines of 28 pt, text 三号 (16 pt). A card for
the wall or the pocket has narrow margins, so that all of it fits one page of the same large type.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shapes import DECLARATION, NAMESPACES, twips

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

FONTS = {
    "方正小标宋简体": "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体",
    "仿宋_GB2312": "仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong",
    "楷体_GB2312": "楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti",
    "黑体": "SimHei,华文黑体,STHeiti",
    "宋体": "SimSun,华文宋体,STSong",
    "Times New Roman": "",
}

_EXACT = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
_CLOSE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_CARD_LINE = '<w:spacing w:before="{before}" w:after="0" w:line="440" w:lineRule="exact"/>'
_TOGETHER = "<w:keepNext/><w:keepLines/>"
_ONE_OUT = '<w:ind w:left="320" w:hanging="320"/>'
_TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def _style(name: str, paragraph: str, chinese: str, size: float, *, western: str = "Times New Roman") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="a0"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="{western}" w:eastAsia="{chinese}" w:hAnsi="{western}" '
        f'w:cs="{western}"/><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
        "</w:rPr></w:style>"
    )


_STYLES = (
    _style(
        "文书标题",
        '<w:spacing w:before="0" w:after="200" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
        "方正小标宋简体",
        22,
    ),
    _style("文书编号", '<w:spacing w:before="0" w:after="120"/><w:jc w:val="right"/>', "仿宋_GB2312", 14),
    _style("文书正文", f'{_EXACT}{_TWO_IN}<w:jc w:val="both"/>', "仿宋_GB2312", 16),
    _style("文书小标题", f"{_TOGETHER}{_EXACT}{_TWO_IN}", "黑体", 16),
    _style("表格项目", f'{_TOGETHER}{_CLOSE}<w:jc w:val="center"/>', "楷体_GB2312", 12),
    _style("表格内容", f'{_TOGETHER}{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 12),
    _style("表格居中", f'{_TOGETHER}{_CLOSE}<w:jc w:val="center"/>', "仿宋_GB2312", 12),
    # One font for all: LibreOffice takes a box (□) at the head of a line for a western character.
    _style(
        "表格勾选",
        f'{_TOGETHER}{_CLOSE}<w:jc w:val="left"/>',
        "仿宋_GB2312",
        12,
        western="仿宋_GB2312",
    ),
    _style("清单内容", f'{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 12),
    _style("清单居中", f'{_CLOSE}<w:jc w:val="center"/>', "仿宋_GB2312", 12),
    _style("清单金额", f'{_CLOSE}<w:jc w:val="right"/>', "仿宋_GB2312", 12),
    _style("表题", f"{_TOGETHER}{_EXACT}{_TWO_IN}", "楷体_GB2312", 16),
    _style(
        "表后空行", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>', "仿宋_GB2312", 6
    ),
    _style(
        "签名题",
        f'{_TOGETHER}<w:spacing w:before="80" w:after="40" w:line="240" w:lineRule="auto"/>{_TWO_IN}',
        "楷体_GB2312",
        14,
    ),
    _style("签名人", f'{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 12),
    _style("签名日期", '<w:spacing w:before="300" w:after="0"/><w:jc w:val="right"/>', "仿宋_GB2312", 12),
    _style(
        "落款",
        '<w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="exact"/><w:ind w:right="640"/>'
        '<w:jc w:val="right"/>',
        "仿宋_GB2312",
        16,
    ),
    _style("文书顶格", f'{_EXACT}<w:jc w:val="left"/>', "仿宋_GB2312", 16),
    _style("附注", f'{_CLOSE}<w:jc w:val="left"/>', "楷体_GB2312", 12),
    _style(
        "每页签名",
        '<w:spacing w:before="0" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
        "楷体_GB2312",
        12,
    ),
    _style("页眉字样", f'{_CLOSE}<w:jc w:val="center"/>', "黑体", 14),
    _style(
        "页脚字样",
        f'<w:tabs><w:tab w:val="right" w:pos="{twips(156)}"/></w:tabs>{_CLOSE}',
        "宋体",
        10.5,
    ),
    _style("页脚图", f'{_CLOSE}<w:jc w:val="right"/>', "宋体", 10.5),
    _style("页码字样", f'{_CLOSE}<w:jc w:val="center"/>', "宋体", 10.5),
)

_CARD_STYLES = (
    _style(
        "卡片标题",
        '<w:spacing w:before="0" w:after="60" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
        "方正小标宋简体",
        26,
    ),
    _style("卡片正文", f'{_CARD_LINE.format(before=0)}{_ONE_OUT}<w:jc w:val="both"/>', "仿宋_GB2312", 16),
    _style("卡片小标题", f"<w:keepNext/>{_CARD_LINE.format(before=80)}", "黑体", 16),
    _style("卡片附注", f'{_CARD_LINE.format(before=80)}<w:jc w:val="center"/>', "楷体_GB2312", 14),
)

_FORM_STYLES = (
    _style("登记项目", f'{_CLOSE}<w:jc w:val="center"/>', "楷体_GB2312", 12),
    _style("报表项目", f'{_CLOSE}<w:jc w:val="center"/>', "楷体_GB2312", 9),
    _style("报表居中", f'{_CLOSE}<w:jc w:val="center"/>', "仿宋_GB2312", 10.5),
    _style("报表内容", f'{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 10.5),
    _style("报表说明", f'{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 12),
)

_COVER_STYLES = (
    _style(
        "封面单位",
        '<w:spacing w:before="300" w:after="0" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>',
        "方正小标宋简体",
        22,
    ),
    _style(
        "封面标题",
        '<w:spacing w:before="500" w:after="600" w:line="960" w:lineRule="exact"/><w:jc w:val="center"/>',
        "方正小标宋简体",
        42,
    ),
    _style("封面项目", f'{_CLOSE}<w:jc w:val="center"/>', "楷体_GB2312", 16),
    _style("封面内容", f'{_CLOSE}<w:jc w:val="left"/>', "仿宋_GB2312", 16),
    _style(
        "封底字样",
        '<w:spacing w:before="4600" w:after="600" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
        "仿宋_GB2312",
        18,
    ),
)


def _styles(more: Sequence[str]) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" '
        'w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:kern w:val="0"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a0"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    return f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{normal}{''.join((*_STYLES, *more))}</w:styles>"


def _fonts() -> str:
    rows = []
    for name, others in FONTS.items():
        also = f'<w:altName w:val="{others}"/>' if others else ""
        charset = "00" if name.isascii() else "86"
        rows.append(f'<w:font w:name="{name}">{also}<w:charset w:val="{charset}"/></w:font>')
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(rows)}</w:fonts>"


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


@dataclass(frozen=True, slots=True)
class Page:
    """Margins of an A4 page in mm, how far header and footer are from its edges, and styles of its own."""

    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float
    styles: tuple[str, ...] = ()
    landscape: bool = False
    """The long side lies across; the binding edge is still at the left."""


OFFICIAL = Page(37, 26, 35, 28, 20, 18)
FORM = replace(OFFICIAL, styles=_FORM_STYLES)
"""An official page with what is filled in item by item."""
WIDE = Page(26, 20, 20, 28, 14, 12, _FORM_STYLES, landscape=True)
"""For sheets of many columns."""
COVER = Page(32, 26, 26, 28, 20, 18, _COVER_STYLES)
CARD = Page(13, 16, 12, 16, 6, 5, _CARD_STYLES)


def _section(page: Page) -> str:
    width, height = (297, 210) if page.landscape else (210, 297)
    turned = ' w:orient="landscape"' if page.landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}" '
        'w:gutter="0"/></w:sectPr>'
    )


_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header": "header1",
    "footer": "footer1",
}


def write(path: Path, *, title: str, body: str, header: str, footer: str, page: Page = OFFICIAL) -> None:
    """Write a template: same drawing, same bytes."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for kind, name in (("document.main", "document"), *_PARTS.items())
    )
    types = (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    roots = (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for number, (kind, name) in enumerate(_PARTS.items(), 1)
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": roots,
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": (
            f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        ),
        "word/document.xml": (
            f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{_section(page)}</w:body></w:document>"
        ),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": f"{DECLARATION}<w:ftr {NAMESPACES}>{footer}</w:ftr>",
        "word/header1.xml": f"{DECLARATION}<w:hdr {NAMESPACES}>{header}</w:hdr>",
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(page.styles),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
