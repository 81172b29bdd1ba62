"""The door of one key, without sshd: what it lets through, and what it keeps of the surroundings."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ssh.conftest import MINE, MY_NUMBER, MY_OTHER, NO_KEY, PDF, RECORDER, THEIR_NUMBER
from tests.township import HEAD, OFFICE_CLERK, QINGSHI, Township
from tiaojie_tui import cli, confinement
from tiaojie_tui.casework import taking
from tiaojie_tui.papers.package import read_parts
from tiaojie_tui.papers.printed_text import printed_lines
from tiaojie_tui.store import journal
from tiaojie_tui.store.engine import open_store
from tiaojie_tui.surroundings import behind_the_door

Knock = Callable[..., "Answer"]
OFFER = (
    "这里只能：直接登录，打开程序；plain 用行式办案；list 看有哪些文书；get 案号 取一份；"
    "month 月份 表名 做一张月报表；check-terminal 检查终端软件；"
    "或者用 WinSCP 等软件（SFTP）、scp 取。别的命令都不能用。\n"
)


@dataclass(frozen=True)
class Answer:
    """What came through the door, and how it ended."""

    status: int
    out: bytes
    err: str


@pytest.fixture
def knock(township: Township, monkeypatch: pytest.MonkeyPatch) -> Iterator[Knock]:
    """Come in by the key of a mediator and ask for something; the environment is put back afterwards."""
    before = dict(os.environ)

    def knocking(asked: str | None, name: str = MINE, at: Path = township.home) -> Answer:
        streams = {stream: io.TextIOWrapper(io.BytesIO()) for stream in ("stdin", "stdout", "stderr")}
        if asked is not None:
            os.environ["SSH_ORIGINAL_COMMAND"] = asked
        with monkeypatch.context() as during:
            for stream, replaced in streams.items():
                during.setattr(sys, stream, replaced)
            # What confines a session stays in force for good, and this process has other tests to run.
            during.setattr(confinement, "confine", lambda database: None)
            status = cli.main(["door", str(township.keys.get(name, NO_KEY)), "--home", str(at)])
        streams["stderr"].flush()
        out, err = (streams[one].buffer for one in ("stdout", "stderr"))
        assert isinstance(out, io.BytesIO)
        assert isinstance(err, io.BytesIO)
        return Answer(status, out.getvalue(), err.getvalue().decode())

    yield knocking
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize(
    "asked",
    [
        *("sh", "/bin/bash -i", "id", "get", "get 7 a b", "get 7 人民调解协议书 ; id", "list; id", "list|sh"),
        *("LIST", "$(id)", "`id`", "scp; id", "internal-sftp;id", "rsync --server .", "list\nid"),
        *(
            "get 7 'x",
            "\x1b[2J",
            "list\u202e",
            "tiaojie list",
            "door 江海平",
            "list " + "x" * 1000,
            ";",
            "''",
        ),
    ],
)
def test_what_is_not_on_the_list_is_refused_with_one_sentence(knock: Knock, asked: str) -> None:
    """No shell is asked what it thinks of it."""
    assert knock(asked) == Answer(126, b"", OFFER)


@pytest.mark.parametrize("asked", ["get ../../etc/passwd", "get 7; id", "get -o", "get * *", "get 99"])
def test_a_case_that_is_not_ones_own_is_not_told_apart_from_none(knock: Knock, asked: str) -> None:
    """One sentence for all of them."""
    said = "您经办的案件里没有这个编号，请把编号写全；用 list 看有哪些。\n"
    assert knock(asked) == Answer(1, b"", said)
    assert knock(f"get {THEIR_NUMBER}") == knock("get 99")


def test_an_agreement_and_the_papers_beside_it_are_handed_out(knock: Knock, township: Township) -> None:
    """A short number will do; a paper nobody knows is named in the refusal, and what there is."""
    with township.desk(MINE) as desk:
        before = len(taking.takings(desk, MY_NUMBER))
    names = f"{MY_NUMBER}人民调解协议书.docx\n{MY_NUMBER}人民调解协议书.pdf\n"
    assert knock("list").out.decode() == names
    assert knock("get 7").out.startswith(b"PK")
    assert knock("get 7 人民调解协议书.pdf").out == PDF
    assert knock(f"get '{MY_NUMBER}' 明白卡", RECORDER).out.startswith(b"PK")
    assert knock("get 7 遗嘱").err.startswith("没有叫「遗嘱」的文书")
    assert knock("get 7 明白卡.pdf").err == "只有《人民调解协议书》有 PDF，《明白卡》请取 .docx。\n"
    with township.desk(MINE) as desk:
        taken = taking.takings(desk, MY_NUMBER)[before:]
    assert [(entry.who, entry.details["文书"]) for entry in taken] == [
        (MINE, "人民调解协议书.docx"),
        (MINE, "人民调解协议书.pdf"),
        (RECORDER, "明白卡.docx"),
    ]


def test_a_draft_is_handed_out_and_called_one(knock: Knock, township: Township) -> None:
    """It is not on the shelf."""
    assert MY_OTHER.encode() not in knock("list").out
    assert knock("get 8").out.startswith(b"PK")
    with township.desk(MINE) as desk:
        [taken] = taking.takings(desk, MY_OTHER)
    assert taken.details["文书"] == "草稿人民调解协议书.docx"


@pytest.mark.parametrize("asked", ["internal-sftp", "/usr/lib/openssh/sftp-server", "sftp-server -l INFO"])
def test_sftp_is_spoken_whatever_sshd_calls_it(knock: Knock, asked: str) -> None:
    """The client leaves at once here, which is no mistake of the protocol but no greeting either."""
    assert knock(asked) == Answer(1, b"", "")


def test_a_key_of_nobody_opens_nothing(knock: Knock, township: Township) -> None:
    """Whom to ask is said; that somebody came with it stands in the journal."""
    answer = knock("list", "外人")
    assert (answer.status, answer.out) == (1, b"")
    assert answer.err == "这把钥匙已经停用，请联系司法所的管理员。\n"
    with closing(open_store(township.home)) as store:
        last = journal.head(store)
    assert last
    assert (last.entry.act, last.entry.who, last.entry.details) == (
        journal.REFUSED,
        f"第{NO_KEY}号钥匙",
        {"想": "登录"},
    )


@pytest.mark.parametrize(
    ("name", "sheet", "may"),
    [
        (MINE, "调解案件登记单", True),
        (MINE, "调解案件统计表", False),
        (HEAD, "调解案件统计表", True),
        (HEAD, "调解案件汇总表", True),
        (OFFICE_CLERK, "调解案件统计表", True),
    ],
)
def test_the_sheets_of_a_month_are_made_for_whom_they_concern(
    knock: Knock, name: str, sheet: str, may: bool
) -> None:
    """A mediator's own list, the sheets of the committee, those of all committees."""
    answer = knock(f"month 2026-03 {sheet}", name)
    assert answer.out.startswith(b"PK") == may, answer.err
    if not may:
        assert answer.err == f"《{sheet}》由调委会主任和司法所来做，您这里能做《调解案件登记单》。\n"


