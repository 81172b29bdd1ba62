"""Whether the database is sound: its pages, its references, and the hashes of what was frozen."""

import hashlib
from pathlib import Path

from peewee import Table

from tiaojie_tui.store.engine import FILE, open_store
from tiaojie_tui.store.troubles import Damaged

_PAPERS = Table("papers")


def faults(home: Path) -> list[str]:
    """What is wrong with the database in ``home``, a sentence each. Raises ``StoreTrouble``."""
    if not (home / FILE).exists():
        return [f"还没有 {FILE}，先打开一次程序"]
    store = open_store(home)
    try:
        found = []
        if store.sql("PRAGMA integrity_check") != [("ok",)]:
            raise Damaged("完整性检查没有通过")
        if store.sql("PRAGMA foreign_key_check"):
            found.append("有的记录找不到所属的案件，请用备份核对")
        for sha256, docx in store.rows(_PAPERS.select(_PAPERS.c.sha256, _PAPERS.c.docx)):
            if hashlib.sha256(docx).hexdigest() != sha256:
                found.append(f"定稿文书 {sha256[:8]} 的内容和登记的不一致，请用备份恢复")
        return found
    finally:
        store.close()
