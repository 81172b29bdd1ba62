"""封存: chosen by its word, and nothing changes after it."""

from pathlib import Path

from .signing_walk import at_step_six, sign, sign_all, stamp, stored


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
        await walk.press("f9", "f9", "enter")
        [written] = (tmp_path / "papers").iterdir()
        first = written.read_bytes()
        await walk.press("f7", "f8")
        for number, methods in (("1", "1"), ("2", "1"), ("3", "1"), ("4", "1")):
            await sign(walk, number, methods, "10.19")
        await stamp(walk, "10.19")
        await walk.press("f9", "2", "enter")
        written.unlink()
        await walk.press("f9", "enter")
        assert written.read_bytes() == first
