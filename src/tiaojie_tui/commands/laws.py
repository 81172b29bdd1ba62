"""``tiaojie laws``: the official texts at hand, and the provisions that fit a case."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from tiaojie_tui.casework import cases, statutes
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.statutes import Official, Reading
from tiaojie_tui.commands import desks, given
from tiaojie_tui.commands.progress import Progress
from tiaojie_tui.domain.typed import Unreadable, clean_line
from tiaojie_tui.laws import articles, search
from tiaojie_tui.laws.index import Provision
from tiaojie_tui.store.statutes import Put

GIST = "要点（非原文）"
_HOW_TO_IMPORT = "原文还没有导入。请从国家法律法规数据库下载 .docx，再用 tiaojie laws import 导入。"
_DONE = {Put.NEW: "已导入", Put.SAME: "没有变化", Put.CHANGED: "已更新"}


def run(said: Namespace) -> bool:
    """One of the verbs of ``tiaojie laws``."""
    return _VERBS[said.laws_verb](said)


def _import(said: Namespace) -> bool:
    desk = desks.opened(said, new=True)
    files = statutes.files_in(map(Path, said.files))
    if not files:
        raise Refused("文件夹里没有 .docx 或 .txt 文件。")
    with Progress() as began:
        readings = statutes.import_files(desk, files, began)
    for reading in readings:
        _report(reading)
    done = [reading.put for reading in readings if reading.put]
    counted = "，".join(f"{said} {done.count(put)} 部" for put, said in _DONE.items())
    refused = len(readings) - len(done)
    print(f"共 {len(readings)} 个文件：{counted}，不能用 {refused} 个。")
    return not refused


def _report(reading: Reading) -> None:
    if reading.text is None or reading.put is None:
        print(f"{clean_line(str(reading.file))}：{reading.refused}", file=sys.stderr)
        return
    text = reading.text
    print(f"{_DONE[reading.put]}\t{text.title}\t{text.dated}\t{len(text.articles)}条")


def _show(said: Namespace) -> bool:
    law, article = _asked(said.law, said.article)
    desk = desks.opened(said)
    on = _day(said, desk)
    found = statutes.show(desk, law, article, on)
    print("\n".join(_official(found) if isinstance(found, Official) else _gist(found, on)))
    return True


def _asked(law: str, article: str) -> tuple[str, str]:
    """What the two words of ``show`` mean; the second may stand in the first."""
    try:
        if article:
            return law, articles.read_article(article)
    except Unreadable as bad:
        raise Refused(str(bad)) from bad
    law, article = articles.split(law)
    if not law or not article:
        raise Refused("请写哪部法律第几条，如 tiaojie laws show 民法典 288。")
    return law, article


def _official(found: Official) -> Sequence[str]:
    first, *others = found.article.paragraphs or ("",)
    return [
        f"《{found.standing.version.title}》",
        *(["　".join(found.article.headings)] if found.article.headings else []),
        f"{found.article.name}　{first}",
        *(f"　　{paragraph}" for paragraph in others),
        "",
        found.standing.said,
    ]


def _gist(provision: Provision, on: date) -> Sequence[str]:
    lines = [f"《{provision.law}》", f"{provision.article}　{GIST}：{provision.gist}", ""]
    against = statutes.objection(provision.citation, on)
    if against:
        lines.append(against)
    return [*lines, _HOW_TO_IMPORT]


def _search(said: Namespace) -> bool:
    desk, typed = desks.opened(said), " ".join(said.words)
    on = _day(said, desk)
    found = statutes.search(desk, typed, on)
    for one in found:
        print(f"{one.official.name}\t{one.official.standing.status}\t{one.snippet}")
    if not found and not _search_index(desk, typed, on):
        raise Refused(f"没有找到「{typed}」，换个说法试试，如 采光、借条、民法典 288。")
    return True


def _search_index(desk: Desk, typed: str, on: date) -> bool:
    """What the index of provisions finds, marked as no official text; whether it found any."""
    hits = search.search(typed, on)[: statutes.MOST_FOUND]
    for hit in hits:
        print(f"{hit.provision.name}\t{GIST}\t{hit.provision.gist}")
    if hits and not statutes.listing(desk):
        print(_HOW_TO_IMPORT)
    return bool(hits)


def _list(said: Namespace) -> bool:
    standings = statutes.listing(desks.opened(said))
    for one in standings:
        version = one.version
        since = f"{version.since}起施行" if version.since_stated else f"{version.since}（施行日原文未写明）"
        print(f"{version.title}\t{version.dated}\t{since}\t{version.articles}条\t{one.status}")
    if not standings:
        print(_HOW_TO_IMPORT)
    return True


def _propose(said: Namespace) -> bool:
    desk = desks.opened(said)
    case = cases.load(desk, cases.resolve(desk, said.number)).case
    found = search.propose(case, desk.today)
    if said.json:
        rows = [
            {"law": one.provision.law, "article": one.provision.article, "reason": one.reason}
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{one.provision.law}{one.provision.article}\t{one.reason}")
    return True


def _day(said: Namespace, desk: Desk) -> date:
    """The day that ``--on`` names, or today."""
    return given.day(said.on, desk.today) if said.on else desk.today


_VERBS: dict[str, Callable[[Namespace], bool]] = {
    "import": _import,
    "show": _show,
    "search": _search,
    "list": _list,
    "propose": _propose,
}
