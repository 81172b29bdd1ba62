"""Raw SQL on a session's own connection sees and changes what the table of rights allows, and no more."""

import sqlite3
from collections.abc import Mapping
from itertools import product

import pytest

from tests.acceptance.rights import (
    SUBJECTS,
    A,
    Kind,
    connection,
    does,
    keep,
    undone,
)
from tests.township import (
    COLLEAGUE,
    LIUHE,
    MINE,
    NEIGHBOUR,
    NEIGHBOUR_HEAD,
    QINGSHI,
    Township,
    found,
)
from tiaojie_tui.domain.rights import Action, can
from tiaojie_tui.store import access
from tiaojie_tui.store.engine import open_store


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> tuple[Township, Mapping[str, Kind]]:
    """A case for each way in which somebody may stand to one: 本人, 本会, 外会, and the three flags."""
    township = found(tmp_path_factory.mktemp("every"))
    kinds: dict[str, Kind] = {}
    store = open_store(township.home)
    ways = ((SUBJECTS, QINGSHI), ((COLLEAGUE,), QINGSHI), ((NEIGHBOUR,), LIUHE))
    for (named, of), narrow, closed, kept in product(ways, (False, True), (False, True), (False, True)):
        number = f"案{len(kinds)}号"
        kinds[number] = Kind(named, of, narrow and closed, narrow and not closed, closed, kept)
        keep(township, store, number, kinds[number])
    store.close()
    return township, kinds


