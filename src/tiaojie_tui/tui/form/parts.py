"""F2 and F4: the parts that a step of the case can be given, and the one on screen that is taken out."""

from typing import TYPE_CHECKING

from tiaojie_tui.casework.cards import part_name
from tiaojie_tui.casework.parts import Addition, additions, removed
from tiaojie_tui.tui.dialogs.pick_list import Pick, PickList
from tiaojie_tui.tui.shown import sentence

if TYPE_CHECKING:
    from tiaojie_tui.tui.form.body import FormBody


class Parts:
    """Adds to the case of one form, and removes."""

    def __init__(self, body: "FormBody") -> None:
        self._body = body

    def offered(self) -> list[Addition]:
        """What F2 can add now: to a final text only what came after it."""
        body = self._body
        offered = additions(body.step.key, body.editing.case, body.card)
        return [one for one in offered if not body.editing.locks(one.at)]

    def add(self) -> None:
        """Ask what to add, and stand in it."""
        body, offered = self._body, self.offered()
        if not offered:
            body.tell(sentence(body.editing.read_only or "这一步没有要加的。"))
            return

        async def added(names: tuple[str, ...] | None) -> None:
            chosen = next((one for one in offered if names and one.name == names[0]), None)
            if chosen:
                case, path = chosen.add(body.editing.case)
                body.editing.change(f"加{chosen.name}", path, case)
                body.editing.pause()
                await body.go_to(path)
                body.stand_in_first_hole()
                body.post_message(body.Changed())

        lines = [Pick(one.name, one.name, one.initials) for one in offered]
        body.app.push_screen(PickList("加什么", lines), added)

    async def remove(self) -> None:
        """Take out the part on screen, unless it may not be changed now."""
        body, card = self._body, self._body.card
        if body.refused(card.at if card else body.path):
            return
        if card is None or not card.section.many:
            body.tell("这里没有可以整个删掉的；要清空一栏，用退格键。")
            return
        case, name = body.editing.case, part_name(card, body.editing.case)
        body.editing.change(f"删除{name}", card.at, removed(case, card))
        body.editing.pause()
        await body.go_to(card.at)
        body.tell(f"已删除「{name}」。删错了按 Ctrl+Z 恢复。")
        body.post_message(body.Changed())
