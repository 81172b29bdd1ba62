"""怎么付: few questions, and under them each payment with its day and sum before anything is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult

from tiaojie_tui.casework import paying
from tiaojie_tui.casework.paying import Outcome, Way
from tiaojie_tui.domain import money, plan
from tiaojie_tui.domain.case import Term
from tiaojie_tui.tui.dialogs.dialog import Dialog
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.bars import Lines
from tiaojie_tui.tui.widgets.boxes import Stack
from tiaojie_tui.tui.widgets.field import EntryField
from tiaojie_tui.tui.widgets.rows import cells


@dataclass(frozen=True, slots=True)
class Planned:
    """What was taken, as the fields of the form read it: the sum where it is news, and the plan."""

    amount: str | None
    plan: str


class PlanDialog(Dialog[Planned]):
    """Asks what a way to pay needs; Enter on the last answer takes the plan, Esc changes nothing."""

    def __init__(self, way: Way, term: Term, *, today: date, agreed_on: date | None) -> None:
        super().__init__()
        self._way = way
        self._term = term
        self._today = today
        self._agreed_on = agreed_on
        asked = paying.questions(way, term)
        width = max(cells(question.label) for question in asked) + 4
        self._fields = {question.key: EntryField(question.label, label_width=width) for question in asked}
        self._asked = {question.key: question for question in asked}

    def compose(self) -> ComposeResult:
        self._told = Lines()
        self._told.styles.height = 11
        with Stack(classes="panel"):
            yield self.rule()
            yield Lines(self._heading(), "here", indent=1)
            yield from self._fields.values()
            yield Lines()
            yield self._told
            yield self.hints(("回车", "下一项，最后一项回车就写上"), ("上下", "换一项"), ("Esc", "不要了"))

    def _heading(self) -> str:
        amount = self._term.amount
        if amount is None:
            return f"怎么付：{self._way.shown}"
        return f"怎么付：{self._way.shown}   金额 {money.figures(amount)} 元，人民币{money.capitals(amount)}"

    def on_mount(self) -> None:
        if self._way.key == "long" and self._term.amount is not None:
            self._fields["each"].put(money.figures(self._term.amount))
        self._say()
        next(iter(self._fields.values())).focus()

    def _outcome(self) -> Outcome:
        answers: Mapping[str, str] = {key: field.text for key, field in self._fields.items()}
        return paying.outcome(self._way, self._term, answers, today=self._today, agreed_on=self._agreed_on)

    def _say(self) -> Outcome:
        """Say beside each answer how it was understood, and below what they make together."""
        found = self._outcome()
        for key, field in self._fields.items():
            hint = "" if field.text else self._asked[key].hint
            field.put(
                field.text, sentence(found.proofs.get(key, "") or hint), sentence(found.troubles.get(key, ""))
            )
        if found.plan is not None:
            self._told.say("\n".join(f"  {line}" for line in paying.told(found.amount, found.plan)), "value")
        else:
            self._told.say(f"  {sentence(found.trouble)}", "attention")
        return found

    @on(EntryField.Edited)
    def _edited(self) -> None:
        self._say()

    @on(EntryField.Walked)
    def _walked(self, event: EntryField.Walked) -> None:
        order = list(self._fields.values())
        to = order.index(event.field) + event.direction
        if 0 <= to < len(order):
            order[to].focus()

    @on(EntryField.Entered)
    def _entered(self, event: EntryField.Entered) -> None:
        order = list(self._fields.values())
        if event.field is not order[-1]:
            order[order.index(event.field) + 1].focus()
            return
        found = self._say()
        if found.plan is not None:
            self._take(found)
            return
        lacking = (
            field
            for key, field in self._fields.items()
            if field.trouble or (not field.text.strip() and self._asked[key].assumed is None)
        )
        next(lacking, order[0]).focus()

    def _take(self, found: Outcome) -> None:
        assert found.plan is not None
        text = plan.show_plan(plan.with_plan(self._term, found.plan))
        news = found.amount is not None and found.amount != self._term.amount
        self.dismiss(Planned(money.figures(found.amount or 0) if news else None, text))
