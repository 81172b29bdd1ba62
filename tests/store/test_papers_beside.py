"""PDFs and signed files of the register, and the choices of people."""

import hashlib

import pytest

from tests.store.invented import FULL, NOON, freeze, keep, seal
from tiaojie_tui.store import journal, preferences, register
from tiaojie_tui.store.engine import Store
from tiaojie_tui.store.troubles import Kept


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def number(store: Store) -> str:
    number = keep(store, FULL).case.number or ""
    freeze(store, number, b"paper", "AAAA")
    return number


def test_the_pdf_made_first_is_kept_and_found_by_its_hash(store: Store, number: str) -> None:
    assert register.pdf_bytes(store, number, 1) is None
    assert register.keep_pdf(store, number, 1, b"%PDF one") == b"%PDF one"
    assert register.keep_pdf(store, number, 1, b"%PDF two") == b"%PDF one"
    assert register.pdf_bytes(store, number, 1) == b"%PDF one"
    found = register.find_by_sha(store, sha(b"%PDF one"))
    assert found is not None
    assert (found.frozen.version, found.docx) == (1, b"paper")
    assert register.find_by_sha(store, sha(b"%PDF two")) is None


def test_a_pdf_can_still_be_made_after_sealing_but_not_changed(store: Store, number: str) -> None:
    seal(store, number)
    register.keep_pdf(store, number, 1, b"%PDF")
    with pytest.raises(Kept):
        store.sql("UPDATE paper_pdfs SET pdf = x'00'")


def test_signed_files_come_with_the_seal_and_are_found_by_their_hash(store: Store, number: str) -> None:
    register.keep_pdf(store, number, 1, b"%PDF")
    files = {"docx": b"signed paper", "pdf": b"%PDF signed"}
    closed = register.seal(store, number, record="{}", at=NOON, by="何文清", files=files)

    assert register.sealed_bytes(store, number, "docx") == b"signed paper"
    for content in files.values():
        found = register.find_by_sha(store, sha(content))
        assert found is not None
        assert (found.seal, found.docx) == (closed, b"paper")
    [line] = journal.entries(store, act=journal.SEALED)
    told = line.entry.details
    assert (told["docx"], told["pdf"]) == (sha(b"paper"), sha(b"%PDF"))
    assert (told["加章docx"], told["加章pdf"]) == (sha(b"signed paper"), sha(b"%PDF signed"))


def test_without_a_certificate_there_is_no_signed_file(store: Store, number: str) -> None:
    seal(store, number)
    assert register.sealed_bytes(store, number, "docx") is None


def test_a_choice_is_kept_for_one_person_and_replaced_by_the_next(store: Store) -> None:
    assert preferences.get(store, "何文清", "打印机") is None
    preferences.put(store, "何文清", "打印机", "一楼")
    preferences.put(store, "何文清", "打印机", "二楼")
    assert preferences.get(store, "何文清", "打印机") == "二楼"
    assert preferences.get(store, "苏文英", "打印机") is None
