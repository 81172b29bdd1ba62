"""The imported texts, asked from step 4 through the desk, so that the screen never waits for the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tiaojie_tui.casework import statutes
from tiaojie_tui.casework.citations import Choice
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.statutes import Found, Official
from tiaojie_tui.domain.case import Citation

if TYPE_CHECKING:
    from tiaojie_tui.tui.app import TiaojieApp


class Originals:
    """Answers with nothing where nothing is imported or the desk cannot be asked: the index is enough."""

    def __init__(self, app: "TiaojieApp") -> None:
        self._app = app
        self._known: dict[tuple[Citation, date], Official | None] = {}

    async def added_to(self, choice: Choice, day: date) -> Choice:
        """The line with the official words of that day, where they are at hand; each is looked up once."""
        asked = choice.citation, day
        if asked not in self._known:
            try:
                self._known[asked] = await self._app.at_desk(statutes.official, *asked)
            except Refused:
                return choice
        return replace(choice, official=self._known[asked] or choice.official)

    async def found(self, typed: str, day: date) -> Sequence[Found]:
        """What the official texts have of these words."""
        try:
            return await self._app.at_desk(statutes.search, typed, day)
        except Refused:
            return ()
