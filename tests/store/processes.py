"""Work in a second process, which tells what it has done through a pipe and can be killed."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Say = Callable[[str], None]


class Child:
    """A forked process. It must open its own store: nothing open may cross a fork."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid = pid
        self._heard = os.fdopen(pipe, "r", encoding="utf-8")
        self._alive = True

    def hear(self) -> str:
        """The next line the child says; empty when it has ended."""
        return self._heard.readline().rstrip("\n")

    def kill(self) -> None:
        """kill -9. Lines it said before can still be heard."""
        os.kill(self.pid, signal.SIGKILL)

    def rest(self) -> list[str]:
        """All that is left to hear, whole lines only; waits for the child's end."""
        said = self._heard.read()
        self.wait()
        return said.split("\n")[:-1]

    def wait(self) -> int:
        """Wait for the end; gives the exit code, negative for a signal."""
        if not self._alive:
            return 0
        self._alive = False
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def end(self) -> None:
        if self._alive:
            self.kill()
            self.wait()
        self._heard.close()


@contextmanager
def child(work: Callable[[Say, Callable[[], object]], None]) -> Iterator[Child]:
    """Run ``work(say, wait_to_go_on)`` in a forked process.

    ``wait_to_go_on`` blocks until this process closes its side, that is, until the block is left.
    """
    said, saying = os.pipe()
    held, holding = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(said)
            os.close(holding)
            work(lambda line: _write(saying, line), lambda: os.read(held, 1))
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(code)
    os.close(saying)
    os.close(held)
    one = Child(pid, said)
    try:
        yield one
    finally:
        os.close(holding)
        one.end()


def _write(pipe: int, line: str) -> None:
    os.write(pipe, line.encode() + b"\n")
