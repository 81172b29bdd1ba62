"""LibreOffice as the judge of a package signature: its own verifier, which knows nothing of ours.

A Basic macro opens each file as a zip and asks com.sun.star.security.DocumentDigitalSignatures. Whom it
trusts is said in an NSS database, which ``certutil`` (Debian: libnss3-tools) makes.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

needs_judge = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("certutil")),
    reason="LibreOffice (soffice) or certutil (libnss3-tools) is not installed",
)
_SECONDS = 120
_MACRO = """
Sub Judge
  Dim asked, told, line
  asked = FreeFile : Open Environ("JUDGE_ASKED") For Input As #asked
  told = FreeFile : Open Environ("JUDGE_TOLD") For Output As #told
  Do While Not EOF(asked)
    Line Input #asked, line
    If line <> "" Then Print #told, Verdict(CStr(line))
  Loop
  Close #asked : Close #told
  StarDesktop.terminate()
End Sub

Function Verdict(path As String) As String
  On Error Goto failed
  Dim how(0) As New com.sun.star.beans.PropertyValue
  Dim storage, found, i, said
  how(0).Name = "StorageFormat" : how(0).Value = "ZipFormat"
  storage = createUnoService("com.sun.star.embed.StorageFactory") _
    .createInstanceWithArguments(Array(ConvertToURL(path), 1, how()))
  found = com.sun.star.security.DocumentDigitalSignatures.createWithVersionAndValidSignature("1.2", False) _
    .verifyDocumentContentSignatures(storage, Nothing)
  said = "" & (UBound(found) + 1)
  For i = 0 To UBound(found)
    said = said & " " & found(i).SignatureIsValid & " " & found(i).CertificateStatus
  Next
  Verdict = said
  Exit Function
failed:
  Verdict = "failed " & Err
End Function
"""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMED = 'xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'


@dataclass(frozen=True)
class Verdict:
    """How many signatures LibreOffice found, whether the first is valid, and whether it trusts the signer."""

    signatures: int
    valid: bool = False
    trusted: bool = False


def judged(papers: Mapping[str, bytes], certificate: Path, folder: Path) -> dict[str, Verdict]:
    """The verdict on each paper, by one run of LibreOffice that trusts ``certificate`` alone."""
    files = []
    for name, docx in papers.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(docx)
    trust, asked, told = folder / "nss", folder / "asked", folder / "told"
    trust.mkdir()
    database = ["certutil", "-d", f"sql:{trust}"]
    subprocess.run([*database, "-N", "--empty-password"], check=True, timeout=60)
    added = ["-A", "-n", "seal", "-t", ",P,", "-i", str(certificate)]
    subprocess.run([*database, *added], check=True, timeout=60)
    asked.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    _run(
        _profile(folder / "judge"),
        {
            "MOZILLA_CERTIFICATE_FOLDER": f"sql:{trust}",
            "JUDGE_ASKED": str(asked),
            "JUDGE_TOLD": str(told),
        },
    )
    lines = told.read_text(encoding="utf-8").splitlines()
    return {name: _verdict(line) for name, line in zip(papers, lines, strict=True)}


def _verdict(line: str) -> Verdict:
    number, *said = line.split()
    if number == "failed":
        return Verdict(0)
    return Verdict(int(number), *(said[:2] and (said[0] == "True", said[1] == "0")))


def _profile(profile: Path) -> Path:
    """A profile of LibreOffice that holds the macro."""
    subprocess.run(
        ["soffice", "--headless", "--terminate_after_init", f"-env:UserInstallation={profile.as_uri()}"],
        capture_output=True,
        check=True,
        timeout=_SECONDS,
    )
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Judge.xba").write_text(
        f'{_XML}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Judge" '
        f'script:language="StarBasic">{escape(_MACRO)}</script:module>',
        encoding="utf-8",
    )
    (library / "script.xlb").write_text(
        f'{_XML}<library:library {_NAMED} library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Judge"/></library:library>',
        encoding="utf-8",
    )
    (library.parent / "script.xlc").write_text(
        f'{_XML}<library:libraries xmlns:library="http://openoffice.org/2000/library">'
        '<library:library library:name="Standard" library:link="false"/></library:libraries>',
        encoding="utf-8",
    )
    return profile


def _run(profile: Path, told: Mapping[str, str]) -> None:
    command = ["soffice", "--headless", "--norestore", "--nologo", "macro:///Standard.Judge.Judge"]
    with subprocess.Popen(
        [*command, f"-env:UserInstallation={profile.as_uri()}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **told},
        start_new_session=True,
    ) as office:
        try:
            office.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)
            raise
