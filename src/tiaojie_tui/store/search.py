"""Finding cases by what people remember of them. The index is kept off the saving path.

All text is indexed as ``tokens`` says. Names and titles are indexed by their pinyin too, and phones
backwards, so that their tails are beginnings.
"""

from collections.abc import Iterable
from typing import Any

from peewee import SQL, Table, fn

from tiaojie_tui.store import pinyin
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.tokens import folded, ones, pairs, phrase
from tiaojie_tui.store.troubles import StoreTrouble

_CASES, _MATTERS, _PARTIES, _AGENTS = Table("cases"), Table("matters"), Table("parties"), Table("agents")
_SEARCH = Table("search", schema="main")
_AT_ONCE = 100
"""Cases indexed in one transaction, so that nobody waits long for the write lock."""
_BREAK = "\n"
"""Stands between texts, so that no word is found across two of them."""
SHORTEST_TAIL = 3


def newest(words: list[str], before: int | None = None) -> Any:
    """A query for the ids of the cases in which every word is found, newest first, those below ``before``."""
    return _newest([_expression(word) for word in words], before)


def newest_of_people(words: list[str], before: int | None = None) -> Any:
    """Like ``newest``, for cases with people to whom the words may apply."""
    return _newest([_name_expression(word) for word in words], before)


def _newest(expressions: list[str], before: int | None) -> Any:
    together = " AND ".join(f"({expression})" for expression in expressions)
    found = _SEARCH.select(_SEARCH.c.rowid).where(
        SQL("search MATCH ?", [together]), _is_read(_SEARCH.c.rowid)
    )
    if before is not None:
        found = found.where(_SEARCH.c.rowid < before)
    return found.order_by(_SEARCH.c.rowid.desc())


def _is_read(case_id: Any) -> Any:
    """Whether the case is one that is read here: the index is of all, and tells of no other."""
    return fn.EXISTS(_MATTERS.select(SQL("1")).where(_MATTERS.c.case_id == case_id))


def is_true_of(word: str, name: str | None, phone: str | None) -> bool:
    """Whether a word is part of this name, its pinyin or initials, or the tail of this phone."""
    name = folded(name or "")
    if word in name or (_may_be_tail(word) and tail(phone or "").startswith(word[::-1])):
        return True
    return pinyin.is_typed(word) and any(typed.startswith(word) for typed in pinyin.of_name(name))


def _expression(word: str) -> str:
    either = [phrase(word, "text"), _name_expression(word)]
    if pinyin.is_typed(word):
        either.append(f'title_pinyin : "{word}" *')
    return " OR ".join(either)


def _name_expression(word: str) -> str:
    either = [phrase(word, "name")]
    if pinyin.is_typed(word):
        either.append(f'name_pinyin : "{word}" *')
    if _may_be_tail(word):
        either.append(f'tails : "{word[::-1]}" *')
    return " OR ".join(either)


def _may_be_tail(word: str) -> bool:
    return len(word) >= SHORTEST_TAIL and word.isascii() and word.isdecimal()


def refresh_before_search(store: Store) -> None:
    """Index what has changed. When the disk is full or busy, one searches what is indexed already."""
    try:
        refresh_search(store)
    except StoreTrouble as trouble:
        if not trouble.passing:
            raise


def refresh_search(store: Store) -> int:
    """Index the cases that changed since they were last indexed, and give their number."""
    done = 0
    while found := _index_some(store):
        done += found
    return done


def _index_some(store: Store) -> int:
    # As text, for the index that holds only cases to be indexed.
    waiting = SQL("search_version <> version AND untouched = 0") & _is_read(_CASES.c.id)
    if store.row(_CASES.select(_CASES.c.id).where(waiting).limit(1)) is None:
        return 0
    with store.widened("searching"), store.transaction():
        ids = _CASES.select(_CASES.c.id).where(waiting).limit(_AT_ONCE)
        found = [case_id for (case_id,) in store.rows(ids)]
        for case_id in found:
            store.write(_SEARCH.delete().where(_SEARCH.c.rowid == case_id))
            store.write(_SEARCH.insert({_SEARCH.c.rowid: case_id, **_entry(store, case_id)}))
        store.write(_CASES.update(search_version=_CASES.c.version).where(_CASES.c.id.in_(found)))
    return len(found)


def _entry(store: Store, case_id: int) -> dict[Any, str]:
    title, number = store.rows(
        _MATTERS.select(_MATTERS.c.title, _CASES.c.number)
        .join(_CASES, on=_CASES.c.id == _MATTERS.c.case_id)
        .where(_MATTERS.c.case_id == case_id)
    )[0]
    parties = store.rows(
        _PARTIES.select(_PARTIES.c.name, _PARTIES.c.phone, _PARTIES.c.address).where(
            _PARTIES.c.case_id == case_id
        )
    )
    agents = store.rows(_AGENTS.select(_AGENTS.c.name, _AGENTS.c.phone).where(_AGENTS.c.case_id == case_id))
    names = [name for name, *_ in (*parties, *agents) if name]
    phones = [phone for _, phone, *_ in (*parties, *agents) if phone]
    joined_names = _joined(names)
    joined = _joined([number, title or "", *(address or "" for *_, address in parties)])
    values = {
        "name_ones": ones(joined_names),
        "name_pairs": pairs(joined_names),
        "text_ones": ones(joined),
        "text_pairs": pairs(joined),
        "name_pinyin": " ".join(sorted({typed for name in names for typed in pinyin.of_name(folded(name))})),
        "title_pinyin": " ".join(sorted(pinyin.of_title(folded(title or "")))),
        "tails": " ".join(tail(phone) for phone in phones),
    }
    return {getattr(_SEARCH.c, column): value for column, value in values.items()}


def _joined(texts: Iterable[str]) -> str:
    return _BREAK.join(folded(text) for text in texts)


def tail(phone: str) -> str:
    """The digits of a phone, backwards: its tail comes first."""
    return "".join(character for character in folded(phone) if character.isdecimal())[::-1]
