"""Ways to the compensation calculator, by keys."""

from tests.tui.walking import Walk

AT = "injuries/0"


async def begin(walk: Walk) -> None:
    """Open the case and add a calculation for its first party."""
    await walk.press("enter", "f8", "f8", "f2")
    await walk.type("pcjs")
    await walk.press("enter")
    await walk.type("1")
    await walk.press("enter")


async def fill(walk: Walk, **values: str) -> None:
    """Walk down to each field and type into it."""
    for key, text in values.items():
        await walk.walk_to(f"{AT}/{key}")
        await walk.type(text)
