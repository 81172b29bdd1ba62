"""The six steps of a session, with every field they ask for.

The order is the order of speech: what rules a dispute out is asked first. Help is written for reading
at the desk: what it is for, how to type it, what to do when it is not known.
"""

from typing import Any

from tiaojie_tui.domain import paths, performing, words
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.injury import sections as injury
from tiaojie_tui.domain.rules import filed
from tiaojie_tui.domain.schema import Card, Field, Kind, Offer, Section, Step

_LIST_HELP = "按编号、拼音首字母或其中几个字选，按回车看整张表。"
_DATE_HELP = "可写 11.23、2026-11-23、今天、昨天、+7（七天后）。"
_MONEY_HELP = "可写 1200、三千五、2.8万、八千块；右边显示大写，请念一遍核对。"


def _person(_case: Case, part: Any) -> bool:
    return part is None or part.kind != "organization"


def _organization(_case: Case, part: Any) -> bool:
    return part is not None and part.kind == "organization"


def _referred(case: Case, _part: Any) -> bool:
    return case.source == words.REFERRED


def _filed(case: Case, _part: Any) -> bool:
    return case.screening.filed_with not in (None, "没有") or bool(case.screening.reserved)


def _entrusted(_case: Case, part: Any) -> bool:
    return part is not None and part.kind == words.ENTRUSTED


def _mediation(_case: Case, part: Any) -> bool:
    return part is not None and part.kind == "调解记录"


def _money(_case: Case, part: Term) -> bool:
    return part.kind in words.MONEY_TERMS


def _payment(_case: Case, part: Term) -> bool:
    return part.kind == "payment"


def _shared(_case: Case, part: Term) -> bool:
    return part.kind in ("payment", "division", "allocation")


def _ended(case: Case, _part: Any) -> bool:
    return case.outcome in words.ENDED


def _agreed(case: Case, _part: Any) -> bool:
    return not _ended(case, _part)


def _accepted(case: Case, _part: Any) -> bool:
    return case.accepted_on is not None or case.extended_to is not None


def _confirmable(case: Case, _part: Any) -> bool:
    return case.outcome == "written" or case.court is not None


def _police_matter(case: Case, _part: Any) -> bool:
    return case.police_station is not None or filed.of_the_police(case)


# One field, one line: a form is read down its labels.
# fmt: off
_REGISTRATION = Section(
    "registration",
    "登记",
    "",
    (
        Field("source", "案件来源", Kind.CHOICE, "当事人来申请、调委会主动上门、还是别的机关转来。" + _LIST_HELP, words.SOURCES, required=True),
        Field("referred_by", "哪个机关转来", Kind.CHOICE, "转来的机关。" + _LIST_HELP, words.REFERRERS, required=True, shown=_referred),
        Field("applied_on", "申请日期", Kind.DATE, "当事人提出申请的那天，诉讼时效从这天起中断，写准。" + _DATE_HELP),
        Field("accepted_on", "受理日期", Kind.DATE, "调委会受理的那天，一般 30 天内调结。" + _DATE_HELP, required=True),
        Field("dispute_type", "纠纷类型", Kind.CHOICE, "全国统计的 18 类。" + _LIST_HELP, words.DISPUTE_TYPES, required=True),
        Field("difficulty", "难易程度", Kind.CHOICE, "补贴和统计用。" + _LIST_HELP, words.DIFFICULTIES),
        Field("mediators", "调解员", Kind.NAMES, "排在第一的主持调解。按编号选，几个人用逗号隔开，如 1,2；也可直接写姓名。", offer=Offer.MEDIATORS, required=True),
        Field("recorder", "记录人", Kind.LINE, "做笔录的人，要在协议书上签名。按编号选或直接写姓名。", offer=Offer.MEDIATORS, required=True),
        Field("committee", "调委会", Kind.LINE, "印在文书上的全称。平时不用改。", required=True),
        Field("title", "案件名称", Kind.LINE, "空着就按当事人和纠纷类型自动取名；自己写的名称不会被改掉。"),
        Field("extended_to", "延期至", Kind.DATE, "30 天内调不结、各方都同意再谈的，写谈到哪一天为止，让各方在延期调解同意书上签名。没有延期就空着。" + _DATE_HELP, shown=_accepted),
    ),
)

