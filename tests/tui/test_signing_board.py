"""Step 6, 签署: from what still blocks 定稿 to the sealed agreement, by keys alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from tiaojie_tui.casework import cases, desk, papers
from tiaojie_tui.casework.desk import Desk, NotSaved
from tiaojie_tui.domain.case import Case, Party, Signature
from tiaojie_tui.papers.verify import read_printed
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.signing import board

from .walking import Walk, prepare, walking

AGREED = date(2026, 10, 19)
PLACES = ("梁秋生", "梁冬生", "江海平", "苏文英", "调委会印章")


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always the same morning."""
    opening = partial(desk.open_desk, now=lambda: datetime(2026, 11, 23, 10, 21))
    monkeypatch.setattr(desk, "open_desk", opening)


@asynccontextmanager
async def at_step_six(
    home: Path, demo: str = "院墙滴水", *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Walk]:
    prepare(home, demo)
    async with walking(home, size=size) as walk:
        await walk.press("enter", "f8", "f8", "f8", "f8", "f8")
        yield walk


def row(walk: Walk, name: str) -> str:
    """The line of the board with this name."""
    body = walk.case_screen.body
    assert body is not None
    width = body.size.width
    return next(line[:width] for line in walk.lines[4:] if name in line[:width])


async def sign(walk: Walk, number: str, methods: str, day: str) -> None:
    """Record one line of the board: its number, the numbers of the ways, the day."""
    await walk.press(number)
    await walk.type(methods)
    await walk.press("enter")
    await walk.type(day)
    await walk.press("enter", "enter")


async def stamp(walk: Walk, day: str) -> None:
    await walk.press("5")
    await walk.type(day)
    await walk.press("enter", "enter")


async def sign_all(walk: Walk) -> None:
    await walk.press("f9")
    for number, methods, day in (
        ("1", "13", "10.19"),
        ("2", "13", "10.20"),
        ("3", "1", "10.21"),
        ("4", "1", "10.19"),
    ):
        await sign(walk, number, methods, day)
    await stamp(walk, "10.22")


async def stored(walk: Walk) -> Stored:
    assert await walk.case_screen.autosave.flush()
    return await walk.app.at_desk(cases.load, walk.case.number or "")


# Before 定稿


