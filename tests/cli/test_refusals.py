"""Bad input: one Chinese sentence on standard error that says what to do, exit 1, nothing half-stored."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import (
    COMMITTEE,
    NUMBER,
    SENTENCE,
    TODAY,
    Answer,
    Shell,
    agreed_case,
    party,
    sign_all,
)

BAD_FILES: dict[str, dict[str, Any] | str | bytes] = {
    "broken JSON": '{"format": "tiaojie-case/1",',
    "empty": "",
    "a list": "[]",
    "unknown format": agreed_case(format="tiaojie-case/9"),
    "unknown key": agreed_case(colour="红"),
    "unknown key below": agreed_case(parties=[{**party("申请人", "甲", "", ""), "colour": "红"}]),
    "wrong type": agreed_case(facts=7),
    "impossible date": agreed_case(agreed_on="2026-02-30"),
    "GBK": json.dumps(agreed_case(), ensure_ascii=False).encode("gbk"),
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_case_file_is_refused_and_nothing_of_it_is_kept(
    shell: Shell, written: Callable[..., str], content: dict[str, Any] | str | bytes
) -> None:
    """One sentence that names the file; the list of cases stays as it was."""
    assert "案件.json" in shell.refused("import", written(content))
    assert shell.listed() == []


def test_a_number_in_use_is_refused(shell: Shell, agreed: str, written: Callable[..., str]) -> None:
    """The case that has the number stays as it is."""
    before = shell.done("export", NUMBER)
    assert NUMBER in shell.refused("import", written(agreed_case(facts="另一个案子")))
    assert shell.done("export", NUMBER) == before


def test_one_bad_file_among_good_ones_stops_only_itself(shell: Shell, written: Callable[..., str]) -> None:
    """The good are imported and printed, the bad is named, and the status says that not all was done."""
    good, bad = written(agreed_case(), "好.json"), written("{", "坏.json")
    answer = shell("import", bad, good)
    assert answer.status == 1
    assert answer.out.startswith(NUMBER)
    assert SENTENCE.fullmatch(answer.err)
    assert "坏.json" in answer.err


@pytest.mark.parametrize(
    "argv",
    [
        ("export",),
        ("show",),
        ("problems",),
        ("problems", "--json"),
        ("paper", "-o", "x.docx"),
        ("finalise",),
        ("void", "--reason", "错"),
        ("sign", "--stamp"),
        ("seal",),
    ],
    ids=" ".join,
)
def test_a_number_nobody_has_is_refused(shell: Shell, agreed: str, argv: tuple[str, ...]) -> None:
    """Every verb that takes a number says which number is not there."""
    assert "第99号" in shell.refused(argv[0], "(2026)青石调字第99号", *argv[1:])


def test_a_short_number_that_fits_several_cases_is_refused(
    shell: Shell, agreed: str, written: Callable[..., str]
) -> None:
    """It names them, so that one can be chosen."""
    shell.done("import", written(agreed_case(number="(2025)青石调字第7号")))
    assert "(2025)青石调字第7号" in shell.refused("export", "7")


@pytest.mark.parametrize("verb", ["import", "verify"])
def test_a_file_that_is_not_there_is_refused(shell: Shell, tmp_path: Path, verb: str) -> None:
    """The file is named; so it is where a folder was given instead."""
    assert "没有.json" in shell.refused(verb, str(tmp_path / "没有.json"))
    assert "文件夹" in shell.refused(verb, str(tmp_path))


def test_a_target_that_cannot_be_written_is_refused(shell: Shell, agreed: str, tmp_path: Path) -> None:
    """A folder that is not there, and a folder in place of a file; no half file is left."""
    for target in (tmp_path / "没有" / "协议.docx", tmp_path):
        shell.refused("paper", NUMBER, "-o", str(target))
        shell.refused("export", NUMBER, "-o", str(target))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "案件.json"]


def test_a_paper_nobody_knows_is_refused(shell: Shell, agreed: str, tmp_path: Path) -> None:
    """The sentence names the papers there are."""
    assert "人民调解协议书" in shell.refused("paper", NUMBER, "判决书", "-o", str(tmp_path / "x.docx"))
    assert not (tmp_path / "x.docx").exists()


def test_finalising_is_refused_while_something_blocks_and_a_second_time(
    shell: Shell, agreed: str, written: Callable[..., str]
) -> None:
    """The first blocking problem is said; a finalised text is not finalised again."""
    shell.done("import", written(agreed_case(number="(2026)青石调字第8号", consents=[])))
    assert "还不能定稿" in shell.refused("finalise", "8")
    shell.done("finalise", NUMBER)
    assert "已经定稿" in shell.refused("finalise", NUMBER)


def test_voiding_is_refused_before_finalising(shell: Shell, agreed: str) -> None:
    """There is nothing to void; the text can be changed as it is."""
    assert "还没有定稿" in shell.refused("void", NUMBER, "--reason", "错")


def test_signatures_that_cannot_be_are_refused(shell: Shell, agreed: str) -> None:
    """Before 定稿, by a stranger, on a day that is none, too early or to come, without a name."""
    assert "还没有定稿" in shell.refused("sign", NUMBER, "梁秋生")
    shell.done("finalise", NUMBER)
    early, late = (TODAY + timedelta(days=days) for days in (-1, 1))
    assert "不在应签名的人里" in shell.refused("sign", NUMBER, "路人甲")
    assert "不能早于" in shell.refused("sign", NUMBER, "梁秋生", "--on", early.isoformat())
    assert "今天之后" in shell.refused("sign", NUMBER, "--stamp", "--on", late.isoformat())
    shell.refused("sign", NUMBER, "梁秋生", "--on", "昨儿个")
    shell.refused("sign", NUMBER, "梁秋生", "--method", "")
    assert "--stamp" in shell.refused("sign", NUMBER)
    assert "signatures" not in json.loads(shell.done("export", NUMBER))


def test_a_way_of_signing_that_is_none_is_refused(shell: Shell, agreed: str) -> None:
    """签名, 盖章 and 按指印 are the ways there are; anything else is no record of ink."""
    shell.done("finalise", NUMBER)
    shell.refused("sign", NUMBER, "梁秋生", "--method", "口头答应")


def test_sealing_is_refused_before_all_have_signed_and_after_it_nothing_changes(
    shell: Shell, agreed: str
) -> None:
    """Before 定稿, with a signature missing; then nothing can be signed, voided or finalised any more."""
    assert "还没有定稿" in shell.refused("seal", NUMBER)
    shell.done("finalise", NUMBER)
    shell.refused("seal", NUMBER)
    sign_all(shell)
    shell.done("seal", NUMBER)
    for argv in (
        ("seal", NUMBER),
        ("sign", NUMBER, "梁秋生"),
        ("sign", NUMBER, "--stamp"),
        ("void", NUMBER, "--reason", "后悔"),
        ("finalise", NUMBER),
    ):
        assert "封存" in shell.refused(*argv)


def test_papers_that_prove_nothing_are_told_apart(
    shell: Shell, agreed: str, tmp_path: Path, written: Callable[..., str]
) -> None:
    """Unknown, finalised but not sealed, voided: each exit 1 with a sentence of its own."""
    shell.done("finalise", NUMBER)
    paper = tmp_path / "协议书.docx"
    shell.done("paper", NUMBER, "-o", str(paper))
    assert "未封存" in said(shell("verify", str(paper)))
    shell.done("void", NUMBER, "--reason", "错")
    assert "已作废" in said(shell("verify", str(paper)))
    for unknown in (b"", b"PK\x03\x04", "随便一个文件".encode()):
        assert "不认识" in said(shell("verify", written(unknown, "别的.docx")))


def said(answer: Answer) -> str:
    assert answer.status == 1
    text = answer.out + answer.err
    assert SENTENCE.fullmatch(text), text
    return text


@pytest.mark.parametrize(
    "argv", [("--committee", " ", "--mediator", "江海平"), ("--committee", COMMITTEE, "--mediator", " ")]
)
def test_a_setup_without_committee_or_mediators_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    """Both are printed on every paper."""
    Shell(tmp_path / "new", capsys).refused("setup", *argv)
