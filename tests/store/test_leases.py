import os

import pytest

from tests.store.invented import FULL, NOON, keep
from tests.store.processes import Child, Say, child
from tiaojie_tui.store import leases
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.store.leases import HeldByOther, Lease, Worker
from tiaojie_tui.store.troubles import NoSuchCase


@pytest.fixture
def number(store: Store) -> str:
    return keep(store, FULL).case.number or ""


def _holder_elsewhere(store: Store, number: str):
    def hold(say: Say, wait) -> None:
        other = open_store(store.home)
        leases.take(other, number, Worker("许佳"), NOON)
        say("held")
        wait()

    return child(hold)


def test_a_case_that_another_process_works_on_is_told_with_who_and_since_when(
    store: Store, number: str
) -> None:
    with _holder_elsewhere(store, number) as other:
        assert other.hear() == "held"

        with pytest.raises(HeldByOther, match="许佳从12:00起正在办这个案件") as told:
            leases.take(store, number, Worker("何文清"), NOON)

        assert told.value.lease == Lease(number, "许佳", NOON, other.pid)
        leases.release(store, number)  # not ours to release
        with pytest.raises(HeldByOther):
            leases.take(store, number, Worker("何文清"), NOON)


def test_a_lease_ends_with_its_process_at_once(store: Store, number: str) -> None:
    with _holder_elsewhere(store, number) as other:
        assert other.hear() == "held"
        other.kill()
        assert other.rest() == []  # its pipe is closed: it is gone

        assert leases.take(store, number, Worker("何文清"), NOON).pid == os.getpid()


def test_a_process_that_is_dead_but_not_yet_buried_holds_nothing(store: Store, number: str) -> None:
    with _holder_elsewhere(store, number) as other:
        assert other.hear() == "held"
        other.kill()
        _until_dead(other)

        leases.take(store, number, Worker("何文清"), NOON)


def _until_dead(other: Child) -> None:
    os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOWAIT)


def test_the_same_process_may_take_its_case_again(store: Store, number: str) -> None:
    leases.take(store, number, Worker("何文清"), NOON)

    assert leases.take(store, number, Worker("何文清"), NOON).holder == "何文清"


def test_a_released_case_is_free_for_others(store: Store, number: str) -> None:
    leases.take(store, number, Worker("何文清"), NOON)
    leases.release(store, number)

    with _holder_elsewhere(store, number) as other:
        assert other.hear() == "held"


def test_another_process_with_a_reused_pid_is_not_taken_for_the_holder(store: Store, number: str) -> None:
    leases.take(store, number, Worker("何文清"), NOON)
    store.sql("UPDATE leases SET pid = 1, born = 'boot/1'")

    leases.take(store, number, Worker("许佳"), NOON)


def test_a_lease_needs_a_case(store: Store) -> None:
    for act in (
        lambda: leases.take(store, "没有", Worker("何文清"), NOON),
        lambda: leases.release(store, "没有"),
    ):
        with pytest.raises(NoSuchCase):
            act()
