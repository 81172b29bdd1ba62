"""The book is whole: every rule of the domain's table is in it, rests on a law, is tried in three ways."""

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from types import FunctionType, ModuleType

import pytest
from _pytest.mark import ParameterSet

import tests.domain.rules
from tests.domain.rules.trials import KINDS
from tiaojie_tui.domain.rules import book, listing

TABLE = frozenset(
    """
    MINOR_PARTY MINOR_WITHOUT_GUARDIAN PARTY_REFUSED CONSENT_MISSING NOTICE_MISSING NO_MEDIATOR_SIGN NO_SEAL
    PARTY_SIGN_MISSING OBLIGOR_NOT_PARTY OBLIGEE_NOT_PARTY AMOUNT_MISSING DUE_MISSING VAGUE_AMOUNT VAGUE_DUE
    INSTALLMENT_SUM_MISMATCH SHARE_SUM_MISMATCH FIGURE_WORDS_MISMATCH DUE_BEFORE_AGREEMENT
    DUE_NON_EXISTING_DATE CLAIM_WITHOUT_TERM IDENTITY_RELATION PROPERTY_RIGHT_CONFIRMATION
    OWNERSHIP_DISPUTE_TO_GOV SUPPORT_WAIVER LITIGATION_WAIVER CRIMINAL_WAIVER POLICE_ALREADY_FILED
    COURT_ALREADY_FILED PUBLIC_SECURITY_APPLICATION_HINT INTEREST_CAP PENALTY_HIGH DEPOSIT_WORD
    VILLAGE_COMMITTEE_GUARANTEE VILLAGE_ASSEMBLY_CHECK LAND_CONTRACT_ILLEGAL WRITTEN_REQUIRED WAGE_IN_KIND
    INSURER_ABSENT INJURY_NOT_STABLE WAIVER_SCOPE_CHECK HEIRS_INCOMPLETE AGENT_AUTHORITY MEDIATOR_CONFLICT
    DOMESTIC_VIOLENCE ESCALATION FEE_CLAUSE DEPOSIT_HELD_BY_COMMITTEE REPEALED_LAW ARTICLE_MISSING
    LAW_NOT_IN_FORCE PERSON_NAME_MISMATCH SUPPORT_ONLY_FOR_ELDER_CONSENT PERIODIC_DEATH_COMP_NOTE
    ORG_ID_MISSING NO_LEGAL_BASIS COPIES TIME_LIMIT CONFIRM_DEADLINE LABOUR_PAYMENT_ORDER_HINT
    """.split()
)
"""The ids the rules were ordered by (the domain's table 7.4)."""


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(tests.domain.rules.__path__, "tests.domain.rules."):
        yield importlib.import_module(found.name)


def _marks(module: ModuleType) -> Iterator[pytest.Mark]:
    """The marks of every test, and of every parameter a test is given."""
    for test in vars(module).values():
        for mark in getattr(test, "pytestmark", ()) if isinstance(test, FunctionType) else ():
            yield mark
            if mark.name == "parametrize":
                for given in mark.args[1]:
                    if isinstance(given, ParameterSet):
                        yield from (one.mark if hasattr(one, "mark") else one for one in given.marks)


def _tried() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for module in _modules():
        for mark in _marks(module):
            if mark.name == "rule":
                rule, kind = mark.args
                assert kind in KINDS
                found[rule].add(kind)
    return found


def test_every_rule_of_the_table_is_in_the_book() -> None:
    assert book.RULES.keys() >= TABLE


def test_every_rule_is_tried_in_three_ways() -> None:
    tried = _tried()
    lacking = {rule: KINDS - tried[rule] for rule in book.RULES if KINDS - tried[rule]}
    assert not lacking


@pytest.mark.parametrize("rule", book.RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_rests_on_a_law(rule: book.Rule) -> None:
    assert rule.basis


def test_the_list_names_every_rule_once_with_what_it_looks_at() -> None:
    entries = list(listing.entries())
    assert sorted(entry.id for entry in entries) == sorted(book.RULES)
    for entry in entries:
        assert 4 <= len(entry.about) <= 30
        assert entry.basis
        assert entry.step
