"""名称和条款里的人名: a name that is nearly a party's, or stands where a party should and is none.

Only what is sure is said: a slip of one character in a longer name, or a person's name where the title
and the wording of a term name who acts. Places, things and people who are merely mentioned are let be.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱郭罗宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏钟汪范姜廖"
    "姚熊陆郝孔邵龙史陶黎贺顾邱尹秦侯孟段雷汤郭赖龚武乔庞樊殷施洪翟颜倪严牛芦季俞章鲁葛韦申尤毕聂柴邢"
)
_NOT_A_NAME = Pattern(
    "申请|张贴|陈述|陈旧|孙子|孙女|郑重|谢绝|董事|程序|程度|许可|许诺|曾[经向于在以将为被]|苏醒|杜绝|夏季|夏天|钟点|钟头|"
    "范围|陆续|顾客|顾及|段落|李子|杨树|黄金|黄豆|黄牛|黄沙|周[边内围期一二三四五六日年岁]|洪水|季度|季节|章程|武装|"
    "施工|施肥|牛羊|牛奶|牛圈|牛棚|叶片|叶子|龙头|史上|严格|严禁|严重|罗列|雷电|孔洞|汤药|石材|熊猫|尤其|毕竟|柴火|.某|^.[家户氏村组队厂店庄屯寨社方]$"
)
_SURNAMES_THAT_ARE_WORDS_TOO = "林石方田任江高万金余钱安白马于何梁常管车路水单向成时文米花"
"""Taken for surnames only in a title, where a name stands between marks of its own."""
_HANZI = "[\u4e00-\u9fff]"
_PERSON = rf"[{_SURNAMES}]{_HANZI}{{1,2}}"
_PERSON_IN_TITLE = Pattern(rf"[{_SURNAMES}{_SURNAMES_THAT_ARE_WORDS_TOO}]{_HANZI}{{1,2}}")
_NAME = rf"(?P<name>{_PERSON}?)"
_ACTS = (
    "(?:于|应于|应当|应在|在|须|须于|自愿|同意|一次性|分期|不再|放弃|负担|承担|支付|赔偿|补偿|返还|归还|偿还|退还|给付|"
    "向|保证|负责)"
)
_ACTOR = Pattern(rf"(?:^|[,。;:\n(、]|由){_NAME}{_ACTS}(?=[\u4e00-\u9fff\d])")
_RECEIVER = Pattern(
    rf"(?:支付给|付给|赔偿给|补偿给|返还给|归还给|偿还给|交还给|退还给|向){_NAME}"
    r"(?=支付|赔偿|补偿|返还|归还|偿还|退还|给付|赔礼|道歉|[\d,。;]|$|人民币)"
)
_SHORTEST = 3
"""A slip in a name of two characters cannot be told from another word."""
_MASK = "\ue000"


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The title, then the wording of each term."""
    known = _known(case)
    if not known:
        return
    yield from _in_title(case, known)
    if agreeing(case):
        for index, term in enumerate(case.terms):
            yield from _in_term(term.text or "", index, known)


def _known(case: Case) -> tuple[str, ...]:
    """Every name that may stand in a paper of this case, longest first."""
    names: set[str | None] = {*case.mediators, case.recorder, case.committee}
    for party in case.parties:
        names |= {party.name, party.ref, party.legal_representative, *(agent.name for agent in party.agents)}
    for term in case.terms:
        names |= {*term.obligors, *term.obligees}
    return tuple(sorted((name for name in names if name), key=len, reverse=True))


def _in_title(case: Case, known: tuple[str, ...]) -> Iterator[Found]:
    title = case.title or ""
    slip = _slip(title, known)
    if slip:
        yield _found("title", "案件名称", slip[0], slip[1])
        return
    before, _, after = title.partition("与")
    sides = (re.sub("等.*$", "", before), after.removesuffix(case.dispute_type or "")) if after else ()
    for piece in (name for side in sides for name in re.split("[、和及]", side)):
        person = _PERSON_IN_TITLE.fullmatch(piece)
        if person and piece not in known and not _NOT_A_NAME.search(piece):
            yield _found("title", "案件名称", piece)
            return


def _found(field: str, where: str, name: str, meant: str = "") -> Found:
    hint = f"，是不是{quoted(meant)}？请核对后改正。" if meant else "，请核对后改正。"
    return Found("PERSON_NAME_MISMATCH", field, f"{where}里的{quoted(name)}不是本案当事人{hint}")


def _in_term(text: str, index: int, known: tuple[str, ...]) -> Iterator[Found]:
    even = prose.even(text)
    field, where = paths.join("terms", index, "text"), f"第{index + 1}条"
    slip = _slip(even, known)
    if slip:
        yield _found(field, where, *slip)
    elif stranger := _stranger(even, known):
        yield _found(field, where, stranger)


def _masked(text: str, known: tuple[str, ...]) -> str:
    """The text with every known name hidden, so that no part of it is read as another name."""
    for name in known:
        text = text.replace(prose.even(name), _MASK * len(name))
    return text


def _slip(text: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """A word that is a known name but for one character, and that name."""
    masked = _masked(text, known)
    for name in known:
        word = _all_but_one(masked, name) if len(name) >= _SHORTEST else None
        if word:
            return word, name
    return None


def _all_but_one(text: str, name: str) -> str | None:
    """The first word in a text that differs from a name in one character; the first must remain a surname.

    No pattern: compiling one for each name took longer than all other rules together.
    """
    for at in range(len(text) - len(name) + 1):
        if text[at] == name[0]:
            word = text[at : at + len(name)]
            others = [new for new, old in zip(word, name, strict=True) if new != old]
            if len(others) == 1 and "\u4e00" <= others[0] <= "\u9fff":
                return word
        elif text[at] in _SURNAMES and text.startswith(name[1:], at + 1):
            return text[at : at + len(name)]
    return None


def _stranger(text: str, known: tuple[str, ...]) -> str | None:
    """A person's name in the place of somebody who acts or receives, who is not known."""
    masked = _masked(text, known)
    for pattern in (_ACTOR, _RECEIVER):
        for match in pattern.finditer(masked):
            if not _NOT_A_NAME.search(match["name"]):
                return match["name"]
    return None
