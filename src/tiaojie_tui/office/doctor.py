"""Is this installation well? Each finding is a sentence for the administrator; nothing private is in it."""

import shutil
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tiaojie_tui.delivery import convert, fonts
from tiaojie_tui.office.finding import Finding
from tiaojie_tui.papers.seal import certificate
from tiaojie_tui.store import filesystem, health, office_tables
from tiaojie_tui.store.troubles import StoreTrouble

_ROOM_WANTED = 500 * 1024 * 1024
"""Bytes below which the next papers may not fit."""


def examine(home: Path) -> tuple[Finding, ...]:
    """Look at the data folder, the database, the office's own tables and the tools that papers need."""
    own = (*_tables(home), *_templates(home), *_certificate(home, date.today()))
    return (*_folder(home), *_database(home), *own, *_tools())


def _folder(home: Path) -> Iterator[Finding]:
    if not home.is_dir():
        yield Finding("数据文件夹", False, f"没有「{home}」，先打开一次程序。")
        return
    mode = stat.S_IMODE(home.stat().st_mode)
    private = mode & 0o077 == 0
    yield Finding(
        "数据文件夹", private, "只有本人能看。" if private else f"别人也能进（{mode:o}），请改成 700。"
    )
    free = shutil.disk_usage(home).free
    enough = free >= _ROOM_WANTED
    yield Finding("硬盘", enough, f"还有 {free // 1024 // 1024} MB。" + ("" if enough else "太少，请清理。"))
    kind = filesystem.kind_of(home)
    local = not filesystem.is_far(kind)
    yield Finding("文件系统", local, f"{kind}。" + ("" if local else "网络盘上数据会坏，请放到本机硬盘。"))


def _database(home: Path) -> Iterator[Finding]:
    try:
        faults = health.faults(home)
    except StoreTrouble as trouble:
        yield Finding("数据库", False, str(trouble))
        return
    yield Finding("数据库", not faults, "；".join(faults) or "完好。")


def _tables(home: Path) -> Iterator[Finding]:
    troubles = office_tables.read(home).troubles
    yield Finding("本地表", not troubles, "".join(troubles) or "完好。")


def _templates(home: Path) -> Iterator[Finding]:
    """The office's own templates; nothing where it has none."""
    for file in sorted((home / "templates").glob("[!~]*.docx")):  # Word's own lock files begin with ~
        fault = _fault_of(file)
        yield Finding("模板", not fault, fault or f"《{file.stem}》可以用。")


def _fault_of(template: Path) -> str:
    from tiaojie_tui.papers import apart
    from tiaojie_tui.papers.templates import samples

    name = template.stem
    if name not in samples.NAMES:
        return f"没有叫「{name}」的文书，这个模板用不上，请核对文件名。"
    try:
        faults = apart.check(name, template.read_bytes())
    except OSError:
        return f"《{name}》的模板打不开，请看看文件的权限。"
    return f"《{name}》有 {len(faults)} 处要改，请看 tiaojie templates check。" if faults else ""


def _certificate(home: Path, today: date) -> Iterator[Finding]:
    """The certificate that seals; nothing where the office has none."""
    folder = home / certificate.FOLDER
    if not folder.is_dir():
        return
    try:
        usable, end = certificate.load(folder, today=today), certificate.last_day(folder)
        certificate.pinned(folder)
    except certificate.BadCertificate as bad:
        yield Finding("封存证书", False, str(bad))
        return
    if usable is None or end is None:
        yield Finding("封存证书", False, "只有证书，没有密钥，不能封存新的。请放回密钥，或者重新做一份。")
        return
    soon = end - today <= certificate.RENEWABLE
    renew = "快到期了，请用 tiaojie office certificate 做新的，旧的留着。" if soon else ""
    yield Finding("封存证书", not soon, f"{end.year}年{end.month}月{end.day}日到期。{renew}")


def _tools() -> Iterator[Finding]:
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
