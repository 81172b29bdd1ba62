"""Migration 1, frozen: the tables of a case, its history, the register, search, and the triggers.

Every table of a case has ``case_id``; a part stands at its ``place`` in its list, a part of a part at
``item`` in the part's list. Days and moments are ISO text, sums are 分, yes and no are 1 and 0.
"""

from collections.abc import Iterator

_CASES = """
CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL,
    number_key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    search_version INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    untouched INTEGER NOT NULL CHECK (untouched IN (0, 1)),
    parties INTEGER NOT NULL,
    has_facts INTEGER NOT NULL,
    citations INTEGER NOT NULL,
    terms INTEGER NOT NULL,
    signatures INTEGER NOT NULL,
    effective_on TEXT
) STRICT
"""
_CASE_INDEXES = (
    "CREATE INDEX cases_by_update ON cases (updated_at, id) WHERE untouched = 0",
    "CREATE INDEX cases_untouched ON cases (id) WHERE untouched = 1",
    "CREATE INDEX cases_not_searchable ON cases (id) WHERE search_version <> version AND untouched = 0",
)
_MATTERS = """
CREATE TABLE matters (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    title TEXT, dispute_type TEXT, source TEXT, referred_by TEXT, difficulty TEXT,
    applied_on TEXT, accepted_on TEXT, agreed_on TEXT, committee TEXT, recorder TEXT, facts TEXT,
    outcome TEXT, failure_reason TEXT, sealed_on TEXT, copies INTEGER, supplements TEXT,
    occurred_on TEXT, screening_reserved INTEGER, screening_filed_with TEXT, screening_note TEXT
) STRICT
"""
_PARTS = {
    "mediators": "name TEXT",
    "parties": """role TEXT, kind TEXT, name TEXT, ref TEXT, sex TEXT, ethnicity TEXT, birth TEXT,
        id_number TEXT, occupation TEXT, credit_code TEXT, legal_representative TEXT,
        representative_post TEXT, phone TEXT, address TEXT, note TEXT""",
    "claims": "text TEXT",
    "evidence": "name TEXT, provided_by TEXT, original INTEGER, pages INTEGER, proves TEXT",
    "citations": "law TEXT, article TEXT",
    "records": "kind TEXT, at TEXT, place_held TEXT, text TEXT, result TEXT",
    "terms": """kind TEXT, text TEXT, amount INTEGER, due TEXT, method TEXT,
        recurrence_every TEXT, recurrence_day INTEGER, recurrence_start TEXT, recurrence_end TEXT,
        already_paid INTEGER, total INTEGER, holder TEXT""",
    "consents": 'name TEXT, "on" TEXT, notified INTEGER, refused INTEGER',
    "signatures": 'name TEXT, capacity TEXT, method TEXT, "on" TEXT',
    "passed": "rule TEXT, field TEXT, reason TEXT, about TEXT",
    "unread": "path TEXT, text TEXT",
    "performance": """term INTEGER, instalment INTEGER, "on" TEXT, amount INTEGER, state TEXT,
        note TEXT""",
    "follow_ups": '"on" TEXT, visitor TEXT, text TEXT, satisfaction TEXT',
}
_PARTS_OF_PARTS = {
    "agents": (
        "parties",
        """kind TEXT, name TEXT, relation TEXT, id_number TEXT, phone TEXT, authority TEXT,
        authority_text TEXT""",
    ),
    "attendants": ("records", "name TEXT"),
    "obligors": ("terms", "name TEXT"),
    "obligees": ("terms", "name TEXT"),
    "instalments": ("terms", "due TEXT, amount INTEGER"),
    "shares": ("terms", "name TEXT, amount INTEGER"),
    "visited": ("follow_ups", "name TEXT"),
}
_AFTER_SEALING = ("performance", "follow_ups", "visited")
_CLOSED = ("matters", *(t for t in (*_PARTS, *_PARTS_OF_PARTS) if t not in _AFTER_SEALING))

