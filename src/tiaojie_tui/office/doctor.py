"""Is this installation well? Each finding is a sentence for the administrator; nothing private is in it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from tiaojie_tui.office import console, doctor_data, doctor_tools
from tiaojie_tui.office.finding import Finding
from tiaojie_tui.papers.seal import certificate
from tiaojie_tui.store import office_tables


def report(home: Path) -> Mapping[str, tuple[Finding, ...]]:
    """What was found, by what it belongs to: data, keys of a server, the office's own files, tools."""
    now = datetime.now()
    if home.exists():
        with console.as_owner(home):
            data, keys = tuple(doctor_data.data(home, now)), tuple(doctor_data.keys(home, now))
    else:
        data, keys = tuple(doctor_data.data(home, now)), ()
    own = (*_tables(home), *_templates(home), *_certificate(home, now.date()))
    tools = (*doctor_tools.tools(), *doctor_tools.printers(), *doctor_tools.terminal())
    groups = {"数据": data, "登录": keys, "本单位的文件": own, "程序和打印": tools}
    return {name: found for name, found in groups.items() if found}


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
