"""Follows the marks of a template through its text: which lists it goes through, which fields it prints."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.templates.marks import BadMark, Mark, marks_in
from tiaojie_tui.papers.templates.outline import Block, Paragraph, Row, Table

_SHOWN = 30
_OFFERED = 12
"""How many fields a sentence offers."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A name within reach: its path from the top, and what the sample has there; ``None``: not known."""

    path: str
    value: Any


_Scope = Mapping[str, _Known]


@dataclass(slots=True)
class _Open:
    """A ``for`` or ``if`` that waits for its end."""

    mark: Mark
    at: str
    before: _Scope
    otherwise: bool = False
    """Its ``else`` has been."""


@dataclass(slots=True)
class Flow:
    """What is wrong with the parts seen so far, and which fields they print (``当事人[].姓名``)."""

    sometimes_empty: frozenset[str]
    """The lists in which there may be nothing; a ``for`` through another leaves something for sure."""
    faults: list[str] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)
    _read: dict[Paragraph, list[Mark]] = field(default_factory=dict)

    def follow(self, place: str, blocks: Sequence[Block], offered: Context) -> None:
        """Follow one part of the file, as ``place`` (正文, 页眉, 页脚); ``offered``: one of each list."""
        scope = {name: _Known(name, value) for name, value in offered.items()}
        self._blocks(place, blocks, scope, whole=place != "正文")

    def _blocks(self, place: str, blocks: Sequence[Block], scope: _Scope, *, whole: bool) -> None:
        """What stands one below the other; ``whole``: Word demands that a paragraph is left at its end."""
        stack: list[_Open] = []
        shape, found = [], len(self.faults)
        for block in blocks:
            if isinstance(block, Table):
                self._table(place, block, scope)
                shape.append("table")
                continue
            marks = self._marks(place, block)
            steering = [mark for mark in marks if mark.of]
            try:
                if steering:
                    mark = _alone(steering, block.text, "p")
                    scope, kind = self._step(stack, mark, block.text, scope)
                    shape.append(kind)
                else:
                    self._inline(block, marks, scope)
                    shape.append("p")
            except BadMark as bad:
                self._fault(place, block.text, str(bad))
        self._unfinished(place, stack)
        if whole and len(self.faults) == found and not _stays(shape):
            first = next((one.text for one in blocks if isinstance(one, Paragraph) and one.text), "")
            self._fault(place, first, "它们都印不出来时这里会是空的，Word 打不开，请在最后留一个空段落。")

    def _table(self, place: str, table: Table, scope: _Scope) -> None:
        stack: list[_Open] = []
        shape, found = [], len(self.faults)
        for row in table.rows:
            steering = [one for part in row.paragraphs for one in self._marks(place, part) if one.of == "tr"]
            if not steering:
                for cell in row.cells:
                    self._blocks(place, cell, scope, whole=True)
                shape.append("p")
                continue
            try:
                mark = _alone(steering, _words(row), "tr")
                scope, kind = self._step(stack, mark, _words(row), scope)
                shape.append(kind)
            except BadMark as bad:
                self._fault(place, _words(row), str(bad))
        self._unfinished(place, stack)
        if len(self.faults) == found and not _stays(shape):
            self._fault(
                place, _words(table.rows[0]) if table.rows else "", "这张表格会一行都没有，请留一行表头。"
            )

    def _inline(self, paragraph: Paragraph, marks: Sequence[Mark], scope: _Scope) -> None:
        """The marks within a paragraph. Raises ``BadMark``."""
        stack: list[_Open] = []
        for mark in marks:
            if mark.word != "print":
                scope, _ = self._step(stack, mark, paragraph.text, scope)
                continue
            known = _look_up(mark, scope)
            if not isinstance(known.value, str | None):
                raise BadMark(
                    f"「{mark.path}」是一组，不能直接印，请写明是其中哪一项{_choice(known.value)}。"
                )
            self.printed.add(known.path)
        if stack:
            mark = stack[-1].mark
            inside = mark.text.removeprefix("{%").removesuffix("%}").strip()
            raise BadMark(
                f"标记「{mark.text}」没有在这一段里结束，管几段的要单独占一段，写成 {{%p {inside} %}}。"
            )

    def _step(self, stack: list[_Open], mark: Mark, at: str, scope: _Scope) -> tuple[_Scope, str]:
        """What is within reach after a mark that steers, and what it does to what stands there (``_stays``).

        Raises ``BadMark``; what is open is right even then.
        """
        if mark.word in ("for", "if"):
            stack.append(_Open(mark, at, scope))
            known = _look_up(mark, scope)
            if mark.word == "if":
                return scope, "if"
            if not isinstance(known.value, list | None):
                raise BadMark(f"「{mark.path}」只有一项，不能用 for，请直接写 {{{{ {mark.path} }}}}。")
            one = _Known(f"{known.path}[]", known.value[0] if known.value else None)
            return {**scope, mark.one: one}, "for" if known.path in self.sometimes_empty else "each"
        wanted = "for" if mark.word == "endfor" else "if"
        if not stack or stack[-1].mark.word != wanted or (mark.word == "else" and stack[-1].otherwise):
            raise BadMark(
                f"标记「{mark.text}」前面没有对应的 {wanted}（for 和 if 要在同一格、同一张表里开始和结束）。"
            )
        if mark.word == "else":
            stack[-1].otherwise = True
            return scope, "else"
        return stack.pop().before, mark.word

    def _marks(self, place: str, paragraph: Paragraph) -> list[Mark]:
        """The marks of a paragraph, whose other faults are told too, once."""
        if paragraph not in self._read:
            self._read[paragraph] = self._looked_at(place, paragraph)
        return self._read[paragraph]

    def _looked_at(self, place: str, paragraph: Paragraph) -> list[Mark]:
        text = paragraph.text
        for box in paragraph.boxed:
            if "{" in box.text or "｛" in box.text:
                self._fault(place, box.text, "在文本框里，字多了会被裁掉，请把标记移到正文或表格里。")
        try:
            marks = marks_in(text)
            for mark in marks:
                if paragraph.holders[mark.start] != paragraph.holders[mark.end - 1]:
                    raise BadMark(f"标记「{mark.text}」断开了（一半在超链接、控件或修订里），请删掉重打。")
        except BadMark as bad:
            self._fault(place, text, str(bad))
            return []
        return marks

    def _unfinished(self, place: str, stack: Sequence[_Open]) -> None:
        for left in stack:
            end = f"{{%{left.mark.of} end{left.mark.word} %}}"
            self._fault(place, left.at, f"标记「{left.mark.text}」没有结束，请在它管的内容后面加上 {end}。")

    def _fault(self, place: str, text: str, said: str) -> None:
        self.faults.append(f"{place}「{shown(text)}」：{said}")


