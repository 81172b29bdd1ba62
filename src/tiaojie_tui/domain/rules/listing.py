"""The book as a list for people (`tiaojie problems --rules`): what each rule looks at, in one line."""

from collections.abc import Iterator
from dataclasses import dataclass

from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules import book
from tiaojie_tui.domain.steps import STEPS


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as a person reads it. ``step`` is the label of the step in which it speaks."""

    id: str
    severity: Severity
    step: str
    about: str
    basis: str


ABOUT = {
    "intake": {
        "NOT_MEDIABLE": "只能由专门机关处理的纠纷不能调解",
        "POLICE_ALREADY_FILED": "公安机关已受理的，要由它移送",
        "COURT_ALREADY_FILED": "法院已受理的，要由它移送",
        "AGENCY_ALREADY_FILED": "其他行政机关已受理的，要由它移送",
        "PARTY_REFUSED": "有一方明确拒绝，不能调解",
        "CONSENT_MISSING": "每个当事人同意调解的日期",
        "CONSENT_AFTER_AGREEMENT": "同意调解的日期不晚于协议",
        "NOTICE_MISSING": "每个当事人听过权利义务告知",
        "MEDIATOR_CONFLICT": "调解员不是当事人，也不是当事人的亲属",
        "COMMITTEE_MISSING": "调委会的全称",
        "MEDIATOR_MISSING": "主持调解的调解员",
        "ACCEPTED_BEFORE_APPLIED": "受理不早于申请",
        "FUTURE_DATE": "还没有到的日子",
        "TIME_LIMIT": "受理后30天内调结，延长要各方同意",
        "UNREAD": "填了但没有读懂的内容",
        "PERSON_NAME_MISMATCH": "名称和条款里的人名与当事人一致",
    },
    "parties": {
        "PARTIES_MISSING": "有申请人，也有被申请人",
        "PARTY_NAME_MISSING": "每个当事人的姓名、名称",
        "PARTY_NAME_DOUBLE": "同名的当事人要分得清",
        "MINOR_PARTY": "未成年人由法定代理人签名",
        "MINOR_WITHOUT_GUARDIAN": "未成年人要有法定代理人",
        "AGENT_AUTHORITY": "代签协议要有特别授权，代理人最多两个",
        "ORG_ID_MISSING": "单位的信用代码和法定代表人",
        "CREDIT_CODE_WRONG": "统一社会信用代码的位数和校验",
        "ID_NUMBER_WRONG": "身份证号的位数、日期和校验",
        "ID_NUMBER_ODD": "少见的证件号码，请核对",
        "ID_NUMBER_DISAGREES": "身份证号与性别、出生日期一致",
        "PHONE_ODD": "电话号码的位数",
        "INSURER_ABSENT": "机动车事故要有保险公司参加",
        "HEIRS_INCOMPLETE": "死亡赔偿、继承里配偶、子女、父母都在",
    },
    "facts": {
        "FACTS_MISSING": "纠纷主要事实",
        "RECORD_AFTER_AGREEMENT": "调解笔录不晚于协议",
        "DOMESTIC_VIOLENCE": "写到家庭暴力：分开谈话，告知人身安全保护令，报告",
        "ESCALATION": "写到自杀、械斗、持刀、上访：先稳住人，报告",
        "PUBLIC_SECURITY_APPLICATION_HINT": "打架、毁物情节较轻的，履行后可书面申请不处罚",
    },
    "basis": {
        "NO_LEGAL_BASIS": "至少引用一条法律",
        "REPEALED_LAW": "引用的法律没有废止",
        "LAW_NOT_IN_FORCE": "引用的法律那时已经施行",
        "ARTICLE_MISSING": "引用的条文真有这一条",
        "LAW_TITLE_ODD": "法律名称写全、写对",
    },
    "agreement": {
        "AGREED_ON_MISSING": "达成协议的日期",
        "AGREED_BEFORE_ACCEPTED": "协议不早于受理",
        "WRITTEN_REQUIRED": "必须写成书面的，以及最好写成书面的",
        "COPIES": "份数是当事人数加一份",
        "TERMS_MISSING": "有协议条款",
        "TERM_TEXT_MISSING": "每条都有写法",
        "BLANK_LEFT": "没有留下空白",
        "CLAIM_WITHOUT_TERM": "每个请求都有对应的条款",
        "OBLIGOR_MISSING": "每条都写了由谁做",
        "OBLIGOR_NOT_PARTY": "义务人是当事人",
        "OBLIGEE_NOT_PARTY": "权利人是当事人",
        "AMOUNT_MISSING": "付款写了金额",
        "DUE_MISSING": "写了什么时候做完",
        "VAGUE_AMOUNT": "说不准的金额",
        "VAGUE_DUE": "说不准的日子",
        "INSTALLMENT_SUM_MISMATCH": "各期合计等于总额",
        "SHARE_SUM_MISMATCH": "各人份额合计等于总额",
        "TOTAL_MISMATCH": "已付加未付等于总额",
        "FIGURE_WORDS_MISMATCH": "大写和小写一致",
        "FIGURE_TEXT_MISMATCH": "写法里的金额与填的一致",
        "DUE_BEFORE_AGREEMENT": "期限不早于协议",
        "DUE_TEXT_MISMATCH": "写法里的期限与填的一致",
        "DUE_NON_EXISTING_DATE": "没有的日子，如2月30日",
        "IDENTITY_RELATION": "离婚、收养、断绝关系不能写进协议",
        "SUPPORT_WAIVER": "赡养、抚养的义务不能免",
        "SUPPORT_ONLY_FOR_ELDER_CONSENT": "子女分担赡养要老人同意",
        "LITIGATION_WAIVER": "不能约定不得起诉、报警、上访",
        "CRIMINAL_WAIVER": "刑事责任不能私下约定",
        "FEE_CLAUSE": "调解不收费",
        "VILLAGE_COMMITTEE_GUARANTEE": "村委会不能担保",
        "DEPOSIT_HELD_BY_COMMITTEE": "调委会不替当事人管钱",
        "PROPERTY_RIGHT_CONFIRMATION": "房屋、土地归谁，法院不确认",
        "OWNERSHIP_DISPUTE_TO_GOV": "土地、山林权属争议由政府处理",
        "LAND_CONTRACT_ILLEGAL": "不能收回、调整承包地，不能强迫流转",
        "VILLAGE_ASSEMBLY_CHECK": "村里的地和钱要村民会议讨论",
        "DEPOSIT_WORD": "定金、订金，赔偿、补偿等容易写错的词",
        "INTEREST_CAP": "利息不超过四倍LPR，不预先扣除",
        "PENALTY_HIGH": "违约金不过分高于损失",
        "WAGE_IN_KIND": "工资用钱付，不用东西抵",
        "INJURY_NOT_STABLE": "治疗没有结束，不急着一次了结",
        "WAIVER_SCOPE_CHECK": "了结的话写明哪件事、哪些项目",
        "CONFIRM_DEADLINE": "30日内可申请司法确认",
        "LABOUR_PAYMENT_ORDER_HINT": "工资不付可申请支付令",
        "PERIODIC_DEATH_COMP_NOTE": "死亡赔偿分期要双方同意，最好有担保",
    },
    "signing": {
        "PARTY_SIGN_MISSING": "当事人都签了名",
        "NO_MEDIATOR_SIGN": "调解员签了名",
        "NO_RECORDER_SIGN": "记录人签了名",
        "NO_SEAL": "盖了调委会的印章",
    },
}
"""What each rule looks at, by the step in which it mostly speaks."""


def entries() -> Iterator[Entry]:
    """Every rule of the book, in the order of the steps."""
    label = {step.key: step.label for step in STEPS}
    for step, rules in ABOUT.items():
        for name, about in rules.items():
            rule = book.RULES.get(name)
            if rule is not None:
                yield Entry(name, rule.severity, label[step], about, rule.basis)
