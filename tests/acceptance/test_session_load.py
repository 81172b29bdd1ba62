"""Many sessions over a real sshd, typing and saving side by side: no error, nothing lost, in good time."""

import random
from pathlib import Path

import pytest

from tests.acceptance.load import FIELD, Typist, at_work, lost
from tests.acceptance.server import Server, begin_case, hire, saved, serving, stand_at_facts, until
from tests.terminal.homes import integrity
from tests.terminal.pty_session import F10, PtySession
from tests.township import Township, found
from tiaojie_tui.casework import handing
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal

SEED = 20261125


@pytest.mark.parametrize(
    ("many", "seconds", "echo", "write"),
    [
        pytest.param(6, 6, 1000, 1000, id="short"),
        pytest.param(40, 60, 500, 500, id="long", marks=pytest.mark.soak),
    ],
)
def test_38_sessions_over_ssh_type_and_save_without_error_and_lose_nothing(
    tmp_path: Path, many: int, seconds: float, echo: float, write: float, record_property, capsys
) -> None:
    """One in eight reads a shared case live; limits in milliseconds for the 99th of a hundred."""
    township = hire(found(tmp_path / "home"), many + 1)
    saver, *names = list(township.keys)[-many - 1 :]
    numbers = {name: f"(2026)青调字第{place}号" for place, name in enumerate([saver, *names], 11)}
    readers = names[: max(1, many // 8)]
    writers = names[len(readers) :]
    read = dict(zip(readers, writers, strict=False))
    for name in (saver, *writers):
        begin_case(township, name, numbers[name])
    for reader, writer in read.items():
        share(township, writer, numbers[writer], reader)
    base = saved(township, writers[0], numbers[writers[0]]).facts or ""
    with serving(tmp_path / "ssh", township, names, standby=True) as server:
        sessions = logged_in(server, writers)
        reading = logged_in(server, readers)
        typists = [
            Typist(name, numbers[name], sessions[name], random.Random(f"{SEED} {name}")) for name in writers
        ]
        figures = at_work(server, typists, (saver, numbers[saver]), seconds)
        for one in typists:
            assert not one.unseen, f"{one.name}: {one.unseen} never came back\n{one.session.text}"
            assert not lost(township, one, base)
        for reader, writer in read.items():
            [typist] = [one for one in typists if one.name == writer]
            reading[reader].wait_for("正在办这个案件", typist.typed[-1])
        for session in (*sessions.values(), *reading.values()):
            session.send(F10)
        for session in (*sessions.values(), *reading.values()):
            assert session.wait_end() == 0
        until(lambda: not server.programs())
    for one in typists:
        assert saved(township, one.name, one.number).facts == base + one.typed
    with township.desk(None) as desk:
        assert journal.first_break(desk.store) is None
    assert integrity(township.home) == "ok"
    assert not (township.home / "crash.log").exists()
    drafts = [left.read_text() for left in (township.home / "drafts").iterdir()]
    assert not any(drafts), "something typed is only in a draft"
    told = f"{many} sessions for {seconds} s: {figures}"
    record_property("figure", told)
    with capsys.disabled():
        print(f"\n{told}")
    assert figures.echo[1] <= echo
    assert figures.write[1] <= write


def share(township: Township, name: str, number: str, other: str) -> None:
    """Let somebody share a case, who was last at its facts too."""
    with township.desk(name) as desk:
        to = next(one for one in handing.candidates(desk, number, Action.SHARE) if one.name == other)
        handing.share(desk, number, to)
    stand_at_facts(township, other, number)


def logged_in(server: Server, names: list[str]) -> dict[str, PtySession]:
    """All of them, each in the facts of a case."""
    sessions = {name: server.login(name) for name in names}
    for session in sessions.values():
        session.wait_for(FIELD)
    return sessions