_SCREENING = Section(
    "screening",
    "能不能调解",
    "screening",
    (
        Field("reserved", "只能由专门机关管", Kind.FLAG, "法律规定只能由专门机关处理，或者禁止民间调解的，写“是”，本会不能调解。一般写“否”。", required=True),
        Field("filed_with", "已有机关受理或处理", Kind.CHOICE, "法院、公安或别的行政机关已经受理、解决的，除非由它转来，否则不能调解。" + _LIST_HELP, words.FILED_WITH, required=True),
        Field("note", "情况说明", Kind.LINE, "哪个机关、什么时候、办到哪一步。", shown=_filed),
    ),
)

_CONSENTS = Section(
    "consents",
    "告知与自愿",
    "consents",
    (
        Field("notified", "已告知权利义务", Kind.FLAG, "调解开始前，把权利义务念给当事人听过，写“是”。没念过不要写“是”。", required=True),
        Field("on", "同意调解的日期", Kind.DATE, "当事人自愿同意由本会调解的那天。没表态就空着。" + _DATE_HELP, required=True),
        Field("refused", "明确拒绝调解", Kind.FLAG, "当事人明确说不愿意调解的，写“是”，调解就不能进行。"),
    ),
    each_party=True,
)

_PARTY = Section(
    "party",
    "当事人",
    "parties",
    (
        Field("role", "身份", Kind.CHOICE, "申请人、被申请人或第三人。" + _LIST_HELP, words.ROLES, required=True),
        Field("kind", "个人还是单位", Kind.CHOICE, "公司、合作社、村委会选“单位”。", words.PARTY_KINDS, required=True),
        Field("name", "姓名或名称", Kind.LINE, "照身份证或营业执照写。以前案件里有的人，写姓名、拼音首字母或电话后四位，按回车选。", offer=Offer.KNOWN_PERSONS, required=True),
        Field("id_number", "身份证号", Kind.ID_NUMBER, "18 位。填对了，性别和出生日期自动填上。没有证件就空着，在备注里写明。", shown=_person),
        Field("sex", "性别", Kind.CHOICE, "1 男，2 女。", words.SEXES, required=True, shown=_person),
        Field("birth", "出生日期", Kind.DATE, "如 1968-4-11、19680411。不到 18 岁的要有法定代理人。", required=True, shown=_person),
        Field("ethnicity", "民族", Kind.LINE, "如 汉族、回族；写“汉”也行。", offer=Offer.ETHNICITIES, required=True, shown=_person),
        Field("occupation", "职业或职务", Kind.LINE, "如 务农、务工、学生；没有就写“无”。", required=True, shown=_person),
        Field("credit_code", "统一社会信用代码", Kind.CREDIT_CODE, "营业执照或登记证上的 18 位代码，司法确认时法院要看。", required=True, shown=_organization),
        Field("legal_representative", "法定代表人", Kind.LINE, "执照上的负责人姓名。", required=True, shown=_organization),
        Field("representative_post", "职务", Kind.LINE, "如 经理、理事长、村委会主任。", shown=_organization),
        Field("phone", "联系电话", Kind.PHONE, "手机或带区号的座机。没有电话写“无”。", required=True),
        Field("address", "住址", Kind.LINE, "写到村组门牌，法院送达要用。", required=True),
        Field("note", "备注", Kind.LINE, "和本案有关的身份，如 死者之女儿、房主；或没有证件的原因。"),
        Field("ref", "同名时的称呼", Kind.LINE, "两个当事人同名同姓时才填，如 大张伟、小张伟，条款里用它区分。"),
    ),
    many=True,
)

_AGENT = Section(
    "agent",
    "代理人",
    "agents",
    (
        Field("kind", "代理种类", Kind.CHOICE, "未成年人的父母等是法定代理人；当事人请来的是委托代理人，最多两人。", words.AGENT_KINDS, required=True),
        Field("name", "姓名", Kind.LINE, "代理人的姓名。", offer=Offer.KNOWN_PERSONS, required=True),
        Field("relation", "与当事人关系", Kind.LINE, "如 母亲、儿子、公司法务、律师。", required=True),
        Field("id_number", "身份证号", Kind.ID_NUMBER, "18 位，可以先空着。"),
        Field("phone", "联系电话", Kind.PHONE, "手机或座机。"),
        Field("authority", "代理权限", Kind.CHOICE, "代为承认、变更、放弃请求并签协议的，必须是特别授权，有授权委托书。", words.AUTHORITIES, required=True, shown=_entrusted),
        Field("authority_text", "授权事项", Kind.LINE, "照授权委托书写，如 代为承认、变更、放弃调解请求，签署协议书。", shown=_entrusted),
    ),
    many=True,
)

