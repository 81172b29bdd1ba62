"""``print`` and ``printers``, against a real print server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.shell import Shell
from tests.delivery.cups import PrintServer, needs_printing, print_server
from tests.delivery.test_printing import PDF
from tiaojie_tui.casework.desk import open_desk
from tiaojie_tui.store import register

pytestmark = needs_printing


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("township")
        opened.add("simplex", two_sided=False)
        yield opened


@pytest.fixture(autouse=True)
def asked(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", server.address)


@pytest.fixture
def final(shell: Shell, agreed: str) -> str:
    """Number of a case whose agreement is final, its PDF made."""
    shell.done("finalise", agreed)
    desk = open_desk(shell.home)
    register.keep_pdf(desk.store, agreed, 1, PDF)
    desk.store.close()
    return agreed


def test_print_says_what_was_handed_over_and_waits_for_the_end_if_told(shell: Shell, final: str) -> None:
    out = shell.done("print", final, "--queue", "township", "--copies", "2", "--wait", "60").splitlines()
    assert out[0] == "已交给打印机「township」：人民调解协议书 2 份。"
    assert out[-1] == "已打印 2 份。"
    assert "人民调解协议书 2 份：已打印 2 份。" in shell.done("print", "--status", final)


def test_without_waiting_nothing_is_called_printed(shell: Shell, final: str, server: PrintServer) -> None:
    server.administer("cupsdisable", "township")
    assert (
        shell.done("print", final, "--queue", "township")
        == "已交给打印机「township」：人民调解协议书 3 份。\n"
    )
    assert "暂停" in shell.done("print", "--status", final)
    answer = shell("print", final, "--queue", "township", "--wait", "0.2")
    assert answer.status == 1
    assert answer.err.startswith("等了0.2秒，还没有打印完。打印机被暂停了")
    server.administer("cancel", "-a")
    server.administer("cupsenable", "township")
    assert shell.done("print", "--status", final).count("已取消") == 2


def test_a_printer_without_two_sides_asks_for_the_option(
    shell: Shell, final: str, server: PrintServer
) -> None:
    assert "--one-sided" in shell.refused("print", final, "--queue", "simplex")
    shell.done("print", final, "--queue", "simplex", "--one-sided", "--wait", "60")
    assert server.printers[1].tickets[-1]["IPP_SIDES"] == "one-sided"


def test_printers_are_listed_and_one_is_chosen_for_good(shell: Shell, final: str) -> None:
    assert shell.done("printers").splitlines() == [
        "simplex\tsimplex\t\t单面\t好",
        "township\ttownship\t\t双面\t好",
    ]
    assert "township\ttownship\t默认\t双面\t好" in shell.done("printers", "--default", "township")
    assert "「township」" in shell.done("print", final, "--copies", "1")
    assert "没有「文印室」这台打印机" in shell.refused("printers", "--default", "文印室")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "还没有定稿"),
        (("明白纸",), "没有叫「明白纸」的文书"),
        (("--draft", "--copies", "3"), "草稿只打一份"),
        (("--draft", "--queue", "township"), "请管理员安装 libreoffice-writer-nogui"),
    ],
)
def test_what_cannot_be_printed_is_told_in_one_sentence(
    shell: Shell, agreed: str, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")
    assert said in shell.refused("print", agreed, *argv)
    assert shell.done("print", "--status", agreed) == "这个案件还没有打印过。\n"


def test_numbers_of_copies_that_cannot_be(shell: Shell, final: str) -> None:
    assert "份数要在 1 到 99 之间" in shell.refused("print", final, "--queue", "township", "--copies", "0")
    answer = shell("print", final, "--copies", "三")
    assert answer.status == 2
    assert "要写整数，不是 '三'" in answer.err


def test_without_print_programs_the_administrator_is_told_what_to_install(
    shell: Shell, final: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for argv in (("printers",), ("print", final, "--queue", "township")):
        assert "请管理员安装 cups-client" in shell.refused(*argv)
    assert shell.done("show", final)
