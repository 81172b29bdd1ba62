"""Invented statutes, and .docx files made of them as the national database makes its own."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

REGULATION = """\
云溪县测试条例
（2019年3月1日云溪县第一届代表大会第二次会议通过　2024年5月6日云溪县第三届代表大会第一次会议修订）

目　　录

第一编　总　　则
第一章　一般规定
第二编　水　　渠
第一节　修　　渠
附　　则

第一编　总　　则

第一章　一般规定

第一条　为了测试程序，制定本条例。
第二条　水渠两岸的住户应当轮流清淤。
第一条规定的测试，也包括下列情形：
（一）天旱；
（二）下大雨。
第二条之一　轮到谁家，谁家出两个劳力。

第二编　水　　渠

第一节　修　　渠

第三条　修渠的工钱按亩分摊。
第九条　邻家的猫踩坏菜苗的，赔菜苗。

附　　则

第十条　本条例自2024年7月1日起施行。《云溪县水渠办法》、《云溪县猫狗规定》同时废止。
"""
OLDER = """\
云溪县测试条例
（2019年3月1日云溪县第一届代表大会第二次会议通过）
第一条　为了测试程序，制定本条例。
第二条　水渠两岸的住户自愿清淤。
第三条　本条例自公布之日起施行。
"""
DITCHES = """\
云溪县水渠办法
（2001年1月2日公布）
第一条　水渠归大家用。
第二条　本办法自2001年2月1日起施行。
"""
INTERPRETATION = (
    "云溪县法院",
    "公　　告",
    "云溪县法院《关于办理猫狗案件若干问题的解释》已于2021年5月23日通过，现予公布，自2021年7月1日起施行。",
    "2021年6月28日",
    "云溪县法院\n关于办理猫狗案件",
    "若干问题的解释",
    "云法释〔2021〕14号",
    "为正确办理猫狗案件，制定本解释。",
    "　　一、管辖",
    "　　第一条  猫狗案件由猫狗所在地的法院管辖。",
    "二、附则",
    "第二条猫狗不会说话的，由主人代说。",
    "第一条所称猫狗，包括小猫小狗。",
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Iterable[str], *, head: str = "", name: str = "word/document.xml") -> bytes:
    """A .docx with these paragraphs; a line break in one is a soft break."""
    body = "".join(f"<w:p>{_run(paragraph)}</w:p>" for paragraph in paragraphs)
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": b"<Types/>", name: xml.encode()})


def _run(paragraph: str) -> str:
    return "<w:r><w:br/></w:r>".join(
        f"<w:r><w:t>{escape(line)}</w:t></w:r>" for line in paragraph.split("\n")
    )


def packed(members: dict[str, bytes]) -> bytes:
    """A zip archive of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
