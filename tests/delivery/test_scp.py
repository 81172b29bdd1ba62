"""The old scp protocol by its bytes."""

import io
from datetime import UTC, datetime

import pytest

from tiaojie_tui.delivery import scp
from tiaojie_tui.delivery.shelf import Item, NotAtHand, Shelf

FIRST, SECOND = "(2026)石调字第12号人民调解协议书.docx", "(2026)石调字第9号人民调解协议书.docx"
AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
OK = b"\0"
TIMES = f"T{int(AT.timestamp())} 0 {int(AT.timestamp())} 0\n".encode()


def item(content: bytes) -> Item:
    return Item(len(content), AT, lambda: content)


SHELF = Shelf([(FIRST, item(b"one\0\n")), (SECOND, item(b"two"))])


def session(*arguments: str, words: bytes = OK * 20, shelf: Shelf = SHELF) -> tuple[bool, bytes]:
    out = io.BytesIO()
    return scp.send(shelf, arguments, io.BytesIO(words), out), out.getvalue()


def sent(name: str, content: bytes) -> bytes:
    return f"C0444 {len(content)} {name}\n".encode() + content + OK


@pytest.mark.parametrize("name", [FIRST, f"/{FIRST}", f"./{FIRST}"])
def test_a_paper_is_sent_under_its_name(name: str) -> None:
    """Size, name, bytes; nothing before the client is ready."""
    assert session("-f", name) == (True, sent(FIRST, b"one\0\n"))
    assert session("-v", "-f", "--", name) == (True, sent(FIRST, b"one\0\n"))
    assert session("-f", name, words=b"") == (False, b"")


def test_times_are_sent_when_the_client_wants_to_keep_them() -> None:
    """``scp -p``: the moment of 定稿 or 封存."""
    assert session("-p", "-f", FIRST) == (True, TIMES + sent(FIRST, b"one\0\n"))
    assert session("-pf", FIRST) == (True, TIMES + sent(FIRST, b"one\0\n"))


def test_a_pattern_sends_all_that_fit_it() -> None:
    """``scp host:'*.docx' .``, and several names at once."""
    both = sent(FIRST, b"one\0\n") + sent(SECOND, b"two")
    assert session("-f", "*.docx") == (True, both)
    assert session("-r", "-f", "*") == (True, both)
    assert session("-f", FIRST, SECOND) == (True, both)
    assert session("-f", "*第?号*") == (True, sent(SECOND, b"two"))


@pytest.mark.parametrize("name", ["别人的.docx", "/etc/passwd", "../../etc/passwd", "*.pdf", "/etc/*"])
def test_what_is_not_here_is_told_and_the_rest_is_sent(name: str) -> None:
    """The client goes on with the next name."""
    well, out = session("-f", name, SECOND)
    assert not well
    if name != "-":
        assert out.startswith(b"\1scp: ")
        assert out.endswith(b"\n" + sent(SECOND, b"two"))
        assert "没有" in out.decode()


@pytest.mark.parametrize("name", [".", "/", "", ".."])
def test_the_folder_itself_is_not_sent(name: str) -> None:
    """The sentence says what to write instead."""
    assert session("-r", "-f", name) == (False, "\1scp: 请写文书的名字，或写 '*.docx' 取全部。\n".encode())


@pytest.mark.parametrize("arguments", [("-t", "x.docx"), ("-r", "-t", "."), ("-tf", FIRST), (FIRST,), ()])
def test_nothing_is_taken_in(arguments: tuple[str, ...]) -> None:
    """A fatal error at once; the client sends nothing."""
    assert session(*arguments) == (False, "\2scp: 这里只能取文书，不能存文件进来。\n".encode())


def test_a_client_may_skip_a_paper_or_leave() -> None:
    """A warning in answer to a name skips that paper; anything else ends it."""
    head = sent(FIRST, b"one\0\n")[: -len(b"one\0\n") - 1]
    skip = OK + b"\1scp: no space left\n" + OK * 2
    assert session("-f", FIRST, SECOND, words=skip) == (False, head + sent(SECOND, b"two"))
    for leave in (b"\2", b"x", b""):
        assert session("-f", FIRST, SECOND, words=OK + leave) == (False, head)


def test_what_cannot_be_had_is_told() -> None:
    """The sentence of the house reaches the client."""

    def refuse() -> bytes:
        raise NotAtHand("取走记录写不进去。")

    shelf = Shelf([("a.docx", Item(1, AT, refuse))])
    assert session("-f", "a.docx", shelf=shelf) == (False, "\1scp: 取走记录写不进去。\n".encode())
