"""The plain line mode as a person meets it: a process on two pipes, a question, an answer."""

import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds to wait for the next question before the test fails."""


class Talk:
    """One run of ``tiaojie --plain``. ``question`` is what waits for an answer, ``said`` what came before it.

    A question is what stands on a row that has not ended: the program writes it whole, and then reads.
    """

    def __init__(self, home: Path, *, env: dict[str, str] | None = None) -> None:
        argv = [sys.executable, "-m", "tiaojie_tui", "--plain", "--home", str(home)]
        surroundings = {"PATH": os.environ["PATH"], "HOME": str(home.parent), "LANG": "C.UTF-8"}
        surroundings |= env or {}
        self._process = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings
        )
        self.raw = b""
        self.said: list[str] = []
        self.question = ""
        self.asked: list[str] = []
        """All questions so far."""
        self.bytes_each: list[int] = []
        """Bytes between an answer and the end of the next question."""
        self._listen()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        self.kill()

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    def _listen(self) -> None:
        """Read up to the next question, or to the end."""
        assert self._process.stdout
        came, deadline = b"", time.monotonic() + PATIENCE
        with selectors.DefaultSelector() as ready:
            ready.register(self._process.stdout, selectors.EVENT_READ)
            while not came.strip(b"\n") or came.endswith(b"\n"):
                assert time.monotonic() < deadline, f"no question after:\n{self.text}"
                if not ready.select(1.0):
                    continue
                piece = os.read(self._process.stdout.fileno(), 65536)
                if not piece:
                    break
                came += piece
        self.raw += came
        self.bytes_each.append(len(came))
        *self.said, self.question = came.decode(errors="replace").lstrip("\n").split("\n")
        # A long question has broken into rows; the last of them alone ends without a break.
        self.asked.append(self.question)

    @property
    def text(self) -> str:
        """All that was said so far."""
        return self.raw.decode(errors="replace")

    @property
    def last(self) -> str:
        """What was said since the last answer, the question with it, rows joined."""
        return "".join([*self.said, self.question])

    def answer(self, typed: str | bytes) -> None:
        """Type a line and hear what comes up to the next question."""
        assert self._process.stdin
        self._process.stdin.write((typed.encode() if isinstance(typed, str) else typed) + b"\n")
        self._process.stdin.flush()
        self._listen()

    def tell(self, answers: Iterable[tuple[str, str]]) -> None:
        """Answer question after question, each of which must say what is expected of it."""
        for expected, typed in answers:
            assert expected in self.last, f"{expected!r} was not asked, but:\n{self.text[-3000:]}"
            self.answer(typed)

    def hang_up(self) -> int:
        """End the input, as a cut line does; the exit status."""
        assert self._process.stdin
        self._process.stdin.close()
        self._listen()
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """kill -9, if it still runs."""
        self._process.kill()
        self._process.wait(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None and not stream.closed:
                stream.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def trouble(self) -> str:
        """What an ended process has written to standard error."""
        assert self._process.stderr
        return self._process.stderr.read().decode()
