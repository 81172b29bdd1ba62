"""Who may do what to which case, by the functions of casework, whoever calls them."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.acceptance.rights import (
    KINDS,
    MATRIX,
    A,
    connection,
    give,
    of_all_kinds,
    share,
    write,
)
from tests.township import (
    CHIEF,
    COLLEAGUE,
    MINE,
    NEIGHBOUR,
    NEIGHBOUR_HEAD,
    OFFICE_CLERK,
    Township,
)
from tiaojie_tui.casework import cases, handing, history, people, printing, signing, taking, verifying
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.casework.permission import Denied
from tiaojie_tui.store import journal, register
from tiaojie_tui.store.engine import open_store


@pytest.fixture
def township(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Township:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")  # who may print is asked before, and that is all that is tried
    return of_all_kinds(tmp_path / "home")


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
