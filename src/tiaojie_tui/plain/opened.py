"""One case open at the line: each change is in the draft and in the database before the next question."""

from tiaojie_tui.casework import cases, handing, masking
from tiaojie_tui.casework.conflict import Difference, differences, merged
from tiaojie_tui.casework.desk import Desk, NotSaved, Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.casework.entry import AtHand
from tiaojie_tui.casework.permission import Denied, NoLonger
from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.differing import differing, title_of
from tiaojie_tui.domain.problems import Problem
from tiaojie_tui.plain.going import Closed
from tiaojie_tui.plain.line import Line
from tiaojie_tui.plain.wording import without_keys
from tiaojie_tui.store.cases import Stored

SAVED = "已保存"
_FREE = "现在没有人在办这个案件，您可以看。在菜单「谁在办」里可以接着办。"
_NOT_SAVED = "没存上！{why}打的字在草稿里，不会丢；过一会儿写「存」，再试一次。"


class Opened:
    """The case, the desk it is kept at and the line to whom it is asked of."""

    def __init__(self, desk: Desk, line: Line, editing: Editing, mediators: tuple[str, ...]) -> None:
        self.desk, self.line, self.editing = desk, line, editing
        self._mediators = mediators
        self._judged: tuple[Case, tuple[Problem, ...]] | None = None
        self.asked_by: tuple[str, ...] = ()
        """Who asks for the case that is worked on here."""
        self.asking = False
        """Whether this person has asked for the case and waits for an answer."""
        self._remarks = 0

    @property
    def at_hand(self) -> AtHand:
        """What reading an answer needs besides the case; midnight may pass between two questions."""
        return AtHand(self.desk.today, self._mediators)

    @property
    def case(self) -> Case:
        return self.editing.case

    def problems(self) -> tuple[Problem, ...]:
        """What the rules say of the case as it stands, worked out once for each state of it."""
        if self._judged is None or self._judged[0] is not self.case:
            self._judged = self.case, self.editing.problems(self.at_hand.today)
        return self._judged[1]

    def tell(self, *texts: str) -> None:
        """Say the program's own sentences, in which screens may have named keys."""
        self.line.say(*map(without_keys, texts))

    def change(self, label: str, path: str, case: Case, *, signing: bool = False) -> bool:
        """Put this case in place of the present one and save it; false where it may not be changed."""
        if not self.editing.change(label, path, case, signing=signing):
            self.tell(self.editing.read_only or "")
            return False
        self.editing.pause()
        self.save()
        return True

    def say_whole(self, where: str, text: str) -> None:
        """Say once what is covered, after it is written down that it was looked at."""
        try:
            if masking.applies(self.desk):
                masking.reveal(self.desk, self.editing.number, where)
        except Refused as refused:
            self.tell(str(refused))
            return
        cover, self.line.cover = self.line.cover, str
        try:
            self.line.say(f"{where}：{text}")
        finally:
            self.line.cover = cover

    def undo(self) -> str | None:
        """Take back what was changed last, and say what; the place of it, ``None`` where there is nothing."""
        act = self.editing.undo()
        if act is None:
            self.tell(self.editing.read_only or "没有可以撤销的了。")
            return None
        self.save()
        self.saved(f"已撤销：{act.label}")
        return act.path

    def saved(self, told: str = "") -> None:
        """Say how an answer was understood, and that it is in the database once it is."""
        if self.editing.dirty:
            self.line.say(told) if told else None
        else:
            self.line.say(f"{told}，{SAVED}" if told else SAVED)

    def save(self) -> bool:
        """Put into the database what is not in it yet; says why where it could not be."""
        while pending := self.editing.pending():
            try:
                done = cases.save(self.desk, pending, self.editing.place)
            except NotSaved as trouble:
                self.editing.unsure(pending)
                self.tell(_NOT_SAVED.format(why=trouble))
                return False
            except cases.Conflict as conflict:
                self._resolve(conflict.theirs)
            except Refused as refused:
                self.tell(_NOT_SAVED.format(why=refused))
                return False
            else:
                self.editing.saved(done.stored, done.seq)
        return True

    def hear_news(self) -> None:
        """Say what others have done to a case on a server: saved it, asked for it, put it down, guided.

        Raises ``Closed`` where it is only read and may not be read any more.
        """
        editing = self.editing
        if not editing.shared and editing.held is None:
            return
        try:
            found = handing.news(self.desk, editing.number, editing.stored.version)
        except (Denied, NoLonger) as refused:
            if editing.only_read is None:
                return  # told at the next save, too
            raise Closed(str(refused)) from refused
        except Refused:
            return  # what is wrong is told when something is to be saved
        if self.asking and not found.asking and found.held is not None:
            self.asking = False
            self.line.say(handing.kept_by(found.held.holder))
        if found.remarks > self._remarks:
            self._remarks = found.remarks
            self.line.say(f"有 {found.remarks} 条指导意见，在菜单「谁在办」里看。")
        if editing.only_read is not None:
            if found.stored is not None:
                editing.follow(found.stored)
                self.line.say("别人刚存了新的内容，下面是新的。")
            if found.held is None and editing.held is not None:
                editing.held = None
                editing.let_go(_FREE)
                self.line.say(_FREE)
        elif found.asked_by != self.asked_by:
            self.asked_by = found.asked_by
            if found.asked_by:
                who = "、".join(found.asked_by)
                self.line.say(f"{who}想接着办这个案件，在菜单「谁在办」里可以交给对方。")

    def _resolve(self, theirs: Stored) -> None:
        """Ask for every place that two have changed whose words stay; the rest is put together."""
        base, mine = self.editing.stored.case, self.case
        disputed = differences(base, mine, theirs.case)
        self.line.say(
            f"别人 {theirs.saved_at:%H:%M} 也改了这个案件，{len(disputed)} 处和您写的不一样，请一处一处选。"
            if disputed
            else f"别人 {theirs.saved_at:%H:%M} 也改了这个案件，改的不是一个地方，已合成一份。"
        )
        keep_mine = [one.path for one in disputed if self._chosen(base, one) == 0]
        self.editing.rebase(theirs, merged(base, mine, theirs.case, keep_mine))

    def _chosen(self, base: Case, disputed: Difference) -> int:
        """0 for what was written here, 1 for what the other has written."""
        mine = paths.put(base, disputed.path, disputed.mine)
        theirs = paths.put(base, disputed.path, disputed.theirs)
        for one in differing(theirs, mine):
            self.line.say(
                f"{one.label}", f"  我写的：{one.new or '（空）'}", f"  别人写的：{one.old or '（空）'}"
            )
        while True:
            named = title_of(disputed.path.partition("/")[0])
            chosen = self.line.choose(f"「{named}」用哪一个：", ("用我写的", "用别人写的"))
            if chosen is not None:
                return chosen
            self.line.say("两个都还在，没有替您选。请写 1 或 2。")

    def leave(self, *, resume_here: bool) -> None:
        """Let go of the case; what could not be saved stays in its draft."""
        try:
            cases.leave(self.desk, self.editing.number, self.editing.place if resume_here else None)
        except Refused as refused:
            self.tell(str(refused))
        finally:
            self.editing.close()
