"""The mapping keeps every field of every part, in the columns that the schema has."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import mapping
from tiaojie_tui.store.engine import Store

EVERY = list(mapping.tables())


@pytest.mark.parametrize("kept", [kept for kept, _ in EVERY if not kept.word], ids=lambda kept: kept.table)
def test_every_field_is_kept_in_one_place(kept: mapping.Kept) -> None:
    columns = [column.attribute.partition(".")[0] for column in mapping.columns(kept)]
    places = [*dict.fromkeys(columns), *kept.parts, *kept.elsewhere]

    assert sorted(places) == sorted(field.name for field in fields(kept.kind))


def test_every_dataclass_of_a_case_is_mapped() -> None:
    mapped = {kept.kind for kept, _ in EVERY} | {kind for kept, _ in EVERY for kind in kept.inline.values()}

    assert _dataclasses(Case) <= mapped


def _dataclasses(kind: type) -> set[type]:
    found = {kind}
    for hint in get_type_hints(kind).values():
        for inner in (hint, *get_args(hint)):
            if is_dataclass(inner) and inner not in found:
                found |= _dataclasses(inner)
    return found


@pytest.mark.parametrize(("kept", "key"), EVERY, ids=[kept.table for kept, _ in EVERY])
def test_the_columns_are_those_of_the_schema(store: Store, kept: mapping.Kept, key: tuple[str, ...]) -> None:
    in_schema = [row[1] for row in store.sql(f"PRAGMA table_info({kept.table})")]

    assert sorted(in_schema) == sorted(("case_id", *key, *(column.name for column in mapping.columns(kept))))
