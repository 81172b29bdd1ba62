"""What the doctor says of the programs, fonts and printers that papers need, and of the terminal."""

import codecs
import locale
import shutil
from collections.abc import Iterator

from tiaojie_tui.delivery import convert, fonts, queues
from tiaojie_tui.office.finding import Finding


def tools() -> Iterator[Finding]:
    """What papers need beside the program; they are made without it, too, so its absence is no illness."""
    office = convert.office_program()
    yield Finding(
        "排版程序", True, "有 LibreOffice。" if office else "没有 LibreOffice：文书照常生成，本机不能转 PDF。"
    )
    yield from _fonts(needed=office is not None)
    for about, programs, without, package in _OPTIONAL:
        lacking = [program for program in programs if shutil.which(program) is None]
        said = f"没有 {'、'.join(lacking)}：{without}，要用请安装 {package}。" if lacking else "有。"
        yield Finding(about, True, said)


_OPTIONAL = (
    ("打印程序", ("lp", "ipptool"), "本机不能打印，文书可以取走打印", "cups-client 和 cups-ipp-utils"),
    ("传文件程序", ("sz",), "不能在程序里直接传文件到自己电脑", "lrzsz"),
)
"""What it is for, the programs, what cannot be done without them, and the Debian packages that have them."""


def _fonts(*, needed: bool) -> Iterator[Finding]:
    """Which fonts print the papers; ``needed``: this machine makes PDFs."""
    lacking = fonts.missing(_RARE)
    if lacking is None:
        yield Finding("字体", True, "没有 fontconfig：看不出有哪些字体，也查不出印不出来的字。")
        return
    if not fonts.has_chinese():
        yield Finding("字体", not needed, "没有中文字体，转成 PDF 会是空白，请安装 fonts-noto-cjk。")
        return
    stand_ins = {name: fonts.stand_in(name) for name in fonts.OFFICIAL}
    said = [f"没有 {name}，用 {other} 代替。" for name, other in stand_ins.items() if other != name]
    if lacking:
        said.append(f"生僻字（如 {'、'.join(sorted(lacking))}）印不出来，请安装 fonts-noto-cjk。")
    yield Finding("字体", not (needed and lacking), "".join(said) or "公文用的字体都有。")


_RARE = "㐂䶮𠮷"
"""Hanzi of names that fonts of the GB 2312 set lack."""


def printers() -> Iterator[Finding]:
    """What the print server says of each printer."""
    try:
        found = queues.queues()
    except queues.CannotPrint:
        yield Finding("打印机", True, "打印服务（cups）没有开，本机不能打印，文书可以取走打印。")
        return
    sick = [f"{one.about}：{one.trouble}" for one in found if one.trouble]
    said = "".join(sick) or "、".join(one.about for one in found) or "打印服务里还没有打印机"
    yield Finding("打印机", not sick, said if said.endswith("。") else f"{said}。")


def terminal() -> Iterator[Finding]:
    """Whether this terminal speaks UTF-8."""
    # Plain ASCII is what a machine without locales says; its terminal is UTF-8 all the same.
    well = codecs.lookup(locale.getencoding()).name in ("utf-8", "ascii")
    yield Finding("终端", well, "编码是 UTF-8。" if well else "编码不是 UTF-8，请在终端软件里改成 UTF-8。")
