"""Pictures of the six steps of a nearly complete case, a loan paid back in four parts."""

from .conftest import Pictured, without_fingerprints
from .walking import Walk

LOAN = "借款分期"


async def to_step(walk: Walk, number: int) -> None:
    """Open the first case of the list at this step, 1 to 6."""
    await walk.press("enter", *["f8"] * (number - 1))


def test_step_1_intake(pictured: Pictured) -> None:
    """You should see the six steps with their states and the first card of 受理: dispute, source, days,
    mediators, each beside its label; at 120 columns the paper stands on the right."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 1)

    assert pictured(keys, LOAN)


def test_step_2_a_party(pictured: Pictured) -> None:
    """You should see the second of two parties with his identity number; sex, birth and age beside it are
    those of the number."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 2)
        await walk.press("pagedown")

    assert pictured(keys, LOAN)


def test_step_3_facts(pictured: Pictured) -> None:
    """You should see the whole of the facts in several rows, the caret behind the last character, and the
    claim below."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 3)
        await walk.press("end")

    assert pictured(keys, LOAN)


def test_step_4_basis(pictured: Pictured) -> None:
    """You should see the articles cited first and marked, then those proposed, and below them in plain words
    what the one stood on says and why it is listed."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 4)

    assert pictured(keys, LOAN)


def test_step_5_a_payment_in_instalments(pictured: Pictured) -> None:
    """You should see who pays whom, 18000 with its capitals 壹万捌仟元整, four instalments with the proof
    that they add up, and the wording as it is printed."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 5)
        await walk.case_screen.go_to("terms/0/plan")

    assert pictured(keys, LOAN)


def test_step_6_ready_to_be_finalised(pictured: Pictured) -> None:
    """You should see that nothing is missing and what 定稿 will do, and that F9 does it."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 6)

    assert pictured(keys, LOAN)


def test_step_6_with_gaps(pictured: Pictured) -> None:
    """You should see in plain words what has to be mended before 定稿, one line each with its step."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 6)

    assert pictured(keys, "狗咬伤")


def test_step_6_signing_board(pictured: Pictured) -> None:
    """You should see the draft that is fixed with its number of copies, one line for each who must sign, the
    first of them signed with a thumbprint and nobody else, and how many are still to come."""

    async def keys(walk: Walk) -> None:
        await to_step(walk, 6)
        await walk.press("f9", "1")
        await walk.type("13")
        await walk.press("enter")
        await walk.type("9.28")
        await walk.press("enter", "enter")
        await without_fingerprints(walk)

    assert pictured(keys, LOAN)
