"""Papers as they are printed: through LibreOffice to PDF, read by poppler, which know nothing of us."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tiaojie_tui.delivery import fonts

_SECONDS = 240

needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice (soffice) or poppler-utils (pdftotext) is not installed",
)


def converted(papers: Mapping[str, bytes], folder: Path, kind: str) -> dict[str, Path]:
    """The papers converted to ``kind`` (``pdf``, ``docx``) by one run of LibreOffice with its own profile."""
    source, target = folder / "papers", folder / kind
    source.mkdir(exist_ok=True)
    files = []
    for name, docx in papers.items():
        files.append(source / f"{name}.docx")
        files[-1].write_bytes(docx)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    filtered = "docx:MS Word 2007 XML" if kind == "docx" else kind
    command = ["soffice", profile, "--headless", "--convert-to", filtered, "--outdir", str(target)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.configuration())}
    with subprocess.Popen(
        [*command, *map(str, files)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as office:
        try:
            office.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)
            raise
    made = {name: target / f"{name}.{kind}" for name in papers}
    missing = [name for name, path in made.items() if not path.is_file()]
    assert not missing, f"LibreOffice made nothing of {missing}"
    return made


def pages(pdf: Path) -> list[str]:
    """The text of each page, without blanks and line ends, in the order in which it was laid."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    return [re.sub(r"\s", "", page) for page in text.split("\f")[:-1]]
