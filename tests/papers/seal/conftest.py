"""One key, one certificate and one sealed agreement for all tests of the seal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.x509 import Certificate

from tests.papers.sample import AGREEMENT, CASE
from tiaojie_tui.papers.make import make
from tiaojie_tui.papers.seal import certificate, opc
from tiaojie_tui.papers.seal.certificate import Key

HOLDER = "青田乡柳坪村人民调解委员会"
COMMENT = "(2026)柳调字第7号 <&> 9f86d081"


@dataclass(frozen=True)
class Pair:
    """The certificate's file, what it loads as, and what is pinned."""

    file: Path
    key: Key
    pinned: Sequence[Certificate]


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return new_pair(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Somebody else, who gives the same name."""
    return new_pair(tmp_path_factory.mktemp("stranger"))


def new_pair(folder: Path) -> Pair:
    file = certificate.make(folder, HOLDER, today=date.today())
    key = certificate.load(folder, today=date.today())
    assert key
    return Pair(file, key, certificate.pinned(folder))


@pytest.fixture(scope="session")
def frozen() -> bytes:
    """An agreement as 定稿 leaves it."""
    return make(AGREEMENT, CASE, final=True).docx


@pytest.fixture(scope="session")
def moment() -> datetime:
    """Now in whole seconds, because LibreOffice asks whether the certificate is good today."""
    return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture(scope="session")
def sealed(frozen: bytes, pair: Pair, moment: datetime) -> bytes:
    return opc.sign(frozen, pair.key, at=moment, comment=COMMENT)
