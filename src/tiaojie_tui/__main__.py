"""``python -m tiaojie_tui`` is the command ``tiaojie``."""

import sys

from tiaojie_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
