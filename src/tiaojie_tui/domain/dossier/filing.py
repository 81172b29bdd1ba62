"""What holds the dossier together (人民调解法 第27条), and the papers that go beside it."""

from tiaojie_tui.domain.dossier.ground import Ground, by_choice, later
from tiaojie_tui.domain.dossier.item import Item, State

COVER, CONTENTS, NOTE, BACK = "卷宗封面", "卷内目录", "卷宗情况说明", "卷宗封底"
_HOLD_TOGETHER = (COVER, CONTENTS, NOTE, BACK)
"""What is in a dossier also when it is bound before its time."""
_BESIDE = ("明白卡", "补贴申报表")
_WHEN = "调解结束、装订卷宗时印。"


def is_bound(item: Item) -> bool:
    """Whether a paper belongs into the dossier that is bound today."""
    wanted = item.state in (State.READY, State.LACKING) or item.paper in _HOLD_TOGETHER
    return wanted and item.paper not in _BESIDE


def is_listed(item: Item) -> bool:
    """Whether 卷内目录 names it: neither the covers nor itself."""
    return is_bound(item) and item.paper not in (COVER, CONTENTS, BACK)


def cover(ground: Ground) -> list[Item]:
    """卷宗封面."""
    asked = (
        "dispute_type",
        "mediators",
        "accepted_on",
        "committee",
        *(("agreed_on",) if ground.agreed else ()),
    )
    return [ground.lacking(COVER, ground.gaps_in(*asked)) if ground.over else later(COVER, _WHEN)]


def contents(ground: Ground) -> list[Item]:
    """卷内目录: its page numbers are those of what is bound."""
    return [_at_the_end(ground, CONTENTS)]


def note(ground: Ground) -> list[Item]:
    """卷宗情况说明."""
    return [_at_the_end(ground, NOTE)]


def back_cover(ground: Ground) -> list[Item]:
    """卷宗封底."""
    return [_at_the_end(ground, BACK)]


def beside(ground: Ground) -> list[Item]:
    """明白卡 for the parties; 补贴申报表 (财行〔2007〕179号) for the mediator, once the case has ended."""
    card = by_choice("明白卡", "发给当事人带回去看，不装进卷宗。")
    if not ground.over:
        return [card]
    unknown = None if ground.case.difficulty or ground.sealed else "difficulty"
    return [card, by_choice("补贴申报表", "申领办案补贴的，报司法所，不装进卷宗。", unknown)]


def _at_the_end(ground: Ground, paper: str) -> Item:
    return ground.lacking(paper, []) if ground.over else later(paper, _WHEN)