_BY_SQL: Mapping[tuple[Action, ...], str] = {
    (A.WRITE,): "UPDATE main.matters SET court = '镇法庭' WHERE case_id = ?1",
    (A.FINALISE,): "INSERT INTO main.papers SELECT ?1, 9, '', '', '', '', '', '', x''",
    (A.VOID,): "INSERT INTO main.voidings VALUES (?1, 1, '', '', '')",
    (A.SEAL,): "INSERT INTO main.seals VALUES (?1, 1, '', '', '', '', '')",
    (A.PRINT,): "INSERT INTO main.paper_pdfs VALUES (?1, 1, '', x'')",
    (A.REMARK,): "INSERT INTO main.remarks (case_id, at, person_id, name, text) VALUES (?1, '', 1, '', '')",
    (A.RESTRICT,): "UPDATE main.cases SET private = 1 WHERE id = ?1",
    (A.ASSIGN,): "UPDATE main.cases SET committee_id = 3 WHERE id = ?1",
    (A.ASSIGN, A.HAND_OVER, A.SHARE): "INSERT INTO main.case_people VALUES (?1, 6, '协办', '', '')",
    (A.PROPOSE_DELETION,): "INSERT INTO main.deletions (case_id, number, reason, proposed_by, proposed_at)"
    " VALUES (?1, '', '', 1, '')",
    (A.PROPOSE_DELETION, A.APPROVE_DELETION): "UPDATE main.cases SET only_kept = 1 WHERE id = ?1",
}
_BY_READING: Mapping[Action, str] = {
    A.LIST: "SELECT 1 FROM cases JOIN titles ON case_id = id WHERE id = ?",
    A.READ: "SELECT 1 FROM matters JOIN parties USING (case_id) WHERE case_id = ? AND facts <> ''",
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_59_sqlite_lets_through_what_the_table_of_rights_allows_and_nothing_else(
    every: tuple[Township, Mapping[str, Kind]], name: str
) -> None:
    """Each role x relation x narrow x closed x kept, in raw SQL on the session's own connection."""
    township, kinds = every
    differ = []
    with township.desk(name) as desk:
        person, raw = desk.person, connection(desk)
        assert person is not None
        for number in kinds:
            standing = access.standing(desk.store, number)
            [(case_id,)] = raw.execute("SELECT id FROM main.cases WHERE number = ?", (number,)).fetchall()
            tried = {
                (action,): bool(raw.execute(sql, (case_id,)).fetchall())
                for action, sql in _BY_READING.items()
            }
            tried |= {actions: does(raw, sql, case_id) for actions, sql in _BY_SQL.items()}
            for actions, done in tried.items():
                if done != any(can(person, action, standing) for action in actions):
                    differ.append((number, kinds[number], actions, done))
    assert differ == []


def test_59_what_is_not_seen_is_not_found_in_any_table(every: tuple[Township, Mapping[str, Kind]]) -> None:
    """All tables of a case read whole tell of no other case than those that may be read."""
    township, _ = every
    with township.desk(MINE) as desk:
        raw = connection(desk)
        readable = {case_id for (case_id,) in raw.execute("SELECT case_id FROM matters")}
        listed = {case_id for (case_id,) in raw.execute("SELECT id FROM cases")}
        assert readable < listed
        assert len(listed) < raw.execute("SELECT count(*) FROM main.cases").fetchone()[0]
        for table in ("parties", "agents", "revisions", "papers", "seals", "terms", "injuries", "remarks"):
            assert {case_id for (case_id,) in raw.execute(f"SELECT case_id FROM {table}")} <= readable


_SMUGGLED = (
    "SELECT facts FROM main.matters",
    "SELECT * FROM MAIN.PARTIES",
    "WITH parties AS (SELECT name FROM main.parties) SELECT * FROM parties",
    "WITH matters_sealed_update AS (SELECT facts FROM main.matters) SELECT * FROM matters_sealed_update",
    "SELECT (SELECT group_concat(name) FROM main.parties)",
    "SELECT count(*) FROM main.parties WHERE name LIKE '祝%'",
    "SELECT case_id FROM main.matters ORDER BY facts",
    "UPDATE main.parties SET note = name WHERE case_id = 1",
    "UPDATE main.parties SET place = place RETURNING name",
    "INSERT INTO main.claims SELECT 1, 7, facts FROM main.matters",
    "SELECT hex(docx) FROM main.papers",
    "SELECT parts FROM main.revisions",
    "SELECT details FROM main.journal",
    "SELECT key FROM main.keys",
    "SELECT pin FROM main.people",
    "SELECT rowid FROM main.search WHERE search MATCH 'x'",
    "SELECT * FROM main.search_content",
    "SELECT block FROM search_data",
    "SELECT sql FROM sqlite_master",
    "SELECT name FROM sqlite_temp_master",
    "SELECT name FROM pragma_table_list",
    "PRAGMA table_list",
    "PRAGMA writable_schema = 1",
    "PRAGMA temp_store = 1",
    "PRAGMA recursive_triggers = 0",
    "PRAGMA trusted_schema = 1",
    "ATTACH '/etc/passwd' AS x",
    "VACUUM INTO '/tmp/copy.db'",
    "DROP VIEW temp.parties",
    "DROP TRIGGER main.papers_kept_delete",
    "CREATE TEMP VIEW v AS SELECT * FROM main.parties",
    "CREATE TEMP TRIGGER t BEFORE INSERT ON main.claims BEGIN SELECT 1; END",
    "ALTER TABLE parties RENAME TO p",
    "INSERT INTO temp.reasons VALUES (1)",
    "DELETE FROM sqlite_temp_master",
    "UPDATE main.people SET role = '所长'",
    "UPDATE main.people SET pin = ''",
    "UPDATE main.keys SET revoked_at = NULL",
    "INSERT INTO main.settings VALUES ('x', 'y')",
    "UPDATE main.journal SET who = ''",
    "DELETE FROM main.journal",
    "UPDATE main.parties SET case_id = 1",
    "INSERT OR REPLACE INTO main.claims VALUES (1, 0, '')",
    "DELETE FROM main.cases",
    "INSERT INTO main.cases SELECT 999, 'x', 'x', 1, 0, '', '', '', 0, 0, 0, 0, 0, 0, NULL, 1, 0, 0, 0",
)


@pytest.mark.parametrize("sql", _SMUGGLED)
def test_59_smuggled_sql_opens_nothing(every: tuple[Township, Mapping[str, Kind]], sql: str) -> None:
    """Statements of somebody who knows the schema, on the connection of a mediator's session."""
    township, kinds = every
    assert next(iter(kinds.values())).named == SUBJECTS
    with township.desk(NEIGHBOUR_HEAD) as desk:
        raw = connection(desk)
        with pytest.raises(sqlite3.Error), undone(raw):
            raw.execute(sql).fetchall()


def test_59_the_names_behind_which_tables_are_open_are_not_told(
    every: tuple[Township, Mapping[str, Kind]],
) -> None:
    """EXPLAIN tells much, but not the token; each session has another."""
    township, _ = every
    asked = (
        "SELECT * FROM parties",
        "SELECT DISTINCT p.name FROM cases LEFT JOIN parties p ON p.case_id = cases.id",
        "SELECT count(*) FROM (SELECT name FROM parties UNION SELECT title FROM matters LIMIT 3)",
        "SELECT * FROM parties NATURAL JOIN agents ORDER BY name LIMIT 1",
        "SELECT max(seq) OVER (ORDER BY at) FROM journal",
        "SELECT * FROM matters WHERE case_id IN (SELECT case_id FROM parties GROUP BY name)",
        "SELECT * FROM titles FULL JOIN parties USING (case_id) WHERE name <> title",
        "UPDATE main.claims SET text = (SELECT name FROM parties LIMIT 1)",
        "WITH RECURSIVE r(n) AS (SELECT place FROM parties UNION SELECT n+1 FROM r LIMIT 9) SELECT n FROM r",
    )
    with township.desk(MINE) as desk, township.desk(MINE) as other:
        assert desk.store.scope is not None
        assert other.store.scope is not None
        token = desk.store.scope.token
        assert token != other.store.scope.token
        for sql, explain in product(asked, ("EXPLAIN", "EXPLAIN QUERY PLAN")):
            told = connection(desk).execute(f"{explain} {sql}").fetchall()
            assert token not in repr(told), sql
