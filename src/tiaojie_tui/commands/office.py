"""The verbs of ``tiaojie office``, which the administrator runs. Each room has its own table of them."""

from argparse import Namespace


def run(said: Namespace) -> bool:
    """Run one of them; true when all of it was done."""
    from tiaojie_tui.commands import (
        audit,
        backup,
        month,
        office_install,
        office_keys,
        office_people,
        register,
    )

    verbs = {
        **register.OFFICE,
        **office_install.OFFICE,
        **office_people.OFFICE,
        **office_keys.OFFICE,
        **backup.OFFICE,
        "audit": audit.run,
        "month": month.run,
    }
    return verbs[said.office_verb](said)
