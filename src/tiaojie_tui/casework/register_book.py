"""The register (登记簿) as a whole: whether its chain holds, and the daily sheet that anchors it outside."""

from dataclasses import dataclass
from datetime import date, timedelta

from tiaojie_tui.casework import papers
from tiaojie_tui.casework.desk import Desk, Refused, installation, refusing
from tiaojie_tui.papers.forms import daily
from tiaojie_tui.store import crosscheck, journal

_ON_THE_SHEET = (journal.FINALISED, journal.VOIDED, journal.SEALED)


@dataclass(frozen=True, slots=True)
class State:
    """How the register stands: number of entries, hash of the last one, and what does not hold."""

    entries: int
    head: str
    faults: tuple[str, ...]
    """Sentences: the chain is broken, or register and papers tell different things."""
    set_back: tuple[int, ...]
    """Entries older than the one before them: the clock of the server was put back."""


def state(desk: Desk) -> State:
    """The register now."""
    with refusing(), desk.store.reading():
        head = journal.head(desk.store)
        broken = journal.first_break(desk.store)
        faults = crosscheck.differences(desk.store)
        set_back = tuple(journal.set_back(desk.store))
    if broken is not None:
        faults = [f"登记簿从第 {broken} 条起对不上。", *faults]
    return State(head.seq if head else 0, head.hash if head else journal.BEGINNING, tuple(faults), set_back)


def hash_at(desk: Desk, seq: int) -> str:
    """The hash of one entry, to be held beside a daily sheet. Raises ``Refused`` when there is none."""
    with refusing():
        found = journal.line_at(desk.store, seq)
    if found is None:
        raise Refused(f"登记簿里没有第 {seq} 条。")
    return found.hash


def daily_sheet(desk: Desk, day: date) -> bytes:
    """The 封存登记日报 of a day as .docx. Raises ``Refused`` for a day to come, or a register that fails."""
    if day > desk.today:
        raise Refused("这一天还没有到，日报只能做今天和以前的。")
    faults = state(desk).faults
    if faults:
        raise Refused(f"登记可能被改过，不能出日报：{faults[0]}请马上告诉管理员和司法所。")
    with refusing():
        that_day = journal.between(desk.store, day, day + timedelta(days=1))
        last = journal.last_before(desk.store, day + timedelta(days=1))
    here = installation(desk)
    words = daily.words(
        here.committee if here else "",
        day,
        [_line(one) for one in that_day if one.entry.act in _ON_THE_SHEET],
        entries=last.seq if last else 0,
        head=last.hash if last else journal.BEGINNING,
    )
    docx = papers.filled(desk, daily.NAME, words).docx
    with refusing():
        told: journal.Details = {"日期": day.isoformat(), "末条": last.seq if last else 0}
        journal.append(desk.store, desk.entry(journal.DAILY, "", told))
    return docx


def _line(kept: journal.Line) -> daily.Line:
    entry = kept.entry
    version, code = int(entry.details["稿"]), str(entry.details["校验码"])
    return daily.Line(kept.seq, entry.at, entry.act, entry.number, version, code, entry.who)
