"""A step of fields, walked question by question."""

from tiaojie_tui.casework.cards import card_title, is_same, part_name, so_far
from tiaojie_tui.casework.parts import Addition, additions, removed
from tiaojie_tui.domain import steps
from tiaojie_tui.domain.progress import holes
from tiaojie_tui.domain.schema import Card, Field, Step
from tiaojie_tui.plain import answers, asking
from tiaojie_tui.plain.answers import Command
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened

_NOBODY_YET = "还没有当事人，没有人可以告知。先到第2步写当事人，再写「第1步」回来逐个记。"
_NOTHING_YET = {"parties": "还没有当事人。先加一个：谁来申请，就先写谁。"}
_MANY_CARDS = 2
"""More cards than these are listed first, to begin at any of them."""

Place = tuple[Card, Field]


def walk(opened: Opened, step: Step, path: str = "") -> None:
    """Ask for the fields of this step, from ``path`` on, until its end or ``>``. Raises ``Elsewhere``."""
    _Walk(opened, step).run(path)


class _Walk:
    def __init__(self, opened: Opened, step: Step) -> None:
        self._opened, self._step = opened, step
        self._number = steps.STEPS.index(step) + 1
        self._card: Card | None = None
        """The card whose head was said last."""

    @property
    def _places(self) -> list[Place]:
        case = self._opened.case
        return [(card, field) for card in steps.cards(case, self._step.key) for field in card.fields(case)]

    def _index(self, path: str, otherwise: int = 0) -> int:
        """Where the field at this path is, or the first of the part at this path."""
        places = [card.path(field) for card, field in self._places]
        if path in places:
            return places.index(path)
        return next((at for at, one in enumerate(places) if path and one.startswith(f"{path}/")), otherwise)

    def run(self, path: str) -> None:
        at = self._index(path) if path else self._begin()
        while True:
            places = self._places
            if at >= len(places):
                added = self._end()
                if added is None:
                    return
                at = self._index(added, len(places) - 1)
                continue
            card, field = places[at]
            self._say_head(card)
            self._opened.editing.go(self._step.key, card.path(field))
            said = asking.ask(self._opened, card, field, _counted(places, at))
            if said is Command.ON:
                return
            at = self._next(said, at, card, field)

    def _next(self, said: Command, at: int, card: Card, field: Field) -> int:
        """Which field comes next after what was said at this one."""
        path = card.path(field)
        if said is Command.BACK:
            if at == 0:
                raise Elsewhere(0)
            return at - 1
        if said is Command.ADD:
            added = self._add()
            return self._index(added) if added else at
        if said is Command.REMOVE:
            self._remove(card)
            return min(at, self._index(card.at, at))
        if said is Command.UNDO:
            return self._undo(at)
        if said is Command.HOLE:
            return self._hole(at)
        here = [one.path(other) for one, other in self._places]
        return here.index(path) + 1 if path in here else at

    def _begin(self) -> int:
        """Where to begin: at the first field, or at the card that is chosen of many."""
        cards = [card for card in steps.cards(self._opened.case, self._step.key) if card.section.many]
        if len(cards) <= _MANY_CARDS:
            return 0
        titles = [card_title(card, self._opened.case) for card in cards]
        chosen = self._opened.line.choose("从哪里开始，写编号；从头按回车：", titles)
        return 0 if chosen is None else self._index_of(cards[chosen])

    def _index_of(self, card: Card) -> int:
        return next((at for at, (one, _) in enumerate(self._places) if is_same(one, card)), 0)

    def _say_head(self, card: Card) -> None:
        if is_same(card, self._card):
            return
        self._card = card
        told = so_far(card, self._opened.case)
        self._opened.line.say(f"【{card_title(card, self._opened.case)}】{told}")

    # The end of the step

    def _end(self) -> str | None:
        """What is still empty, and what can be added; where to go on, ``None`` for the next step."""
        line, case = self._opened.line, self._opened.case
        open_ones = list(holes(case, self._step.key))
        if self._places:
            line.say(f"第{self._number}步「{self._step.label}」到底了。{_told_holes(open_ones)}")
        else:
            line.say(_NOTHING_YET.get(self._step.key, ""))
        if self._step.key == "intake" and not case.parties:
            line.say(_NOBODY_YET)
        while True:
            offered = self._offered()
            if offered:
                line.listed([one.name for one in offered])
            how = "写编号加一项，" if offered else ""
            typed = line.ask(f"{how}「空」去填没填的，< 回去，按回车到{self._after}：")
            said, number = answers.command(typed), answers.number_meant(typed, len(offered))
            if number is not None:
                return self._put(offered[number - 1])
            if said in (Command.KEEP, Command.ON):
                return None
            if said is Command.BACK:
                places = self._places
                return places[-1][0].path(places[-1][1]) if places else None
            if said is Command.HOLE and open_ones:
                card, field = open_ones[0]
                return card.path(field)
            if said is Command.UNDO:
                self._undo(0)
            else:
                line.say("没有这个编号。" if offered else "按回车就往下走。")

    @property
    def _after(self) -> str:
        number = self._number + 1
        return f"第{number}步「{steps.STEPS[number - 1].label}」"

    # What changes the walk

    def _offered(self) -> list[Addition]:
        """What can be added now: to a final text only what came after it."""
        found = additions(self._step.key, self._opened.case, self._card)
        return [one for one in found if not self._opened.editing.locks(one.at)]

    def _add(self) -> str | None:
        offered = self._offered()
        if not offered:
            self._opened.tell(self._opened.editing.read_only or "这一步没有要加的。")
            return None
        chosen = self._opened.line.choose("加什么，写编号；不加按回车：", [one.name for one in offered])
        return None if chosen is None else self._put(offered[chosen])

    def _put(self, addition: Addition) -> str:
        """Add a part; the place of its first field, or of the first that it does not know of itself yet."""
        case, path = addition.add(self._opened.case)
        if self._opened.change(f"加{addition.name}", path, case):
            self._opened.saved(f"已加「{addition.name}」")
        empty = [card.path(field) for card, field in holes(self._opened.case, self._step.key)]
        return next((one for one in empty if one.startswith(f"{path}/")), path)

    def _remove(self, card: Card) -> None:
        if not card.section.many:
            self._opened.line.say("这里没有可以整个删掉的；要清空一项，写 - 。")
            return
        name = part_name(card, self._opened.case)
        if self._opened.editing.locks(card.at):
            self._opened.tell(self._opened.editing.read_only or "")
        elif self._opened.line.sure(f"删掉「{name}」吗？"):
            self._opened.change(f"删除{name}", card.at, removed(self._opened.case, card))
            self._card = None
            self._opened.saved(f"已删除「{name}」，删错了写「撤销」")

    def _undo(self, at: int) -> int:
        """Go to what was taken back, in whichever step it is."""
        path = self._opened.undo()
        if path is None:
            return at
        step = steps.step_of(path)
        if step is not None and step is not self._step:
            raise Elsewhere(steps.STEPS.index(step) + 1, path)
        self._card = None
        return self._index(path, at)

    def _hole(self, at: int) -> int:
        """The next empty field that the papers need, in this step or a later one."""
        case = self._opened.case
        empty = [self._index(card.path(field)) for card, field in holes(case, self._step.key)]
        later = [one for one in empty if one > at] or [one for one in empty if one != at]
        if later:
            return later[0]
        for number, step in enumerate(steps.STEPS[self._number :], self._number + 1):
            for card, field in holes(case, step.key):
                raise Elsewhere(number, card.path(field))
        self._opened.line.say("后面没有没填的了。")
        return at


def _counted(places: list[Place], at: int) -> str:
    """Which field of its card it is: 3/12."""
    card = places[at][0]
    of_card = [index for index, (one, _) in enumerate(places) if is_same(one, card)]
    return f"{of_card.index(at) + 1}/{len(of_card)}"


def _told_holes(open_ones: list[Place]) -> str:
    if not open_ones:
        return ""
    named = "、".join(f"{field.of}{field.label}" for _, field in open_ones[:3])
    return f"还有 {len(open_ones)} 处要填：{named}{'等' if len(open_ones) > 3 else ''}。"
