"""In a session SQLite alone opens the database: another handle, closed, would drop the locks of all."""

import subprocess
import sys
from pathlib import Path

from tests.terminal.homes import database, prepare

_TRIES = """
import io, mmap, os, shutil, sqlite3, sys
from pathlib import Path
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.confinement import Forbidden, confine

home, linked = map(Path, sys.argv[1:])
database = home / "tiaojie.db"
os.symlink(database, linked / "symbolic")
os.link(database, linked / "hard")
os.chdir(home)
folder = os.open(home, os.O_RDONLY)
held = os.open(database, os.O_RDONLY)
confine(database)
tries = {
    "open": lambda: open(database, "rb"),
    "bytes": lambda: open(os.fsencode(database), "rb"),
    "relative": lambda: open("tiaojie.db"),
    "dots": lambda: open(home / ".." / home.name / "tiaojie.db"),
    "Path": lambda: database.read_bytes(),
    "os.open": lambda: os.open(database, os.O_RDWR),
    "dir_fd": lambda: os.open("tiaojie.db", os.O_RDONLY, dir_fd=folder),
    "copy": lambda: shutil.copy(database, linked / "copy"),
    "symbolic link": lambda: open(linked / "symbolic"),
    "hard link": lambda: open(linked / "hard"),
    "proc": lambda: os.open(f"/proc/self/fd/{held}", os.O_RDONLY),
    "handle": lambda: io.open(held, "rb"),
    "journal": lambda: open(home / "tiaojie.db-journal", "wb"),
}
for name, attempt in tries.items():
    try:
        attempt()
    except Forbidden:
        continue
    print("opened by", name)
(home / "crash.log").write_text("other files are not touched by this")
desk = open_desk(home)
with desk.store.transaction():
    print(sqlite3.connect(database).execute("select count(*) from cases").fetchone()[0], "case")
"""


def test_21_no_way_of_opening_the_database_but_through_sqlite(tmp_path: Path) -> None:
    """By any name, path, link or handle: refused. SQLite itself and other files are not hindered."""
    home = tmp_path / "home"
    prepare(home)
    assert database(home).exists()
    command = [sys.executable, "-c", _TRIES, str(home), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1 case\n", "")
