"""Migration 3, frozen: what compensation for personal injury is computed from (赔偿计算).

As with every part of a case: a row at its ``place``, a part of a part at ``item``; closed once it is sealed.
"""

from collections.abc import Iterator

_INJURIES = """
CREATE TABLE injuries (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    province TEXT, figures_year INTEGER, income INTEGER, consumption INTEGER, monthly_wage INTEGER,
    yearly_wage INTEGER, victim TEXT, birth TEXT, harm TEXT, assessed_on TEXT, died_on TEXT, grade TEXT,
    coefficient INTEGER, medical INTEGER, further INTEGER, hospital_days INTEGER, meal_pay INTEGER,
    nutrition_days INTEGER, nutrition_pay INTEGER, travel INTEGER, lodging INTEGER, aids INTEGER,
    earned_by TEXT, earning INTEGER, earning_per TEXT, lost_days INTEGER, lost_from TEXT, nurses INTEGER,
    nursed_days INTEGER, nurse_pay INTEGER, solatium INTEGER, property_loss INTEGER, other_loss INTEGER,
    other_what TEXT, fault INTEGER, solatium_by_fault INTEGER, compulsory INTEGER, insured INTEGER,
    prepaid INTEGER,
    PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID
"""
_DEPENDANTS = """
CREATE TABLE dependants (
    case_id INTEGER NOT NULL, place INTEGER NOT NULL, item INTEGER NOT NULL,
    name TEXT, birth TEXT, in_need INTEGER, supporters INTEGER,
    PRIMARY KEY (case_id, place, item),
    FOREIGN KEY (case_id, place) REFERENCES injuries (case_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID
"""


def _triggers() -> Iterator[str]:
    for table in ("injuries", "dependants"):
        for act, ids in (("INSERT", "NEW"), ("UPDATE", "OLD NEW"), ("DELETE", "OLD")):
            rows = ", ".join(f"{row}.case_id" for row in ids.split())
            yield (
                f"CREATE TRIGGER {table}_sealed_{act.lower()} BEFORE {act} ON {table}"
                f" WHEN EXISTS (SELECT 1 FROM seals WHERE case_id IN ({rows}))"
                " BEGIN SELECT RAISE(ABORT, 'sealed'); END"
            )


STATEMENTS = (_INJURIES, _DEPENDANTS, *_triggers())
