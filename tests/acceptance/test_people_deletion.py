"""A case is destroyed by two people and the administrator; then nothing of it is left but its number."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.acceptance import age_keys
from tests.cli.shell import agreed_case
from tests.township import CHIEF, COLLEAGUE, HEAD, MINE, OFFICE_CLERK, Township, found
from tiaojie_tui import cli
from tiaojie_tui.casework import cases, deletion, taking
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.office import backup, console, destroying, restore
from tiaojie_tui.store import cases as stored_cases
from tiaojie_tui.store import crosscheck, drafts, journal, listing, register, search
from tiaojie_tui.store.destruction import NotAgreed, StillKept
from tiaojie_tui.store.places import Place
from tiaojie_tui.store.troubles import Beyond, Kept, NoSuchCase, OnlyKept

NUMBER = "(2026)青调字第7号"
PLANTED = "蓝皮铁盒埋在柿子树下"
REASON = "保管期限已满"


@pytest.fixture
def township(tmp_path: Path) -> Township:
    """A sealed case with planted words in all that is kept of it."""
    township = found(tmp_path / "home")
    with township.desk(MINE) as desk:
        case = agreed_case(
            number=NUMBER, mediators=[MINE], recorder=COLLEAGUE, facts=f"双方为{PLANTED}争执。"
        )
        cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
        at = datetime(2026, 11, 24, 10)
        docx = PLANTED.encode() * 40
        register.freeze(desk.store, NUMBER, docx=docx, code="A", text=PLANTED, made_at=at, by=MINE)
        register.keep_pdf(desk.store, NUMBER, 1, docx)
        register.seal(desk.store, NUMBER, record="{}", at=at, by=MINE, files={"pdf": docx})
        left = drafts.DraftFile(desk.home / drafts.FOLDER / desk.account, NUMBER)
        left.append(1, {"facts": PLANTED}, Place(NUMBER, "facts", "facts"))
        left.close()
        (taking.folder(desk) / f"{NUMBER}人民调解协议书.docx").write_text(PLANTED, "utf-8")
        (desk.home / "before-4.db").write_text(PLANTED, "utf-8")
        search.refresh_search(desk.store)
        assert [row.number for row in listing.page(desk.store, "梁秋生").rows] == [NUMBER]
    return township


def asked(township: Township) -> None:
    with township.desk(HEAD) as desk:
        deletion.propose(desk, NUMBER, REASON)


def agreed(township: Township) -> None:
    asked(township)
    with township.desk(OFFICE_CLERK) as desk:
        deletion.approve(desk, NUMBER)


def where_it_stands(home: Path, words: str) -> Iterator[str]:
    """The files in which these words stand, as text or in the index of the search."""
    pairs = " ".join(words[at : at + 2] for at in range(len(words) - 1))
    for file in sorted(home.rglob("*")):
        if file.is_file() and any(text.encode() in file.read_bytes() for text in (words, pairs)):
            yield file.name


def test_67_after_two_have_agreed_the_words_are_gone_from_every_file(township: Township) -> None:
    before = set(where_it_stands(township.home, PLANTED))
    assert {"tiaojie.db", "before-4.db", f"{NUMBER}人民调解协议书.docx"} < before
    agreed(township)
    with console.opened(township.home) as here:
        destroying.destroy(here, [NUMBER])

    assert list(where_it_stands(township.home, PLANTED)) == []
    assert list(where_it_stands(township.home, "梁秋生")) == []
    with township.desk(HEAD) as desk:
        with pytest.raises(NoSuchCase):
            stored_cases.load(desk.store, NUMBER)
        assert not listing.page(desk.store, "梁秋生").rows
        assert journal.first_break(desk.store) is None
        assert crosscheck.differences(desk.store) == []
        assert desk.store.sql("PRAGMA integrity_check") == [("ok",)]
        assert desk.store.sql("PRAGMA foreign_key_check") == []
        begun = cases.bring_in(desk, json.dumps(agreed_case(number="", mediators=[HEAD]), ensure_ascii=False))
        assert begun.case.number == NUMBER.replace("7", "8"), "the number of a destroyed case is given again"
    with console.opened(township.home) as here:
        acts = [line.entry.act for line in journal.entries(here.store, number=NUMBER)]
    assert acts[-3:] == ["提请销毁", "同意销毁", "销毁"]


def test_67_while_the_retention_runs_the_case_is_only_kept(township: Township) -> None:
    with console.opened(township.home) as here:
        destroying.keep_for(here, "邻里纠纷", 5)
    agreed(township)
    with console.opened(township.home) as here, pytest.raises(StillKept, match="保管期限到 20"):
        destroying.destroy(here, [NUMBER])
    with township.desk(MINE) as desk:
        stored = cases.load(desk, NUMBER)
        with pytest.raises((OnlyKept, Beyond)), desk.store.transaction():
            stored_cases.save(
                desk.store, stored.version, stored.case, by=MINE, at=desk.now(), label="写", save_id="1"
            )
        with pytest.raises(Refused):
            taking.get(desk, NUMBER)
        assert PLANTED in (cases.load(desk, NUMBER).case.facts or "")


def test_67_one_person_alone_destroys_nothing(township: Township) -> None:
    with console.opened(township.home) as here, pytest.raises(Exception, match="没有等着同意的"):
        destroying.destroy(here, [NUMBER])
    asked(township)
    with console.opened(township.home) as here, pytest.raises(NotAgreed, match="两个人"):
        destroying.destroy(here, [NUMBER])
    with township.desk(HEAD) as desk, pytest.raises(Refused, match="不能同意销毁"):
        deletion.approve(desk, NUMBER)
    with township.desk(HEAD) as desk, pytest.raises(Refused, match="已经提请过"):
        deletion.propose(desk, NUMBER, REASON)


@pytest.mark.parametrize("who", [MINE, COLLEAGUE, OFFICE_CLERK, CHIEF])
def test_67_only_the_head_of_the_committee_asks(township: Township, who: str) -> None:
    with township.desk(who) as desk, pytest.raises(Refused, match="不能提请销毁"):
        deletion.propose(desk, NUMBER, REASON)


def test_67_who_does_not_agree_leaves_the_case_as_it_is(township: Township) -> None:
    asked(township)
    with township.desk(CHIEF) as desk:
        deletion.reject(desk, NUMBER)
        assert deletion.waiting(desk, NUMBER) is None
    asked(township)


def test_67_nothing_that_is_kept_goes_without_the_two(township: Township) -> None:
    """Not even by SQL on the connection of a session."""
    asked(township)
    with township.desk(MINE) as desk:
        _refuses_to_delete(desk)
        with pytest.raises(Beyond):
            desk.store.sql("UPDATE main.deletions SET executed_at = '2026-11-24'")
        _refuses_to_delete(desk)


def _refuses_to_delete(desk: Desk) -> None:
    for table in ("sealed_files", "seals", "paper_pdfs", "papers", "cases"):
        with pytest.raises(Kept):
            desk.store.sql(f"DELETE FROM main.{table}")


def test_67_what_was_destroyed_does_not_come_back_with_a_backup(township: Township, tmp_path: Path) -> None:
    public, identity = age_keys.pair(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    with console.opened(township.home) as here:
        backup.set_key(here, public)
        made = backup.make(here, [other])
    agreed(township)
    with console.opened(township.home) as here:
        destroying.destroy(here, [NUMBER])

    restored = restore.restore(township.home, other / made.name, identity)

    restored.aside.unlink()
    assert list(where_it_stands(township.home, PLANTED)) == []
    with township.desk(MINE) as desk, pytest.raises(NoSuchCase):
        stored_cases.load(desk.store, NUMBER)


def test_the_list_to_be_signed_tells_who_and_when_and_nothing_of_the_case(
    township: Township, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agreed(township)
    office = ["--home", str(township.home), "office"]
    assert cli.main([*office, "deletions"]) == cli.DONE
    assert f"{NUMBER}\t已同意，可以销毁\t提请 {HEAD}" in capsys.readouterr().out
    written = tmp_path / "清册.txt"
    assert cli.main([*office, "destroy", NUMBER, "-o", str(written)]) == cli.DONE
    assert "不能再恢复" in capsys.readouterr().out
    words = written.read_text("utf-8")
    assert all(word in words for word in (NUMBER, HEAD, OFFICE_CLERK, "白杨司法所", "按轮换最晚到"))
    assert all(word not in words for word in (PLANTED, "梁秋生", "邻里"))
    assert cli.main([*office, "deletions"]) == cli.DONE
    assert "已销毁" in capsys.readouterr().out
    assert cli.main([*office, "destroy"]) == cli.DONE


def test_the_pages_of_the_file_are_overwritten_even_where_nothing_is_written_anew(township: Township) -> None:
    """The row of the case is taken out in the transaction; what erases the pages comes after it."""
    agreed(township)
    with console.opened(township.home) as here:
        destroying.destroy(here, [NUMBER])
    with closing(sqlite3.connect(township.home / "tiaojie.db")) as raw:
        assert raw.execute("PRAGMA freelist_count").fetchone() == (0,)
