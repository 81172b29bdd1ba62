"""F6 offers sentence patterns; the caret goes to their first gap, and what is typed fills it."""

from pathlib import Path

from tiaojie_tui.casework import phrases

from .walking import Walk, prepare, walking


async def at_facts(walk: Walk) -> None:
    await walk.press("enter", "f8", "f8")
    assert walk.path == "facts"


async def test_a_phrase_is_read_before_it_is_taken_and_its_gaps_are_filled_by_typing(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await at_facts(walk)
        before = walk.case.facts or ""
        await walk.press("end", "f6")
        wanted = next(one for one in phrases.phrases("facts", "损害赔偿纠纷") if one.label == "双方关系")
        await walk.type("双方关系")
        assert wanted.text in walk.text
        await walk.press("enter")
        assert walk.case.facts == before + wanted.text
        await walk.type("孔子涵")
        await walk.press("tab")
        await walk.type("魏三妹")
        await walk.press("tab")
        await walk.type("邻居")
        assert walk.case.facts == f"{before}申请人孔子涵与被申请人魏三妹系邻居关系。"
        await walk.press("tab")
        assert walk.path == "claims", "after the last gap Tab goes on"


async def test_esc_takes_nothing(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await at_facts(walk)
        before = walk.case
        await walk.press("f6", "down", "escape")
        assert (walk.case, walk.path) == (before, "facts")


async def test_undo_takes_a_phrase_out_in_one_step(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await at_facts(walk)
        before = walk.case.facts
        await walk.press("end", "f6", "enter")
        assert walk.case.facts != before
        await walk.press("ctrl+z")
        assert walk.case.facts == before


async def test_a_claim_goes_on_a_line_of_its_own(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await at_facts(walk)
        await walk.walk_to("claims", "tab")
        claims = walk.case.claims
        await walk.press("end", "f6", "enter")
        assert len(walk.case.claims) == len(claims) + 1
        assert walk.case.claims[: len(claims)] == claims


async def test_where_there_are_no_phrases_it_says_so(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f6")
        assert "没有常用语" in walk.text


async def test_a_term_offers_its_own_wording_first(tmp_path: Path) -> None:
    prepare(tmp_path, "借款分期")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "f8", "f8", "f8", "f8", "pagedown")
        await walk.walk_to("terms/0/text", "tab")
        by_hand = walk.case.terms[0].text
        await walk.press("f6")
        assert "按上面的数据拟写" in next(line for line in walk.lines if line.startswith(">  1"))
        await walk.press("enter")
        assert walk.case.terms[0].text != by_hand
        await walk.press("ctrl+z")
        assert walk.case.terms[0].text == by_hand


async def test_the_notice_is_shown_to_be_read_aloud(tmp_path: Path) -> None:
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter", "pagedown", "pagedown", "f6")
        assert "念给双方听" in walk.text
        await walk.press("enter")
        assert walk.path.startswith("consents/")


async def test_a_number_goes_to_its_line_and_enter_takes_it(tmp_path: Path) -> None:
    """What was typed out of habit, number and Enter, must not leave an empty line in the text."""
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await at_facts(walk)
        before = walk.case.facts or ""
        second = phrases.phrases("facts", "损害赔偿纠纷")[1]
        await walk.press("end", "f6", "2")
        assert walk.case.facts == before
        await walk.press("enter")
        assert walk.case.facts == before + second.text


async def a_new_term(walk: Walk) -> str:
    """An act nobody has worded yet; what is proposed for it."""
    await walk.press("enter", "f8", "f8", "f8", "f8", "f2", "2", "enter")
    await walk.walk_to(f"terms/{len(walk.case.terms) - 1}/text", "tab")
    proposed = walk.case.terms[-1].text or ""
    assert "＿＿" in proposed
    return proposed


async def test_a_phrase_takes_the_place_of_a_proposal_nobody_has_touched(tmp_path: Path) -> None:
    prepare(tmp_path, "借款分期")
    async with walking(tmp_path) as walk:
        proposed = await a_new_term(walk)
        await walk.press("f6", "3", "enter")
        assert proposed not in (walk.case.terms[-1].text or "")
        await walk.press("ctrl+z")
        assert walk.case.terms[-1].text == proposed


async def test_a_phrase_leaves_what_the_mediator_wrote(tmp_path: Path) -> None:
    prepare(tmp_path, "借款分期")
    async with walking(tmp_path) as walk:
        await a_new_term(walk)
        await walk.type("另外")
        written = walk.case.terms[-1].text or ""
        await walk.press("end", "f6", "3", "enter")
        assert (walk.case.terms[-1].text or "").startswith(written)
