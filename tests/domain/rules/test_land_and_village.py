"""Whose land it is, what the village gives, contracted land: what the case tells beyond the wording."""

import pytest

from tests.domain.factories import APPLICANT, a_case, a_term, with_terms
from tests.domain.rules.reports import problem, reported
from tiaojie_tui.domain.case import Evidence, Party
from tiaojie_tui.domain.problems import Severity

_VILLAGE = "青石村村民委员会"
_OWNERSHIP, _ASSEMBLY, _CONTRACT = (
    "OWNERSHIP_DISPUTE_TO_GOV",
    "VILLAGE_ASSEMBLY_CHECK",
    "LAND_CONTRACT_ILLEGAL",
)


@pytest.mark.rule(_OWNERSHIP, "fires")
@pytest.mark.parametrize(
    "facts",
    [
        "双方争议的山场0.6亩，双方均主张归自己所有。",
        "该处空地归谁所有，双方说法不一。",
        "双方对后山林地权属有争议。",
        "双方宅基地四至不清，多年争执。",
        "两家都说这块地是自家的。",
        "双方对林地使用权发生争议。",
        "争议地块权属不清。",
    ],
)
def test_a_quarrel_over_whose_land_it_is_belongs_to_the_government_first(facts: str) -> None:
    found = problem(a_case(facts=facts), _OWNERSHIP)
    assert (found.severity, found.field) == (Severity.WARN, "facts")


@pytest.mark.rule(_OWNERSHIP, "fires")
@pytest.mark.parametrize(
    "claim", ["请求确认山场归申请人所有", "确认0.5亩林地使用权归申请人", "要求明确宅基地的归属"]
)
def test_so_does_a_claim_to_have_it_confirmed(claim: str) -> None:
    assert problem(a_case(claims=(claim,)), _OWNERSHIP).field == "claims"


@pytest.mark.rule(_OWNERSHIP, "quiet")
@pytest.mark.parametrize(
    "facts",
    [
        "该地权属清楚，二轮承包证书载明该地承包方为申请人户，双方均无异议。",
        "双方因土地租金发生争议。",
        "双方因房屋所有权争议诉至法院。",
        "双方的地在村西相邻，争的是水渠边一段。",
        "双方宅基地东西相邻，因滴水发生争议。",
        "被申请人占用申请人宅基地0.1亩堆放砖瓦。",
        "双方因承包经营权流转合同发生纠纷。",
    ],
)
def test_a_quarrel_about_its_use_is_let_be(facts: str) -> None:
    assert _OWNERSHIP not in reported(a_case(facts=facts))


@pytest.mark.rule(_OWNERSHIP, "edge")
@pytest.mark.parametrize(
    ("facts", "owned"),
    [
        ("双方对林地权属有争议。", True),
        ("双方对林地权属没有争议。", False),
        ("争议土地已经乡政府确权，土地权属争议了结。", False),
    ],
)
def test_a_right_that_is_settled_is_no_quarrel(facts: str, owned: bool) -> None:
    assert (_OWNERSHIP in reported(a_case(facts=facts))) is owned


def _by_village(text: str, **changes: object) -> set[str]:
    village = Party(role="被申请人", kind="organization", name=_VILLAGE)
    term = a_term(text, **{"obligors": (_VILLAGE,), "obligees": (APPLICANT,), **changes})
    return reported(with_terms(term, parties=(*a_case().parties, village), claims=()))


@pytest.mark.rule(_ASSEMBLY, "fires")
def test_money_from_the_village_needs_its_assembly_by_the_data_alone() -> None:
    assert _ASSEMBLY in _by_village("于2026年4月1日前一次性付8000元。", kind="payment", amount=800_000)


@pytest.mark.rule(_ASSEMBLY, "quiet")
def test_a_debt_of_the_village_and_a_farmers_cooperative_are_let_be() -> None:
    assert _ASSEMBLY not in _by_village("付工程款8000元。", kind="payment", amount=800_000)
    cooperative = a_term("付8000元。", kind="payment", obligors=("青禾农机专业合作社",), amount=800_000)
    assert _ASSEMBLY not in reported(with_terms(cooperative))


@pytest.mark.rule(_ASSEMBLY, "edge")
@pytest.mark.parametrize("where", ["facts", "evidence"])
def test_a_decision_of_the_assembly_that_is_on_record_counts(where: str) -> None:
    case = with_terms(a_term(f"{_VILLAGE}补偿林月娥土地款8000元。"), claims=())
    assert problem(case, _ASSEMBLY).severity is Severity.WARN
    told = {
        "facts": a_case(terms=case.terms, claims=(), facts="2026年2月村民代表会议讨论同意补偿8000元。"),
        "evidence": a_case(terms=case.terms, claims=(), evidence=(Evidence(name="村民会议决议"),)),
    }
    assert _ASSEMBLY not in reported(told[where])


@pytest.mark.rule(_CONTRACT, "edge")
@pytest.mark.parametrize(
    ("text", "illegal"),
    [
        ("于2026年4月1日前收回林月娥的承包地。", True),
        ("于2026年4月1日前收回林月娥占用的承包地。", False),
        ("林月娥自愿交回承包地2亩。", False),
        ("林月娥交回承包地2亩。", True),
    ],
)
def test_contracted_land_that_the_village_takes_back_blocks(text: str, illegal: bool) -> None:
    assert (_CONTRACT in _by_village(text, kind="act")) is illegal


@pytest.mark.rule(_CONTRACT, "quiet")
def test_between_neighbours_contracted_land_may_be_given_back() -> None:
    assert _CONTRACT not in reported(with_terms(a_term("汪大河交回林月娥的承包地0.9亩。"), claims=()))


@pytest.mark.rule(_CONTRACT, "fires")
def test_what_is_unlawful_blocks() -> None:
    found = problem(with_terms(a_term("村委会收回林月娥的承包地。"), claims=()), _CONTRACT)
    assert found.severity is Severity.BLOCK
