"""``tiaojie doctor``: is this installation well?"""

import json
from argparse import Namespace
from dataclasses import asdict

from tiaojie_tui.office import doctor


def run(said: Namespace) -> bool:
    """Say what was found, group by group; true when all is well."""
    report = doctor.report(said.home)
    if said.json:
        groups = {name: [asdict(one) for one in found] for name, found in report.items()}
        print(json.dumps(groups, ensure_ascii=False, indent=2))
    else:
        for name, found in report.items():
            print(f"【{name}】")
            for one in found:
                print(f"{'好' if one.well else '要处理'}\t{one.about}\t{one.said}")
    return all(one.well for found in report.values() for one in found)
