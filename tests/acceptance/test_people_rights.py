"""Who may do what to which case, tried at every door: the functions of casework, raw SQL, the screen.

What is expected stands here a second time, in words of its own, so that a slip in ``domain.rights`` is seen.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest

from tests.township import (
    CHIEF,
    COLLEAGUE,
    HEAD,
    LIUHE,
    MINE,
    NEIGHBOUR,
    NEIGHBOUR_HEAD,
    OFFICE_CLERK,
    QINGSHI,
    Township,
    found,
)
from tests.tui.walking import Walk, walking
from tiaojie_tui.casework import cases, handing, history, people, pin, printing, signing, taking, verifying
from tiaojie_tui.casework.desk import KEY, Desk, Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.casework.permission import Denied
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.rights import Action, can
from tiaojie_tui.store import access, drafts, journal, register
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store import people as stored_people
from tiaojie_tui.store.engine import Store, open_store

A = Action
AT = datetime(2026, 6, 1, 9, 0)
SECRET = "协议以外的隐情"
SUBJECTS = (MINE, HEAD, OFFICE_CLERK, CHIEF)


@dataclass(frozen=True)
class Kind:
    """A case as rights see it: whose, of which committee, and its three flags."""

    named: tuple[str, ...]
    committee: str = QINGSHI
    private: bool = False
    minor: bool = False
    closed: bool = False
    kept: bool = False


def keep(township: Township, store: Store, number: str, kind: Kind) -> int:
    """Put such a case into the database, with a frozen paper, from behind."""
    birth = date(2015, 1, 1) if kind.minor else date(1980, 1, 1)
    party = Party(name="祝满仓", phone="13812345678", birth=birth)
    case = Case(
        number=number, title=f"祝满仓的事{number}", facts=SECRET, parties=(party,), accepted_on=AT.date()
    )
    with store.transaction():
        stored_cases.create(store, case, by=kind.named[0], at=AT, save_id=number)
        [(case_id,)] = store.sql("SELECT id FROM cases WHERE number = ?", number)
        [(committee,)] = store.sql("SELECT id FROM committees WHERE name = ?", kind.committee)
        store.sql(
            "UPDATE cases SET committee_id = ?, private = ? WHERE id = ?", committee, kind.private, case_id
        )
        for name in kind.named:
            access.give(store, case_id, township.people[name], access.IN_CHARGE, by="", at=AT)
        register.freeze(store, number, docx=b"PK", code="0" * 16, text=SECRET, made_at=AT, by="")
        if kind.closed:
            register.seal(store, number, record="{}", at=AT, by="")
        store.sql("UPDATE cases SET only_kept = ? WHERE id = ?", kind.kept, case_id)
    return int(case_id)


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


def connection(desk: Desk) -> sqlite3.Connection:
    """The session's own connection, as code that was smuggled in would have it."""
    raw: sqlite3.Connection = desk.store._database.connection()
    return raw


@contextmanager
def undone(raw: sqlite3.Connection) -> Iterator[None]:
    raw.execute("BEGIN")
    try:
        yield
    finally:
        raw.rollback()


def does(raw: sqlite3.Connection, sql: str, *values: object) -> bool:
    """Whether SQLite takes this, which is undone."""
    with undone(raw):
        try:
            raw.execute(sql, values)
        except sqlite3.Error as refused:
            if str(refused) not in ("beyond", "sealed"):
                raise
            return False
        return True


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


# By the functions of casework


