"""The certificate of the seal: made once, kept from others' eyes, renewed and never overwritten."""

import shutil
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from tests.papers.seal.conftest import HOLDER, Pair
from tiaojie_tui.papers.seal import certificate
from tiaojie_tui.papers.seal.certificate import BadCertificate

TODAY = date(2026, 4, 9)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate.make(tmp_path_factory.mktemp("first") / "封存", HOLDER, today=TODAY)


@pytest.fixture
def made(first: Path, tmp_path: Path) -> Path:
    """The same pair for each test to spoil: making one takes half a second."""
    return shutil.copytree(first.parent, tmp_path / "封存") / first.name


def test_only_the_service_account_can_read_the_key(first: Path) -> None:
    assert first.with_suffix(".key").stat().st_mode & 0o777 == 0o600
    assert first.parent.stat().st_mode & 0o777 == 0o700


def test_it_is_good_from_that_day_in_china_for_ten_years(made: Path) -> None:
    (pinned,) = certificate.pinned(made.parent)
    china = timezone(timedelta(hours=8))
    assert pinned.not_valid_before_utc == datetime(2026, 4, 9, tzinfo=china)
    assert pinned.not_valid_after_utc == datetime(2036, 4, 8, 23, 59, 59, tzinfo=china)
    assert certificate.load(made.parent, today=date(2036, 4, 8))


def test_it_names_the_committee_and_claims_to_be_no_electronic_signature(made: Path) -> None:
    (pinned,) = certificate.pinned(made.parent)
    names = {part.oid: str(part.value) for part in pinned.subject}
    assert names[NameOID.COMMON_NAME] == "人民调解文书防篡改封存"
    assert names[NameOID.ORGANIZATION_NAME] == HOLDER
    assert names[NameOID.ORGANIZATIONAL_UNIT_NAME] == "自制证书，只证明文件未被改动"
    assert not any("电子签名" in name or "认证" in name for name in names.values())
    assert certificate.holder_of(pinned) == HOLDER


def test_openssl_reads_it_as_a_certificate_for_signing_documents_only(made: Path) -> None:
    command = ["openssl", "x509", "-in", str(made), "-noout", "-text"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert "Public-Key: (3072 bit)" in text
    assert "Digital Signature, Non Repudiation\n" in text
    assert "CA:FALSE" in text


def test_a_second_is_not_made_while_the_first_is_good(made: Path) -> None:
    with pytest.raises(BadCertificate, match="已经有封存证书，2036年4月8日才到期"):
        certificate.make(made.parent, HOLDER, today=date(2036, 1, 1))
    assert len(list(made.parent.iterdir())) == 2


def test_near_its_end_it_is_followed_by_another_and_stays_pinned(made: Path) -> None:
    before = made.read_bytes()
    new = certificate.make(made.parent, HOLDER, today=date(2036, 2, 1))
    key = certificate.load(made.parent, today=date(2036, 2, 1))
    assert key is not None
    assert key.certificate == x509.load_pem_x509_certificate(new.read_bytes())
    assert len(certificate.pinned(made.parent)) == 2
    assert made.read_bytes() == before


def test_no_folder_or_no_key_is_no_fault(tmp_path: Path) -> None:
    assert certificate.load(tmp_path / "none", today=TODAY) is None
    assert certificate.load(tmp_path, today=TODAY) is None
    assert certificate.pinned(tmp_path / "none") == []


def test_a_key_that_others_may_read_is_refused(made: Path) -> None:
    made.with_suffix(".key").chmod(0o640)
    with pytest.raises(BadCertificate, match="别的用户也能读"):
        certificate.load(made.parent, today=TODAY)


def test_certificates_that_others_may_put_there_are_not_pinned(made: Path) -> None:
    made.parent.chmod(0o770)
    with pytest.raises(BadCertificate, match="别的用户也能写"):
        certificate.pinned(made.parent)


def test_a_key_and_the_certificate_of_another_are_no_pair(made: Path, stranger: Pair) -> None:
    made.write_bytes(stranger.file.read_bytes())
    with pytest.raises(BadCertificate, match="不是一对"):
        certificate.load(made.parent, today=TODAY)


@pytest.mark.parametrize(
    ("today", "told"), [(date(2036, 4, 9), "已经到期"), (date(2026, 4, 8), "还没有到生效的日期")]
)
def test_it_is_used_in_its_years_only(made: Path, today: date, told: str) -> None:
    with pytest.raises(BadCertificate, match=told):
        certificate.load(made.parent, today=today)


def test_broken_and_missing_files_are_told(made: Path) -> None:
    made.with_suffix(".key").write_text("no key")
    with pytest.raises(BadCertificate, match="封存密钥读不出来"):
        certificate.load(made.parent, today=TODAY)
    made.unlink()
    with pytest.raises(BadCertificate, match=f"封存证书 {made.name} 读不出来"):
        certificate.load(made.parent, today=TODAY)


def test_a_folder_that_cannot_be_read_is_told_and_is_not_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "封存"
    folder.write_text("a file stands in its place")
    for read in (certificate.pinned, lambda folder: certificate.load(folder, today=TODAY)):
        with pytest.raises(BadCertificate, match="打不开"):
            read(folder)
    with pytest.raises(BadCertificate, match="存不进去"):
        certificate.make(folder, HOLDER, today=TODAY)


@pytest.mark.parametrize("holder", ["", "  ", "长" * 51, "一\n二"])
def test_a_holder_that_fits_no_certificate_is_refused(tmp_path: Path, holder: str) -> None:
    with pytest.raises(BadCertificate, match="单位名称"):
        certificate.make(tmp_path, holder, today=TODAY)
    assert list(tmp_path.iterdir()) == []
