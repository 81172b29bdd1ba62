"""不能这样约定的内容: clauses that the law forbids, that a court will not confirm, or that claim too much.

One pattern for each kind of clause, read sentence by sentence. ``unless`` names what makes the same words
lawful: a prohibition of the forbidden thing, the proper office, a narrower meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_KINSHIP = (
    "(?:父子|母子|父女|母女|父母子女|父母|子女|亲子|亲属|亲戚|亲情|血缘|兄弟姐妹|兄弟|姐妹|兄妹|姐弟|祖孙|婆媳|"
    "夫妻|婚姻|收养|抚养|赡养|扶养|监护|家庭|养父子|养母子|养父女|养母女|一切)"
)
_LAND_OR_HOUSE = (
    "房屋|房子|房产|住房|平房|瓦房|楼房|老屋|老宅|宅院|院落|宅基地|"
    "土地|承包地|耕地|地块|山林|林地|自留地|商铺|门面"
)
_COMMITTEE = "调委会|调解委员会|调解员|调解室"
_NOT_MAY = "(?:(?!可|有权|应当?向)[^,。;])"
_FORBIDDEN = "不得|不能|不可|不应|不因|禁止|不准|不许"


@dataclass(frozen=True, slots=True)
class Clause:
    """A kind of clause: the words it shows by, what makes them harmless, and the sentence about it.

    ``{n}`` in ``message`` is the term's number, ``{words}`` what was found. ``unless`` is sought in the
    whole sentence, ``not_after`` in what stands before the words within their clause.
    """

    rule: str
    pattern: re.Pattern[str]
    message: str
    unless: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None


def _clause(rule: str, pattern: str, message: str, unless: str = "", not_after: str = "") -> Clause:
    return Clause(
        rule,
        re.compile(pattern),
        message,
        re.compile(unless) if unless else None,
        re.compile(not_after) if not_after else None,
    )


@cache
def _clauses() -> tuple[Clause, ...]:
    return (
        _clause(
            "IDENTITY_RELATION",
            rf"断绝[^,。;]{{0,4}}{_KINSHIP}?关系|脱离[^,。;]{{0,3}}{_KINSHIP}关系|解除[^,。;]{{0,3}}{_KINSHIP}关系|"
            rf"确认[^,。;]{{0,12}}{_KINSHIP}关系|(?:自愿|同意|双方|协议|准予)离婚(?!后|时|证|协议|纠纷|诉讼)|"
            r"(?:由|同意|送给?)[^,。;]{0,12}(?<!未)收养(?!关系|人|登记|手续)",
            "第{n}条里{words}是身份关系，调解协议里这样写没有效力，请删去；离婚、收养由本人到登记机关办理。",
            unless="民政|婚姻登记|登记机关|收养登记|人民法院(?:起诉|判决)",
            not_after=_FORBIDDEN,
        ),
        _clause(
            "SUPPORT_WAIVER",
            r"不再?(?:需要?|用|必)?(?:承担|履行|负担|尽|负责)[^,。;]{0,8}(?:赡养|扶养|抚养)(?:义务|责任|老人|父母)|"
            r"不再?(?:需要?|用|必)?(?:承担|负担|支付|给付|负责)[^,。;]{0,6}赡养(?:费|$|,)|不再?(?:赡养|扶养)(?:老人|父母|父亲|母亲|其)?|"
            r"(?<!不)(?:免除|放弃|解除|断绝)[^,。;]{0,8}(?:赡养|扶养|抚养)(?:义务|责任)|"
            r"放弃继承[^。;]{0,16}不(?:再)?(?:[^。;]{0,6})(?:赡养|养老|扶养)",
            "第{n}条里{words}免掉了法定义务，没有效力，请删去；子女之间分工赡养，要写明老人同意，各人的义务不能免。",
            not_after=rf"{_FORBIDDEN}|如果?$|若$",
        ),
        _clause(
            "LITIGATION_WAIVER",
            rf"(?:不得|不准|不许|不再|不会|保证不|放弃){_NOT_MAY}{{0,10}}"
            r"(?:起诉|提起诉讼|诉讼|打官司|上访|信访|报警|控告|举报|投诉|申请仲裁|诉权|起诉权)",
            "第{n}条里{words}限制了起诉等权利，法院不会认，请删去，可改写为“就本次……已列项目不再另行主张”。",
            unless="非法上访|越级上访|聚众|闹访|缠访|违法信访|无理",
        ),
        _clause(
            "CRIMINAL_WAIVER",
            r"不(?:再|得|予|要求|会)?(?:要求)?追究[^,。;]{0,12}刑事|(?:放弃|免除|免予)[^,。;]{0,8}刑事(?:责任|追究)|"
            r"不(?:再|得|予|去|许|准|会)?(?:向[^,。;]{0,8})?报案|(?:撤销|撤回)(?:刑事)?(?:案件|报案)|撤案|销案|私了",
            "第{n}条里{words}涉及刑事责任，当事人之间不能约定，请删去；愿意谅解的，另写谅解书交办案机关。",
            unless="仲裁|劳动监察|法院|撤诉",
        ),
        _clause(
            "FEE_CLAUSE",
            rf"调解(?:服务|工作|手续|工本|劳务|辛苦)?费|(?:付给?|支付|给|交给?|向)[^,。;]{{0,6}}(?:{_COMMITTEE})"
            r"[^,。;]{0,10}(?:费|报酬|补贴|酬劳|红包|礼金)",
            "第{n}条里{words}不能写，人民调解不收任何费用，请删去。",
            unless=r"(?:不|免|未|无|禁止)[^,。;]{0,6}(?:调解|收|费)",
        ),
        _clause(
            "VILLAGE_COMMITTEE_GUARANTEE",
            r"(?:村委会|村民委员会)[^,。;]{0,10}(?:担保|连带(?:清偿|保证)?责任|保证责任|保证人)",
            "第{n}条里{words}不能写，村民委员会不得提供担保，请删去，或改由个人担保。",
            unless=r"不(?:得|能|提供|承担|作|做|负)[^,。;]{0,8}(?:担保|责任|保证)",
        ),
        _clause(
            "DEPOSIT_HELD_BY_COMMITTEE",
            rf"(?:交|存|放|付|打|汇|转)[^,。;]{{0,8}}(?:{_COMMITTEE})[^,。;]{{0,8}}(?:保管|代管|保存|暂存|账户|账上|转交|代收)|"
            rf"由[^,。;]{{0,10}}(?:{_COMMITTEE})[^,。;]{{0,4}}(?:保管|代管|代收|转交|暂存)",
            "第{n}条里{words}不妥，调委会和调解员不要替当事人管钱，请改为直接支付，或存入双方的共管账户、公证提存。",
        ),
        _clause(
            "PROPERTY_RIGHT_CONFIRMATION",
            rf"(?:{_LAND_OR_HOUSE})[^。;]{{0,20}}(?:归[^,。;]{{0,15}}(?:所有|使用|继承)|所有权|使用权|承包经营权|产权|"
            r"各?(?:享有|占)[^,。;]{0,10}份额|(?:享有|占)[^,。;]{0,4}(?:一半|产权))|"
            rf"(?:所有权|使用权|承包经营权|产权)[^,。;]{{0,6}}归[^。;]{{0,20}}(?:{_LAND_OR_HOUSE})?",
            "第{n}条里{words}是在确认房屋、土地的归属，法院不受理这一项的司法确认，请提醒当事人到登记机关办理或依法起诉。",
            unless="(?:没有|并无|均无|无)(?:争议|异议)$",
        ),
        _clause(
            "WAIVER_SCOPE_CHECK",
            r"(?:再无|别无|无任何|没有任何|无其他|没有其他)[^,。;]{0,8}(?:纠纷|争议|瓜葛|纠葛|牵连|经济往来|债务)|"
            r"不再[^,。;]{0,6}(?:主张|索要|要求赔偿|追偿|追究)|一次性(?:了结|解决|终结|处理完毕)|互不追究|互不相欠|两清",
            "第{n}条里{words}是了结的话，请核对写明了是哪一件事、包括哪些项目，以后新发现的损失算不算。",
        ),
    )


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For each term the kinds of clause found in its wording, then who keeps a deposit, who guarantees."""
    if not agreeing(case):
        return
    kinds = _clauses()
    for index, term in enumerate(case.terms):
        field = paths.join("terms", index, "text")
        text = prose.even(term.text or "")
        for kind in kinds:
            found = _first(kind, text)
            if found:
                yield Found(kind.rule, field, kind.message.format(n=index + 1, words=quoted(found)))
        yield from _holder(case, term, index)
        yield from _guarantor(term, index)