_FACTS = Section(
    "facts",
    "事实与请求",
    "",
    (
        Field("facts", "纠纷主要事实", Kind.TEXT, "什么时候、在哪里、谁、发生什么、损失多少、各方什么责任、争的是什么。F6 有常用语。写多长都行。", required=True),
        Field("claims", "请求事项", Kind.LINES, "申请人要什么，一行写一条。每条以后都要有对应的条款，或写明放弃。", required=True),
        Field("occurred_on", "事情发生日期", Kind.DATE, "打架、受伤、借钱、签合同的那天，看当时的法律用得上。长年的事就空着。" + _DATE_HELP),
    ),
)

_EVIDENCE = Section(
    "evidence",
    "证据",
    "evidence",
    (
        Field("name", "证据名称", Kind.LINE, "如 交通事故认定书、医疗费票据 12 张。", required=True),
        Field("provided_by", "提供人", Kind.LINE, "谁拿来的。", offer=Offer.SIGNERS, required=True),
        Field("original", "是否原件", Kind.FLAG, "复印件要与原件核对，写“否”。"),
        Field("pages", "页数", Kind.NUMBER, "一共几页。"),
        Field("proves", "证明什么", Kind.LINE, "如 证明被申请人负全部责任。"),
    ),
    many=True,
)

_RECORD = Section(
    "record",
    "笔录",
    "records",
    (
        Field("kind", "哪种笔录", Kind.CHOICE, "找一方了解情况是调查记录，双方坐下来谈是调解记录。", words.RECORD_KINDS, required=True),
        Field("at", "时间", Kind.MOMENT, "日期和钟点，如 今天 9:30、2026-03-03 14:00。", required=True),
        Field("place", "地点", Kind.LINE, "如 村委会调解室、纠纷现场。", required=True),
        Field("present", "在场的人", Kind.NAMES, "按编号选或直接写姓名，用逗号隔开。", offer=Offer.SIGNERS, required=True),
        Field("text", "记录", Kind.TEXT, "照说的记。F6 有常用语。写多长都行。", required=True),
        Field("result", "结果", Kind.CHOICE, "这一次谈得怎样。", words.RESULTS, shown=_mediation),
    ),
    many=True,
)

_CITATIONS = Section("citations", "法律依据", "legal_basis", (), many=True)

_OUTCOME = Section(
    "outcome",
    "结果",
    "",
    (
        Field("outcome", "调解结果", Kind.CHOICE, "谈成了写书面协议还是口头协议，没谈成也照实选。承包地和劳动争议必须书面。", words.OUTCOMES, required=True),
        Field("agreed_on", "达成协议日期", Kind.DATE, "谈成的那天，印在协议书上。" + _DATE_HELP, required=True, shown=_agreed),
        Field("copies", "协议书份数", Kind.NUMBER, "空着就按法律：每个当事人一份，调委会留一份。", shown=_agreed),
        Field("court", "司法确认的法院", Kind.LINE, "双方要一起申请司法确认的，写法院全称，如 云溪县人民法院；能去哪些法院看「条款一览」。不申请就空着，定稿后也可以写。", shown=_confirmable),
        Field("police_station", "派出所", Kind.LINE, "因打架、毁物惊动公安的，协议履行后当事人可以书面申请不处罚，写向谁申请，如 云溪县公安局白杨派出所。不申请就空着，定稿后也可以写。", shown=_police_matter),
        Field("failure_reason", "没谈成的原因", Kind.LINE, "如 双方分歧较大、一方撤回申请。并告知可以仲裁、请行政机关处理或起诉。", required=True, shown=_ended),
    ),
)

