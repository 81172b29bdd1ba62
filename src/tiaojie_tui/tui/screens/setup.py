"""The first start: the committee, its place, its mediators; no more."""

import re

from textual import on, work
from textual.app import ComposeResult

from tiaojie_tui.casework import desk
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.domain.typed import clean_line
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.tui.screens.home import HomeScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import KeyLine, Lines, OneLine, Rule
from tiaojie_tui.tui.widgets.boxes import Column
from tiaojie_tui.tui.widgets.drawn import PaperScreen
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.foot import Foot

_BETWEEN_NAMES = re.compile(r"[\s、，,;；]+")
_FIELDS = (
    ("committee", "调委会全称", "印在每份文书上，如 清河县柳林镇石桥村人民调解委员会"),
    ("place", "所在的村或社区", "如 清河县柳林镇石桥村"),
    ("mediators", "人民调解员", "几个人用顿号隔开，经常主持调解的写在最前面"),
)


class SetupScreen(PaperScreen):
    """Asks for three things, then opens the list."""

    def compose(self) -> ComposeResult:
        self._heading, self._foot, self._keys = OneLine(), Foot(id="foot"), KeyLine(id="keys")
        self._fields = [EntryField(label, label_width=18, id=key) for key, label, _ in _FIELDS]
        yield self._heading
        yield Rule()
        with Column(classes="body"):
            yield Lines("\n 第一次使用，先写这三项。以后都能改。\n")
            for field, (_, _, example) in zip(self._fields, _FIELDS, strict=True):
                yield field
                yield Lines(" " * 18 + example + "\n", "faint")
        yield Rule()
        yield self._foot
        yield self._keys

    def on_mount(self) -> None:
        self._heading.say(("bar", " 人民调解"), ("value", "  一步一步办案，文书直接打印"))
        self._keys.say_keys(("回车", "下一项"), ("上下", "换一项"), ("F10", "退出"))
        self._fields[0].focus()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        to = self._fields.index(event.field) + event.direction
        if 0 <= to < len(self._fields):
            self._fields[to].focus()

    @on(EntryField.Entered)
    def _entered(self, event: EntryField.Entered) -> None:
        missing = next((field for field in self._fields if not field.text.strip()), None)
        after = self._fields.index(event.field) + 1
        if after < len(self._fields):
            self._fields[after].focus()
        elif missing is not None:
            missing.focus()
            self._foot.say(problem=f"「{missing.label}」还没有写。")
        else:
            self._set_up()

    @work(exclusive=True)
    async def _set_up(self) -> None:
        committee, place, mediators = (clean_line(field.text) for field in self._fields)
        names = tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(mediators) if name))
        wanted = Installation(committee, place, names)
        try:
            await self.app.at_desk(desk.set_up, wanted)
            await self.app.look_up_installation()
        except Refused as refused:
            self._foot.say(problem=sentence(str(refused)))
            return
        self.app.switch_screen(HomeScreen())
