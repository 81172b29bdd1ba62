"""Leaving what is being asked for another place. Raised where an answer says so, caught where it leads."""


class Elsewhere(Exception):
    """Go to a step of the case, by its number from 1, and to what stands at ``path``; 0 is its menu."""

    def __init__(self, step: int, path: str = "") -> None:
        super().__init__(step, path)
        self.step = step
        self.path = path


class Again(Exception):
    """Open the same case anew: it is free by now, or in other hands."""


class Closed(Exception):
    """Back to the list: the case may not be read here any more; the message says why."""


class Leave(Exception):
    """Leave the program."""


class Cut(Leave):
    """The line is cut, or its input has ended: nobody is there to ask any more."""
