"""居中: nobody mediates in a matter of his own or of his kin (特邀调解规定 第15条).

A case holds no address of a mediator: what is sought is a shared name, and kinship that is written down.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import told
from tiaojie_tui.domain.rules.found import Found
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables

_KIN = (
    "近?亲属|亲戚|本家|利害关系|夫妻|父子|母子|父女|母女|兄弟|兄妹|姐弟|姐妹|叔侄|舅甥|连襟|妯娌|亲家|"
    "[堂表亲]?(?:哥哥?|兄|弟弟?|姐姐?|妹妹?)(?:夫|媳)?|[叔伯舅姑姨婶]+[父母妈]?|侄[子女]?|外甥女?|岳[父母]|女婿|儿媳|儿子|女儿|"
    "[父母]亲|妻子?|丈夫|[子女](?=$)"
)
_NO_KIN = Pattern(r"(?:没有|无|非|不是|不存在)[^,。;]{0,6}(?:亲属|亲戚|利害关系)|均无利害关系")
_ACCEPTED = Pattern(r"(?:双方|各方|当事人)[^。;]{0,12}(?:同意|无异议|没有意见|不要求回避)[^。;]{0,12}")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """A mediator or recorder who is one of the people of the case, or is said to be kin."""
    text = told.everywhere(case)
    for name in dict.fromkeys(case.mediators):
        own = _own_part(case, name)
        if own:
            yield _conflict(
                "mediators",
                f"调解员{name}和{own}同名，自己的事不能自己调，请换别的调解员；只是同名的，核对后放过。",
            )
        elif _said_to_be_kin(text, name):
            yield _conflict(
                "mediators",
                f"案件里写到调解员{name}和当事人有亲属或利害关系，请换人，或者问过各方都同意，把同意写进笔录。",
            )
    if case.recorder and (own := _own_part(case, case.recorder)):
        yield _conflict(
            "recorder", f"记录人{case.recorder}和{own}同名，请换别人记录；只是同名的，核对后放过。"
        )


def _conflict(field: str, message: str) -> Found:
    return Found("MEDIATOR_CONFLICT", paths.join(field), message)


def _own_part(case: Case, name: str) -> str | None:
    """What else somebody of this name is in the case; ``None`` for nothing."""
    for party in case.parties:
        if name in (party.name, party.legal_representative):
            return f"当事人{party.called}" if name == party.name else f"{party.called}的法定代表人"
        if any(agent.name == name for agent in party.agents):
            return f"{party.called}的代理人"
    return None


def _said_to_be_kin(text: str, name: str) -> bool:
    """Whether a sentence says that the mediator is somebody's kin, and nobody has agreed to it."""
    called = rf"(?:{re.escape(name)}|调解员)"
    related = Pattern(
        rf"{called}(?:本人)?(?:是|系|为|(?:与|和|跟)[^,。;]{{1,12}}?(?:是|系|为|有|存在|属))[^,。;]{{0,10}}?(?:{_KIN})(?:关系)?(?=[,。;]|$)|"
        rf"{called}(?:之|的)?(?:{_KIN})(?=[,。;]|$)"
    )
    return any(
        related.search(sentence) and not _NO_KIN.search(sentence) and not _ACCEPTED.search(sentence)
        for sentence in re.split("[。;\n]", text)
    )
