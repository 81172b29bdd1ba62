"""The cards of the calculator on the form of step 3, one injured person after the other."""

from collections.abc import Iterator

from tiaojie_tui.domain import paths, words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.injury.victims import birth_of, called
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer, Section

AT = "injuries"

_LIST_HELP = "按编号选，按回车看整张表。"
_MONEY_HELP = "可写 1200、三千五、2.8万；没有就空着。"
_DATE_HELP = "可写 2026-11-23、11.23、昨天。"
_FIGURES_HELP = "照省统计局公布的写，单位是元。"


def _disabled(_case: Case, part: Injury) -> bool:
    return part.harm == "disability"


def _dead(_case: Case, part: Injury) -> bool:
    return part.harm == "death"


def _lasting(_case: Case, part: Injury) -> bool:
    return part.harm in ("disability", "death")


def _birth_unknown(case: Case, part: Injury) -> bool:
    return _lasting(case, part) and (part.birth is not None or birth_of(case, part) is None)


def _alive(_case: Case, part: Injury) -> bool:
    return part.harm != "death"


def _not_in_sum(_case: Case, part: Injury) -> bool:
    return part.earning_per != "all"


def _parted(_case: Case, part: Injury) -> bool:
    return part.solatium is not None and part.fault is not None


# One field, one line: a form is read down its labels.
# fmt: off
VICTIM = Section(
    "injury",
    "赔偿计算",
    AT,
    (
        Field("victim", "受害人", Kind.LINE, "受伤或去世的人。是当事人的按编号选，不是的直接写姓名。", offer=Offer.PARTIES),
        Field("harm", "伤到什么程度", Kind.CHOICE, "决定算哪些项目。评残结果还没出来的，先选受伤，出来再改。" + _LIST_HELP, words.HARMS),
        Field("birth", "出生日期", Kind.DATE, "残疾、死亡赔偿金按年龄算年数，要写准，如 1968-4-11。", shown=_birth_unknown),
        Field("assessed_on", "定残日", Kind.DATE, "伤残鉴定意见书上的日期。年龄、误工都算到这一天。" + _DATE_HELP, shown=_disabled),
        Field("grade", "伤残等级", Kind.CHOICE, "照鉴定意见书，1 是一级最重，10 是十级最轻。几处伤残的选最重的一处，再写伤残系数。", words.GRADES, shown=_disabled),
        Field("coefficient", "伤残系数", Kind.PERCENT, "空着就按等级：一级 100%，往下每级少 10%，十级 10%。几处伤残怎么加，各省规定不一样，按当地规定算好写在这里，如 12%。", shown=_disabled),
        Field("died_on", "死亡日期", Kind.DATE, "死亡证明上的日期，年龄算到这一天。" + _DATE_HELP, shown=_dead),
    ),
    many=True,
)

FIGURES = Section(
    "injury_figures",
    "本省的年度数字",
    AT,
    (
        Field("province", "省份", Kind.LINE, "如 四川省。空着按回车，可以选以前案件里用过的整套数字。", offer=Offer.KNOWN_FIGURES),
        Field("figures_year", "哪一年的数字", Kind.NUMBER, "统计的是哪一年，写四位，如 2025。应当用上一年度的，上一年度的没公布才用更早的。"),
        Field("income", "城镇人均可支配收入", Kind.MONEY, "全省城镇居民一年的人均可支配收入，残疾、死亡赔偿金按它算。" + _FIGURES_HELP),
        Field("consumption", "城镇人均消费支出", Kind.MONEY, "全省城镇居民一年的人均消费支出，被扶养人生活费按它算。" + _FIGURES_HELP),
        Field("monthly_wage", "职工月平均工资", Kind.MONEY, "丧葬费按六个月算。只公布年工资的，这里空着，写下一栏。" + _FIGURES_HELP, shown=_dead),
        Field("yearly_wage", "职工年平均工资", Kind.MONEY, "没有月平均工资时写，程序除以 12。两栏都写的，用月平均工资。" + _FIGURES_HELP, shown=_dead),
    ),
    many=True,
)

CARE = Section(
    "injury_care",
    "治疗花费",
    AT,
    (
        Field("medical", "医疗费", Kind.MONEY, "医院收费票据加起来的数，已经报销、垫付的也算在内。" + _MONEY_HELP),
        Field("further", "后续治疗费", Kind.MONEY, "还没花、但医疗证明或鉴定说一定要花的，如取钢板。说不准的以后另算。" + _MONEY_HELP, shown=_alive),
        Field("hospital_days", "住院天数", Kind.NUMBER, "照出院记录。没住院就空着。"),
        Field("meal_pay", "伙食补助一天", Kind.MONEY, "参照当地机关人员出差伙食补助标准，写一天多少。" + _MONEY_HELP),
        Field("nutrition_days", "营养天数", Kind.NUMBER, "照医嘱或鉴定的营养期。没有这样的意见就空着。"),
        Field("nutrition_pay", "营养费一天", Kind.MONEY, "按伤情参照医院意见，写一天多少。" + _MONEY_HELP),
        Field("travel", "交通费", Kind.MONEY, "本人和陪护的人就医、转院的车票，要和就医时间对得上。" + _MONEY_HELP),
        Field("lodging", "住宿费", Kind.MONEY, "确实要到外地治、又住不进医院的，本人和陪护的人的住宿费、伙食费。" + _MONEY_HELP),
        Field("aids", "残疾辅助器具费", Kind.MONEY, "轮椅、假肢等，按普通适用的价钱。要换几次的，照配制机构的意见加起来。" + _MONEY_HELP, shown=_disabled),
    ),
    many=True,
)

