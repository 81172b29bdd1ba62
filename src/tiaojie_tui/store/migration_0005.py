"""Migration 5, frozen: one server of many committees. Who may log in, whose a case is, who looks at it.

An installation without people works as before: the account of the system is the one mediator.
"""

_PEOPLE = (
    """
CREATE TABLE committees (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL CHECK (level IN ('村', '乡镇')),
    place TEXT NOT NULL,
    numbering TEXT NOT NULL UNIQUE,
    closed_on TEXT
) STRICT
""",
    """
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('调解员', '主任', '司法所', '所长')),
    committee_id INTEGER REFERENCES committees (id),
    added_at TEXT NOT NULL,
    left_on TEXT,
    pin TEXT,
    pin_failures INTEGER NOT NULL DEFAULT 0,
    pin_locked_until TEXT,
    CHECK ((role IN ('司法所', '所长')) = (committee_id IS NULL))
) STRICT
""",
    """
CREATE TABLE keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id),
    device TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL UNIQUE,
    added_at TEXT NOT NULL,
    expires_on TEXT,
    revoked_at TEXT
) STRICT
""",
)
_CASES = (
    "ALTER TABLE cases ADD COLUMN committee_id INTEGER REFERENCES committees (id)",
    "ALTER TABLE cases ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))",
    "ALTER TABLE cases ADD COLUMN minor INTEGER NOT NULL DEFAULT 0 CHECK (minor IN (0, 1))",
    "ALTER TABLE cases ADD COLUMN only_kept INTEGER NOT NULL DEFAULT 0 CHECK (only_kept IN (0, 1))",
    "CREATE INDEX cases_by_committee ON cases (committee_id, updated_at, id) WHERE untouched = 0",
    """
CREATE TABLE case_people (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    part TEXT NOT NULL CHECK (part IN ('承办', '协办')),
    since TEXT NOT NULL,
    given_by TEXT NOT NULL,
    PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID
""",
    "CREATE INDEX case_people_by_person ON case_people (person_id, case_id)",
    """
CREATE TABLE remarks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT
""",
    "CREATE INDEX remarks_by_case ON remarks (case_id, id)",
    "CREATE TRIGGER remarks_kept_update BEFORE UPDATE ON remarks BEGIN SELECT RAISE(ABORT, 'kept'); END",
    """
CREATE TRIGGER remarks_kept_delete BEFORE DELETE ON remarks
WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'kept'); END
""",
)
_LEASES = (
    "ALTER TABLE leases ADD COLUMN person_id INTEGER REFERENCES people (id)",
    "ALTER TABLE leases ADD COLUMN device TEXT NOT NULL DEFAULT ''",
    """
CREATE TABLE lease_requests (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID
""",
)
_DELETIONS = (
    """
CREATE TABLE deletions (
    case_id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    reason TEXT NOT NULL,
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    proposed_at TEXT NOT NULL,
    approved_by INTEGER REFERENCES people (id),
    approved_at TEXT,
    executed_at TEXT,
    CHECK (approved_by IS NULL OR approved_by <> proposed_by),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (executed_at IS NULL OR approved_by IS NOT NULL)
) STRICT
""",
    *(
        f"CREATE TRIGGER deletions_kept_{act.lower()} BEFORE {act} ON deletions"
        " WHEN OLD.executed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'kept'); END"
        for act in ("UPDATE", "DELETE")
    ),
    # What is kept for good goes only with a case whose destruction two people have agreed to.
    *(
        statement
        for table in ("papers", "voidings", "seals", "paper_pdfs", "sealed_files", "cases")
        for statement in (
            f"DROP TRIGGER {table}_kept_delete",
            (
                f"CREATE TRIGGER {table}_kept_delete BEFORE DELETE ON {table}"
                f" WHEN {'OLD.untouched = 0 AND ' if table == 'cases' else ''}NOT EXISTS (SELECT 1 FROM"
                f" deletions WHERE case_id = OLD.{'id' if table == 'cases' else 'case_id'}"
                " AND executed_at IS NOT NULL)"
                " BEGIN SELECT RAISE(ABORT, 'kept'); END"
            ),
        )
    ),
    """
CREATE TRIGGER revisions_only_kept_insert BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id AND only_kept = 1)
BEGIN SELECT RAISE(ABORT, 'only kept'); END
""",
)
_SETTINGS = ("CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",)

# What the temporary views of a session need (store.scope). A seal closes columns by their names: a trigger
# that compared their values would have to read them, and so could whoever gives its name to a query.
_CLOSED_BY_A_SEAL = """case_id, title, dispute_type, source, referred_by, difficulty, applied_on, accepted_on,
    agreed_on, committee, recorder, facts, outcome, failure_reason, sealed_on, copies, supplements,
    occurred_on, screening_reserved, screening_filed_with, screening_note, extended_to, supplements_code"""
_SCOPE = (
    "CREATE VIEW titles AS SELECT case_id, title, dispute_type, accepted_on, agreed_on, outcome FROM matters",
    "CREATE INDEX cases_by_given_number ON cases (number)",
    "DROP TRIGGER matters_sealed_update",
    f"""
CREATE TRIGGER matters_sealed_update BEFORE UPDATE OF {_CLOSED_BY_A_SEAL} ON matters
WHEN EXISTS (SELECT 1 FROM seals WHERE case_id IN (OLD.case_id, NEW.case_id))
BEGIN SELECT RAISE(ABORT, 'sealed'); END
""",
)

STATEMENTS = (*_PEOPLE, *_CASES, *_LEASES, *_DELETIONS, *_SETTINGS, *_SCOPE)