def shown(text: str) -> str:
    """A paragraph as a sentence names it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _words(row: Row) -> str:
    return " ".join(paragraph.text for paragraph in row.paragraphs if paragraph.text.strip())


def _alone(steering: Sequence[Mark], text: str, of: str) -> Mark:
    """The one mark that steers this paragraph or row. Raises ``BadMark`` where it does not stand alone."""
    mark, *others = steering
    if mark.of != of:
        raise BadMark(f"标记「{mark.text}」只能写在表格里；不在表格里的写成 {{%p … %}}。")
    unit, room = ("一行", "这一行表格") if of == "tr" else ("一段", "这一段")
    if others:
        raise BadMark(f"{room}里有两个标记，{{%{of} … %}} 要单独占{unit}，请分开。")
    if text.strip() != mark.text:
        raise BadMark(f"标记「{mark.text}」要单独占{unit}，{room}里别的字会印不出来。")
    return mark


def _look_up(mark: Mark, scope: _Scope) -> _Known:
    """What a mark names. Raises ``BadMark`` where the paper has no such field."""
    first, *rest = mark.path.split(".")
    if first not in scope:
        raise BadMark(f"没有「{first}」这一项{_choice(scope, first)}。")
    known = scope[first]
    for name in rest:
        if known.value is None:
            return known
        if not isinstance(known.value, dict) or name not in known.value:
            raise BadMark(f"标记「{mark.text}」里没有「{name}」这一项{_choice(known.value, name)}。")
        known = _Known(f"{known.path}.{name}", known.value[name])
    return known


def _choice(offered: Any, wanted: str = "") -> str:
    """What a sentence offers instead."""
    names = list(offered) if isinstance(offered, Mapping) else []
    near = difflib.get_close_matches(wanted, names, 1, 0.4) if wanted else []
    if near:
        return f"，是不是「{near[0]}」"
    return f"，有的是：{'、'.join(names[:_OFFERED])}{'等' if len(names) > _OFFERED else ''}" if names else ""


def _stays(shape: Sequence[str]) -> bool:
    """Whether a paragraph (or row) surely stands at the end, whatever is left out or has nothing in it."""
    if not shape or shape[-1] == "table":
        return False
    if shape[-1] == "p":
        return True
    start, depth, otherwise = len(shape) - 1, 1, None
    while depth:
        start -= 1
        word = shape[start]
        depth += (word in ("endif", "endfor")) - (word in ("for", "each", "if"))
        if word == "else" and depth == 1:
            otherwise = start
    before, middle = shape[:start], otherwise or len(shape) - 1
    branches = [shape[start + 1 : middle], shape[middle + 1 : -1]]
    if shape[start] == "each":
        branches = branches[:1]
    return all(_stays([*before, *branch]) for branch in branches)
