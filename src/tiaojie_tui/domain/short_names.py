"""Places and committees as their own people call them."""

import re

_TOWNSHIP = re.compile(r"^.+?(?:镇|乡|街道)(?=..)")


def without_township(address: str) -> str:
    """A place as its own people call it: without county and township."""
    return _TOWNSHIP.sub("", address)


def short_committee(name: str) -> str:
    """A committee as its own people call it."""
    return without_township(name).replace("人民调解委员会", "调委会")
