"""Pictures of the compensation calculator: a card that computes, and the page that is read aloud."""

from .conftest import Pictured
from .injury_walk import AT, begin, fill
from .walking import Walk

DOG = "狗咬伤"


async def filled(walk: Walk) -> None:
    """A child of ten with a grade and yearly figures, who also has a small sister to be supported."""
    await begin(walk)
    await fill(walk, harm="2", assessed_on="2026-11-20", grade="10", province="清河省", figures_year="2024")
    await fill(walk, income="5万", consumption="2.4万", medical="1260", hospital_days="3", meal_pay="100")
    await fill(walk, nurse_pay="120", nursed_days="15", solatium="2000", fault="七成", prepaid="500")
    await walk.press("f2", "5", "enter")
    await walk.type("孔小妹")
    await walk.press("down")
    await walk.type("2020-1-5")
    await walk.press("down", "down")
    await walk.type("2")


def test_a_dependant(pictured: Pictured) -> None:
    """You should see the sister's age and years beside her birthday, and beside the number of those who
    support her what she gets, by which computation."""

    async def keys(walk: Walk) -> None:
        await filled(walk)

    assert pictured(keys, DOG)


def test_yearly_figures(pictured: Pictured) -> None:
    """You should see 2024 with the hint that last year's figures come first, both figures with their
    capitals, and at the head what the whole comes to."""

    async def keys(walk: Walk) -> None:
        await filled(walk)
        await walk.case_screen.go_to(f"{AT}/consumption")

    assert pictured(keys, DOG)


def test_the_page_read_aloud(pictured: Pictured) -> None:
    """You should see every item with its sum, how it came about and its article; at 120x40 also the way
    from 各项合计 to 还应付, and the hint that 2024 is not last year."""

    async def keys(walk: Walk) -> None:
        await filled(walk)
        await walk.press("f6")

    assert pictured(keys, DOG)
