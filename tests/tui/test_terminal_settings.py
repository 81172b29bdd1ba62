"""What the program sets before Textual is imported, and which terminals it declines."""

import subprocess
import sys

import pytest

from tiaojie_tui import terminal

_IMPORTED = "import sys; print(any(name.partition('.')[0] == {module!r} for name in sys.modules))"


def fresh(program: str, **surroundings: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=surroundings
    )
    return done.stdout.strip()


def test_textual_reads_what_prepare_has_set() -> None:
    program = (
        "from tiaojie_tui import terminal; terminal.prepare(); import textual.constants as c; "
        "print(c.DISABLE_KITTY_KEY, c.ESCAPE_DELAY, c.TEXTUAL_ANIMATIONS)"
    )
    assert fresh(program) == "True 0.6 none"


def test_what_the_user_has_set_stays_and_what_leaks_is_gone() -> None:
    program = (
        "import os; from tiaojie_tui import terminal; terminal.prepare(); "
        "print(os.environ['ESCDELAY'], 'TEXTUAL_LOG' in os.environ, 'TEXTUAL_DEBUG' in os.environ)"
    )
    assert fresh(program, ESCDELAY="900", TEXTUAL_LOG="keys.log", TEXTUAL_DEBUG="1") == "900 False False"


def test_terminal_itself_imports_no_textual() -> None:
    assert fresh("import tiaojie_tui.terminal;" + _IMPORTED.format(module="textual")) == "False"


@pytest.mark.parametrize("module", ["docx", "docxtpl", "jinja2", "lxml", "pypinyin"])
def test_the_screens_do_not_bring_heavy_packages(module: str) -> None:
    assert fresh("import tiaojie_tui.tui.app;" + _IMPORTED.format(module=module)) == "False"


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_a_terminal_without_a_screen_is_declined(term: str) -> None:
    said = terminal._refused_kind(term, "/dev/pts/3")
    assert said
    assert "xterm" in said


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "linux", "screen", "tmux-256color", "putty"])
def test_terminal_programs_of_all_kinds_are_taken(term: str) -> None:
    assert terminal._refused_kind(term, "/dev/pts/3") is None


def test_the_text_console_of_the_machine_is_declined() -> None:
    assert terminal._refused_kind("linux", "/dev/tty1")


@pytest.mark.parametrize("encoding", ["gbk", "GB18030", "iso8859-1"])
def test_another_encoding_is_declined(encoding: str) -> None:
    said = terminal._refused_encoding(encoding)
    assert said
    assert "UTF-8" in said


@pytest.mark.parametrize("encoding", ["UTF-8", "utf8", "ANSI_X3.4-1968"])
def test_utf_8_and_a_machine_without_locales_are_taken(encoding: str) -> None:
    assert terminal._refused_encoding(encoding) is None


@pytest.mark.parametrize(("columns", "rows", "taken"), [(60, 20, True), (59, 24, False), (60, 19, False)])
def test_a_small_window_is_declined(columns: int, rows: int, taken: bool) -> None:
    assert (terminal._refused_size(columns, rows) is None) is taken


def test_a_refusal_is_one_chinese_sentence_and_a_line_of_english() -> None:
    said = terminal._refused_size(10, 5)
    assert said
    chinese, english = said.split("\n")
    assert chinese.endswith("。")
    assert english.isascii()


def test_without_a_terminal_the_program_says_so() -> None:
    program = "from tiaojie_tui import terminal; print(terminal.refusal())"
    assert "请在终端里直接运行" in fresh(program)


def test_bytes_of_another_encoding_never_raise_and_torn_hanzi_are_joined() -> None:
    decoder = terminal._LenientDecoder(lambda: None)
    assert decoder.decode("陈".encode()[:1]) + decoder.decode("陈".encode()[1:]) == "陈"
    assert "\ufffd" in decoder.decode("张三".encode("gbk"))
    assert decoder.decode(b"abc") == "abc"


def test_the_end_of_input_is_told_and_the_last_read_is_not_it() -> None:
    ended = []
    decoder = terminal._LenientDecoder(lambda: ended.append(True))
    decoder.decode(b"", final=True)
    assert not ended
    decoder.decode(b"")
    assert ended
