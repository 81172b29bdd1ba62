"""不能这样约定的内容: rights, duties and family ties that nobody can sign away in an agreement.

One phrasing for each kind of clause. What makes the same words lawful: a prohibition of the forbidden thing,
the proper office, a condition (如不履行…的).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.phrasing import Phrasing, phrasing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_TIE = (
    "(?:父子|母子|父女|母女|父母子女|父母|子女|亲子|亲属|亲戚|亲情|血缘|兄弟姐妹|兄弟|姐妹|兄妹|姐弟|祖孙|"
    "婆媳|夫妻|婚姻|收养|抚养|赡养|扶养|监护|家庭|养父子|养母子|养父女|养母女|一切)"
)
_PARENTS = "(?:老人|父母|双亲|父亲|母亲|爹|娘|爸|妈|老父|老母|公婆|岳父|岳母)"
_FORBIDDEN = "不得|不能|不可|不应|不因|禁止|不准|不许"
_CONDITION = "如|若|倘|一旦|凡|谁|任何一方|拒|以前|过去|此前|长期|一直|曾|因其?$"
_NOT = "(?:不得|不准|不许|不能|不可|不再|不会|不去|不要|保证不|承诺不|放弃)"
_FAIR = "可|有权|应当?向|妨碍|妨害|阻|干涉|干扰|限制|剥夺|打击|报复|威胁|以不"
_COURT = (
    "(?:起诉|提起诉讼|诉讼|打官司|上访|信访|报警|告状|控告|举报|投诉|申请仲裁|申请劳动仲裁|提起仲裁|劳动仲裁|"
    "诉权|申请司法确认|诉诸法[院律]|走(?:法律|司法|诉讼)程序|法律途径|向[^,。;]{0,8}(?:部门|政府|机关|媒体)[^,。;]{0,4}反映)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A kind of clause and the sentence about it: ``{n}`` is the term's number, ``{words}`` what was read."""

    rule: str
    shown: Phrasing
    message: str


