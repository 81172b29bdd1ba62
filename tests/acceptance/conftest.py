"""Sessions on terminals, as the tests of the terminal start them."""

from tests.terminal.conftest import home, start

__all__ = ["home", "start"]
