"""A case brought to its seal, and papers altered as somebody else would alter them."""

import io
import zipfile
from datetime import date

from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.casework.desk import Desk
from tiaojie_tui.domain.case import Signature
from tiaojie_tui.store.cases import Stored

AGREED = date(2026, 10, 19)


def sign_all(desk: Desk, number: str, on: date = AGREED) -> Stored:
    for row in signing.board(cases.load(desk, number).case):
        method = "签名" if row.signer.capacity in ("人民调解员", "记录人") else "签名、按指印"
        signing.sign(desk, number, Signature(row.signer.name, row.signer.capacity, method, on))
    return signing.stamp(desk, number, on)


def altered(docx: bytes, old: str, new: str) -> bytes:
    """The paper with one piece of its text replaced in whatever part bears it."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old.encode(), new.encode()))
    assert changed.getvalue() != docx
    return changed.getvalue()


def sealed_paper(desk: Desk, number: str) -> bytes:
    signing.finalise(desk, number)
    sign_all(desk, number)
    signing.seal(desk, number)
    return papers.hand_out(desk, number).docx
