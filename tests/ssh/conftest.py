"""An installation with papers of two mediators, behind a real sshd; made once for all tests of this room."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.cli.shell import agreed_case
from tests.ssh.sshd import SSHD, Sshd
from tests.township import COLLEAGUE, MINE, NEIGHBOUR, QINGSHI, Township, found
from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.store import access, numbering, register

RECORDER, THEIRS, STRANGER = COLLEAGUE, NEIGHBOUR, "外人"
NO_KEY = 999
MY_NUMBER, MY_OTHER, THEIR_NUMBER = "(2026)石调字第7号", "(2026)石调字第8号", "(2026)石调字第9号"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 900
"""Longer than six answers of an SFTP server."""


@dataclass(frozen=True)
class Office:
    """The server, its data, and the papers that lie ready."""

    sshd: Sshd
    township: Township
    mine: str
    mine_as_pdf: str
    theirs: str

    def bytes_of(self, name: str) -> bytes:
        """A paper as the program itself hands it out."""
        if name.endswith(".pdf"):
            return PDF
        own = name == self.mine
        with self.township.desk(MINE if own else THEIRS) as desk:
            return papers.hand_out(desk, MY_NUMBER if own else THEIR_NUMBER).docx


@pytest.fixture(scope="package")
def township(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """Two frozen agreements of two villages, one of them with its PDF, and a case that is still open.

    The recorder shares in the first, its mediator in the open one.
    """
    township = found(tmp_path_factory.mktemp("installation") / "home")
    for number, mediator, other in (
        (MY_NUMBER, MINE, RECORDER),
        (MY_OTHER, RECORDER, MINE),
        (THEIR_NUMBER, THEIRS, None),
    ):
        case = agreed_case(number=number, committee=QINGSHI, mediators=[mediator], recorder=other or "姚桂兰")
        with township.desk(mediator) as desk:
            cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
            if other is not None:
                with desk.store.transaction():
                    case_id = numbering.case_id(desk.store, number)
                    part = {"by": mediator, "at": desk.now()}
                    access.give(desk.store, case_id, township.people[other], access.SHARING, **part)
    for number, mediator in ((MY_NUMBER, MINE), (THEIR_NUMBER, THEIRS)):
        with township.desk(mediator) as desk:
            signing.finalise(desk, number)
            if number == MY_NUMBER:
                register.keep_pdf(desk.store, MY_NUMBER, 1, PDF)
    return township.settled(MINE)


@pytest.fixture(scope="package")
def office(township: Township, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if SSHD is None:
        pytest.skip("openssh-server is not installed: no paper was taken away over SSH")
    keys = {name: township.keys[name] for name in (MINE, RECORDER, THEIRS)}
    sshd = Sshd(tmp_path_factory.mktemp("ssh"), township.home, {**keys, STRANGER: NO_KEY})
    mine, theirs = (f"{number}人民调解协议书.docx" for number in (MY_NUMBER, THEIR_NUMBER))
    yield Office(sshd, township, mine, mine.replace(".docx", ".pdf"), theirs)
    sshd.stop()
