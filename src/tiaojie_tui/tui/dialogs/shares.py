"""各人份额: one sum for each person, and how much is still to be shared while they are typed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.domain import money, shares
from tiaojie_tui.domain.case import Share, Term
from tiaojie_tui.domain.typed import Unreadable
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.rows import cells


class SharesDialog(Dialog[str]):
    """Answers the shares as the field of the form reads them. Somebody without a sum gets no share."""

    def __init__(self, term: Term, names: Sequence[str]) -> None:
        super().__init__()
        self._amount = term.amount
        width = max(map(cells, names)) + 4
        stated = {share.name: money.figures(share.amount) for share in term.shares}
        self._fields = {name: EntryField(name, label_width=width) for name in names}
        for name, field in self._fields.items():
            field.put(stated.get(name, ""))

    def compose(self) -> ComposeResult:
        amount = self._amount
        whole = f"   金额 {money.figures(amount)} 元，人民币{money.capitals(amount)}" if amount else ""
        self._balance = Lines()
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(f" 每人多少{whole}", "here")
            yield from self._fields.values()
            yield Lines()
            yield self._balance
            yield self.hints(("回车", "下一个，最后一个回车就写上"), ("上下", "换一个"), ("Esc", "不要了"))

    def on_mount(self) -> None:
        self._say()
        next(iter(self._fields.values())).focus()

    def _read(self) -> tuple[Share, ...] | None:
        """The shares as far as they are given; ``None`` while one cannot be read."""
        found: list[Share] = []
        clear = True
        for name, field in self._fields.items():
            proof, trouble = "", ""
            if field.text.strip():
                try:
                    found.append(Share(name, money.parse_money(field.text)))
                    proof = f"人民币{money.capitals(found[-1].amount)}"
                except Unreadable as unreadable:
                    trouble, clear = str(unreadable), False
            field.put(field.text, proof, sentence(trouble))
        return tuple(found) if clear else None

    def _left(self, found: Sequence[Share]) -> int | None:
        """What is still to be shared, in 分."""
        return None if self._amount is None else self._amount - sum(share.amount for share in found)

    def _say(self) -> None:
        found = self._read()
        if found is None:
            return
        left = self._left(found)
        shared = money.figures(sum(share.amount for share in found))
        if left is None:
            self._balance.say(f"  合计 {shared} 元（金额还没有填）", "value")
        elif left:
            word = "还差" if left > 0 else "多了"
            self._balance.say(f"  已分 {shared} 元，{word} {money.figures(abs(left))} 元", "attention")
        else:
            self._balance.say(f"  合计 {shared} 元，和金额一样", "value")
        last = self._last_empty()
        if last and left is not None and left > 0:
            last.put("", f"余下 {money.figures(left)} 元，按回车写上")

    def _last_empty(self) -> EntryField | None:
        empty = [field for field in self._fields.values() if not field.text.strip()]
        return empty[0] if len(empty) == 1 and len(self._fields) > 1 else None

    @on(EntryField.Edited)
    def _edited(self) -> None:
        self._say()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        self._go(event.field, event.direction)

    def _go(self, field: EntryField, direction: int) -> bool:
        order = list(self._fields.values())
        to = order.index(field) + direction
        if not 0 <= to < len(order):
            return False
        order[to].focus()
        return True

    @on(EntryField.Entered)
    def _entered(self, event: EntryField.Entered) -> None:
        field, found = event.field, self._read()
        left = self._left(found) if found is not None else None
        if field is self._last_empty() and left is not None and left > 0:
            field.put(money.figures(left))
            self._say()
            return
        self._say()
        if self._go(field, 1):
            return
        if found is None:
            next(one for one in self._fields.values() if one.trouble).focus()
        elif found and left in (0, None):
            self.dismiss(shares.show_shares(found))
        else:
            next(iter(self._fields.values())).focus()
