"""What an examination says of one thing it has looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, whether it is well, and what to say of it."""

    about: str
    well: bool
    said: str
