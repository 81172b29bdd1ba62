"""One case at the line: its menu, and the walk through the six steps."""

from tiaojie_tui.casework import cases, history, masking, people, terms, viewers
from tiaojie_tui.casework.desk import Refused
from tiaojie_tui.casework.editing import Editing
from tiaojie_tui.domain.steps import STEPS, step_of
from tiaojie_tui.plain import checking, form, hands, papers, signing
from tiaojie_tui.plain.going import Elsewhere
from tiaojie_tui.plain.opened import Opened

_MORE = ("核对全案", "看协议书", "文书：打印、取走", "条款一览", "修改记录")
_AT_WORK = "谁在办：交接、协办"
_VIEWERS = "谁看过"
_SUPPLEMENT = "补充协议"
_LAST_CHANGES = _LAST_VISITS = 20


def work(opened: Opened) -> Editing | None:
    """Work on the case until it is left for the list; gives the supplementary case that was begun instead.

    Raises ``Leave``, and ``Again`` to open it anew.
    """
    step, path = _where(opened.editing)
    while True:
        try:
            opened.save()
            if step == 0:
                chosen = _menu(opened)
                if chosen is None:
                    return None
                if isinstance(chosen, Editing):
                    return chosen
                step, path = chosen, ""
            else:
                _walk(opened, step, path)
                step, path = (step + 1) % (len(STEPS) + 1), ""
        except Elsewhere as place:
            step, path = place.step, place.path


def _where(editing: Editing) -> tuple[int, str]:
    """Where to begin: where the mediator was, step 1 of a new case, else the menu."""
    place = editing.place
    numbers = [number for number, step in enumerate(STEPS, 1) if step.key == place.step]
    known = step_of(place.path) if place.path else None
    if numbers and known is not None:
        return numbers[0], place.path
    begun = editing.case.dispute_type or editing.case.parties or editing.case.facts
    return (0 if begun else 1), ""


def _walk(opened: Opened, number: int, path: str) -> None:
    step = STEPS[number - 1]
    opened.line.say("", f"第{number}步 {step.label}")
    if step.key == "basis":
        # Imported here: the index of laws comes with it.
        from tiaojie_tui.plain import basis

        basis.walk(opened)
    elif step.key == "signing":
        signing.walk(opened)
    else:
        form.walk(opened, step, path)


def _menu(opened: Opened) -> int | Editing | None:
    """The step that was chosen, or a new case that supplements this one; ``None`` for the list of cases."""
    line, editing = opened.line, opened.editing
    while True:
        opened.hear_news()
        states = editing.states(opened.problems())
        line.say("", f"{editing.number} {opened.case.title or '还没有名称'}")
        if editing.read_only:
            opened.tell(editing.read_only)
        told = [f"{step.label} {states[step.key].state.value}" for step in STEPS]
        sealed = editing.stored.seal is not None
        also = {
            _AT_WORK: editing.shared or editing.only_read is not None,
            _VIEWERS: masking.applies(opened.desk),
            _SUPPLEMENT: sealed,
        }
        acts = (*_MORE, *(act for act, offered in also.items() if offered))
        chosen = line.choose("做哪一步，写编号；回案件列表按回车：", [*told, *acts])
        if chosen is None or chosen < len(STEPS):
            return None if chosen is None else chosen + 1
        new = _do(opened, acts[chosen - len(STEPS)])
        if new is not None:
            return new


def _do(opened: Opened, act: str) -> Editing | None:
    """One of the acts of the menu; gives a new case to go on with."""
    try:
        if act == "核对全案":
            checking.check(opened)
        elif act == "看协议书":
            papers.look_at_agreement(opened)
        elif act == "文书：打印、取走":
            papers.choose(opened)
        elif act == "条款一览" and opened.save():
            opened.tell(*terms.lines(opened.desk, opened.editing.number))
        elif act == "修改记录" and opened.save():
            done = history.changes(opened.desk, opened.editing.number)[:_LAST_CHANGES]
            opened.line.say(*(f"{one.at:%Y-%m-%d %H:%M} {one.by} {one.label}" for one in done))
        elif act == _AT_WORK:
            hands.choose(opened)
        elif act == _VIEWERS:
            _say_viewers(opened)
        elif act == _SUPPLEMENT:
            return _supplement(opened)
    except Refused as refused:
        opened.tell(str(refused))
    return None


def _say_viewers(opened: Opened) -> None:
    for one in viewers.of_case(opened.desk, opened.editing.number)[:_LAST_VISITS]:
        opened.line.say(f"{one.at:%Y-%m-%d %H:%M} {one.who} {one.said} {one.device}".rstrip())


def _supplement(opened: Opened) -> Editing | None:
    sealed = opened.editing.stored
    if not opened.line.sure("另立一份补充协议，当事人照抄，条款重新写，现在就立吗？"):
        return None
    code = sealed.frozen.code if sealed.frozen else ""
    return cases.begin(opened.desk, people.supplement(sealed.case, code))
