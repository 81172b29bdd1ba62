"""Migration 4, frozen: more words of a case; the journal of acts; PDFs, sealed files, settings of people.

The court and the police station to turn to are named after the agreement, also after a sealed one. Each row
of the journal bears the hash of the row before it, so that none can be changed, taken out or put in between
unseen; rows are only ever added, as are PDFs and sealed files.
"""

from itertools import combinations

_MATTERS = (
    "ALTER TABLE matters ADD COLUMN court TEXT",
    "ALTER TABLE matters ADD COLUMN police_station TEXT",
    "ALTER TABLE matters ADD COLUMN extended_to TEXT",
    "ALTER TABLE matters ADD COLUMN supplements_code TEXT",
)
_TABLES = (
    """
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    act TEXT NOT NULL,
    number TEXT NOT NULL,
    details TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT
""",
    "CREATE INDEX journal_by_number ON journal (number, act)",
    "CREATE INDEX journal_by_day ON journal (at)",
    """
CREATE TABLE paper_pdfs (
    case_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (case_id, version),
    FOREIGN KEY (case_id, version) REFERENCES papers (case_id, version)
) STRICT
""",
    "CREATE INDEX paper_pdfs_by_sha256 ON paper_pdfs (sha256)",
    """
CREATE TABLE sealed_files (
    case_id INTEGER NOT NULL REFERENCES seals (case_id),
    form TEXT NOT NULL CHECK (form IN ('docx', 'pdf')),
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (case_id, form)
) STRICT
""",
    "CREATE INDEX sealed_files_by_sha256 ON sealed_files (sha256)",
    """
CREATE TABLE preferences (
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (who, name)
) STRICT, WITHOUT ROWID
""",
)
_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_kept_{act.lower()} BEFORE {act} ON {table}"
    " WHEN 1 BEGIN SELECT RAISE(ABORT, 'kept'); END"
    for table in ("journal", "paper_pdfs", "sealed_files")
    for act in ("UPDATE", "DELETE")
)

_CLOSED = """title dispute_type source referred_by difficulty applied_on accepted_on agreed_on committee
    recorder facts outcome failure_reason sealed_on copies supplements occurred_on screening_reserved
    screening_filed_with screening_note extended_to supplements_code""".split()
"""The columns of ``matters`` that a seal closes."""
_AFTER_SEALING = ("court", "follow_ups", "performance", "police_station", "unread")
_MAY_BE_TOUCHED = tuple(
    " ".join(names) for many in range(len(_AFTER_SEALING) + 1) for names in combinations(_AFTER_SEALING, many)
)
_READ_LATER = "COALESCE({row}.path LIKE 'performance/%' OR {row}.path LIKE 'follow_ups/%', 0)"
"""What was typed into an open part and could not be read as its value."""


def _unread(act: str, *rows: str) -> tuple[str, str]:
    """Of ``unread`` a seal closes what belongs to closed parts."""
    closed = " OR ".join(f"NOT {_READ_LATER.format(row=row)}" for row in rows)
    ids = ", ".join(f"{row}.case_id" for row in rows)
    return (
        f"DROP TRIGGER unread_sealed_{act.lower()}",
        (
            f"CREATE TRIGGER unread_sealed_{act.lower()} BEFORE {act} ON unread WHEN ({closed})"
            f" AND EXISTS (SELECT 1 FROM seals WHERE case_id IN ({ids}))"
            " BEGIN SELECT RAISE(ABORT, 'sealed'); END"
        ),
    )


_REOPENED = (
    *_unread("INSERT", "NEW"),
    *_unread("UPDATE", "OLD", "NEW"),
    *_unread("DELETE", "OLD"),
    "DROP TRIGGER matters_sealed_update",
    (
        "CREATE TRIGGER matters_sealed_update BEFORE UPDATE ON matters"
        f" WHEN (OLD.case_id IS NOT NEW.case_id OR {' OR '.join(f'OLD.{c} IS NOT NEW.{c}' for c in _CLOSED)})"
        " AND EXISTS (SELECT 1 FROM seals WHERE case_id IN (OLD.case_id, NEW.case_id))"
        " BEGIN SELECT RAISE(ABORT, 'sealed'); END"
    ),
    "DROP TRIGGER revisions_sealed_insert",
    (
        "CREATE TRIGGER revisions_sealed_insert BEFORE INSERT ON revisions"
        f" WHEN NEW.touched NOT IN ({', '.join(map(repr, _MAY_BE_TOUCHED))})"
        " AND EXISTS (SELECT 1 FROM seals WHERE case_id IN (NEW.case_id))"
        " BEGIN SELECT RAISE(ABORT, 'sealed'); END"
    ),
)

STATEMENTS = (*_MATTERS, *_TABLES, *_TRIGGERS, *_REOPENED)
