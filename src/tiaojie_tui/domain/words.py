"""Closed lists of words that forms and statistics prescribe.

A word is stored as it is printed. ``Choice.initials`` are its pinyin initials, so that a list can be
picked by typing them; they are written here rather than computed, to keep pinyin tables out of start-up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a pick list: the stored word, what the screen shows, its pinyin initials."""

    value: str
    shown: str
    initials: str


def _choices(*rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Choice, ...]:
    """Rows of (word, initials) or (stored word, shown word, initials)."""
    return tuple(Choice(row[0], row[0], row[1]) if len(row) == 2 else Choice(*row) for row in rows)


DISPUTE_TYPES = _choices(
    ("婚姻家庭纠纷", "hyjtjf"),
    ("邻里纠纷", "lljf"),
    ("房屋宅基地纠纷", "fwzjdjf"),
    ("合同纠纷", "htjf"),
    ("生产经营纠纷", "scjyjf"),
    ("损害赔偿纠纷", "shpcjf"),
    ("山林土地纠纷", "sltdjf"),
    ("征地拆迁纠纷", "zdcqjf"),
    ("环境污染纠纷", "hjwrjf"),
    ("拖欠农民工工资纠纷", "tqnmggzjf"),
    ("其他劳动争议纠纷", "qtldzyjf"),
    ("旅游纠纷", "lyjf"),
    ("电子商务纠纷", "dzswjf"),
    ("其他消费纠纷", "qtxfjf"),
    ("医疗纠纷", "yljf"),
    ("道路交通事故纠纷", "dljtsgjf"),
    ("物业纠纷", "wyjf"),
    ("其他纠纷", "qtjf"),
)
"""The 18 categories of the national statistics."""
LABOUR_DISPUTES = ("拖欠农民工工资纠纷", "其他劳动争议纠纷")
"""Wages first, then whatever else is between workers and who employs them."""

SOURCES = _choices(("依申请调解", "ysqtj"), ("主动调解", "zdtj"), ("接受委托移送调解", "jswtystj"))
REFERRED = "接受委托移送调解"
REFERRERS = _choices(
    ("法院", "fy"), ("检察院", "jcy"), ("公安机关", "gajg"), ("信访部门", "xfbm"), ("其他部门", "qtbm")
)
DIFFICULTIES = _choices(("简易", "jy"), ("一般", "yb"), ("疑难复杂", "ynfz"), ("重大", "zd"))

ROLES = _choices(("申请人", "sqr"), ("被申请人", "bsqr"), ("第三人", "dsr"))
APPLICANT, RESPONDENT, THIRD_PARTY = (choice.value for choice in ROLES)
PARTY_KINDS = _choices(("person", "个人", "gr"), ("organization", "单位", "dw"))
SEXES = _choices(("男", "n"), ("女", "n"))
AGENT_KINDS = _choices(("法定代理人", "fddlr"), ("委托代理人", "wtdlr"))
GUARDIAN, ENTRUSTED = (choice.value for choice in AGENT_KINDS)
AUTHORITIES = _choices(("一般授权", "ybsq"), ("特别授权", "tbsq"))
SPECIAL_AUTHORITY = "特别授权"

ETHNICITIES = tuple(
    name + "族"
    for name in (
        "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 "
        "东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 "
        "俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
    ).split()
)
"""GB/T 3304-1991 in code order. A proposal list only: any word may stand in the field."""

TERM_KINDS = _choices(
    ("payment", "付款", "fk"),
    ("act", "做一件事或不做", "zyjs"),
    ("apology", "赔礼道歉", "plzq"),
    ("boundary", "划定界线", "hdjx"),
    ("return", "返还财物", "fhcw"),
    ("division", "分割财产", "fgcc"),
    ("allocation", "款项分配", "kxfp"),
    ("deposit", "交存保证金", "jcbzj"),
    ("guarantee", "保证担保", "bzdb"),
    ("penalty", "违约责任", "wyzr"),
    ("other", "其他约定", "qtyd"),
)
MONEY_TERMS = frozenset({"payment", "division", "allocation", "deposit", "penalty"})

RECORD_KINDS = _choices(("调查记录", "dcjl"), ("调解记录", "tjjl"))
RESULTS = _choices(("调解成功", "tjcg"), ("调解不成", "tjbc"), ("有待继续调解", "ydjxtj"))

OUTCOMES = _choices(
    ("open", "还在调解", "hztj"),
    ("written", "达成书面协议", "dcsmxy"),
    ("oral", "达成口头协议", "dcktxy"),
    ("failed", "调解不成", "tjbc"),
    ("withdrawn", "当事人撤回", "dsrch"),
)
AGREED, ENDED = ("written", "oral"), ("failed", "withdrawn")
"""Outcomes with an agreement, and without one."""

FILED_WITH = _choices(
    ("没有", "my"), ("法院", "fy"), ("公安机关", "gajg"), ("其他行政机关", "qtxzjg"), ("不清楚", "bqc")
)
"""Who has already taken or decided this dispute: bars mediation unless that body sent it here."""

SIGNING_METHODS = ("签名", "盖章", "按指印")
CAPACITIES = ("当事人", "法定代理人", "委托代理人", "法定代表人", "人民调解员", "记录人")

PERFORMANCE_STATES = _choices(("已履行", "ylx"), ("部分履行", "bflx"), ("未履行", "wlx"))
SATISFACTIONS = _choices(("满意", "my"), ("基本满意", "jbmy"), ("不满意", "bmy"))
EVERY = _choices(("month", "每月", "my"), ("quarter", "每季", "mj"), ("year", "每年", "mn"))

HARMS = _choices(
    ("wound", "受伤，没有评残", "ss"), ("disability", "伤残，评了等级", "sc"), ("death", "死亡", "sw")
)
"""What the injured person suffered: decides which items of compensation there are."""
GRADES = _choices(
    ("一级", "yj"),
    ("二级", "ej"),
    ("三级", "sj"),
    ("四级", "sj"),
    ("五级", "wj"),
    ("六级", "lj"),
    ("七级", "qj"),
    ("八级", "bj"),
    ("九级", "jj"),
    ("十级", "sj"),
)
"""伤残等级, the gravest first."""
EARNED_BY = _choices(
    ("reduced", "固定收入，实际少收的", "gdsr"),
    ("three_years", "最近三年的平均收入", "zjsn"),
    ("trade", "同行业上一年平均工资", "thy"),
)
"""How lost income is found (人身损害赔偿解释 第7条), in the order in which they are tried."""
EARNED_PER = _choices(
    ("day", "每天", "mt"), ("month", "每月", "my"), ("year", "每年", "mn"), ("all", "一共", "yg")
)


def values(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    """The stored words of a list, in its order."""
    return tuple(choice.value for choice in choices)


def shown(choices: tuple[Choice, ...], value: str | None) -> str:
    """The word a person reads for a stored one; the stored one itself when the list lacks it."""
    return next((choice.shown for choice in choices if choice.value == value), value or "")