def _first(kind: Clause, text: str) -> str | None:
    for sentence in prose.sentences(text):
        if kind.unless and kind.unless.search(sentence):
            continue
        for match in kind.pattern.finditer(sentence):
            before = sentence[: match.start()].rpartition(",")[2]
            if not (kind.not_after and kind.not_after.search(before)):
                return match[0].strip(",")
    return None


def _holder(case: Case, term: Term, index: int) -> Iterator[Found]:
    holder = term.holder or ""
    if term.kind == "deposit" and (re.search(_COMMITTEE, holder) or holder in case.mediators):
        yield Found(
            "DEPOSIT_HELD_BY_COMMITTEE",
            paths.join("terms", index, "holder"),
            f"第{index + 1}条的保证金由{quoted(holder)}保管不妥，"
            "调委会和调解员不要替当事人管钱，请改为双方的共管账户或公证提存。",
        )


def _guarantor(term: Term, index: int) -> Iterator[Found]:
    for name in term.obligors:
        if term.kind == "guarantee" and re.search("村委会|村民委员会", name):
            yield Found(
                "VILLAGE_COMMITTEE_GUARANTEE",
                paths.join("terms", index, "obligors"),
                f"第{index + 1}条由{name}担保不行，村民委员会不得提供担保，请改由个人或别的单位担保。",
            )
