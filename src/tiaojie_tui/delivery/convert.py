"""A .docx turned into the PDF that is printed, by LibreOffice in a profile of its own, with a time limit.

LibreOffice ends with status 0 also when it made nothing, so what counts is the PDF: that it is there, is
whole, and holds the words it must hold.
"""

import contextlib
import errno
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

from tiaojie_tui.delivery import fonts

_SECONDS = 90
_PREFIX = "tiaojie-"
_ABANDONED = 3600
"""Seconds after which no conversion can still be at work in its folder."""
_ROOM = 10_000_000
"""Bytes that LibreOffice needs for its profile and a dossier; with less it may make nothing, silently."""
_NO_FEATURES = "--headless --norestore --nologo --nodefault --nolockcheck".split()
_LOOKS_EVERY = 0.2
"""Seconds between two looks whether it was told to stop."""
_STOPPED = "已停下，没有排版。文书没有丢。"
_TOO_LONG = "排版程序 LibreOffice 过了 {seconds:g} 秒还没有做完，已经停下。文书没有丢，请过一会儿再试。"
_NO_PROGRAM = (
    "本机没有排版程序 LibreOffice，做不了 PDF。请管理员安装 libreoffice-writer-nogui，其他功能照常用。"
)


class NoOfficeProgram(Exception):
    """LibreOffice is not installed; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(_NO_PROGRAM)


class NotConverted(Exception):
    """LibreOffice made no PDF, or a wrong one; the message says what happened and what to do."""


def office_program() -> str | None:
    """Where LibreOffice is: ``TIAOJIE_SOFFICE``, if set, and nowhere else (empty: not used); or found."""
    named = os.environ.get("TIAOJIE_SOFFICE")
    if named is not None:
        return shutil.which(named) if named else None
    return shutil.which("soffice") or shutil.which("libreoffice")


def to_pdfs(
    papers: Mapping[str, bytes],
    *,
    holding: Mapping[str, Sequence[str]] | None = None,
    seconds: float = _SECONDS,
    stop: Event | None = None,
) -> dict[str, bytes]:
    """The PDFs of papers by one run of LibreOffice, whose start takes most of the time.

    ``holding`` are words that can be read in the PDF of a paper, or it is none (case number, 校验码).
    ``stop`` set in another thread ends it at once.
    Raises ``NoOfficeProgram`` or ``NotConverted``.
    """
    if not papers:
        return {}
    program = office_program()
    if program is None:
        raise NoOfficeProgram
    try:
        _sweep(Path(tempfile.gettempdir()))
        with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
            return _converted(program, papers, holding or {}, Path(folder), seconds, stop)
    except OSError as error:
        full = error.errno == errno.ENOSPC
        why = "硬盘已满，请腾出空间" if full else "临时文件写不了，请管理员看看硬盘和权限"
        raise NotConverted(f"PDF 没有做成：{why}。案件和文书都在，没有丢。") from error


def _sweep(temporary: Path) -> None:
    """Remove what a conversion left that was killed with its session: papers do not lie about in there."""
    for left in temporary.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            found = left.lstat()
            if found.st_uid == os.geteuid() and time.time() - found.st_mtime > _ABANDONED:
                shutil.rmtree(left)


def _converted(
    program: str,
    papers: Mapping[str, bytes],
    holding: Mapping[str, Sequence[str]],
    folder: Path,
    seconds: float,
    stop: Event | None,
) -> dict[str, bytes]:
    # File names of our own: what a case is called is no business of a command line.
    files = {name: folder / f"{number}.docx" for number, name in enumerate(papers)}
    for name, path in files.items():
        path.write_bytes(papers[name])
    made = folder / "pdf"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", *_NO_FEATURES]
    command += ["--convert-to", "pdf", "--outdir", str(made), *map(str, files.values())]
    _run(command, folder, seconds, stop)
    return {name: _whole(made / f"{path.stem}.pdf", holding.get(name, ())) for name, path in files.items()}


def _along(seconds: float) -> list[str]:
    """Before a command: a session that is killed takes along what it has started.

    ``setpriv`` lets ``timeout`` be told of it, and that ends the whole group (both are in every Debian).
    """
    setpriv, timeout = shutil.which("setpriv") or "", shutil.which("timeout") or ""
    return [setpriv, "--pdeathsig", "TERM", timeout, "--kill-after", "5", str(2 * seconds)]


def _run(command: Sequence[str], folder: Path, seconds: float, stop: Event | None) -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder),
        "FONTCONFIG_FILE": str(fonts.configuration()),
    }
    with subprocess.Popen(
        [*_along(seconds), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=True,
    ) as office:
        end = time.monotonic() + seconds
        while office.poll() is None:
            stopped = stop is not None and stop.is_set()
            if stopped or time.monotonic() > end:
                os.killpg(office.pid, signal.SIGKILL)
                raise NotConverted(_STOPPED if stopped else _TOO_LONG.format(seconds=seconds))
            with suppress(subprocess.TimeoutExpired):
                office.wait(_LOOKS_EVERY)


def _whole(pdf: Path, words: Sequence[str]) -> bytes:
    content = pdf.read_bytes() if pdf.is_file() else b""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        if shutil.disk_usage(pdf.parent.parent).free < _ROOM:
            raise OSError(errno.ENOSPC, "LibreOffice itself does not say so")
        raise NotConverted(
            "排版程序 LibreOffice 没有做出 PDF。文书没有丢；请管理员运行 tiaojie doctor 看看。"
        )
    missing = _missing(pdf, words)
    if missing:
        raise NotConverted(
            f"做出的 PDF 里读不到「{missing}」，没有采用。请管理员看看字体装好没有（tiaojie doctor）。"
        )
    return content


def _missing(pdf: Path, words: Sequence[str]) -> str:
    """The first of ``words`` that cannot be read in the PDF; nothing is asked where pdftotext is absent."""
    reader = shutil.which("pdftotext")
    if reader is None or not words:
        return ""
    command = [reader, "-raw", "-enc", "UTF-8", "--", str(pdf), "-"]
    read = subprocess.run(command, capture_output=True, timeout=60, check=False)
    seen = "".join(read.stdout.decode("utf-8", "replace").split())
    return next((word for word in words if "".join(word.split()) not in seen), "")
