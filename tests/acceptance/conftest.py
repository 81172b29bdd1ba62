"""Sessions on terminals, as the tests of the terminal start them; a case that is audited."""

from tests.acceptance.audited import case, shell, town
from tests.terminal.conftest import home, start

__all__ = ["case", "home", "shell", "start", "town"]
