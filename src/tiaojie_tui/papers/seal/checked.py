"""What checking the seal of a file found."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """``faults`` are sentences for the mediator; where there are none, nothing changed since the sealing.

    The rest is what was signed, and empty where the signature does not hold: ``at`` by the clock of the
    server that sealed, in China's time, ``comment`` as it was given then, ``holder`` from the certificate.
    """

    faults: tuple[str, ...]
    at: datetime | None = None
    comment: str = ""
    holder: str = ""

    @property
    def untouched(self) -> bool:
        return not self.faults