@pytest.fixture
def township(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Township:
    """One case of each kind that the matrix names, told by the names of ``KINDS``."""
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")  # who may print is asked before, and that is all that is tried
    township = found(tmp_path / "home")
    store = open_store(township.home)
    for number, kind in KINDS.items():
        keep(township, store, number, kind)
    store.close()
    return township


KINDS = {
    "本人的案": Kind((MINE,)),
    "本村的案": Kind((COLLEAGUE,)),
    "外村的案": Kind((NEIGHBOUR,), LIUHE),
    "涉隐私的案": Kind((COLLEAGUE,), private=True),
    "未成年的案": Kind((COLLEAGUE,), minor=True),
    "归档的案": Kind((MINE,), closed=True),
    "只保存的案": Kind((MINE,), kept=True),
}
_LOOKS, _ALL_OF_OWN = "列 看", "列 看 改 印 取 废 封 限 移 协"
MATRIX: Mapping[str, Mapping[str, str]] = {
    MINE: {
        "本人的案": _ALL_OF_OWN,
        "本村的案": "列",
        "外村的案": "",
        "涉隐私的案": "",
        "未成年的案": "",
        "归档的案": "列 看 改 印 取 限 移 协",
        "只保存的案": _LOOKS,
    },
    HEAD: {
        "本人的案": "列 看 印 取 限 派 协",
        "本村的案": "列 看 印 取 限 派 协",
        "外村的案": "",
        "涉隐私的案": "",
        "未成年的案": "",
        "归档的案": "列 看 印 取 限 派 协",
        "只保存的案": _LOOKS,
    },
    OFFICE_CLERK: {
        **dict.fromkeys(("本人的案", "本村的案", "外村的案", "归档的案"), "列 看 印 取 批"),
        "涉隐私的案": "",
        "未成年的案": "",
        "只保存的案": _LOOKS,
    },
    CHIEF: {
        **dict.fromkeys(("本人的案", "本村的案", "外村的案", "归档的案"), "列 看 印 取 批"),
        "涉隐私的案": "由",
        "未成年的案": "由",
        "只保存的案": _LOOKS,
    },
    NEIGHBOUR: {**dict.fromkeys(KINDS, ""), "外村的案": _ALL_OF_OWN},
}


def write(desk: Desk, number: str) -> None:
    """Change what may still be changed after a seal."""
    editing: Editing = cases.open_case(desk, number)
    case = replace(editing.stored.case, court="白杨法庭")
    pending = cases.Pending(number, editing.stored.version, case, 1, "法庭", cases.new_save_id())
    cases.save(desk, pending, editing.place)


def give(action: Action) -> Callable[[Desk, str], None]:
    def act(desk: Desk, number: str) -> None:
        everybody = stored_people.people(desk.store)
        to = next(one for one in everybody if one.name == COLLEAGUE)
        handing.give(desk, number, to, action=action)

    return act


def share(desk: Desk, number: str) -> None:
    handing.share(
        desk, number, next(one for one in stored_people.people(desk.store) if one.name == COLLEAGUE)
    )


BY_WORD: Mapping[str, Callable[[Desk, str], object]] = {
    "看": cases.load,
    "改": write,
    "印": lambda desk, number: printing.print_paper(desk, number, queue="没有这台"),
    "取": lambda desk, number: taking.get(desk, number, of_anyone=True),
    "废": lambda desk, number: signing.void(desk, number, "写错了"),
    "封": signing.seal,
    "限": lambda desk, number: handing.restrict(desk, number, False),
    "协": share,
    "派": give(A.ASSIGN),
    "移": give(A.HAND_OVER),
    "批": lambda desk, number: handing.remark(desk, number, "请写明付款日期"),
    "由": lambda desk, number: cases.read_for_a_reason(desk, number, "县局督办"),
}


@pytest.mark.parametrize("name", MATRIX)
def test_59_the_matrix_through_the_functions_of_casework(township: Township, name: str) -> None:
    """What is denied says what to do, tells nothing of what is not listed, and stands in the journal."""
    with township.desk(name) as desk:
        listed = [row.number for row in cases.page(desk).rows]
        assert sorted(listed) == sorted(number for number, may in MATRIX[name].items() if "列" in may)
        for number, may in MATRIX[name].items():
            refused = {word for word, act in BY_WORD.items() if is_denied(act, desk, number, "列" in may)}
            assert refused == BY_WORD.keys() - set(may.split()), number
    with township.desk(None) as desk:
        told = [line.entry.number for line in journal.entries(desk.store, act=journal.REFUSED)]
    assert {number: told.count(number) for number in KINDS} == {
        number: len(BY_WORD.keys() - set(may.split())) for number, may in MATRIX[name].items()
    }


def is_denied(act: Callable[[Desk, str], object], desk: Desk, number: str, listed: bool) -> bool:
    """Whether the person may not do this; what hinders anybody, such as no printer, does not count.

    A refusal says what to do, and of a case that is not in the list no more than of one that is not there.
    """
    said, denied = "请", False
    try:
        act(desk, number)
    except Refused as refused:
        said, denied = str(refused), isinstance(refused, Denied)
    assert "请" in said or not denied, said
    assert ("没有编号" in said) == (denied and not listed), said
    return denied


def test_59_what_other_cases_hold_is_not_found_by_search_code_file_or_history(township: Township) -> None:
    """Names, phone tails, check codes and figures of cases one may not read lead nowhere."""
    with township.desk(COLLEAGUE) as desk:
        assert len(cases.page(desk, "5678").rows) == 3
        assert people.known(desk, "祝满仓", "")
        assert "祝满仓" not in str(verifying.verify_code(desk, "A" * 16).sentences)
    with township.desk(NEIGHBOUR_HEAD) as desk:
        assert [row.number for row in cases.page(desk, "5678").rows] == ["外村的案"]
    with township.desk(MINE) as desk:
        assert {row.number for row in cases.page(desk, "祝满仓").rows} == {
            "本人的案",
            "归档的案",
            "只保存的案",
        }
        assert {one.last_case for one in people.known(desk, "5678", "")} <= {
            "本人的案",
            "归档的案",
            "只保存的案",
        }
        assert register.find_by_code(desk.store, "0" * 16) is not None
        for number in ("本村的案", "外村的案", "没有的案"):
            with pytest.raises(Denied):
                history.changes(desk, number)
    with township.desk(NEIGHBOUR) as desk:
        found = register.find_by_code(desk.store, "0" * 16)
        assert found is not None
        assert found.frozen.number == "外村的案"


def test_59_the_administrator_at_the_console_reads_no_case(township: Township) -> None:
    with township.desk(None) as desk:
        for act in (cases.load, write, cases.hand_out, history.changes):
            with pytest.raises(Refused, match="管理员的终端"):
                act(desk, "本人的案")
        with pytest.raises(Refused, match="管理员的终端"):
            cases.page(desk)
        for table in ("parties", "matters", "revisions"):
            with pytest.raises(sqlite3.Error):
                connection(desk).execute(f"SELECT * FROM {table}")
        assert journal.first_break(desk.store) is None


def test_59_the_head_of_the_office_reads_a_private_case_for_a_reason_that_is_kept(township: Township) -> None:
    """For this session and this case, to read; those in charge find the reason among who looked."""
    with township.desk(CHIEF) as desk:
        with pytest.raises(Denied, match="没有编号"):
            cases.load(desk, "涉隐私的案")
        with pytest.raises(Refused, match="请写明为什么要看"):
            cases.read_for_a_reason(desk, "涉隐私的案", " ")
        cases.read_for_a_reason(desk, "涉隐私的案", "县局督办，核对协议")
        assert cases.open_case(desk, "涉隐私的案").only_read is not None
        assert connection(desk).execute("SELECT facts FROM matters JOIN cases ON id = case_id").fetchall()
        with pytest.raises(Denied):
            write(desk, "涉隐私的案")
        with pytest.raises(Denied):
            cases.load(desk, "未成年的案")
    with township.desk(CHIEF) as desk, pytest.raises(Denied):
        cases.load(desk, "涉隐私的案")
    with township.desk(COLLEAGUE) as desk:
        entries = journal.entries(desk.store, number="涉隐私的案", act=journal.VIEWED)
        assert any(line.entry.details.get("凭理由") == "县局督办，核对协议" for line in entries)


def test_59_the_office_prints_no_more_than_it_has_decided(township: Township) -> None:
    from tiaojie_tui.store import settings

    store = open_store(township.home)
    settings.put(store, printing.OFFICE_PRINTS, "1")
    store.close()
    with township.desk(OFFICE_CLERK) as desk:
        told = {"文书": "人民调解协议书", "打印机": "一号", "任务": 1, "份数": 1}
        journal.append(desk.store, desk.entry(journal.PRINTED, "本人的案", told))
        with pytest.raises(Refused, match="本月已经打印了1次"):
            printing.print_paper(desk, "本人的案", queue="没有这台")


# On screen

At = Callable[[str], AbstractAsyncContextManager[Walk]]


@pytest.fixture
def at(township: Township, monkeypatch: pytest.MonkeyPatch) -> At:
    """The program of somebody who came in by a key."""

    def opened(name: str) -> AbstractAsyncContextManager[Walk]:
        monkeypatch.setenv(KEY, str(township.keys[name]))
        with township.desk(name) as desk:
            pin.choose(desk, "481726")
        return walking(township.home)

    return opened


@pytest.mark.parametrize("name", MATRIX)
async def test_59_the_list_on_screen_shows_what_may_be_seen_and_opens_what_may_be_read(
    at: At, name: str
) -> None:
    """By keys: each case is chosen in the list; where it may not be read, it is said whom to ask."""
    async with at(name) as walk:
        assert {number for number in KINDS if number in walk.text} == {
            number for number, may in MATRIX[name].items() if "列" in may
        }
        rows = [line for line in walk.text.splitlines() if any(one in line for one in KINDS)]
        for number in [number for number, may in MATRIX[name].items() if may == "列"]:
            at_row = next(at for at, line in enumerate(rows) if number in line)
            await walk.press(*["down"] * at_row, "enter")
            assert f"这个案件由{COLLEAGUE}承办，您不能查看" in walk.text
        for number, may in MATRIX[name].items():
            if "看" not in may:
                continue
            await walk.press("f3")
            await walk.type(number)
            await walk.press("enter")
            assert "1受理" in walk.text
            assert ("您可以看，不能改" in walk.text) == ("改" not in may), number
            await walk.press("escape")


async def test_59_a_case_is_restricted_by_its_mediator_and_gone_for_the_head(
    at: At, township: Township
) -> None:
    async with at(MINE) as walk:
        for number in ("只保存的案", "归档的案"):
            assert number in walk.text
        await walk.press("f3")
        await walk.type("本人的案")
        await walk.press("enter")
        await walk.menu("谁在办")
        await walk.type("限制查看")
        await walk.press("enter")
        assert "已经限制：只有承办、协办的人看得到" in walk.text
    async with at(HEAD) as walk:
        assert "本人的案" not in walk.text


async def test_59_the_head_of_the_office_gives_a_reason_on_screen(at: At) -> None:
    async with at(CHIEF) as walk:
        await walk.press("f12")
        await walk.type("涉隐私的案")
        await walk.press("down")
        await walk.press("enter")
        assert "请写理由" in walk.text
        await walk.type("县局督办")
        await walk.press("enter")
        assert "1受理" in walk.text
        assert "您可以看，不能改" in walk.text
    async with at(OFFICE_CLERK) as walk:
        await walk.press("f12")
        assert "限制查看的案件" not in walk.text


async def test_61_a_key_that_is_revoked_saves_and_reads_nothing_more(at: At, township: Township) -> None:
    """The next save is refused and says why; what was typed stays in the draft; reading has ended, too."""
    store = open_store(township.home)
    register.void(store, "本人的案", at=AT, by=MINE, reason="")
    store.close()
    async with at(MINE) as walk:
        await walk.press("f3")
        await walk.type("本人的案")
        await walk.press("enter", "f8")
        store = open_store(township.home)
        stored_people.revoke_key(store, township.keys[MINE], AT)
        store.close()
        await walk.walk_to("parties/0/note")
        await walk.type("吊销以后写的")
        assert not await walk.case_screen.autosave.flush()
        await walk.settle()
        assert "这把钥匙已经停用" in walk.text
        left = drafts.recover(township.home / drafts.FOLDER, "本人的案")
        assert left is not None
        assert "吊销以后写的" in repr(left.parts)
        for act in (cases.load, history.changes):
            with pytest.raises(Refused, match="这把钥匙已经停用"):
                await walk.app.at_desk(act, "本人的案")
        assert await walk.app.at_desk(lambda desk: desk.store.sql("SELECT facts FROM matters")) == []
        assert not await walk.app.at_desk(
            lambda desk: does(connection(desk), "UPDATE main.parties SET note = '改'")
        )


async def test_61_a_role_that_is_lowered_counts_at_once(at: At, township: Township) -> None:
    """The head becomes a mediator while logged in: the open case is not read again, nor given to anybody."""
    async with at(HEAD) as walk:
        await walk.press("f3")
        await walk.type("本村的案")
        await walk.press("enter")
        assert "您可以看，不能改" in walk.text
        store = open_store(township.home)
        store.sql("UPDATE people SET role = '调解员' WHERE id = ?", township.people[HEAD])
        store.close()
        for act in (cases.load, history.changes, give(A.ASSIGN), share):
            with pytest.raises(Denied, match=COLLEAGUE):
                await walk.app.at_desk(act, "本村的案")
        with pytest.raises(Denied, match="没有编号"):
            await walk.app.at_desk(cases.load, "涉隐私的案")
