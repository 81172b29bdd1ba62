"""The command ``tiaojie``: opens the app, and does for other programs what the screens do.

Exit status: 0 done, 1 refused with one sentence on standard error, 2 the command was not understood.
How they are written stands in ``usage``, what they do in ``commands``, imported only when one is run.
"""

import errno
import os
import resource
import sys
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from tiaojie_tui.surroundings import home_folder

DONE, REFUSED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; without a verb, open the app. Returns the exit status."""
    _speak_utf8()
    # A core file would hold all that is in memory.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    words = sys.argv[1:] if argv is None else argv
    said = _at_a_login(words) or _parsed(words)
    try:
        return _run(said)
    except (MemoryError, SystemError):  # the second is CPython's word where an allocation fails unsaid
        print("内存不够，程序开不了。请过一会儿再试，还不行就告诉管理员。", file=sys.stderr)
        return REFUSED


def _at_a_login(words: Sequence[str]) -> SimpleNamespace | None:
    """What key lines and the door say at each login: making the parser would take the longest of it."""
    match words:
        case ["--home", home, "door", key] if key.isdecimal():
            return SimpleNamespace(verb="door", home=home, key=int(key))
        case ["--home", home]:
            return SimpleNamespace(verb=None, home=home, plain=False)
    return None


def _parsed(words: Sequence[str]) -> Any:
    from tiaojie_tui import usage

    return usage.parser().parse_args(words)


def _run(said: Any) -> int:
    said.home = home_folder(getattr(said, "home", None))
    if said.verb == "door":
        from tiaojie_tui.commands import door

        said.asked = door.run(said.home, said.key)
    from tiaojie_tui.casework.desk import Refused

    try:
        status = _program(said) if said.verb is None else _command(said)
        if sys.stdout is not None:  # closed by the caller
            sys.stdout.flush()
        return status
    except Refused as refused:
        print(refused, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Nobody reads on. What is still buffered goes nowhere, or Python would complain of it at the end.
        _leave_standard_output()
        return REFUSED
    except OSError as trouble:
        if trouble.errno != errno.ENOSPC:
            raise
        _leave_standard_output()
        print("写不出去：输出到的地方满了，没有写完整，腾出空间再来一次。", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except MemoryError:
        raise
    except Exception as error:  # of whose text nobody knows whom it names
        from tiaojie_tui.office import crash

        number = crash.report(said.home, type(error), error.__traceback__)
        print(f"程序出错，没有做完。编号 {number}，请告诉管理员。", file=sys.stderr)
        return REFUSED


def _leave_standard_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _confine(said: Any) -> None:
    from tiaojie_tui import confinement
    from tiaojie_tui.store.engine import FILE

    confinement.confine(said.home / FILE)


def _program(said: Any) -> int:
    if said.plain:
        from tiaojie_tui.plain import session

        _confine(said)
        return DONE if session.begin(said.home) else REFUSED
    return _app(said)


def _app(said: Any) -> int:
    from tiaojie_tui import terminal

    terminal.prepare()
    refusal = terminal.refusal()
    if refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    from tiaojie_tui.tui import arrival
    from tiaojie_tui.tui.app import TiaojieApp

    _confine(said)
    app = TiaojieApp(said.home)
    if not arrival.meet(app):
        sys.stderr.buffer.write(arrival.not_utf_8())
        return REFUSED
    try:
        app.run(mouse=False)
    finally:
        app.close_desk()
    return app.return_code or DONE


def _command(said: Any) -> int:
    if said.verb == "door":
        from tiaojie_tui.commands.hand_out import hand_out

        _confine(said)
        return hand_out(said.home, said.asked)
    if said.verb == "standby":
        from tiaojie_tui.commands import standby

        standby.run(said.home, main)
        return DONE
    from tiaojie_tui import commands

    return DONE if commands.verbs()[said.verb](said) else REFUSED