async def test_what_still_blocks_is_listed_with_its_step_and_enter_goes_there(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        assert "还有 2 处没补齐" in walk.text
        assert "第5步 协议" in row(walk, "达成协议的日期")
        await walk.press("enter")
        assert "[5协议" in walk.lines[1]
        assert walk.path == "agreed_on"


async def test_a_digit_goes_to_the_problem_of_that_line(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        await walk.press("2")
        assert "[5协议" in walk.lines[1]


async def test_f9_does_nothing_while_something_blocks(tmp_path: Path) -> None:
    async with at_step_six(tmp_path, "狗咬伤") as walk:
        await walk.press("f9")
        assert "还不能定稿，还有 2 处没补齐" in walk.text
        assert (await stored(walk)).frozen is None


async def test_missing_signatures_do_not_block_the_final_text(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        assert "都齐了，可以定稿" in walk.text
        assert "F9 定稿" in walk.lines[-1]
        assert "梁冬生（当事人）" in walk.text, "who will have to sign is said before"


async def test_an_agreement_that_failed_is_not_signed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7")
        await walk.press(*["backspace"] * len("达成书面协议"))
        await walk.type("调解不成")
        await walk.press("f8", "f9")
        assert "没有协议要签" in walk.text
        assert (await stored(walk)).frozen is None


async def test_f9_freezes_what_was_just_typed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7", "f7", "f7")
        await walk.type("丁香")
        await walk.press("f8", "f8", "f8", "f9")
        found = await stored(walk)
        assert found.frozen is not None
        assert "丁香" in (found.case.facts or "")
        docx = (await walk.app.at_desk(papers.hand_out, found.case.number or "")).docx
        assert "丁香" in read_printed(docx).text


async def test_after_freezing_version_code_and_copies_stand_on_screen(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        frozen = (await stored(walk)).frozen
        assert frozen is not None
        head = row(walk, "协议书第1稿")
        assert "打印 3 份" in head
        assert frozen.code in head


async def test_nothing_is_frozen_when_what_was_typed_cannot_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f7", "f7", "f7")

        def full(*_: object) -> None:
            raise NotSaved("硬盘满了，请腾出空间。")

        monkeypatch.setattr(cases, "save", full)
        await walk.type("丁")
        await walk.press("f8", "f8", "f8", "f9")
        assert "还没有存进数据库" in walk.text
        monkeypatch.undo()
        await walk.press("enter")
        assert (await walk.app.at_desk(cases.load, walk.case.number or "")).frozen is None


# The board


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
        await walk.press("f9", "f9")
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


# 作废


async def test_voiding_asks_why_and_its_first_answer_does_nothing(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "home", "f4")
        await walk.type("金额写错")
        await walk.press("enter", "enter")
        assert (await stored(walk)).frozen is not None


async def test_voiding_without_a_reason_is_asked_again(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "home", "f4", "enter", "down", "enter")
        assert "要写明理由" in walk.text
        assert walk.case_screen.editing.stored.frozen is not None


async def test_after_voiding_the_text_can_be_changed_and_nobody_has_signed(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await sign(walk, "1", "1", "10.20")
        await walk.press("home", "f4")
        await walk.type("金额写错")
        await walk.press("enter", "2", "enter")
        found = await stored(walk)
        assert (found.frozen, found.case.signatures) == (None, ())
        await walk.press("ctrl+z")
        assert walk.case.signatures == (), "undo brings no signature back"
        await walk.press("f9")
        assert "协议书第2稿" in walk.text
        assert "还没签" in row(walk, "梁秋生")


# 封存


async def test_sealing_needs_the_word_itself_to_be_chosen(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await sign_all(walk)
        await walk.press("f9")
        assert "谁也不能再改" in walk.text
        await walk.press("enter")
        assert (await stored(walk)).seal is None
        await walk.press("f9", "down", "enter")
        seal = (await stored(walk)).seal
        assert seal is not None
        assert "已封存" in walk.text
        assert seal.sha256[:16] in walk.text


async def test_nothing_of_a_sealed_agreement_changes_by_any_key(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await sign_all(walk)
        await walk.press("f9", "2", "enter")
        before = await stored(walk)
        await walk.press("home", "f4", "down", "f4", "enter", "1", "5", "ctrl+z", "ctrl+y")
        assert "补充协议" in walk.text
        after = await stored(walk)
        assert (after.case, after.seal) == (before.case, before.seal)


async def test_a_sealed_paper_is_handed_out_unchanged(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9", "f9")
        [written] = (tmp_path / "papers").iterdir()
        first = written.read_bytes()
        await walk.press("f7", "f8")
        for number, methods in (("1", "1"), ("2", "1"), ("3", "1"), ("4", "1")):
            await sign(walk, number, methods, "10.19")
        await stamp(walk, "10.19")
        await walk.press("f9", "2", "enter")
        written.unlink()
        await walk.press("f9")
        assert written.read_bytes() == first


async def test_a_refusal_of_the_desk_is_read_in_full(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        await walk.press("f9")
        await walk.app.at_desk(behind_its_back, walk.case.number or "")
        await walk.press("home", "f4")
        await walk.type("改")
        await walk.press("enter", "2", "enter")
        assert "还没有定稿，可以直接改。" in walk.text


def behind_its_back(at: Desk, number: str) -> None:
    from tiaojie_tui.casework import signing

    signing.void(at, number, "在别处作废")


async def test_who_may_only_read_acts_on_nothing(tmp_path: Path) -> None:
    async with at_step_six(tmp_path) as walk:
        walk.case_screen.editing.only_read = "苏文英从09:10起正在办这个案件，您可以看，不能改。"
        await walk.press("f9")
        assert "苏文英从09:10起正在办" in walk.text
        assert (await stored(walk)).frozen is None


@pytest.mark.parametrize("width", [66, 80, 120, 160])
async def test_name_and_state_of_every_place_fit_any_width(tmp_path: Path, width: int) -> None:
    async with at_step_six(tmp_path, size=(max(80, width), 24)) as walk:
        await walk.press("f9")
        await sign(walk, "1", "13", "10.20")
        assert "2026-10-20 签名、按指印" in row(walk, "梁秋生")


# In words


def child(**known: object) -> Case:
    party = Party(role="申请人", kind="person", name="陶小禾", birth=date(2014, 5, 1), **known)  # type: ignore[arg-type]
    return Case(parties=(party,), mediators=("江海平",), agreed_on=AGREED)


def test_a_place_nobody_can_fill_says_what_to_do() -> None:
    from tiaojie_tui.casework import signing

    guardian = next(line for line in signing.board(child()) if not line.signer.name)
    assert "没有人能签" in board.row(2, guardian)
    assert "回车看怎么办" in board.said_of(guardian, sealed=False)
    said = board.why_nobody(guardian.signer)
    assert "陶小禾不满十八岁" in said
    assert "第2步" in said


def test_an_organisation_may_be_signed_for_by_its_representative() -> None:
    from tiaojie_tui.casework import signing

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
    from tiaojie_tui.casework import signing

    case = child()
    open_line, mediator = signing.board(case)[0], signing.board(case)[-1]
    paper = board.PaperLine(1, "AAAA", 2)
    assert board.first_open((paper, open_line, mediator)) == 1
    assert board.first_open((paper, board.StampLine(AGREED))) == 0
