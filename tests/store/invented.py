"""Small invented cases, and one call that keeps one."""

import uuid
from dataclasses import replace
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
    Passed,
    Performance,
    Record,
    Recurrence,
    Screening,
    Share,
    Signature,
    Term,
    Unread,
)
from tiaojie_tui.domain.injury.inputs import Dependant, Injury
from tiaojie_tui.store import cases, register
from tiaojie_tui.store.cases import Stored
from tiaojie_tui.store.engine import Store

NOON = datetime(2026, 3, 20, 12, 0)

FULL = Case(
    title="单小雨与仇大山邻里纠纷",
    dispute_type="邻里纠纷",
    source="依申请调解",
    accepted_on=date(2026, 3, 1),
    agreed_on=date(2026, 3, 20),
    committee="青石镇柳湾村人民调解委员会",
    mediators=("何文清", "许佳"),
    recorder="许佳",
    parties=(
        Party(
            role="申请人",
            kind="person",
            name="单小雨",
            birth=date(1987, 4, 12),
            phone="15411112222",
            address="柳湾村3组",
            agents=(Agent(kind="委托代理人", name="单国强", phone="15433334444"),),
        ),
        Party(role="被申请人", kind="organization", name="清河县大山石料厂", phone="0571-5551234"),
    ),
    facts="墙根渗水。\n双方各执一词。",
    claims=("修好排水沟",),
    evidence=(Evidence("照片", "单小雨", True, 4, "渗水"),),
    legal_basis=(Citation("中华人民共和国民法典", "第二百八十八条"),),
    records=(Record("调解记录", datetime(2026, 3, 10, 9, 30), "村委会", ("单小雨",), "各让一步", None),),
    terms=(
        Term(
            kind="payment",
            obligors=("清河县大山石料厂",),
            obligees=("单小雨",),
            amount=350000,
            instalments=(Instalment(date(2026, 4, 1), 150000), Instalment(date(2026, 5, 1), 200000)),
            shares=(Share("单小雨", 350000),),
        ),
        Term(kind="payment", recurrence=Recurrence("month", 5, date(2026, 6, 5))),
    ),
    outcome="written",
    consents=(Consent("单小雨", date(2026, 3, 1), True, None),),
    signatures=(Signature("单小雨", "当事人", "签名", date(2026, 3, 20)),),
    performance=(Performance(1, 1, date(2026, 4, 1), 150000, "已履行"),),
    follow_ups=(FollowUp(date(2026, 4, 2), "何文清", ("单小雨",), "已付第一期", "满意"),),
    screening=Screening(False, "没有", "已问"),
    copies=4,
    injuries=(Injury(victim="单小雨", medical=120000, dependants=(Dependant("单小满", date(2019, 5, 1)),)),),
    passed=(Passed("id_number", "parties/0/id_number", "旧证"),),
    unread=(Unread("sealed_on", "下周三"),),
)


def save_id() -> str:
    return uuid.uuid4().hex


def keep(store: Store, case: Case, at: datetime = NOON) -> Stored:
    """A new case in the store."""
    return cases.create(store, case, by="何文清", at=at, save_id=save_id())


def change(store: Store, stored: Stored, at: datetime = NOON, **parts: object) -> Stored:
    """The case with these parts replaced, saved on top of ``stored``."""
    case = replace(stored.case, **parts)
    return cases.save(store, stored.version, case, by="何文清", at=at, label="改", save_id=save_id())


def freeze(store: Store, number: str, docx: bytes = b"docx", code: str = "K7Q2") -> register.Frozen:
    return register.freeze(store, number, docx=docx, code=code, text="第一条", made_at=NOON, by="何文清")


def seal(store: Store, number: str) -> register.Seal:
    return register.seal(store, number, record='{"signatures":[]}', at=NOON, by="何文清")
