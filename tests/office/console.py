"""A township whose keys are written into a file of the test's, and the administrator's console."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.cli.shell import Shell
from tests.township import Township
from tiaojie_tui.office import authorized, key_lint
from tiaojie_tui.store import journal, people, settings
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.journal import Entry


@dataclass(frozen=True)
class Console:
    """What the administrator has: a shell, the township, and the file that sshd reads."""

    shell: Shell
    township: Township
    file: Path

    @property
    def keys(self) -> list[people.Key]:
        return self._asked(people.keys)

    def entries(self, act: str) -> list[Entry]:
        """What stands in the journal of this act, oldest first."""
        return self._asked(lambda store: [line.entry for line in journal.entries(store, act=act)])

    def faults(self) -> list[str]:
        """What the examination of keys finds to mend; this machine's own sshd is not asked."""
        found = self._asked(lambda store: key_lint.lint(store, date.today()))
        elsewhere = ("入口程序", "sshd", "文件夹")
        return [one.said for one in found if not one.well and one.about not in elsewhere]

    def _asked(self, question: Any) -> Any:
        store: Store = open_store(self.township.home)
        try:
            return question(store)
        finally:
            store.close()


def at(folder: Path, shell: Shell, township: Township, door: Path | None = None) -> Console:
    """A console whose file lies in ``folder``; ``door`` is what sshd runs for each key."""
    file = folder / "authorized_keys"
    store = open_store(township.home)
    with store.transaction():
        settings.put(store, authorized.FILE_SETTING, str(file))
        settings.put(store, authorized.DOOR_SETTING, str(door or authorized.DOOR))
    between = authorized.section(people.keys(store), door or authorized.DOOR)
    store.close()
    file.write_text(f"{authorized.START}\n{between}{authorized.END}\n")
    return Console(shell, township, file)
