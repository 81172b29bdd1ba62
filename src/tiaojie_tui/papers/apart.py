"""An office's own template in a process of its own, which may take so much time and memory and no more.

A loop that does not end, or a text that grows without one, would else take the session along, and with the
memory of the server everybody's. What comes back is text and a .docx, read as if it came from anywhere.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tiaojie_tui import confinement
from tiaojie_tui.papers.package import NotReadable, read_parts, write_parts

_SECONDS = 12
_SECONDS_OF_PROCESSOR = 10
_BYTES_OF_MEMORY = 512 * 2**20
_BYTES_OF_FILE = 40_000_000
_TOO_MUCH = "用它做文书要的时间或者内存太多，已经停下。里面可能有不会完的循环，请换回原来的模板。"
_PROGRAM = (sys.executable, "-I", "-X", "utf8", "-m", "tiaojie_tui.papers.apart")


def render(template: bytes, context: Mapping[str, Any], *, chained_from: str) -> dict[str, bytes]:
    """As ``rendering.render``. Raises ``NotReadable``, also when it takes too much."""
    said, docx = _asked({"context": context, "chained_from": chained_from}, template)
    if said:
        raise NotReadable(said[0])
    return read_parts(docx)


def check(name: str, docx: bytes) -> tuple[str, ...]:
    """As ``templates.checking.check``; that it takes too much is one of the faults."""
    try:
        return _asked({"check": name}, docx)[0]
    except NotReadable as bad:
        return (str(bad),)


def _asked(wanted: Mapping[str, Any], template: bytes) -> tuple[tuple[str, ...], bytes]:
    told = json.dumps(wanted).encode() + b"\n" + template
    try:
        done = subprocess.run(
            _PROGRAM,
            input=told,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
            cwd="/",
            env={"LC_ALL": "C.UTF-8"},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as stopped:
        raise NotReadable(_TOO_MUCH) from stopped
    said, _, content = done.stdout.partition(b"\n")
    return tuple(map(str, json.loads(said))), content


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_AS, _BYTES_OF_MEMORY),
        (resource.RLIMIT_CPU, _SECONDS_OF_PROCESSOR),
        (resource.RLIMIT_FSIZE, _BYTES_OF_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def _answer(wanted: Mapping[str, Any], template: bytes) -> tuple[tuple[str, ...], bytes]:
    if "check" in wanted:
        from tiaojie_tui.papers.templates import checking

        return checking.check(wanted["check"], template), b""
    from tiaojie_tui.papers import rendering

    try:
        return (), write_parts(rendering.render(template, **wanted))
    except NotReadable as bad:
        return (str(bad),), b""


def main() -> None:
    """What the process does: one request on standard input, its answer on standard output."""
    _limit()
    confinement.confine(Path("/nowhere/tiaojie.db"))
    wanted, _, template = sys.stdin.buffer.read().partition(b"\n")
    said, docx = _answer(json.loads(wanted), template)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + docx)


if __name__ == "__main__":
    main()
