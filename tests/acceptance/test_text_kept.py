"""What people type is kept exactly, found again, and refused at the field where it cannot be true."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from textual import events

from tests.store.invented import keep
from tests.terminal.homes import at_desk
from tests.tui.walking import DEMO, Walk, prepare, walking
from tiaojie_tui.casework import cases, papers
from tiaojie_tui.domain.case import Case
from tiaojie_tui.store import listing
from tiaojie_tui.store.engine import Store, open_store
from tiaojie_tui.tui.widgets.field import EntryField


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice: nothing here is printed."""
    monkeypatch.setenv("TIAOJIE_SOFFICE", "")


async def stand_in(walk: Walk, path: str) -> EntryField:
    """Go to the field at ``path`` of the open case, and empty it."""
    await walk.case_screen.go_to(path)
    await walk.settle()
    field = walk.app.focused
    assert isinstance(field, EntryField)
    await walk.press("end", *["backspace"] * len(field.text))
    return field


async def paste(walk: Walk, text: str) -> None:
    walk.app.post_message(events.Paste(text))
    await walk.settle()


# 44: see also test_text_on_screen.py


async def test_44_bidi_zero_width_and_tag_characters_are_removed_on_save(tmp_path: Path) -> None:
    """Typed or pasted into a line and into a long text: what turns, hides or disappears is not stored."""
    prepare(tmp_path, "狗咬伤")
    hidden = "\u202e\u2066\u200b\u200d\u2060\ufeff\u00ad\u061c\U000e0041\U000e007f"
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await stand_in(walk, "parties/0/note")
        await paste(walk, f"前{hidden}后")
        await stand_in(walk, "facts")
        await paste(walk, f"第一行{hidden}\n第二行{hidden}。")
        stored = await walk.stored()
    assert stored.parties[0].note == "前后"
    assert stored.facts == "第一行\n第二行。"


# 45

KEPT = ("𬱖景明", "葛\U000e0100志远", "买买提·吐尔逊", "〔2026〕１２Ａ", "李😀")


async def test_45_rare_characters_are_kept_in_database_screen_paper_and_export(tmp_path: Path) -> None:
    """Rare hanzi, variation selectors, the middle dot, brackets, emoji, full-width: each as it was typed."""
    [number] = prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        for name in KEPT:
            await stand_in(walk, "parties/0/name")
            await paste(walk, name)
            assert name in walk.text
            stored = await walk.stored()
            assert stored.parties[0].name == name
            docx = (await walk.app.at_desk(papers.hand_out, number)).docx
            assert name in words(docx)
            assert f'"name": "{name}"' in await walk.app.at_desk(cases.hand_out, number)


def words(docx: bytes) -> str:
    """All text of a .docx."""
    with zipfile.ZipFile(BytesIO(docx)) as zipped:
        document = zipped.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document))


# 46


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"])
async def test_46_several_pasted_lines_in_a_one_line_field_lose_nothing(
    tmp_path: Path, line_break: str
) -> None:
    """Every line of the clipboard is there, one behind the other, whatever ends its lines."""
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, "parties/0/note")
        await paste(walk, line_break.join(["第一行", "第二行", "第三行"]))
        assert walk.case.parties[0].note == "第一行 第二行 第三行"
        assert field.text == "第一行 第二行 第三行"


async def test_46_pasted_lines_stay_lines_in_a_long_field(tmp_path: Path) -> None:
    """Blank lines stay, a tab becomes four blanks."""
    prepare(tmp_path)
    async with walking(tmp_path) as walk:
        await walk.press("f2")
        await stand_in(walk, "facts")
        await paste(walk, "一\n\n二\t三")
        assert walk.case.facts == "一\n\n二    三"


# 48


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "home")
    yield opened
    opened.close()


def found(store: Store, query: str) -> set[str | None]:
    return {row.title for row in listing.page(store, query).rows}


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ('"', {'他说"好"'}),
        ("(", {"(一)号"}),
        ("（", {"(一)号"}),
        ("%", {"五成50%"}),
        ("_", {"a_b"}),
        ("'; drop", {"x'; drop table"}),
        ("'; drop table cases; --", set()),
        ("*", set()),
        ("AND", {"and"}),
        ("NOT", set()),
        ("NEAR(a b)", set()),
        ("title:x", set()),
        ("一", {"(一)号"}),
        ("一号", set()),
        ("他说", {'他说"好"'}),
        ("\\", set()),
        ("\0", set()),
        ("x" * 5000, set()),
        ("墙" * 5000, set()),
        (" ".join(chr(0x4E00 + i) for i in range(400)), set()),
    ],
)
def test_48_signs_in_a_query_are_searched_as_they_are(store: Store, query: str, hits: set[str]) -> None:
    """Nothing typed into the search is a command of the search engine or of SQL."""
    titles = ['他说"好"', "(一)号", "五成50%", "a_b", "x'; drop table", "and"]
    for title in titles:
        keep(store, Case(number=f"甲{titles.index(title)}", title=title))
    assert found(store, query) == hits


def test_48_blanks_alone_are_no_query(store: Store) -> None:
    """Nothing to look for shows all."""
    keep(store, Case(title="甲"))
    for query in ("", "  ", "\u3000", "\n\t", "\u00a0"):
        assert found(store, query) == {"甲"}


async def test_48_a_name_of_two_characters_and_signs_are_searched_on_screen(tmp_path: Path) -> None:
    """Right hits or none, and never an error, while each sign is typed."""
    prepare(tmp_path)
    with at_desk(tmp_path) as desk:
        text = (DEMO / "院墙滴水.json").read_text("utf-8").replace("梁秋生", "单仇")
        number = cases.bring_in(desk, text).case.number or ""
    async with walking(tmp_path) as walk:
        for query, hit in (("单仇", True), ('"(%_', False), ("'; drop", False)):
            await walk.press("f3")
            await walk.type(query)
            assert (number in walk.text) is hit, walk.text
            assert ("没有找到" in walk.text) is not hit


# 49


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("accepted_on", "2026-02-30", "2026年2月没有30日"),
        ("accepted_on", "9223372036854775808", "看不出是哪一天"),
        ("parties/0/birth", "1964-13-02", ""),
        ("parties/0/id_number", "330000196411022058", "身份证"),
        ("parties/0/id_number", "9223372036854775808", "身份证"),
        ("terms/1/amount", "-500", "金额不能是负数"),
        ("terms/1/amount", "1000000000000", "太大了"),
        ("terms/1/amount", "9223372036854775808", "看不准是多少钱"),
    ],
)
async def test_49_what_cannot_be_true_is_refused_at_the_field(
    tmp_path: Path, path: str, typed: str, said: str
) -> None:
    """A sentence at the foot says why; it stays as it was typed, and is saved as typed without an error."""
    prepare(tmp_path, "院墙滴水")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        field = await stand_in(walk, path)
        await paste(walk, typed)
        assert field.text == typed
        walk.case_screen.judge()
        await walk.settle()
        assert said in walk.text.replace("\n", "")
        assert await walk.stored()
        assert "已保存" in walk.text


async def test_49_a_lone_surrogate_never_reaches_the_database(tmp_path: Path) -> None:
    """Half of a character, as broken clipboards give it, is left out."""
    prepare(tmp_path, "狗咬伤")
    async with walking(tmp_path) as walk:
        await walk.press("enter")
        await stand_in(walk, "parties/0/note")
        await paste(walk, "甲\ud800乙")
        assert (await walk.stored()).parties[0].note == "甲乙"
