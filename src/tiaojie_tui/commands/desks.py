"""The desk at which a command works."""

from argparse import Namespace
from contextlib import suppress

from tiaojie_tui.casework.desk import Desk, Refused, open_desk


def opened(said: Namespace, *, new: bool = False) -> Desk:
    """The desk of an installation that is there, for a slip in ``--home`` must not make a new one.

    With ``new`` it is made where it is missing.
    """
    with suppress(PermissionError):  # of which opening it tells
        if not new and not said.home.exists():
            raise Refused(f"没有「{said.home}」这个数据文件夹，请核对 --home 或 TIAOJIE_HOME。")
    return open_desk(said.home)
