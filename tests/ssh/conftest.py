"""An installation with papers of two mediators, behind a real sshd; made once for all tests of this room."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.shell import COMMITTEE, agreed_case
from tests.ssh.sshd import SSHD, Sshd
from tests.terminal.homes import at_desk
from tiaojie_tui.casework import cases, papers, signing
from tiaojie_tui.casework.desk import Installation, set_up
from tiaojie_tui.store import register

MINE, RECORDER, THEIRS = "江海平", "苏文英", "贺长林"
MY_NUMBER, MY_OTHER, THEIR_NUMBER = "(2026)石调字第7号", "(2026)石调字第8号", "(2026)石调字第9号"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 900
"""Longer than six answers of an SFTP server."""


@dataclass(frozen=True)
class Office:
    """The server, its data, and the papers that lie ready."""

    sshd: Sshd
    home: Path
    mine: str
    mine_as_pdf: str
    theirs: str

    def bytes_of(self, name: str) -> bytes:
        """A paper as the program itself hands it out."""
        if name.endswith(".pdf"):
            return PDF
        with at_desk(self.home) as desk:
            return papers.hand_out(desk, MY_NUMBER if name == self.mine else THEIR_NUMBER).docx


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two frozen agreements of two mediators, one of them with its PDF, and a case that is still open."""
    home = tmp_path_factory.mktemp("installation") / "home"
    with at_desk(home) as desk:
        set_up(desk, Installation(COMMITTEE, "云溪县白杨镇青石村", (MINE, RECORDER, THEIRS, "姚桂英")))
        for number, mediator, recorder in (
            (MY_NUMBER, MINE, RECORDER),
            (MY_OTHER, RECORDER, MINE),
            (THEIR_NUMBER, THEIRS, "姚桂英"),
        ):
            case = agreed_case(number=number, mediators=[mediator], recorder=recorder)
            cases.bring_in(desk, json.dumps(case, ensure_ascii=False))
        for number in (MY_NUMBER, THEIR_NUMBER):
            signing.finalise(desk, number)
        register.keep_pdf(desk.store, MY_NUMBER, 1, PDF)
    return home


@pytest.fixture(scope="package")
def office(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if SSHD is None:
        pytest.skip("openssh-server is not installed: no paper was taken away over SSH")
    sshd = Sshd(tmp_path_factory.mktemp("ssh"), home, (MINE, THEIRS, "外人"))
    mine, theirs = (f"{number}人民调解协议书.docx" for number in (MY_NUMBER, THEIR_NUMBER))
    yield Office(sshd, home, mine, mine.replace(".docx", ".pdf"), theirs)
    sshd.stop()
