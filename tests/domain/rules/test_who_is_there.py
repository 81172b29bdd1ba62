"""Who ought to be at the table, who ought not to mediate, and who has the matter already."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.domain.factories import (
    AGREED,
    APPLICANT,
    MEDIATOR,
    RECORDER,
    RESPONDENT,
    a_case,
    a_company,
    a_party,
    a_term,
    with_terms,
)
from tests.domain.rules.reports import problem
from tests.domain.rules.trials import Trial, edge, fires, quiet
from tiaojie_tui.domain.case import Agent, Case, Consent, Record, Screening
from tiaojie_tui.domain.problems import Severity

_INSURER, _HEIRS, _ELDER = "INSURER_ABSENT", "HEIRS_INCOMPLETE", "SUPPORT_ONLY_FOR_ELDER_CONSENT"
_CONFLICT, _POLICE, _COURT = "MEDIATOR_CONFLICT", "POLICE_ALREADY_FILED", "COURT_ALREADY_FILED"
_HINT, _REFUSED, _OTHER = "PUBLIC_SECURITY_APPLICATION_HINT", "PARTY_REFUSED", "AGENCY_ALREADY_FILED"


def _traffic(facts: str, **changes: Any) -> Case:
    return a_case(facts=facts, dispute_type="道路交通事故纠纷", **changes)


def _fatal(facts: str, *notes: str | None) -> Case:
    heirs = tuple(
        a_party(f"亲属{at}", note=note, id_number=None, birth=None) for at, note in enumerate(notes)
    )
    return a_case(parties=(*heirs, a_case().parties[1]), facts=facts, dispute_type="损害赔偿纠纷")


def _estate(facts: str, **changes: Any) -> Case:
    return a_case(facts=facts, claims=("依法分割遗产",), dispute_type="婚姻家庭纠纷", **changes)


def _support(born: date = date(1948, 5, 1), **changes: Any) -> Case:
    old = a_party("林老太", birth=born, id_number=None)
    son = replace(a_case().parties[1], birth=date(1990, 1, 1), id_number=None)
    term = a_term("汪大河每月给林老太赡养费300元。", obligees=("林老太",))
    case = with_terms(term, parties=(old, son), claims=("解决赡养",), signatures=())
    return replace(case, **{"consents": (), **changes})


def _told(facts: str, **changes: Any) -> Case:
    return a_case(**{"facts": facts, "screening": Screening(), **changes})


def _sent_by(body: str, case: Case) -> Case:
    return replace(case, source="接受委托移送调解", referred_by=body)


_INSURANCE = a_company("平安财产保险股份有限公司云溪支公司")
_FALL = "2026年2月汪大山在工地坠落，抢救无效死亡。"


@pytest.mark.parametrize(
    "trial",
    [
        fires(_INSURER, _traffic("汪大河驾驶小轿车撞倒林月娥。")),
        fires(_INSURER, _traffic("汪大河驾驶农用三轮车撞倒林月娥。")),
        fires(_INSURER, _traffic("两车相撞，被申请人的车投了交强险。")),
        fires(_INSURER, a_case(facts="货车倒车时撞坏院墙。", dispute_type="损害赔偿纠纷")),
        fires(_INSURER, _traffic("汪大河骑摩托车撞伤林月娥，没有购买商业险。")),
        quiet(_INSURER, _traffic("汪大河骑电动自行车带倒林月娥。")),
        quiet(_INSURER, _traffic("两辆自行车相撞。")),
        quiet(_INSURER, _traffic("电动自行车属于非机动车，双方相撞。")),
        quiet(_INSURER, _traffic("汪大河驾驶轿车撞倒林月娥，该车未投保交强险。")),
        quiet(_INSURER, _traffic("汪大河驾驶轿车撞倒林月娥，保险公司已赔付，余下的自己赔。")),
        quiet(_INSURER, a_case(facts="汪大河是货车司机，两家为院墙争执。")),
        quiet(_INSURER, a_case(facts="汪大河把货车停在林月娥门口，双方争执。")),
        edge(_INSURER, False, _traffic("轿车撞倒林月娥。", parties=(*a_case().parties, _INSURANCE))),
        edge(_INSURER, True, _traffic("轿车撞倒林月娥。", parties=(*a_case().parties, a_company()))),
        fires(_HEIRS, _fatal(_FALL, "死者之配偶")),
        fires(_HEIRS, _fatal(_FALL, "死者之妻", "死者之儿子")),
        fires(_HEIRS, _fatal(_FALL + "死者母亲没有参加。", "死者之妻", "死者之儿子")),
        quiet(_HEIRS, _fatal(_FALL, "死者之配偶", "死者之儿子", "死者之母亲")),
        quiet(_HEIRS, _fatal(_FALL + "死者无其他近亲属。", "死者之配偶")),
        quiet(_HEIRS, a_case(facts="被申请人的狗咬死申请人的羊，羊死亡。")),
        edge(_HEIRS, False, _fatal(_FALL + "死者父母均已先故。", "死者之配偶", "死者之儿子")),
        edge(_HEIRS, False, _fatal(_FALL + "死者未婚，没有子女。", "死者之父亲", "死者之母亲")),
        fires(_HEIRS, _estate("父亲去世，留下存款，二人争执。")),
        fires(_HEIRS, _estate("父亲去世，母亲先故，子女三人为遗产争执。")),
        fires(_HEIRS, _estate("父亲去世，母亲先故，兄弟二人争遗产，女儿远嫁没有参加。")),
        quiet(_HEIRS, _estate("父亲去世，母亲先故，兄妹二人为遗产争执。")),
        quiet(_HEIRS, _estate("父亲去世，二人均为继承人，无其他继承人。")),
        quiet(_HEIRS, a_case(claims=("解决赡养",), facts="汪大河说过放弃继承。")),
        edge(_HEIRS, False, _estate("父亲去世，母亲先故，子女三人，汪三妹放弃。")),
        fires(_ELDER, _support()),
        fires(_ELDER, a_case(title="林家子女赡养纠纷", signatures=())),
        quiet(_ELDER, _support(consents=(Consent("林老太", AGREED, True),))),
        quiet(_ELDER, _support(facts="老人当面表示同意兄弟两人的分工。")),
        quiet(_ELDER, _support(facts="林老太明确表示愿意随长子居住。")),
        edge(_ELDER, True, _support(facts="林老太表示不愿意随长子居住。")),
        quiet(_ELDER, a_case()),
        edge(_ELDER, True, _support(date(1966, 3, 6))),
        edge(_ELDER, False, _support(date(1966, 3, 7))),
        edge(_ELDER, True, _support(consents=(Consent("林老太", None, True),))),
        edge(_ELDER, True, _support(facts="老人不同意。")),
        fires(_CONFLICT, a_case(mediators=(APPLICANT,))),
        fires(_CONFLICT, a_case(recorder=RESPONDENT)),
        fires(_CONFLICT, a_case(facts=f"调解员{MEDIATOR}是被申请人的表哥。")),
        fires(_CONFLICT, a_case(parties=(a_party(note=f"{MEDIATOR}的妻子"), a_case().parties[1]))),
        fires(_CONFLICT, a_case(facts=f"{MEDIATOR}与申请人是亲戚。")),
        fires(
            _CONFLICT,
            a_case(parties=(a_party(agents=(Agent("委托代理人", MEDIATOR),)), a_case().parties[1])),
        ),
        quiet(_CONFLICT, a_case(facts=f"调解员{MEDIATOR}找到被申请人的儿子了解情况。")),
        quiet(_CONFLICT, a_case(facts=f"{MEDIATOR}与双方没有亲属关系。")),
        fires(_CONFLICT, a_case(parties=(a_party(note="调解员亲属"), a_case().parties[1]))),
        fires(_CONFLICT, a_case(facts=f"被申请人与调解员{MEDIATOR}系堂兄弟关系。")),
        fires(_CONFLICT, a_case(facts=f"{MEDIATOR}系被申请人舅舅。")),
        quiet(_CONFLICT, a_case(facts="双方是堂兄弟，调解员到现场看过。")),
        edge(_CONFLICT, False, a_case(facts=f"{MEDIATOR}是申请人的亲戚，双方同意由他调解。")),
        edge(_CONFLICT, False, a_case(mediators=(MEDIATOR,), recorder=RECORDER)),
        fires(_POLICE, a_case(screening=Screening(False, "公安机关"))),
        fires(_POLICE, _told("双方打架，派出所已经立案。")),
        fires(_POLICE, _told("汪大河因打人被行政拘留五日。")),
        quiet(_POLICE, _told("公安机关已排除刑事案件。")),
        quiet(_POLICE, _told("申请人报警，派出所出警劝开。")),
        quiet(_POLICE, _told("派出所没有立案。")),
        quiet(_POLICE, _told("申请人要求派出所处罚对方。")),
        fires(_POLICE, _told("申请人报警后派出所已作出行政处罚。")),
        edge(_POLICE, False, _sent_by("公安机关", _told("派出所已经受理后移送。"))),
        edge(_POLICE, True, _sent_by("其他部门", _told("派出所已经受理。"))),
        edge(_POLICE, False, _told("派出所已经受理。", screening=Screening(False, "没有"))),
        fires(_COURT, a_case(screening=Screening(False, "法院"))),
        fires(_COURT, _told("申请人已向云溪县人民法院起诉。")),
        fires(_COURT, _told("法院已受理本案。")),
        quiet(_COURT, _told("申请人准备向法院起诉。")),
        quiet(_COURT, _told("申请人已向法院起诉，后撤诉。")),
        quiet(_COURT, _told("法院尚未立案。")),
        edge(_COURT, False, _sent_by("法院", _told("法院已受理本案，委派调解。"))),
        fires(_OTHER, a_case(screening=Screening(False, "其他行政机关"))),
        quiet(_OTHER, a_case(screening=Screening(False, "没有"))),
        edge(_OTHER, False, _sent_by("其他部门", a_case(screening=Screening(False, "其他行政机关")))),
        fires(_HINT, a_case(facts="双方因排水争吵，汪大河打伤林月娥，轻微伤。")),
        fires(_HINT, a_case(facts="双方争吵时汪大河砸坏林月娥的门窗。")),
        fires(_HINT, a_case(facts="汪大河多次当众辱骂林月娥。")),
        quiet(_HINT, a_case(facts="双方因排水争吵，没有动手打人。")),
        quiet(_HINT, a_case(facts="汪大河打伤林月娥，构成轻伤，公安机关刑事立案。")),
        quiet(_HINT, a_case(facts="男方家暴，殴打女方。", dispute_type="婚姻家庭纠纷")),
        quiet(_HINT, a_case(facts="汪大河的狗咬伤林月娥，她打了狂犬疫苗。")),
        quiet(_HINT, a_case(facts="干活时眼睛被异物打伤，汪大河打了欠条。")),
        edge(_HINT, True, a_case(facts="汪大河打伤林月娥，经鉴定不构成轻伤。")),
        edge(_HINT, False, a_case(facts="汪大河打伤林月娥。", outcome="failed")),
        fires(_REFUSED, a_case(consents=(Consent(RESPONDENT, refused=True),))),
        fires(_REFUSED, a_case(facts="被申请人明确拒绝调解。", consents=())),
        fires(
            _REFUSED,
            a_case(records=(Record("调解记录", datetime(2026, 3, 3), text="他不同意调解。"),), consents=()),
        ),
        fires(_REFUSED, a_case(facts="被申请人表示不参加调解。", consents=())),
        quiet(_REFUSED, a_case(facts="双方不同意调解方案。", consents=())),
        quiet(_REFUSED, a_case(facts="起初不同意调解，后来同意。", consents=())),
        quiet(_REFUSED, a_case()),
        edge(_REFUSED, False, a_case(facts="起初拒绝调解。")),
        edge(_REFUSED, False, a_case(facts="拒绝调解。", consents=(), outcome="failed")),
    ],
)
def test_who_is_there(trial: Trial) -> None:
    trial.run()


def test_who_is_missing_is_asked_for_among_the_parties() -> None:
    found = problem(_fatal(_FALL, "死者之配偶"), _HEIRS)
    assert (found.severity, found.field) == (Severity.WARN, "parties")
    assert "子女、父母" in found.message


def test_whose_consent_is_missing_is_named() -> None:
    assert "林老太" in problem(_support(), _ELDER).message


def test_an_old_person_who_divides_the_house_is_still_there() -> None:
    """The mother gives a house and receives her keep: she is asked, not said to be absent."""
    house = a_term("东屋三间由汪大河居住。", kind="division", obligors=("林老太",), obligees=(RESPONDENT,))
    keep = a_term("汪大河每月给赡养费300元。", obligees=("林老太",))
    assert "林老太" in problem(_support(terms=(house, keep)), _ELDER).message
