"""What the manual shows of the line mode is what it says."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

from tiaojie_tui.casework.desk import Installation, open_desk, set_up
from tiaojie_tui.plain import answers, session
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.line import Line

_MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "手册.md").read_text("utf-8")
_TYPED = ("新", "1", "今天", "", "邻里", "？", "", "退出")


class Echo(BytesIO):
    """What is typed stands behind the question, as on a terminal."""

    def __init__(self, typed: tuple[str, ...], sink: BytesIO) -> None:
        super().__init__("".join(f"{one}\n" for one in typed).encode())
        self._sink = sink

    def readline(self, size: int | None = -1, /) -> bytes:
        line = super().readline(size)
        self._sink.write(line.rstrip(b"\n"))
        return line


def shown(home: Path) -> str:
    sink = BytesIO()
    desk = open_desk(home, now=lambda: datetime(2026, 11, 24, 10, 21))
    try:
        set_up(
            desk, Installation("云溪县白杨镇青石村人民调解委员会", "云溪县白杨镇青石村", ("江海平", "苏文英"))
        )
        session.run(desk, Line(Echo(_TYPED, sink), sink))
    finally:
        desk.store.close()
    return sink.getvalue().decode().strip()


def test_the_session_in_the_manual_is_one(home: Path) -> None:
    block = re.search(r"<!-- 行式 -->\n\n```text\n(.*?)\n```", _MANUAL, re.S)
    assert block is not None
    assert shown(home) == block[1]


def test_every_word_of_the_manual_is_understood() -> None:
    """Row by row, and no word that is understood stands in no row."""
    table = re.search(r"<!-- 表：行式的词 -->\n\n((?:\|.*\n)+)", _MANUAL)
    assert table is not None
    named = [row.split("|")[1].strip() for row in table[1].splitlines()[2:]]
    assert answers.step_meant("第3步") == 3
    words = [word for word in named if word != "第3步"]
    meant = [answers.command("" if word == "只按回车" else word) for word in words]
    assert set(meant) == set(Command)
