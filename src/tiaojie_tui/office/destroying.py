"""The administrator executes what two people have agreed to, and gets the list of it (销毁清册)."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from tiaojie_tui.office.console import Console
from tiaojie_tui.office.rotation import Keeping
from tiaojie_tui.store import destruction, journal, retention, settings
from tiaojie_tui.store.destruction import Deletion

_MONTH = timedelta(days=31)


def asked(console: Console) -> list[Deletion]:
    """Every destruction that was asked for, those that were executed too."""
    return destruction.all_of_them(console.store)


def keep_for(console: Console, dispute_type: str, years: int | None) -> None:
    """Cases of this type are kept for so many years from the agreement on; ``None``: for ever."""
    with console.store.transaction():
        retention.set_years(console.store, dispute_type, years)
        told: journal.Details = {"纠纷类型": dispute_type, "保管年限": years or "永久"}
        console.record(journal.RETENTION, told)


def destroy(console: Console, numbers: Sequence[str]) -> list[str]:
    """Destroy these cases, all or none, and erase what is left of them; gives the lines of the list.

    Without numbers, what is left of those destroyed before is erased once more. Raises ``StoreTrouble``.
    """
    now, store = console.now(), console.store
    with store.transaction():
        done = [destruction.execute(store, number, now) for number in numbers]
        for one in done:
            told: journal.Details = {"提请": one.proposed_by, "同意": one.approved_by or ""}
            console.record(journal.DESTROYED, told, one.number)
    gone = [one.number for one in destruction.all_of_them(store) if one.executed_at]
    for file in _papers(store.home, gone):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    destruction.erase(store, gone)
    return list(_list(console, done))


def _papers(home: Path, numbers: Sequence[str]) -> Iterator[Path]:
    """The papers of these cases in the installation's folder; their names begin with the number."""
    from tiaojie_tui.papers import make

    heads = [unicodedata.normalize("NFC", make.safe(number)) for number in numbers]
    for file in sorted((home / "papers").glob("*")):
        name = unicodedata.normalize("NFC", file.name).removeprefix("草稿")
        if any(name.startswith(head) and not name[len(head) :][:1].isdecimal() for head in heads):
            yield file


def _list(console: Console, done: Sequence[Deletion]) -> Iterator[str]:
    now, keeping = console.now(), Keeping()
    yield "销毁清册"
    yield f"单位：{settings.get(console.store, settings.OFFICE) or '司法所'}"
    yield f"销毁时间：{now:%Y-%m-%d %H:%M}　执行：管理员（{console.account}）　共 {len(done)} 件"
    yield ""
    yield "编号\t提请人\t提请日期\t同意人\t同意日期"
    for one in done:
        asked_on, agreed_on = one.proposed_at.date(), one.approved_at.date() if one.approved_at else ""
        yield f"{one.number}\t{one.proposed_by}\t{asked_on}\t{one.approved_by}\t{agreed_on}"
    yield ""
    yield "数据库、查找的索引、草稿、导出的文书、升级前的副本里都已经没有了。"
    last = now + keeping.months * _MONTH
    yield f"以前做的备份里还有，都是加密的，按轮换最晚到 {last:%Y年%m月} 全部过期删掉。"
    aside = sorted(file.name for file in console.store.home.glob("before-restore-*.db"))
    if aside:
        yield f"恢复数据时留下的这些文件里也可能还有，请核对后删掉：{'、'.join(aside)}。"
    yield ""
    yield "执行人：____________　监销人：____________　日期：____________"
