"""The signing board: who signed, how and when, recorded by keys alone and never assumed."""

from datetime import date
from pathlib import Path

import pytest

from tiaojie_tui.casework import board, papers, signing
from tiaojie_tui.domain.case import Case, Party, Signature
from tiaojie_tui.tui.signing import said

from .signing_walk import AGREED, at_step_six, row, sign, sign_all, stamp, stored

PLACES = ("梁秋生", "梁冬生", "江海平", "苏文英", "调委会印章")


async def test_nobody_has_signed_before_it_is_recorded(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        for name in PLACES:
            assert "还没" in row(walk, name)
        assert "还差 4 个签名和调委会印章" in walk.text


async def test_enter_alone_records_no_signature(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "enter", "enter", "enter", "enter", "enter")
        assert "先在上面标出是怎么签的" in walk.text
        await walk.press("escape")
        assert walk.case.signatures == ()


async def test_a_signature_bears_how_and_when_and_is_in_the_database(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "13", "10.20")
        assert "2026-10-20 签名、按指印" in row(walk, "梁秋生")
        found = (await stored(walk)).case.signatures
        assert found == (Signature("梁秋生", "当事人", "签名、按指印", date(2026, 10, 20)),)


async def test_a_day_not_written_is_today(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "3", "1", "")
        assert walk.case.signatures[0].on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "sentence"), [("10.18", "不能早于"), ("11.24", "不能在今天之后"), ("前天吧", "看不出")]
)
async def test_a_day_that_cannot_be_is_refused_beside_the_day(
    tmp_path: Path, day: str, sentence: str
) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "1", day)
        assert sentence in walk.text
        await walk.press("escape")
        assert walk.case.signatures == ()


async def test_f4_takes_back_what_was_recorded_by_mistake_and_undo_brings_it_again(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "1", "10.20")
        await walk.press("up", "f4")
        assert "还没签" in row(walk, "梁秋生")
        assert (await stored(walk)).case.signatures == ()
        await walk.press("ctrl+z")
        assert "2026-10-20 签名" in row(walk, "梁秋生")
        assert "已撤销：取消登记梁秋生的签名" in walk.text


async def test_a_wrong_record_is_corrected_in_its_place(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "1", "10.20")
        await sign(walk, "1", "3", "")
        assert walk.case.signatures == (Signature("梁秋生", "当事人", "签名、按指印", date(2026, 10, 20)),)


async def test_the_seal_of_the_committee_has_its_own_line_and_day(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await stamp(walk, "10.22")
        assert "2026-10-22 盖章" in row(walk, "调委会印章")
        await walk.press("5", "escape", "f4")
        assert (await stored(walk)).case.sealed_on is None


async def test_the_agreement_is_effective_on_the_last_of_all_days(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await sign_all(walk)
        assert "协议从2026年10月22日（最后那天）起生效" in walk.text
        assert "F9 封存" in walk.lines[-1]


async def test_the_final_text_is_handed_out_as_the_frozen_bytes(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "f9", "enter")
        [written] = (tmp_path / "papers").iterdir()
        frozen = await walk.app.at_desk(papers.hand_out, walk.case.number or "")
        assert written.read_bytes() == frozen.docx
        said = "".join(line.strip() for line in walk.lines)
        assert str(written) in said, "where it is, in full"


async def test_a_text_that_is_final_is_not_written_over(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "f7")
        before = walk.case
        await walk.type("多")
        assert walk.case == before


@pytest.mark.parametrize("width", [66, 80, 120, 160])
async def test_name_and_state_of_every_place_fit_any_width(tmp_path: Path, width: int) -> None:
    async with at_step_six(tmp_path, size=(max(80, width), 24)) as walk:
        await walk.press("f9")
        await sign(walk, "1", "13", "10.20")
        assert "2026-10-20 签名、按指印" in row(walk, "梁秋生")


def child(**known: object) -> Case:
    party = Party(role="申请人", kind="person", name="陶小禾", birth=date(2014, 5, 1), **known)  # type: ignore[arg-type]
    return Case(parties=(party,), mediators=("江海平",), agreed_on=AGREED)


def test_a_place_nobody_can_fill_says_what_to_do() -> None:
    guardian = next(line for line in signing.board(child()) if not line.signer.name)
    assert "没有人能签" in board.row(2, guardian)
    assert "回车看怎么办" in said.of_line(guardian, sealed=False)
    told = said.why_nobody(guardian.signer)
    assert "陶小禾不满十八岁" in told
    assert "第2步" in told


def test_an_organisation_may_be_signed_for_by_its_representative() -> None:
    firm = Party(role="申请人", kind="organization", name="禾盛合作社", legal_representative="祝成林")
    case = Case(parties=(firm,), mediators=("江海平",), agreed_on=AGREED)
    line = signing.board(case)[0]
    assert board.ways(line.signer) == (("禾盛合作社", "当事人"), ("祝成林", "禾盛合作社的法定代表人"))
    signed = signing.with_signature(
        case, Signature("祝成林", "禾盛合作社的法定代表人", "签名、盖章", AGREED), AGREED
    )
    shown = board.row(1, signing.board(signed)[0])
    assert shown == ("1", "祝成林", "法定代表人", "2026-10-19 签名、盖章")


def test_the_next_open_place_is_the_first_that_is_empty() -> None:
    case = child()
    open_line, mediator = signing.board(case)[0], signing.board(case)[-1]
    paper = board.PaperLine(1, "AAAA", 2)
    assert board.first_open((paper, open_line, mediator)) == 1
    assert board.first_open((paper, board.StampLine(AGREED))) == 0
