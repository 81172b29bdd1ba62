"""The plain local form (简式) of a template: the same drawing in 宋体, smaller and closer, less paper."""

import io
import re
import zipfile

from shapes import twips

NAME = "简式"
"""The folder beside the official look; also what an office writes to choose it."""

_FONTS = {"仿宋_GB2312": "宋体", "楷体_GB2312": "宋体", "方正小标宋简体": "黑体"}
_HALF_POINTS = {"32": "28", "44": "36", "36": "32", "84": "72"}
"""三号 to 四号, 二号 to 小二: the words; tables and feet are small already."""
_LINES = {"560": "440", "640": "520", "600": "500", "960": "800"}
_INDENTS = {"640": "560"}
_MARGINS = {"top": 25, "bottom": 22}
"""mm. The binding edge at the left stays as it is, and so does the width that the tables were drawn for."""


def plain(template: bytes) -> bytes:
    """The plain form of a template drawn in the official look."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as drawn, zipfile.ZipFile(out, "w") as made:
        for entry in drawn.infolist():
            content = drawn.read(entry).decode()
            if entry.filename == "word/styles.xml":
                content = _styles(content)
            elif entry.filename == "word/document.xml":
                content = re.sub("<w:pgMar [^>]*>", _margins, content)
            made.writestr(entry, content)
    return out.getvalue()


def _styles(xml: str) -> str:
    for font, plainer in _FONTS.items():
        xml = xml.replace(f'"{font}"', f'"{plainer}"')
    xml = re.sub(r'(<w:szC?s? w:val=")(\d+)', lambda at: at[1] + _HALF_POINTS.get(at[2], at[2]), xml)
    xml = re.sub(
        r'(w:line=")(\d+)(" w:lineRule="exact")', lambda at: at[1] + _LINES.get(at[2], at[2]) + at[3], xml
    )
    return re.sub(r'(w:firstLine=")(\d+)', lambda at: at[1] + _INDENTS.get(at[2], at[2]), xml)


def _margins(margins: re.Match[str]) -> str:
    tag = margins[0]
    for side, mm in _MARGINS.items():
        was = int(re.search(f'w:{side}="(\\d+)"', tag)[1])  # type: ignore[index]
        tag = re.sub(f'w:{side}="\\d+"', f'w:{side}="{min(was, twips(mm))}"', tag)
    return tag
