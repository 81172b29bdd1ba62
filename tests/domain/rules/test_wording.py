"""What holds for the wording rules beyond single wordings (``corpus``), and names that are no party's."""

import pytest

from tests.domain.factories import a_case, a_term, with_terms
from tests.domain.rules.corpus import money, rights, vague, village
from tests.domain.rules.reports import problem, problems, reported, reported_of
from tiaojie_tui.domain.case import Party
from tiaojie_tui.domain.problems import Severity


@pytest.mark.parametrize(
    ("rule", "severity"),
    [
        ("VAGUE_AMOUNT", Severity.WARN),
        ("VAGUE_DUE", Severity.WARN),
        ("IDENTITY_RELATION", Severity.BLOCK),
        ("SUPPORT_WAIVER", Severity.BLOCK),
        ("LITIGATION_WAIVER", Severity.WARN),
        ("CRIMINAL_WAIVER", Severity.BLOCK),
        ("FEE_CLAUSE", Severity.BLOCK),
        ("VILLAGE_COMMITTEE_GUARANTEE", Severity.BLOCK),
        ("DEPOSIT_HELD_BY_COMMITTEE", Severity.WARN),
        ("PROPERTY_RIGHT_CONFIRMATION", Severity.WARN),
        ("WAIVER_SCOPE_CHECK", Severity.HINT),
        ("LAND_CONTRACT_ILLEGAL", Severity.BLOCK),
        ("VILLAGE_ASSEMBLY_CHECK", Severity.WARN),
        ("DEPOSIT_WORD", Severity.WARN),
        ("WAGE_IN_KIND", Severity.WARN),
        ("PENALTY_HIGH", Severity.WARN),
        ("INTEREST_CAP", Severity.WARN),
    ],
)
def test_each_kind_of_clause_has_its_weight_and_its_law(rule: str, severity: Severity) -> None:
    spoilt = vague.SPOILT | rights.SPOILT | village.SPOILT | money.SPOILT
    found = problem(with_terms(a_term(spoilt[rule][0]), claims=()), rule)
    assert found.severity is severity
    assert found.basis


def test_the_words_that_were_found_are_quoted() -> None:
    found = problem(with_terms(a_term("汪大河每年给几千元。"), claims=()), "VAGUE_AMOUNT")
    assert "“几千元”" in found.message


def test_every_term_with_a_bad_clause_is_named() -> None:
    case = with_terms(a_term("汪大河尽快付清。"), a_term("汪大河改天付清。"), claims=())
    assert [one.field for one in problems(case, "VAGUE_DUE")] == ["terms/0/text", "terms/1/text"]


@pytest.mark.rule("VAGUE_AMOUNT", "quiet")
@pytest.mark.rule("VAGUE_DUE", "quiet")
def test_vague_words_outside_the_terms_are_let_be() -> None:
    assert not {"VAGUE_AMOUNT", "VAGUE_DUE"} & reported(a_case(facts="大概欠了几千元，说好尽快还。"))


@pytest.mark.rule("DEPOSIT_HELD_BY_COMMITTEE", "fires")
@pytest.mark.parametrize("holder", ["青石村人民调解委员会", "调委会主任", "江海平"])
def test_a_deposit_the_committee_or_its_mediator_keeps_is_a_warning(holder: str) -> None:
    deposit = a_term(kind="deposit", holder=holder)
    assert problem(with_terms(deposit), "DEPOSIT_HELD_BY_COMMITTEE").field == "terms/0/holder"


@pytest.mark.rule("DEPOSIT_HELD_BY_COMMITTEE", "quiet")
def test_a_deposit_in_a_shared_account_is_let_be() -> None:
    assert "DEPOSIT_HELD_BY_COMMITTEE" not in reported(
        with_terms(a_term(kind="deposit", holder="双方共管账户"))
    )


@pytest.mark.rule("VILLAGE_COMMITTEE_GUARANTEE", "fires")
def test_a_village_committee_as_guarantor_blocks_by_the_data_alone() -> None:
    village = Party(role="第三人", kind="organization", name="青石村村民委员会")
    term = a_term("对上述款项提供保证。", kind="guarantee", obligors=("青石村村民委员会",))
    case = with_terms(term, parties=(*a_case().parties, village))
    assert problem(case, "VILLAGE_COMMITTEE_GUARANTEE").field == "terms/0/obligors"


# Names


@pytest.mark.rule("PERSON_NAME_MISMATCH", "fires")
@pytest.mark.parametrize(
    "text",
    ["汪太河付清余款。", "林月蛾撤回请求。", "王五于2026年4月1日前付1200元。", "汪大河把自行车返还给李四。"],
)
def test_a_name_in_a_term_that_is_no_partys_is_a_warning(text: str) -> None:
    found = problem(with_terms(a_term(text), claims=()), "PERSON_NAME_MISMATCH")
    assert (found.severity, found.field) == (Severity.WARN, "terms/0/text")


@pytest.mark.parametrize(
    "title",
    [
        "林月娥与汪太河邻里纠纷",
        "林月娥与李四邻里纠纷",
        "石雷与汪大河邻里纠纷",
        "张三与汪大河邻里纠纷",
        "林月娥、张三与汪大河修墙纠纷",
    ],
)
def test_a_title_with_a_name_that_is_no_partys_is_a_warning(title: str) -> None:
    assert problem(a_case(title=title), "PERSON_NAME_MISMATCH").field == "title"


@pytest.mark.parametrize(
    "title",
    [
        None,
        "林月娥与汪大河邻里纠纷",
        "林月娥等三人与汪大河、青禾公司修墙纠纷",
        "林家与汪家修墙纠纷",
        "谢家与王家邻里纠纷",
        "一方与另一方邻里纠纷",
        "林月娥与小卖部经营者汪大河夜间噪声纠纷",
        "老人赡养协议",
        "青石村一组与二组用水纠纷",
    ],
)
def test_a_title_that_names_only_parties_or_none_is_silent(title: str | None) -> None:
    assert "PERSON_NAME_MISMATCH" not in reported(a_case(title=title))


def test_a_slip_is_answered_with_the_name_that_was_meant() -> None:
    assert "是不是“汪大河”" in problem(a_case(title="林月娥与汪太河邻里纠纷"), "PERSON_NAME_MISMATCH").message


def test_a_mediator_or_agent_in_the_wording_is_known() -> None:
    assert "PERSON_NAME_MISMATCH" not in reported_of("由江海平在场，苏文英记录。")
