import hashlib
from datetime import timedelta

import pytest

from tests.store.invented import FULL, NOON, freeze, keep, seal
from tiaojie_tui.store import cases, register
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.register import AlreadyFrozen, NotFrozen
from tiaojie_tui.store.troubles import NoSuchCase


@pytest.fixture
def number(store: Store) -> str:
    return keep(store, FULL).case.number or ""


def test_frozen_bytes_come_back_byte_for_byte(store: Store, number: str) -> None:
    every_byte = bytes(range(256)) * 3

    frozen = freeze(store, number, every_byte)

    assert register.frozen_bytes(store, number, frozen.version) == every_byte
    assert frozen.sha256 == hashlib.sha256(every_byte).hexdigest()
    assert cases.load(store, number).frozen == frozen


def test_a_second_paper_is_refused_until_the_first_is_voided(store: Store, number: str) -> None:
    freeze(store, number, b"first", "AAAA")
    with pytest.raises(AlreadyFrozen, match="第1稿"):
        freeze(store, number, b"second")

    register.void(store, number, at=NOON, by="何文清", reason="错字")
    assert cases.load(store, number).frozen is None
    second = freeze(store, number, b"second", "BBBB")

    assert second.version == 2
    assert register.frozen_bytes(store, number, 1) == b"first"


def test_a_voided_paper_is_still_found_and_says_when_it_was_voided(store: Store, number: str) -> None:
    freeze(store, number, b"first", "AAAA")
    register.void(store, number, at=NOON + timedelta(days=1), by="何文清", reason="错字")

    found = register.find_by_code(store, "AAAA")

    assert found is not None
    assert found.frozen.voided_at == NOON + timedelta(days=1)
    assert (found.seal, found.docx, found.text) == (None, b"first", "第一条")


def test_of_two_papers_with_one_code_the_standing_one_is_found(store: Store, number: str) -> None:
    for _ in range(2):
        freeze(store, number, b"same", "AAAA")
        register.void(store, number, at=NOON, by="何文清", reason="重做")
    freeze(store, number, b"same", "AAAA")

    for found in (
        register.find_by_code(store, "AAAA"),
        register.find_by_sha(store, hashlib.sha256(b"same").hexdigest()),
    ):
        assert found is not None
        assert (found.frozen.version, found.frozen.voided_at) == (3, None)


def test_a_seal_closes_the_hash_of_the_bytes_and_of_the_signing_record(store: Store, number: str) -> None:
    freeze(store, number, b"paper", "AAAA")

    closed = seal(store, number)

    assert closed.sha256 == hashlib.sha256(b"paper").hexdigest()
    assert closed.record_sha256 == hashlib.sha256(b'{"signatures":[]}').hexdigest()
    found = register.find_by_sha(store, closed.sha256)
    assert found is not None
    assert found.seal == closed
    assert cases.load(store, number).seal == closed


def test_the_seal_is_not_said_of_an_earlier_voided_paper(store: Store, number: str) -> None:
    freeze(store, number, b"first", "AAAA")
    register.void(store, number, at=NOON, by="何文清", reason="错字")
    freeze(store, number, b"second", "BBBB")
    seal(store, number)

    first, second = register.find_by_code(store, "AAAA"), register.find_by_code(store, "BBBB")

    assert first is not None
    assert second is not None
    assert (first.seal is None, second.seal is None) == (True, False)


def test_nothing_is_voided_or_sealed_before_it_is_frozen(store: Store, number: str) -> None:
    with pytest.raises(NotFrozen):
        register.void(store, number, at=NOON, by="何文清", reason="错字")
    with pytest.raises(NotFrozen):
        seal(store, number)
    with pytest.raises(NotFrozen):
        register.frozen_bytes(store, number, 1)


def test_what_was_never_registered_is_not_found(store: Store, number: str) -> None:
    freeze(store, number)

    assert register.find_by_code(store, "----") is None
    assert register.find_by_sha(store, "0" * 64) is None
    with pytest.raises(NoSuchCase):
        freeze(store, "没有")