def test_the_office_s_figures_have_a_row_for_each_committee(knock: Knock) -> None:
    docx = knock("month 2026-03 调解案件统计表", OFFICE_CLERK).out
    lines = [line for lines in printed_lines(read_parts(docx)).values() for line in lines]
    assert any(QINGSHI in line for line in lines)


def test_without_a_terminal_the_program_is_not_opened(knock: Knock) -> None:
    """One sentence that says what works."""
    for asked in (None, ""):
        assert knock(asked) == Answer(
            2, b"", "这里要终端：请直接登录，不要接管道。取文书请用 scp、SFTP 或 get 案号。\n"
        )


def test_a_folder_that_is_not_there_is_not_made(knock: Knock, tmp_path: Path) -> None:
    """A slip in ``authorized_keys`` makes no second installation."""
    answer = knock("list", at=tmp_path / "home")
    assert answer == Answer(1, b"", "服务器上还没有数据文件夹，请告诉管理员。\n")
    assert not (tmp_path / "home").exists()


def test_of_the_surroundings_nothing_is_left_but_a_known_terminal(knock: Knock, township: Township) -> None:
    """What a client may send along, where sshd lets it in."""
    lies = {
        "TIAOJIE_MEDIATOR": "江海平",
        "TIAOJIE_KEY": "1",
        "TEXTUAL_LOG": "/tmp/x",
        "COLORTERM": "truecolor",
        "LD_PRELOAD": "x",
    }
    os.environ.update(lies, TERM="xterm-256color", LC_ALL="zh_CN.GBK")
    knock("list")
    home, path = os.environ.pop("HOME"), os.environ.pop("PATH")
    assert home
    assert path == "/usr/local/bin:/usr/bin:/bin"
    assert dict(os.environ) == {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TERM": "xterm-256color",
        "TIAOJIE_KEY": str(township.keys[MINE]),
    }


@pytest.mark.parametrize(
    ("brought", "kept"),
    [
        *((term, term) for term in ("xterm", "xterm-256color", "screen.xterm-256color", "tmux-256color")),
        *((term, term) for term in ("linux", "dumb", "putty-256color", "rxvt-unicode-256color", "vt220")),
        *((term, "xterm") for term in ("", "vt52", "../../x", "xterm$(id)", "xterm\n", "XTERM", "vt100;x")),
        ("xterm-" + "x" * 200, "xterm"),
    ],
)
def test_the_terminal_s_type_is_one_that_is_known(brought: str, kept: str) -> None:
    """It names a file of terminal descriptions."""
    assert behind_the_door({"TERM": brought})["TERM"] == kept
