"""Shares (份额): who of several gets or bears how much of one sum. Exact 分; nothing is rounded away."""

import re
from collections.abc import Sequence

from tiaojie_tui.domain.case import Share
from tiaojie_tui.domain.money import figures, parse_money
from tiaojie_tui.domain.typed import Unreadable, narrow, quoted

_EVENLY = re.compile("(?:每人)?(?:平均分配|平均分担|平均分|平分|均分|平均)")
# A comma before three digits belongs to the number.
_SUM = re.compile(
    "[: ]*(?:分?得|分|出|付|承担|负担)?[: ]*(?P<sum>(?:[^,;、 ]|,(?=[0-9]{3}(?![0-9])))+)[,;、 ]*"
)
_REST = re.compile("余款|余下的?|剩下的?|剩余的?|其余的?")


def equal_shares(amount: int, names: Sequence[str]) -> tuple[Share, ...]:
    """The sum in equal shares; what does not divide falls to the last."""
    each = amount // len(names)
    rest = amount - each * (len(names) - 1)
    return tuple(Share(name, each if name != names[-1] else rest) for name in names)


def show_shares(shares: Sequence[Share]) -> str:
    """The shares in words that ``parse_shares`` reads back: ``陈守田 20000，陈守业 12000``."""
    return "，".join(f"{share.name} {figures(share.amount)}" for share in shares)


def parse_shares(
    text: str, amount: int | None, names: Sequence[str], *, among: Sequence[str] = ()
) -> tuple[Share, ...]:
    """The shares somebody means: ``甲 20000，乙 余款``, ``甲、乙平分``, ``平分``; a name or its number.

    ``names`` are those who may have a share, in the order of their numbers; ``among`` (else all of them) are
    meant by 平分 alone. Raises ``Unreadable`` for a stranger, a name said twice, and what is not clear.
    """
    by_spelling = {narrow(name): name for name in names}
    left = re.sub(r"\s+", " ", narrow(text)).strip("。;, ")
    evenly = _EVENLY.search(left)
    if evenly:
        return _evenly(left[: evenly.start()] + left[evenly.end() :], amount, among or names, by_spelling)
    shares: list[Share] = []
    while left:
        name, left = _name(left, by_spelling, names)
        said = _SUM.match(left)
        if not said:
            raise Unreadable(f"“{name}”后面没有写多少，请写如：{name} 20000。")
        left = left[said.end() :]
        if any(share.name == name for share in shares):
            raise Unreadable(f"“{name}”写了两次，请合成一个数。")
        if _REST.fullmatch(said["sum"]):
            shares.append(Share(name, _rest(shares, amount, left)))
        else:
            shares.append(Share(name, parse_money(said["sum"])))
    if not shares:
        raise Unreadable("还没有写份额，请写如：甲 20000，乙 12000；或写 平分。")
    return tuple(shares)


def _name(left: str, by_spelling: dict[str, str], names: Sequence[str]) -> tuple[str, str]:
    """The name at the beginning (the longest that fits, or its number) and what comes after it."""
    fitting = [spelling for spelling in by_spelling if spelling and left.startswith(spelling)]
    if fitting:
        spelling = max(fitting, key=len)
        return by_spelling[spelling], left[len(spelling) :]
    number = re.match("([0-9]{1,2})[: ]", left)
    if number and 1 <= int(number[1]) <= len(names):
        return names[int(number[1]) - 1], left[number.end() :]
    stranger = re.split("[0-9:,;、 ]", left)[0] or left
    raise Unreadable(f"当事人里没有{quoted(stranger)}，可写的是：{'、'.join(names)}。")


def _rest(shares: Sequence[Share], amount: int | None, after: str) -> int:
    if after or not shares:
        raise Unreadable("“余款”只能写给最后一个人，前面的人要写明多少。")
    if amount is None:
        raise Unreadable("请先填金额，再写份额。")
    rest = amount - sum(share.amount for share in shares)
    if rest <= 0:
        raise Unreadable(f"前面各人合计{figures(amount - rest)}元，没有余款了，请核对。")
    return rest


def _evenly(
    left: str, amount: int | None, among: Sequence[str], by_spelling: dict[str, str]
) -> tuple[Share, ...]:
    if amount is None:
        raise Unreadable("请先填金额，再写平分。")
    chosen: list[str] = []
    left = left.strip(",;、 ")
    while left:
        name, left = _name(left, by_spelling, list(by_spelling.values()))
        left = re.sub("^[,;、和与及 ]+", "", left)
        if name not in chosen:
            chosen.append(name)
    sharers = chosen or list(among)
    if len(sharers) < 2:
        raise Unreadable("平分要有两个以上的人，请写如：甲、乙平分。")
    if amount < len(sharers):
        raise Unreadable(f"{figures(amount)}元分不成{len(sharers)}份。")
    return equal_shares(amount, sharers)