_TERM = Section(
    "term",
    "协议条款",
    "terms",
    (
        Field("kind", "条款种类", Kind.CHOICE, "先选种类，下面只问这种条款要的东西。" + _LIST_HELP, words.TERM_KINDS, required=True),
        Field("obligors", "谁来做（付）", Kind.NAMES, "有义务的一方。按编号选，几个人用逗号隔开。", offer=Offer.PARTIES, required=True),
        Field("obligees", "对谁做（付给）", Kind.NAMES, "得到的一方。按编号选，几个人用逗号隔开。", offer=Offer.PARTIES, required=True),
        Field("total", "总额", Kind.MONEY, "已付和未付加起来的总数；没有先付过就空着。" + _MONEY_HELP, shown=_payment),
        Field("already_paid", "已付", Kind.MONEY, "签协议前已经付了的。没有就空着。" + _MONEY_HELP, shown=_payment),
        Field("amount", "金额（还要付）", Kind.MONEY, "从今往后还要付的数。按月长期给的，写每次的数。" + _MONEY_HELP, required=True, shown=_money),
        Field("plan", "怎么付", Kind.PLAN, "如 3月20日一次付清；3月25日16000，9月30日20000；每月10号5000直到还清；每月1号500长期。按回车一步步选。", required=True, shown=_payment),
        Field("shares", "各人份额", Kind.SHARES, "分给（或各出）几个人时写：甲 20000，乙 12000；或写 平分。加起来要等于金额。", shown=_shared),
        Field("holder", "谁保管", Kind.LINE, "保证金放在谁那里。调委会不要替当事人管钱。", required=True, shown=lambda _case, part: part.kind == "deposit"),
        Field("due", "什么时候前", Kind.DATE, "做完的最后一天，如拆除、返还、搬走的期限；“尽快”“年底”法院执行不了。本来就没有期限的空着。" + _DATE_HELP, shown=lambda case, part: not _payment(case, part)),
        Field("method", "方式", Kind.LINE, "如 现金、银行转账到某某账户、上门拆除。", required=True, shown=_payment),
        Field("text", "协议写法", Kind.TEXT, "印在协议书上的话，按上面的数据拟好，可以改。改过以后 F6 可重新按数据拟写。", required=True),
    ),
    many=True,
)

_SIGNATURES = Section("signatures", "签名与盖章", "signatures", (), many=True)

STEPS = (
    Step("intake", "受理", (_REGISTRATION, _SCREENING, _CONSENTS), "登记案件，问清能不能调解，告知权利义务，双方自愿才开始。"),
    Step("parties", "当事人", (_PARTY, _AGENT), "把每个当事人和代理人写全，照证件写。"),
    Step("facts", "事实", (_FACTS, _EVIDENCE, _RECORD, *injury.SECTIONS), "记下发生了什么、各要什么、有什么证据、谈了几次。"),
    Step("basis", "依据", (_CITATIONS,), "选出用得上的法律条文，讲给双方听。"),
    Step("agreement", "协议", (_OUTCOME, _TERM, performing.PERFORMANCE, performing.FOLLOW_UP), "把谈成的事一条一条写清：谁、给谁、做什么、多少、什么时候、怎么做。"),
    Step("signing", "签署", (_SIGNATURES,), "先定稿打印，双方看着签名按指印，盖章，最后封存。"),
)

# fmt: on

_OF_OTHERS = (_AGENT, *injury.SECTIONS[1:])
"""Sections whose cards stand among those of another section."""


def step(key: str) -> Step:
    """The step with this key."""
    return next(step for step in STEPS if step.key == key)


def step_of(path: str) -> Step | None:
    """The step in which what stands at ``path`` is filled in."""
    for step in STEPS:
        for section in step.sections:
            at, keys = section.at, [field.key for field in section.fields]
            if f"{path}/".startswith(f"{at}/") if at else path in keys:
                return step
    return None


def cards(case: Case, step_key: str) -> tuple[Card, ...]:
    """The cards of a step as the case stands: one for each single section, one for each part of a list."""
    found: list[Card] = []
    for section in step(step_key).sections:
        if section in _OF_OTHERS:
            continue
        if section.key in _OWN_CARDS:
            found += _OWN_CARDS[section.key](case)
        elif section.many:
            found += [
                Card(section, paths.join(section.at, index), f"{section.label} {index + 1}")
                for index in range(len(paths.get(case, section.at)))
            ]
        else:
            found.append(Card(section, section.at, section.label))
    return tuple(found)


def _party_cards(case: Case) -> list[Card]:
    found: list[Card] = []
    for index, party in enumerate(case.parties):
        at = paths.join("parties", index)
        found.append(Card(_PARTY, at, f"{party.role or '当事人'} {party.called}".strip()))
        for place, agent in enumerate(party.agents):
            title = f"{party.called}的{agent.kind or '代理人'} {agent.name or ''}".strip()
            found.append(Card(_AGENT, paths.join(at, "agents", place), title))
    return found


_OWN_CARDS = {"party": _party_cards, "injury": injury.cards, "performance": performing.cards}
"""Sections whose cards are more, or called otherwise, than one for each part."""
