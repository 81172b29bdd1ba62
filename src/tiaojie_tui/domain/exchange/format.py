"""The case file ``tiaojie-case``: every key of version 1, and those that version 2 adds to it.

The order of the keys is the order in which they are written, and that of the format's own table.
"""

from typing import Any

from tiaojie_tui.domain import case as parts
from tiaojie_tui.domain import words
from tiaojie_tui.domain.exchange.injury import INJURY
from tiaojie_tui.domain.exchange.shape import Key, Part, Parts, Shape
from tiaojie_tui.domain.exchange.values import (
    Day,
    Flag,
    Methods,
    Moment,
    Money,
    Number,
    Shares,
    Text,
    Texts,
    Word,
)

_LINE, _TEXT, _DAY, _MONEY, _NAMES = Text(), Text(lines=True), Day(), Money(), Texts()
_MANY = 999
_NOT_FOR_ORGANIZATION = "只有个人才有，这个当事人是单位，请删去"
_NOT_FOR_PERSON = "只有单位才有，这个当事人是个人，请删去"


def _may_be_person(party: parts.Party) -> bool:
    return party.kind != "organization"


def _may_be_organization(party: parts.Party) -> bool:
    return party.kind != "person"


def _is_organization(party: parts.Party) -> bool:
    return party.kind == "organization"


def _has_authority(agent: parts.Agent) -> bool:
    return agent.kind == words.ENTRUSTED and agent.authority is not None


def _may_be_referred(case: parts.Case) -> bool:
    return case.source in (None, words.REFERRED)


def _always(_part: Any) -> bool:
    return True


def _of_person(name: str, label: str, value: Any) -> Key:
    return Key(name, label, value, allowed=_may_be_person, misplaced=_NOT_FOR_ORGANIZATION)


def _of_organization(name: str, label: str, *, null: Any = None) -> Key:
    asked = {"null": null} if null else {}
    return Key(name, label, _LINE, allowed=_may_be_organization, misplaced=_NOT_FOR_PERSON, **asked)


_AGENT = Shape(
    parts.Agent,
    (
        Key("kind", "代理种类", Word(words.AGENT_KINDS)),
        Key("name", "姓名", _LINE),
        Key("relation", "与当事人关系", _LINE),
        Key("id_number", "身份证号", _LINE),
        Key("phone", "联系电话", _LINE),
        Key("authority", "代理权限", Word(words.AUTHORITIES)),
        Key("authority_text", "授权事项", _LINE, null=_has_authority),
    ),
)

_PARTY = Shape(
    parts.Party,
    (
        Key("role", "身份", Word(words.ROLES)),
        Key("kind", "个人还是单位", Word(words.PARTY_KINDS)),
        Key("name", "姓名或名称", _LINE),
        Key("ref", "同名时的称呼", _LINE),
        _of_person("sex", "性别", Word(words.SEXES)),
        _of_person("ethnicity", "民族", _LINE),
        _of_person("birth", "出生日期", _DAY),
        _of_person("id_number", "身份证号", _LINE),
        _of_person("occupation", "职业或职务", _LINE),
        _of_organization("credit_code", "统一社会信用代码"),
        _of_organization("legal_representative", "法定代表人", null=_is_organization),
        _of_organization("representative_post", "职务"),
        Key("phone", "联系电话", _LINE),
        Key("address", "住址", _LINE),
        Key("note", "备注", _LINE),
        Key("agents", "代理人", Parts(_AGENT, "第 {} 个代理人"), null=_always),
    ),
)

_EVIDENCE = Shape(
    parts.Evidence,
    (
        Key("name", "证据名称", _LINE),
        Key("provided_by", "提供人", _LINE),
        Key("original", "是否原件", Flag()),
        Key("pages", "页数", Number(0, 100_000)),
        Key("proves", "证明什么", _LINE),
    ),
)

_CITATION = Shape(
    parts.Citation,
    (
        Key("law", "法律全称", _LINE, required=True),
        Key("article", "第几条", _LINE, required=True),
    ),
)

_RECORD = Shape(
    parts.Record,
    (
        Key("kind", "哪种笔录", Word(words.RECORD_KINDS)),
        Key("at", "时间", Moment()),
        Key("place", "地点", _LINE),
        Key("present", "在场的人", _NAMES),
        Key("text", "记录", _TEXT),
        Key("result", "结果", Word(words.RESULTS)),
    ),
)

_INSTALMENT = Shape(parts.Instalment, (Key("due", "日期", _DAY), Key("amount", "金额", _MONEY)))

_RECURRENCE = Shape(
    parts.Recurrence,
    (
        Key("every", "多久一次", Word(words.EVERY), required=True),
        Key("day", "几号", Number(1, 31), required=True),
        Key("start", "从哪天起", _DAY, required=True),
        Key("end", "到哪天止", _DAY),
    ),
)

_TERM = Shape(
    parts.Term,
    (
        Key("kind", "条款种类", Word(words.TERM_KINDS)),
        Key("obligors", "谁来做（付）", _NAMES),
        Key("obligees", "对谁做（付给）", _NAMES),
        Key("text", "协议写法", _TEXT),
        Key("amount", "金额", _MONEY),
        Key("due", "期限", _DAY),
        Key("method", "方式", _LINE),
        Key("instalments", "分期", Parts(_INSTALMENT, "第 {} 期")),
        Key("recurrence", "按期给付", Part(_RECURRENCE)),
        Key("shares", "各人份额", Shares()),
        Key("already_paid", "已付", _MONEY),
        Key("total", "总额", _MONEY),
        Key("holder", "谁保管", _LINE),
    ),
)