TIME = Section(
    "injury_time",
    "误工和护理",
    AT,
    (
        Field("earned_by", "收入怎么算出来", Kind.CHOICE, "有固定收入的看实际少收多少；没有的看最近三年平均；也证明不了的，参照同行业上一年平均工资。", words.EARNED_BY),
        Field("earning", "误工前的收入", Kind.MONEY, "写一个数，下一栏选它是每天、每月还是每年的。固定收入只少了一部分的，写少掉的数。" + _MONEY_HELP),
        Field("earning_per", "上面是多久的收入", Kind.CHOICE, "每月的除以 30、每年的除以 365 成一天。已经算好误工费总数的，选一共。", words.EARNED_PER),
        Field("lost_days", "误工天数", Kind.NUMBER, "照医院证明或鉴定的误工期。因伤残一直误工的可以空着，写下一栏。", shown=_not_in_sum),
        Field("lost_from", "误工从哪天起", Kind.DATE, "误工天数空着时，从这天算到定残日前一天。" + _DATE_HELP, shown=lambda case, part: _disabled(case, part) and _not_in_sum(case, part)),
        Field("nurse_pay", "护理一人一天", Kind.MONEY, "护理的人有收入的，按他误工的收入；没有的，按当地护工一天的价钱。" + _MONEY_HELP),
        Field("nursed_days", "护理天数", Kind.NUMBER, "到生活能自理为止，照医嘱或鉴定的护理期。残疾后长期要护理的，最长二十年。"),
        Field("nurses", "护理人数", Kind.NUMBER, "原则上一人，空着就按一人。医院或鉴定说要两人的才写 2。"),
    ),
    many=True,
)

SETTLEMENT = Section(
    "injury_settlement",
    "抚慰金、责任和已付",
    AT,
    (
        Field("solatium", "精神损害抚慰金", Kind.MONEY, "造成严重精神损害的才有，看过错、后果和当地水平，双方商量。" + _MONEY_HELP),
        Field("property_loss", "财产损失", Kind.MONEY, "车、手机、衣物等，按损坏时的市价。" + _MONEY_HELP),
        Field("other_loss", "其他损失", Kind.MONEY, "上面没有的合理费用，如鉴定费、亲属办丧事的误工和路费。" + _MONEY_HELP),
        Field("other_what", "其他损失是什么", Kind.LINE, "如 鉴定费、办丧事的误工费。"),
        Field("fault", "付款方责任比例", Kind.PERCENT, "受害人自己也有过错的，付款方担几成，如 70%、七成、一半。空着就是全部。"),
        Field("solatium_by_fault", "抚慰金也按比例分", Kind.FLAG, "商量抚慰金时通常已经看了过错，不再按比例分；要分的写“是”。", shown=_parted),
        Field("compulsory", "交强险赔多少", Kind.MONEY, "道路交通事故才有。交强险先赔，剩下的再按责任分。" + _MONEY_HELP),
        Field("insured", "其他保险赔多少", Kind.MONEY, "替付款方赔的，如商业三者险、雇主责任险。受害人自己的医保、意外险不写。" + _MONEY_HELP),
        Field("prepaid", "已付、垫付", Kind.MONEY, "付款方已经付给受害人或替他交给医院的。医疗费里要包括这笔。" + _MONEY_HELP),
    ),
    many=True,
)

DEPENDANT = Section(
    "dependant",
    "被扶养人",
    "dependants",
    (
        Field("name", "姓名", Kind.LINE, "受害人要养的人：没成年的子女，没有劳动能力又没有收入的父母、配偶等。"),
        Field("birth", "出生日期", Kind.DATE, "按定残或死亡那天的周岁算年数：没成年的算到 18 岁；成年的 20 年，60 岁以上每大一岁少一年，75 岁以上 5 年。"),
        Field("in_need", "没有劳动能力和收入", Kind.FLAG, "成年人无劳动能力、又无其他生活来源的，写“是”。没成年的不用写。"),
        Field("supporters", "一共几个人养他", Kind.NUMBER, "连受害人在内。孩子一般是父母 2 人；老人看有几个子女。"),
    ),
    many=True,
)
# fmt: on

SECTIONS = (VICTIM, FIGURES, CARE, TIME, SETTLEMENT, DEPENDANT)


def cards(case: Case) -> Iterator[Card]:
    """The cards of each injured person; yearly figures and dependants where years are paid for."""
    for index, injury in enumerate(case.injuries):
        at = paths.join(AT, index)
        yield Card(VICTIM, at, f"{called(injury)}的赔偿计算")
        if _lasting(case, injury):
            yield Card(FIGURES, at, f"{called(injury)}：{FIGURES.label}")
        yield Card(CARE, at, f"{called(injury)}：{CARE.label}")
        yield Card(TIME, at, f"{called(injury)}：{TIME.label}")
        if _lasting(case, injury):
            yield from _dependants(injury, at)
        yield Card(SETTLEMENT, at, f"{called(injury)}：{SETTLEMENT.label}")


def _dependants(injury: Injury, at: str) -> Iterator[Card]:
    for place, dependant in enumerate(injury.dependants):
        name = f"{called(injury)}的被扶养人 {dependant.name or place + 1}"
        yield Card(DEPENDANT, paths.join(at, "dependants", place), name)