_CLAUSES = (
    Clause(
        "IDENTITY_RELATION",
        phrasing(
            rf"断绝[^,。;]{{0,4}}{_TIE}?关系",
            rf"(?:脱离|解除|恢复|终止)[^,。;]{{0,3}}{_TIE}关系",
            rf"{_TIE}关系(?:(?!已|不)[^,。;]){{0,6}}(?:断绝|解除|终止)(?!后|时|的)",
            rf"不再(?:是|有|存在|保持|承认|认)[^,。;]{{0,6}}{_TIE}关系",
            rf"确认[^,。;]{{0,12}}{_TIE}关系",
            r"确认[^,。;]{0,12}[系是为][^,。;]{0,8}(?:亲生|生父|生母|养子|养女)",
            "解除收养(?!关系|登记)|不再是一家人",
            r"(?:自愿|同意|双方|协议|准予|即日起?)(?:与[^,。;]{1,6})?离婚(?!后|时|证|协议|纠纷|诉讼|登记|冷静)",
            r"(?:由|同意|自愿|送给?)[^,。;]{0,12}(?<!未)收养(?!关系|人|登记|手续)",
            r"过继给|(?:自愿|同意)[^,。;]{0,8}过继",
            unless="民政|婚姻登记|登记机关|收养登记|人民法院(?:起诉|判决)",
            not_after=_FORBIDDEN,
        ),
        "第{n}条里{words}是身份关系，调解协议里这样写没有效力，请删去；离婚、收养由本人到登记机关办理。",
    ),
    Clause(
        "SUPPORT_WAIVER",
        phrasing(
            r"(?:不再?(?:需要?|用|必)?|无需|无须)(?:对[^,。;]{1,6})?(?:承担|履行|负担|尽|负责?|参与|参加)[^,。;]{0,8}"
            r"(?:赡养|扶养|抚养)(?:义务|责任|老人|父母)(?!的|者|时|或|,(?:对方|林|有权|可))",
            r"(?:不再?(?:需要?|用|必)?|无需|无须)(?:承担|负担|支付|给付|负责)[^,。;]{0,6}(?:赡养|养老)(?:费|$|,)(?!用?的)|不参[与加]赡养",
            rf"(?:不再|不用|不必|无需|无须)(?:赡养|扶养)(?:{_PARENTS}|其)?|不(?:赡养|扶养)(?:{_PARENTS}|其)(?!的|者|时)",
            r"(?<!不)(?:免除|免去|免掉|放弃|解除|断绝)[^,。;]{0,8}(?:赡养|扶养|抚养)(?:义务|责任)",
            r"放弃继承[^。;]{0,16}不(?:再)?(?:[^。;]{0,8})(?:赡养|养老|扶养|医疗费|生活费)",
            r"放弃继承[^。;]{0,12}(?:赡养|养老)(?:义务|责任)?(?:全部|均|都)?由(?:其他|其余|另外|别的)",
            rf"{_PARENTS}的?(?:生老病死|生养死葬|养老)[^。;]{{0,8}}(?:与[^,。;]{{1,8}}无关|不管|不再?负责)",
            rf"(?:不管|不再管|不再过问|不再负责)[^,。;]{{0,4}}{_PARENTS}",
            rf"(?:不用|不必|无需|无须|不需要?)(?:再)?(?:管|照管|照顾|照料|过问)[^,。;]{{0,4}}{_PARENTS}",
            r"不(?:再)?养老(?!院|金|保|机|服|设|的|者)|生不养,?[^,。;]{0,4}死不葬",
            rf"{_PARENTS}(?:今后|以后|的生活|的一切|的事)*与[^,。;]{{1,8}}无关",
            r"(?:养老送终[^。;]{0,16}(?:不再?负责|无关|不管)|赡养[^。;]{0,12}不管(?=$|[,。;]))",
            not_after=rf"{_FORBIDDEN}|{_CONDITION}",
        ),
        "第{n}条里{words}免掉了法定义务，没有效力，请删去；子女之间分工赡养，要写明老人同意，各人的义务不能免。",
    ),
    Clause(
        "LITIGATION_WAIVER",
        phrasing(
            rf"{_NOT}(?:(?!{_FAIR})[^,。;]){{0,12}}{_COURT}",
            r"不(?:报警|上访|起诉|打官司)(?!的|者|时|或|为由)",
            "息诉罢访|息诉息访|罢访息诉|息访罢诉",
            unless="非法上访|越级上访|聚众|闹访|缠访|违法信访|无理|诬告|虚假",
            not_after="如|若|倘|一旦",
        ),
        "第{n}条里{words}限制了起诉等权利，法院不会认，请删去，可改写为“就本次……已列项目不再另行主张”。",
    ),
    Clause(
        "CRIMINAL_WAIVER",
        phrasing(
            r"不(?!影响|妨碍|免除|排除|代表|等于|意味|因)[^,。;]{0,16}追究[^,。;]{0,14}刑事",
            r"(?:放弃|免除|免予|免于|不承担|不负|不再承担)[^,。;]{0,8}刑事(?:责任|追究|处罚|追诉|自诉|控告)",
            r"(?:公安|派出所|检察院|司法机关)[^,。;]{0,4}不(?:得|能|再|准)[^,。;]{0,8}(?:追究|处罚|立案|处理)",
            r"不(?:再|得|予|去|许|准|会|要){0,2}(?:(?:向[^,。;]{0,8})?报案|报公安|报派出所)(?!的|者|时)",
            r"(?:撤销|撤回)(?:刑事)?(?:案件|报案|控告)|撤案|销案|私了",
            unless="仲裁|劳动监察|法院|撤诉|不影响[^,。;]{0,16}追究",
            not_after="不得|不能|不准|不许|禁止|不因",
        ),
        "第{n}条里{words}涉及刑事责任，当事人之间不能约定，请删去；愿意谅解的，另写谅解书交办案机关。",
    ),
    Clause(
        "WAIVER_SCOPE_CHECK",
        phrasing(
            r"(?:再无|别无|无任何|没有任何|无其他|没有其他)[^,。;]{0,8}(?:纠纷|争议|瓜葛|纠葛|牵连|经济往来|债务)",
            r"不再[^,。;]{0,6}(?:主张|索要|要求赔偿|追偿|追究)",
            "一次性(?:了结|解决|终结|处理完毕|买断)|互不追究|互不相欠|两清",
        ),
        "第{n}条里{words}是了结的话，请核对写明了是哪一件事、包括哪些项目，以后新发现的损失算不算。",
    ),
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """For each term the kinds of clause found in its wording."""
    if not agreeing(case):
        return
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        for clause in _CLAUSES:
            found = clause.shown.first(text)
            if found:
                said = clause.message.format(n=index + 1, words=quoted(found))
                yield Found(clause.rule, paths.join("terms", index, "text"), said)