_CONSENT = Shape(
    parts.Consent,
    (
        Key("name", "当事人", _LINE, required=True),
        Key("on", "同意调解的日期", _DAY),
        Key("notified", "已告知权利义务", Flag()),
        Key("refused", "明确拒绝调解", Flag(), since=2),
    ),
)

_SIGNATURE = Shape(
    parts.Signature,
    (
        Key("name", "签名人", _LINE, required=True),
        Key("capacity", "以什么身份签", _LINE),
        Key("method", "怎么签的", Methods(words.SIGNING_METHODS)),
        Key("on", "签名日期", _DAY),
    ),
)

_PERFORMANCE = Shape(
    parts.Performance,
    (
        Key("term", "第几条", Number(1, _MANY), required=True),
        Key("instalment", "第几期", Number(1, _MANY)),
        Key("on", "日期", _DAY),
        Key("amount", "金额", _MONEY),
        Key("state", "履行情况", Word(words.PERFORMANCE_STATES)),
        Key("note", "说明", _TEXT),
    ),
)

_FOLLOW_UP = Shape(
    parts.FollowUp,
    (
        Key("on", "日期", _DAY),
        Key("visitor", "回访人", _LINE),
        Key("visited", "被回访人", _NAMES),
        Key("text", "回访记录", _TEXT),
        Key("satisfaction", "满意度", Word(words.SATISFACTIONS)),
    ),
)

_SCREENING = Shape(
    parts.Screening,
    (
        Key("reserved", "只能由专门机关管", Flag(), since=2),
        Key("filed_with", "已有机关受理或处理", Word(words.FILED_WITH), since=2),
        Key("note", "情况说明", _LINE, since=2),
    ),
)

_PASSED = Shape(
    parts.Passed,
    (
        Key("rule", "规则", _LINE, required=True, since=2),
        Key("field", "位置", _LINE, required=True, since=2),
        Key("reason", "理由", _LINE, required=True, since=2),
        Key("about", "针对哪句话", _LINE, since=2),
    ),
)

_UNREAD = Shape(
    parts.Unread,
    (
        Key("path", "位置", _LINE, required=True, since=2),
        Key("text", "所写的字", _TEXT, required=True, since=2),
    ),
)

CASE = Shape(
    parts.Case,
    (
        Key("number", "编号", _LINE),
        Key("title", "案件名称", _LINE),
        Key("dispute_type", "纠纷类型", Word(words.DISPUTE_TYPES)),
        Key("source", "案件来源", Word(words.SOURCES)),
        Key(
            "referred_by",
            "哪个机关转来",
            Word(words.REFERRERS),
            allowed=_may_be_referred,
            misplaced=f"只有案件来源是“{words.REFERRED}”时才写，请删去，或改案件来源",
        ),
        Key("difficulty", "难易程度", Word(words.DIFFICULTIES)),
        Key("applied_on", "申请日期", _DAY),
        Key("accepted_on", "受理日期", _DAY),
        Key("agreed_on", "达成协议日期", _DAY),
        Key("committee", "调委会", _LINE),
        Key("mediators", "调解员", _NAMES),
        Key("recorder", "记录人", _LINE),
        Key("parties", "当事人", Parts(_PARTY, "第 {} 个当事人")),
        Key("facts", "纠纷主要事实", _TEXT),
        Key("claims", "请求事项", _NAMES),
        Key("evidence", "证据", Parts(_EVIDENCE, "第 {} 件证据")),
        Key("legal_basis", "法律依据", Parts(_CITATION, "第 {} 条法律依据")),
        Key("records", "笔录", Parts(_RECORD, "第 {} 份笔录")),
        Key("terms", "协议条款", Parts(_TERM, "第 {} 条协议条款")),
        Key("outcome", "调解结果", Word(words.OUTCOMES)),
        Key("failure_reason", "没谈成的原因", _LINE),
        Key("consents", "告知与自愿", Parts(_CONSENT, "第 {} 条告知与自愿")),
        Key("signatures", "签名", Parts(_SIGNATURE, "第 {} 个签名")),
        Key("sealed_on", "盖章日期", _DAY),
        Key("performance", "履行情况", Parts(_PERFORMANCE, "第 {} 条履行情况")),
        Key("follow_ups", "回访", Parts(_FOLLOW_UP, "第 {} 次回访")),
        Key("screening", "能不能调解", Part(_SCREENING), since=2),
        Key("occurred_on", "事情发生日期", _DAY, since=2),
        Key("copies", "协议书份数", Number(1, _MANY), since=2),
        Key("extended_to", "延期至", _DAY, since=2),
        Key("court", "司法确认的法院", _LINE, since=2),
        Key("police_station", "派出所", _LINE, since=2),
        Key("supplements", "补充哪个案件", _LINE, since=2),
        Key("supplements_code", "补充的协议书的校验码", _LINE, since=2),
        Key("injuries", "赔偿计算", Parts(INJURY, "第 {} 份赔偿计算"), since=2),
        Key("passed", "放过的提醒", Parts(_PASSED, "第 {} 条放过的提醒"), since=2),
        Key("unread", "没读懂的内容", Parts(_UNREAD, "第 {} 处没读懂的内容"), since=2),
    ),
)
"""The case itself; ``format`` stands before it and is handled by the reader of the whole file."""
