"""``tiaojie templates``: where each paper's template comes from, and what is wrong with an office's own."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.commands import desks, given
from tiaojie_tui.domain.typed import clean_line


def run(said: Namespace) -> bool:
    """One of the verbs of ``tiaojie templates``."""
    return _VERBS[said.templates_verb](said)


def _check(said: Namespace) -> bool:
    from tiaojie_tui.papers import apart

    good = True
    for file in map(Path, said.files):
        try:
            name = _paper_of(file, said.paper)
            faults = apart.check(name, given.bytes_of(file))
        except Refused as refused:
            print(f"{clean_line(str(file))}：{refused}", file=sys.stderr)
            good = False
            continue
        for fault in faults:
            print(f"要改\t{clean_line(str(file))}\t{fault}")
        if not faults:
            print(f"好\t{clean_line(str(file))}\t可以用作《{name}》的模板。")
        good = good and not faults
    return good


def _paper_of(file: Path, named: str | None) -> str:
    """The paper that a file is the template of: as told, else by its name."""
    from tiaojie_tui.papers.templates.samples import NAMES

    name = named or file.stem
    if name in NAMES:
        return name
    if named:
        raise Refused(f"没有叫「{named}」的文书，有的是：{'、'.join(NAMES)}。")
    raise Refused(f"看不出是哪种文书的模板，请用 --as 写明，如 --as {NAMES[0]}；有的是：{'、'.join(NAMES)}。")


def _list(said: Namespace) -> bool:
    from tiaojie_tui.papers.make import template_places
    from tiaojie_tui.papers.templates.samples import NAMES

    own = said.home / "templates"
    for name in NAMES:
        found = next((place for place in template_places(name, own) if place.is_file()), None)
        if found is None:
            print(f"{name}\t没有\t请重新安装程序。")
        else:
            print(f"{name}\t{'本单位的' if found == own / f'{name}.docx' else '程序自带的'}\t{found}")
    for file in sorted(own.glob("[!~]*.docx")):  # Word's own lock files begin with ~
        if file.stem not in NAMES:
            print(f"{file.stem}\t用不上\t{file}")
    return True


def _look(said: Namespace) -> bool:
    from tiaojie_tui.papers.make import LOOK_FILE, OFFICIAL, PLAIN, is_plain

    folder = said.home / "templates"
    if said.look not in (None, OFFICIAL, PLAIN):
        raise Refused(f"样式只有两种：{OFFICIAL}（公文式样，字大行疏）、{PLAIN}（宋体，省纸）。")
    if said.look:
        desks.opened(said)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            raise Refused(f"文件夹「{folder}」建不了，请看看硬盘和权限。") from None
        given.write(str(folder / LOOK_FILE), f"{said.look}\n".encode())
    print(f"文书样式：{PLAIN if is_plain(folder) else OFFICIAL}")
    return True


_VERBS: dict[str, Callable[[Namespace], bool]] = {"check": _check, "list": _list, "look": _look}
