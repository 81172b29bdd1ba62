"""Cases invented for the tests of papers, and how to look into a .docx without the code under test."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

from tiaojie_tui.domain.case import (
    Agent,
    Case,
    Citation,
    Instalment,
    Party,
    Recurrence,
    Share,
    Term,
)

AGREEMENT = "人民调解协议书"

APPLICANT = Party(
    role="申请人",
    kind="person",
    name="买买提·吐尔逊",
    sex="男",
    ethnicity="维吾尔族",
    birth=date(1956, 3, 12),
    id_number="33000019560312001X",
    occupation="务农",
    phone="15400009901",
    address="青田乡柳坪村二组8号",
)
RESPONDENT = Party(
    role="被申请人",
    kind="organization",
    name="柳坪果蔬专业合作社",
    credit_code="93990000MF0000002J",
    legal_representative="罗家𠮷",
    representative_post="理事长",
    phone="15400009902",
    address="青田乡柳坪村村口",
    agents=(Agent("委托代理人", "罗䶮", "职工", None, "15400009903", "特别授权", "代为签署协议"),),
)
CASE = Case(
    number="(2026)柳调字第7号",
    dispute_type="合同纠纷",
    source="依申请调解",
    applied_on=date(2026, 4, 1),
    accepted_on=date(2026, 4, 2),
    agreed_on=date(2026, 4, 9),
    committee="青田乡柳坪村人民调解委员会",
    mediators=("㐂守信", "何宽"),
    recorder="柳明",
    parties=(APPLICANT, RESPONDENT),
    facts="2025年秋，申请人交售核桃，货款一直没有付清。\n双方对斤两没有异议，对付款日期有争议。",
    claims=("付清货款", "退还筐子"),
    legal_basis=(
        Citation("中华人民共和国民法典", "第五百七十七条"),
        Citation("中华人民共和国民法典", "第六百二十六条"),
        Citation("中华人民共和国农业法", "第七条"),
    ),
    terms=(
        Term(
            "payment",
            ("柳坪果蔬专业合作社",),
            ("买买提·吐尔逊",),
            "合作社分两期付清核桃款",
            amount=3_600_000,
            due=date(2026, 9, 30),
            method="银行转账",
            instalments=(Instalment(date(2026, 5, 1), 1_600_000), Instalment(date(2026, 9, 30), 2_000_000)),
        ),
        Term("return", ("柳坪果蔬专业合作社",), ("买买提·吐尔逊",), "退还筐子40只", due=date(2026, 4, 20)),
    ),
    outcome="written",
)

MONTHLY = Term(
    "payment",
    ("甲", "乙"),
    ("丙",),
    "按月给付生活费",
    amount=50_000,
    recurrence=Recurrence("month", 5, date(2026, 5, 5), date(2027, 4, 5)),
)
SHARED = Term(
    "division",
    ("甲", "乙"),
    ("甲", "乙"),
    "存款分割",
    amount=300_050,
    shares=(Share("甲", 100_050), Share("乙", 200_000)),
)


def with_terms(*terms: Term) -> Case:
    """The sample case with other terms."""
    return replace(CASE, terms=terms)


def many_parties(count: int, facts: str = "争执的经过双方都认可。") -> Case:
    """A case of ``count`` persons."""
    parties = tuple(
        replace(APPLICANT, name=f"当事{chr(0x4E00 + number)}", role="申请人" if number % 2 else "被申请人")
        for number in range(count)
    )
    return replace(CASE, parties=parties, facts=facts)


def parts_of(docx: bytes) -> dict[str, str]:
    """The parts of a .docx as text."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name).decode("utf-8", "surrogateescape") for name in package.namelist()}


def repacked(docx: bytes, **changed: str) -> bytes:
    """A .docx with some parts replaced or added; in names ``__`` stands for ``/`` and ``_x`` for ``.xml``."""
    parts = parts_of(docx)
    for name, content in changed.items():
        parts[re.sub("_x$", ".xml", name).replace("__", "/")] = content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.encode("utf-8", "surrogateescape"))
    return buffer.getvalue()
