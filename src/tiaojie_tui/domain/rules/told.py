"""What the parties and the records tell of a dispute, where in the case it stands, and words that deny it."""

import re
from collections.abc import Iterator

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.pattern import Pattern

_DENIES = Pattern(
    r"(?:没有|从未|未曾|未(?:发生|发现|实施|见|经)|不(?:存在|构成|属于)|并非|不是(?!第?一[次回])|有无|是否|排除|从不|从来不|从没|"
    r"没(?:打|发生|发现|动手)|无(?:任何|明显)?$|不(?:会|得|准|许|能|愿|想)|禁止|严禁|防止|避免|预防)"
    r"[^,。;的被把就便则要扬]{0,6}$"
)
_DEATH = Pattern("死亡|死者|身亡|溺亡|遇难|无效去世")
_BEAST_OR_PLANT = Pattern("[猪牛羊马驴骡鸡鸭鹅鱼虾蟹蜂狗犬猫兔鸽蚕树苗禽畜]|作物|庄稼")


def whole(case: Case) -> str:
    """Everything that is told of the dispute itself: title, facts and claims, evened."""
    return "。".join(text for _, text in _dispute(case)) + "。"


def everywhere(case: Case) -> str:
    """All that is written in words: what is told, the records, the notes on parties, the terms; evened."""
    notes = [party.note or "" for party in case.parties]
    texts = [text for _, text in places(case)] + notes + [term.text or "" for term in case.terms]
    return prose.even("。".join((case.title or "", *texts))) + "。"


def places(case: Case) -> Iterator[tuple[str, str]]:
    """Path and evened text of the facts, the claims together, and each record."""
    yield from _dispute(case)[1:]
    for index, record in enumerate(case.records):
        yield paths.join("records", index, "text"), prose.even(record.text or "")


def _dispute(case: Case) -> list[tuple[str, str]]:
    texts = (("title", case.title), ("facts", case.facts), ("claims", "。".join(case.claims)))
    return [(at, prose.even(text or "")) for at, text in texts]


def affirmed(pattern: Pattern, text: str) -> str | None:
    """The first words of this pattern in an evened text that their clause does not deny."""
    return next(all_affirmed(pattern, text), None)


def all_affirmed(pattern: Pattern, text: str) -> Iterator[str]:
    """All such words, as often as they stand there."""
    for match in pattern.finditer(text):
        before = re.split("[,。;:!?\n]", text[: match.start()])[-1]
        if not _DENIES.search(before):
            yield match[0]


def of_a_death(case: Case) -> bool:
    """Whether somebody has died by what the dispute is about; beasts and plants do not count."""
    return any(
        _DEATH.search(clause) and not _BEAST_OR_PLANT.search(clause) for clause in prose.clauses(whole(case))
    )
