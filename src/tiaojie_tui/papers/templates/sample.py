"""A case that asks the most of a template: every field filled, every list with several, names long and rare.

Nobody in it lives: places and people are invented, telephone and identity numbers are of no one.
"""

from datetime import date, datetime

from tiaojie_tui.domain.case import (
    Agent,
    Case,
    Citation,
    Consent,
    Evidence,
    FollowUp,
    Instalment,
    Party,
    Performance,
    Record,
    Recurrence,
    Share,
    Signature,
    Term,
)

_FATHER, _SON, _COMPANY, _BUYER = "欧阳䶮田", "欧阳小满", "云溪县白杨镇丰禾农机专业合作社", "买买提·吐尔逊"

_PARTIES = (
    Party(
        role="申请人",
        kind="person",
        name=_FATHER,
        sex="男",
        ethnicity="土家族",
        birth=date(1956, 3, 12),
        id_number="33000019560312001X",
        occupation="务农",
        phone="15400009901",
        address="云溪县白杨镇青石村三组滴水巷西头石桥边18号附2号",
        note="房主",
        agents=(
            Agent(
                "委托代理人",
                "欧阳守信",
                "儿子",
                "330000198001010013",
                "15400009911",
                "特别授权",
                "代为承认、变更、放弃调解请求，签署调解协议书",
            ),
        ),
    ),
    Party(
        role="申请人",
        kind="person",
        name=_SON,
        sex="女",
        ethnicity="汉族",
        birth=date(2013, 9, 1),
        id_number="330000201309010025",
        occupation="学生",
        phone="15400009902",
        address="云溪县白杨镇青石村三组",
        note=f"{_FATHER}之孙女",
        agents=(
            Agent("法定代理人", "罗𠮷英", "母亲", "330000198205060024", "15400009912", None, None),
            Agent("委托代理人", "欧阳守信", "近亲属", "330000198001010013", "15400009911", "一般授权", None),
        ),
    ),
    Party(
        role="被申请人",
        kind="organization",
        name=_COMPANY,
        credit_code="93990000MF0000002J",
        legal_representative="司马㐂",
        representative_post="理事长",
        phone="0990-5400003",
        address="云溪县白杨镇青石村村口",
        note="收购方",
        agents=(
            Agent(
                "委托代理人", "罗宽", "职工", "330000199001010035", "15400009913", "一般授权", "代为参加调解"
            ),
        ),
    ),
    Party(
        role="第三人",
        kind="person",
        name=_BUYER,
        ref="小吐尔逊",
        sex="男",
        ethnicity="维吾尔族",
        birth=date(1990, 12, 31),
        id_number="330000199012310017",
        occupation="个体运输",
        phone="15400009904",
        address="云溪县云水镇东街7号",
        note="承运人",
    ),
)
_TERMS = (
    Term(
        "payment",
        (_COMPANY,),
        (_FATHER, _SON),
        "合作社分三期付清核桃款",
        amount=123_456_789,
        due=date(2026, 9, 30),
        method="银行转账",
        instalments=(
            Instalment(date(2026, 5, 1), 23_456_789),
            Instalment(date(2026, 7, 1), 50_000_000),
            Instalment(date(2026, 9, 30), 50_000_000),
        ),
        shares=(Share(_FATHER, 100_000_000), Share(_SON, 23_456_789)),
        already_paid=1_000_000,
        total=124_456_789,
    ),
    Term(
        "payment",
        ("小吐尔逊",),
        (_SON,),
        "按月给付误工补贴",
        amount=50_000,
        method="现金",
        recurrence=Recurrence("month", 5, date(2026, 5, 5), date(2027, 4, 5)),
    ),
    Term(
        "deposit",
        (_COMPANY,),
        (_FATHER,),
        "交保证金",
        amount=200_000,
        method="现金",
        holder="青石村村民委员会",
    ),
    Term("return", (_COMPANY,), (_FATHER,), "退还筐子40只\n筐子坏了的照价赔", due=date(2026, 4, 20)),
)

CASE = Case(
    number="(2026)青石人调字第1234号",
    title=f"{_FATHER}等与{_COMPANY}合同纠纷",
    dispute_type="合同纠纷",
    source="接受委托移送调解",
    referred_by="法院",
    difficulty="疑难复杂",
    applied_on=date(2026, 4, 1),
    accepted_on=date(2026, 4, 2),
    agreed_on=date(2026, 4, 9),
    committee="云溪县白杨镇青石村人民调解委员会",
    mediators=("江海平", "诸葛守信"),
    recorder="苏文英",
    parties=_PARTIES,
    facts="2025年秋，申请人交售核桃，货款一直没有付清。\n双方对斤两没有异议，对付款日期有争议。",
    claims=("付清货款", "退还筐子"),
    evidence=(
        Evidence("收购单", _FATHER, True, 12, "证明交售斤两"),
        Evidence("微信聊天记录打印件", _COMPANY, False, 3, "证明催款日期"),
    ),
    legal_basis=(
        Citation("中华人民共和国民法典", "第五百七十七条"),
        Citation("中华人民共和国农民专业合作社法", "第五条"),
    ),
    records=(
        Record(
            "调查记录",
            datetime(2026, 4, 3, 9, 30),
            "青石村村委会",
            (_FATHER,),
            "问：斤两多少？\n答：六千斤。",
        ),
        Record(
            "调解记录",
            datetime(2026, 4, 9, 14, 0),
            "青石村调解室",
            (_FATHER, _COMPANY, _BUYER),
            "双方同意分期付款。",
            "调解成功",
        ),
    ),
    terms=_TERMS,
    outcome="written",
    failure_reason="双方分歧较大",
    consents=tuple(Consent(party.called, date(2026, 4, 2), True) for party in _PARTIES),
    signatures=(Signature(_FATHER, "当事人", "签名、按指印", date(2026, 4, 9)),),
    sealed_on=date(2026, 4, 9),
    performance=(
        Performance(1, 1, date(2026, 5, 1), 23_456_789, "已履行", "转账收讫"),
        Performance(4, None, date(2026, 4, 20), None, "部分履行", "退还30只"),
    ),
    follow_ups=(FollowUp(date(2026, 6, 1), "江海平", (_FATHER, _COMPANY), "第一期已经付清。", "满意"),),
    occurred_on=date(2025, 10, 8),
    copies=7,
    extended_to=date(2026, 5, 20),
    court="云溪县人民法院",
    police_station="云溪县公安局白杨派出所",
    supplements="(2026)青石人调字第9号",
)
