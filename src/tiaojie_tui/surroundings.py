"""The environment of a program: where the data are, and behind the door whose key it was, and from where.

Nothing here imports a room of the program: the door stands on this module, and it has to open at once.
"""

import os
import pwd
import re
from collections.abc import Mapping
from pathlib import Path

KEY = "TIAOJIE_KEY"
"""The variable in which the door says by which key somebody came in."""
FROM = "TIAOJIE_FROM"
"""From which address somebody comes, as sshd has told the program before the door; for the journal."""
ASKED = "SSH_ORIGINAL_COMMAND"
"""What the client has asked for; only the door reads it."""
_TERMINALS = re.compile(r"(dumb|linux|putty|rxvt|screen|tmux|vt100|vt220|xterm)([-.][-+.a-z0-9]{1,30})?")
_ADDRESS = re.compile(r"[0-9A-Fa-f.:]{2,45}")


def home_folder(given: str | None = None) -> Path:
    """The data folder: as given, else ``TIAOJIE_HOME``, else the XDG data folder."""
    named = given or os.environ.get("TIAOJIE_HOME")
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "tiaojie"


def named_key() -> int | None:
    """The number of the key that the door has named; ``None`` where nobody came through it."""
    named = os.environ.get(KEY, "")
    return int(named) if named.isdecimal() else None


def behind_the_door(brought: Mapping[str, str]) -> dict[str, str]:
    """The environment behind the door: of what was ``brought`` along a known ``TERM``, and the address."""
    term = brought.get("TERM", "")
    address = brought.get(FROM, "")
    return {
        **({FROM: address} if _ADDRESS.fullmatch(address) else {}),
        "HOME": pwd.getpwuid(os.getuid()).pw_dir,
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "PYTHONUTF8": "1",
        "TERM": term if _TERMINALS.fullmatch(term) else "xterm",
    }
