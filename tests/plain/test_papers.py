"""Papers at the line: read out, printed on a real print server, taken as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.cups import PrintServer, needs_printing, print_server
from tests.delivery.test_printing import PDF
from tests.terminal.homes import at_desk, prepare
from tiaojie_tui.casework import cases, signing
from tiaojie_tui.store import register

from .talk import Talk


@pytest.fixture
def final(home: Path) -> str:
    """A case whose agreement is final, its PDF made."""
    number = prepare(home)
    with at_desk(home) as desk:
        signing.finalise(desk, number)
        register.keep_pdf(desk.store, number, 1, PDF)
    return number


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as opened:
        opened.add("simplex", two_sided=False)
        yield opened


@needs_printing
def test_an_agreement_is_printed_once_yes_was_said(home: Path, final: str, server: PrintServer) -> None:
    """Enter is no yes; a printer without two sides is told; the end is told by the print server."""
    with Talk(home, env={"CUPS_SERVER": server.address}) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "6"), ("6 打印", "6"), ("打几份，3 份按回车", "2")])
        talk.tell([("《人民调解协议书》 2 份吗", ""), ("请写 1（是）", "1"), ("打单面吗", "是")])
        assert "已交给打印机" in talk.last
        assert "已打印 2 份" in talk.last
        assert "【签名登记】" in talk.last


def test_a_paper_is_read_out_and_saved_as_a_file(home: Path, final: str) -> None:
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "9"), ("【卷宗】", "明白")])
        assert "请写 1 到" in talk.last
        talk.answer("更多")
        number = next(one for one in talk.text.split("\n") if "明白卡" in one).split()[0]
        talk.tell([("哪一份", number), ("1 看  2 打印  3 存成文件取走", "1")])
        assert "梁秋生" in talk.text
        while "哪一份" not in talk.last:
            talk.tell([("接着看", "")])
        talk.tell([("哪一份", number), ("存成文件取走", "3")])
        assert "文书在这里" in talk.last
    assert [file.suffix for file in (home / "papers").iterdir()] == [".docx"]


def test_the_code_of_a_sheet_is_looked_up_from_the_list(home: Path, final: str) -> None:
    with at_desk(home) as desk:
        frozen = cases.load(desk, final).frozen
    assert frozen is not None
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "核验"), ("校验码", "ABC"), ("16 个字母", "核验")])
        talk.tell([("校验码", frozen.code.lower())])
        assert final in talk.last


def test_voiding_asks_for_a_reason_and_once_more(home: Path, final: str) -> None:
    with Talk(home) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第5步"), ("调解结果", "1")])
        assert "已定稿" in talk.last
        talk.tell([("达成协议日期", "第6步"), ("作废这一稿", "7"), ("为什么作废", "账号写错了")])
        talk.tell([("真的作废", "1")])
        assert "已作废" in talk.last
        assert "2 定稿" in talk.last