_REVISIONS = """
CREATE TABLE revisions (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    label TEXT NOT NULL,
    save_id TEXT NOT NULL UNIQUE,
    touched TEXT NOT NULL,
    parts BLOB NOT NULL,
    PRIMARY KEY (case_id, version)
) STRICT
"""
_REGISTER = (
    """
CREATE TABLE papers (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    text TEXT NOT NULL,
    docx BLOB NOT NULL,
    PRIMARY KEY (case_id, version)
) STRICT
""",
    "CREATE INDEX papers_by_sha256 ON papers (sha256)",
    "CREATE INDEX papers_by_code ON papers (code)",
    """
CREATE TABLE voidings (
    case_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (case_id, version),
    FOREIGN KEY (case_id, version) REFERENCES papers (case_id, version)
) STRICT
""",
    """
CREATE TABLE seals (
    case_id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    record TEXT NOT NULL,
    record_sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    FOREIGN KEY (case_id, version) REFERENCES papers (case_id, version)
) STRICT
""",
)
_DESK = (
    """
CREATE TABLE leases (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    holder TEXT NOT NULL,
    since TEXT NOT NULL,
    pid INTEGER NOT NULL,
    born TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE places (
    who TEXT PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    path TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX places_by_case ON places (case_id)",
    """
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    committee TEXT NOT NULL,
    place TEXT NOT NULL,
    numbering TEXT NOT NULL
) STRICT
""",
    "CREATE TABLE installation_mediators (place INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    """
CREATE VIRTUAL TABLE search USING fts5(
    name_ones, name_pairs, text_ones, text_pairs, name_pinyin, title_pinyin, tails, tokenize = 'ascii'
)
""",
)


def _tables() -> Iterator[str]:
    yield _CASES
    yield from _CASE_INDEXES
    yield _MATTERS
    for table, columns in _PARTS.items():
        yield f"""
CREATE TABLE {table} (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, {columns},
    PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID
"""
    for table, (whole, columns) in _PARTS_OF_PARTS.items():
        yield f"""
CREATE TABLE {table} (
    case_id INTEGER NOT NULL, place INTEGER NOT NULL, item INTEGER NOT NULL, {columns},
    PRIMARY KEY (case_id, place, item),
    FOREIGN KEY (case_id, place) REFERENCES {whole} (case_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID
"""
    yield _REVISIONS
    yield from _REGISTER
    yield from _DESK


def _refuse(table: str, act: str, why: str, when: str) -> str:
    name = f"{table}_{why}_{act.split()[0].lower()}"
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def _sealed(*ids: str) -> str:
    return f"EXISTS (SELECT 1 FROM seals WHERE case_id IN ({', '.join(ids)}))"


def _triggers() -> Iterator[str]:
    for table in (*_CLOSED, "papers", "voidings", "seals"):
        yield _refuse(table, "INSERT", "sealed", _sealed("NEW.case_id"))
    for table in _CLOSED:
        yield _refuse(table, "UPDATE", "sealed", _sealed("OLD.case_id", "NEW.case_id"))
        yield _refuse(table, "DELETE", "sealed", _sealed("OLD.case_id"))
    for table in ("papers", "voidings", "seals"):
        yield _refuse(table, "UPDATE", "kept", "1")
        yield _refuse(table, "DELETE", "kept", "1")

    # A case goes only while nothing was ever typed into it, and takes its first revision with it.
    yield _refuse("cases", "DELETE", "kept", "OLD.untouched = 0")
    identity = "UPDATE OF id, number, number_key, created_at, untouched"
    yield _refuse("cases", identity, "sealed", _sealed("OLD.id", "NEW.id"))

    yield _refuse("revisions", "UPDATE", "kept", "1")
    yield _refuse("revisions", "DELETE", "kept", "EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)")
    allowed = "NEW.touched NOT IN ('', 'follow_ups', 'performance', 'follow_ups performance')"
    yield _refuse("revisions", "INSERT", "sealed", f"{allowed} AND {_sealed('NEW.case_id')}")


STATEMENTS = (*_tables(), *_triggers())
