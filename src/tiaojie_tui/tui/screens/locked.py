"""The screen over everything while nobody is at the keyboard, and the one on which its digits are chosen."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from tiaojie_tui.casework import pin
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines, OneLine, Rule, keys
from tiaojie_tui.tui.widgets.boxes import Column
from tiaojie_tui.tui.widgets.digits import DigitField
from tiaojie_tui.tui.widgets.drawn import PaperScreen, Run
from tiaojie_tui.tui.widgets.foot import Foot

_LOCKED = (
    "\n  好一会儿没有按键，屏幕先盖住了，免得别人看到。\n\n  您写的都在，打开就回到原来的地方。\n",
    "\n  忘了密码：请按 F10 退出，找司法所重设，再登录时设新的。",
)
_CHOOSE = (
    "\n  请设一个 6 位数字的密码。\n\n  离开一会儿没有按键，屏幕就盖住，要用它打开。\n",
    "\n  连号、重复的、生日都不行。请记在心里，不要贴在电脑上。",
)


class _DigitScreen(PaperScreen):
    """A heading, what is asked, fields of digits, and what is wrong with them."""

    said: ClassVar[tuple[str, str]]
    labels: ClassVar[tuple[str, ...]]

    def compose(self) -> ComposeResult:
        self._heading, self._foot, self._keys = OneLine(), Foot(id="foot"), OneLine(id="keys")
        self.fields = [DigitField(label) for label in self.labels]
        above, below = self.said
        yield self._heading
        yield Rule()
        with Column(classes="body"):
            yield Lines(above)
            for field in self.fields:
                yield field
                yield Lines()
            yield Lines(below, "faint")
        yield Rule()
        yield self._foot
        yield self._keys

    def say(self, heading: str, *hints: tuple[str, str]) -> None:
        """Whose screen it is, and which keys act."""
        name: Run = ("bar", f" {self.app.mediator}")
        self._heading.say(name, ("value", f"  {heading}"))
        self._keys.say(("value", " "), *keys(*hints, ("F10", "保存退出")))
        self.fields[0].focus()

    def tell(self, problem: str) -> None:
        """Say what is wrong, and begin anew."""
        self._foot.say(problem=sentence(problem))
        for field in self.fields:
            field.clear()
        self.fields[0].focus()


class LockedScreen(_DigitScreen):
    """Answers when the right digits were typed; after too many wrong ones the session ends."""

    said, labels = _LOCKED, ("密码",)

    def on_mount(self) -> None:
        self.say("的屏幕已锁住", ("回车", "打开"))

    @on(DigitField.Entered)
    def _entered(self) -> None:
        if self.fields[0].typed:
            self._check(self.fields[0].typed)

    @work(exclusive=True)
    async def _check(self, typed: str) -> None:
        with self.app.type_ahead.held():
            try:
                await self.app.at_desk(pin.check, typed)
            except pin.Closed as closed:
                self.app.leave(at_any_rate=True, said=str(closed))
                return
            except Refused as refused:
                self.tell(str(refused))
                return
            # What was typed on after the digits was not meant for the case.
            self.app.type_ahead.forget()
            self.dismiss()


class ChooseDigitsScreen(_DigitScreen):
    """Asks twice for new digits; answers when they are kept."""

    said, labels = _CHOOSE, ("新密码  ", "再打一遍")

    def on_mount(self) -> None:
        self.say("第一次登录", ("回车", "下一项"), ("上下", "换一项"))

    @on(DigitField.Walked)
    def _walked(self, event: DigitField.Walked) -> None:
        self.fields[event.direction > 0].focus()

    @on(DigitField.Entered)
    def _entered(self, event: DigitField.Entered) -> None:
        first, second = (field.typed for field in self.fields)
        if event.field is self.fields[0]:
            try:
                pin.refuse_bad(first)
            except Refused as refused:
                self.tell(str(refused))
            else:
                self._foot.say(problem="")
                self.fields[1].focus()
        elif first != second:
            self.tell("两遍不一样，请从头再来。")
        else:
            self._keep(first)

    @work(exclusive=True)
    async def _keep(self, typed: str) -> None:
        with self.app.type_ahead.held():
            try:
                await self.app.at_desk(pin.choose, typed)
            except Refused as refused:
                self.tell(str(refused))
                return
            self.app.type_ahead.forget()
            self.dismiss()
