"""卷宗: the papers of the case in their order, what each lacks; Enter goes to the gap or shows the paper."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding

from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.dossier.item import Item, State
from tiaojie_tui.tui.screens.check import Standing
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.shown import sentence
from tiaojie_tui.tui.widgets.drawn import Run
from tiaojie_tui.tui.widgets.rows import cells
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine, wrapped

_LABELS = 28
"""Cells for the names of the papers; a longer one pushes what is said of it on."""
_STYLES = {State.READY: "value", State.LACKING: "attention", State.LATER: "proof", State.BY_CHOICE: "proof"}

Go = Callable[[str, str], Awaitable[None]]
"""Goes to a field: the key of its step, and its path."""
Look = Callable[[Item], Awaitable[None]]
"""Shows the text of a paper. Raises ``Refused``."""


class DossierScreen(SideScreen):
    """Every paper that the case needs now or later. ``standing`` is where one was before."""

    BINDINGS: ClassVar = [
        Binding("f5", "look", "看文书", id="dossier.look", tooltip="看这份文书印出来是什么样"),
        Binding("f9", "bind", "整卷装订", id="dossier.bind", tooltip="整卷装订成一份，打印或者存成文件"),
        Binding("f12", "back", "回去", id="dossier.back", tooltip="回到刚才的地方"),
    ]

    def __init__(
        self, editing: Editing, standing: Standing, *, go: Go, look: Look, bind: Callable[[], None]
    ) -> None:
        super().__init__()
        self._editing = editing
        self._standing = standing
        self._go = go
        self._look = look
        self._bind = bind
        self._items: dict[str, Item] = {}

    def on_mount(self) -> None:
        stored, tables = self._editing.stored, self._editing.tables
        frozen, sealed = stored.frozen is not None, stored.seal is not None
        found = dossier.items(self._editing.case, self.app.today, frozen=frozen, sealed=sealed, tables=tables)
        self._items = {f"{item.paper} {item.at}": item for item in found}
        ready, wanted = dossier.count(found)
        lacking = f"还缺 {wanted - ready} 份" if wanted > ready else "现在要的都齐了"
        self.say_heading(f"卷宗 {ready}/{wanted}", f"能打印 {ready} 份，{lacking}   {self._editing.number}")
        self.show(self._page, self._standing.key)

    def _page(self, width: int) -> Sequence[SheetLine]:
        return [SheetLine(line, key) for key, item in self._items.items() for line in _row(item, width)]

    def stood(self, key: str) -> None:
        self._standing.key = key
        item = self._items.get(key)
        leads = item is not None and item.field is not None
        enter = ("回车", "去填") if leads else ("回车", "看文书")
        self.say_keys(("上下", "移动"), enter, ("F5", "看文书"), ("F9", "整卷装订"))

    @on(Sheet.Chosen)
    async def _chosen(self, event: Sheet.Chosen) -> None:
        item = self._items[event.key]
        if item.field is None or item.step is None:
            await self._show(item)
        else:
            self.app.pop_screen()
            await self._go(item.step, item.field)

    async def action_look(self) -> None:
        await self._show(self._items[self.sheet.key])

    def action_bind(self) -> None:
        self._bind()

    async def _show(self, item: Item) -> None:
        try:
            await self._look(item)
        except Refused as refused:
            self.tell(str(refused), "attention")


def _row(item: Item, width: int) -> list[list[Run]]:
    label = sentence(item.label)
    label += " " * max(2, _LABELS - cells(label))
    style = _STYLES[item.state]
    why = (
        [("value" if item.state is State.LACKING else "proof", f"：{sentence(item.why)}")] if item.why else []
    )
    return wrapped([("label", label), (style, item.state.value), *why], width, hanging=_LABELS)
