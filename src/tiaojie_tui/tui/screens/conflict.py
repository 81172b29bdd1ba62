"""Two have changed one case: each field that both changed, with both values, and a choice for each."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding

from tiaojie_tui.casework.conflict import Difference, differences, merged
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.differing import differing, title_of
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.tui.screens.history import both
from tiaojie_tui.tui.screens.side import SideScreen
from tiaojie_tui.tui.widgets.sheet import Sheet, SheetLine

_MINE, _THEIRS = "我写的", "别人写的"


class ConflictScreen(SideScreen):
    """Nothing is chosen for the mediator, and leaving chooses nothing: both stay as they are.

    ``resolved`` is called once every field has been chosen and the case goes on from there.
    """

    BINDINGS: ClassVar = [
        Binding("left,1", "choose(True)", "用我写的", id="conflict.mine", tooltip="这一处用我写的"),
        Binding("right,2", "choose(False)", "用别人写的", id="conflict.theirs", tooltip="这一处用别人写的"),
    ]

    def __init__(self, editing: Editing, theirs: Stored, resolved: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._editing = editing
        self._theirs = theirs
        self._resolved = resolved
        self._base, self._mine = editing.stored.case, editing.case
        self._disputed = differences(self._base, self._mine, theirs.case)
        self._chosen: dict[str, bool] = {}
        """For each place chosen so far, whether it is mine."""

    def on_mount(self) -> None:
        when = f"{self._theirs.saved_at:%H:%M}"
        self.say_heading("两个人改了同一个案件", f"别人 {when} 存过，下面 {len(self._disputed)} 处写得不一样")
        self.say_keys(
            ("上下", "换一处"), ("1", f"用{_MINE}"), ("2", f"用{_THEIRS}"), ("回车", "都选好了，存")
        )
        self.show(self._page)

    def _page(self, width: int) -> Sequence[SheetLine]:
        lines = []
        for disputed in self._disputed:
            lines += [SheetLine(line, disputed.path) for line in self._place(disputed, width)]
            lines.append(SheetLine([]))
        return lines

    def _place(self, disputed: Difference, width: int) -> list[list[tuple[str, str]]]:
        choice = self._chosen.get(disputed.path)
        said = {None: "还没有选", True: f"用{_MINE}", False: f"用{_THEIRS}"}[choice]
        named = title_of(disputed.path.partition("/")[0])
        head = [("label", named), ("attention" if choice is None else "here", f"   {said}")]
        mine = paths.put(self._base, disputed.path, disputed.mine)
        theirs = paths.put(self._base, disputed.path, disputed.theirs)
        names = (_MINE, _THEIRS)
        return [head, *(line for one in differing(mine, theirs) for line in both(one, width, names))]

    def action_choose(self, mine: bool) -> None:
        here = self.sheet.key
        if not here:
            return
        self._chosen[here] = mine
        after = [one.path for one in self._disputed]
        after = after[after.index(here) + 1 :]
        self.tell("")
        self.show(self._page, next((path for path in after if path not in self._chosen), here))

    @on(Sheet.Chosen)
    async def _enter(self) -> None:
        left = [one.path for one in self._disputed if one.path not in self._chosen]
        if left:
            self.tell(f"还有 {len(left)} 处没有选，按 1 用{_MINE}，按 2 用{_THEIRS}。")
            self.show(self._page, left[0])
            return
        settle(self._editing, self._theirs, [path for path, mine in self._chosen.items() if mine])
        self.app.pop_screen()
        await self._resolved()


def settle(editing: Editing, theirs: Stored, keep_mine: Sequence[str]) -> None:
    """Go on from what is stored now; what I had written and did not choose comes back with one undo."""
    base, mine = editing.stored.case, editing.case
    everything = {one.path for one in differences(base, mine, theirs.case)}
    chosen = merged(base, mine, theirs.case, keep_mine)
    editing.rebase(theirs, merged(base, mine, theirs.case, everything))
    if not editing.change("选用别人写的", "", chosen):
        editing.rebase(theirs, chosen)
    editing.pause()
