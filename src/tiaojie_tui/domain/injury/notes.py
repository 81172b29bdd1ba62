"""What a careful mediator would look at again: yearly figures that are not last year's, sums that are odd.

Hints only. They stop nothing, and the calculation does not follow them.
"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury import care
from tiaojie_tui.domain.injury.inputs import Dependant, Figures, Injury
from tiaojie_tui.domain.injury.support import called, counts

_LABOUR = ("其他劳动争议纠纷", "拖欠农民工工资纠纷")
_LONGEST_NURSING = 20 * 366
"""Days (解释第8条: at most twenty years)."""


def notes(case: Case, injury: Injury, today: date) -> tuple[str, ...]:
    """The hints on one injury, each a sentence."""
    return (*_unread(case, injury), *_all(case, injury, today))


def unread(case: Case, injury: Injury) -> int:
    """How many of its fields hold something that could not be read as a value."""
    return sum(
        one.path.startswith(f"{paths.join('injuries', index)}/")
        for index, found in enumerate(case.injuries)
        if found is injury
        for one in case.unread
    )


def _unread(case: Case, injury: Injury) -> Iterator[str]:
    count = unread(case, injury)
    if count:
        yield f"有{count}处写的没有读懂，没有算进去，请先改好。"


def _all(case: Case, injury: Injury, today: date) -> Iterator[str]:
    if injury.harm is None:
        yield "还没有选受伤、伤残还是死亡，残疾赔偿金、死亡赔偿金都没有算进去。"
    if case.dispute_type in _LABOUR:
        yield "在单位上班受的工伤，按《工伤保险条例》算，不用这张表（人身损害赔偿解释第3条）。"
    if injury.harm in ("disability", "death"):
        yield from filter(None, (of_year(injury, case.agreed_on or today), *_of_figures(injury)))
        yield from _of_dependants(injury)
    yield from _of_days(injury)
    if injury.fault is None:
        yield "没有写责任比例，先按付款方全部承担来算。"


def of_year(figures: Figures, day: date) -> str:
    """Whether the figures are of the year before ``day`` (上一年度, 解释第22条); empty when they are."""
    year, wanted = figures.figures_year, day.year - 1
    if year is None or year == wanted:
        return ""
    if year < wanted:
        return f"{year}年不是上一年度；{wanted}年的数字公布了就用{wanted}年的，还没公布才用{year}年的。"
    return f"{year}年不是上一年度，应当用{wanted}年的数字，请核对。"


def _of_figures(figures: Figures) -> Iterator[str]:
    if figures.income and figures.consumption and figures.consumption > figures.income:
        yield "人均消费支出比人均可支配收入还多，两个数可能写反了，请核对。"
    if figures.income and figures.monthly_wage and figures.monthly_wage > figures.income:
        yield "职工月平均工资比一年的人均收入还多，可能写成了年工资，请核对。"


def _of_dependants(injury: Injury) -> Iterator[str]:
    day = injury.counts_from
    for number, one in enumerate(injury.dependants, 1):
        if day is not None and one.birth is not None and one.in_need is False and not counts(one, day):
            yield f"{called(one, number)}已经成年，又有劳动能力或收入，不算被扶养人。"
        elif _born_after(one, day):
            yield f"{called(one, number)}在定残或死亡以后才出生，按刚出生算，请核对出生日期。"


def _born_after(dependant: Dependant, day: date | None) -> bool:
    return day is not None and dependant.birth is not None and dependant.birth > day


def _of_days(injury: Injury) -> Iterator[str]:
    most = care.days_until_assessed(injury)
    if most is not None and most <= 0:
        yield "误工从定残那天或更晚才开始，日期可能写错了，请核对。"
    elif most is not None and injury.lost_days is not None and injury.lost_days > most:
        yield f"误工写了{injury.lost_days}天，算到定残日前一天只有{most}天，请核对。"
    if injury.nursed_days is not None and injury.nursed_days > _LONGEST_NURSING:
        yield "护理最长算二十年（人身损害赔偿解释第8条），请核对护理天数。"
