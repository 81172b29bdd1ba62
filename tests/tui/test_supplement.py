"""A sealed agreement is changed by a new one: the same people, its own number, nothing of the old terms."""

from pathlib import Path

from tests.casework.sealing import sign_all
from tests.tui.walking import prepare, walking
from tiaojie_tui.casework import cases, signing
from tiaojie_tui.casework.desk import open_desk


def seal(home: Path, number: str) -> str:
    desk = open_desk(home)
    signing.finalise(desk, number)
    sign_all(desk, number)
    frozen = signing.seal(desk, number).frozen
    assert frozen is not None
    desk.store.close()
    return frozen.code


async def test_f12_of_a_sealed_case_begins_a_supplementary_agreement(tmp_path: Path) -> None:
    [number] = prepare(tmp_path, "院墙滴水")
    code = seal(tmp_path, number)
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        before = walk.case
        await walk.menu("补充")
        assert walk.case.supplements == number
        assert walk.case.supplements_code == code
        assert walk.case.number != number
        assert walk.case.parties == before.parties
        assert (walk.case.terms, walk.case.facts, walk.case.consents, walk.case.signatures) == (
            (),
            None,
            (),
            (),
        )
        await walk.press("escape")
        assert len((await walk.app.at_desk(cases.page)).rows) == 2


async def test_a_case_that_is_not_sealed_offers_none(tmp_path: Path) -> None:
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await walk.press("f12")
        assert "补充协议" not in walk.text
