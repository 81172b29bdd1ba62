"""Words nobody could enforce, clauses the law forbids, names that are no party's; and what only sounds so."""

import pytest

from tests.domain.factories import a_case, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported, reported_of
from tiaojie_tui.domain.case import Party
from tiaojie_tui.domain.problems import Severity

_SPOILT = {
    "VAGUE_AMOUNT": (
        "汪大河每年给几千元。",
        "汪大河付约2000元。",
        "汪大河付2000元左右。",
        "汪大河付2000多元。",
        "汪大河付一千多元。",
        "汪大河适当补偿林月娥。",
        "汪大河酌情给付生活费。",
        "汪大河承担相关费用。",
        "相关费用由汪大河承担。",
        "汪大河给予合理补偿。",
        "汪大河赔偿若干损失。",
        "汪大河大概赔偿一千元。",
        "汪大河有钱时给一些生活费。",
    ),
    "VAGUE_DUE": (
        "汪大河尽快付清。",
        "汪大河年底前付清。",
        "汪大河今年年底付清。",
        "汪大河月底付清。",
        "汪大河有钱时付清。",
        "春节前付清。",
        "秋收后还清。",
        "经济好转后支付。",
        "2026年4月1日前付500元，余款尽快付。",
    ),
    "IDENTITY_RELATION": (
        "双方断绝父子关系。",
        "汪大河与林月娥脱离母子关系。",
        "双方自愿离婚。",
        "双方断绝一切关系。",
        "孩子由汪大河收养。",
        "确认汪大河与林月娥的亲子关系。",
        "双方解除收养关系。",
    ),
    "SUPPORT_WAIVER": (
        "汪大河放弃继承，以后不承担赡养责任。",
        "免除汪大河的赡养义务。",
        "汪大河不再赡养老人。",
        "汪大河以后不用负担赡养费。",
        "汪大河不尽赡养义务。",
    ),
    "LITIGATION_WAIVER": (
        "林月娥不得起诉。",
        "林月娥不再上访。",
        "双方放弃一切诉权。",
        "双方不得再就此事提起诉讼。",
        "林月娥不得报警。",
    ),
    "CRIMINAL_WAIVER": (
        "林月娥不追究汪大河的刑事责任。",
        "双方私了此事。",
        "林月娥不报案。",
        "林月娥到派出所撤案。",
    ),
    "FEE_CLAUSE": (
        "汪大河支付调解费200元。",
        "汪大河付给调解员辛苦费100元。",
    ),
    "VILLAGE_COMMITTEE_GUARANTEE": (
        "村委会为汪大河提供担保。",
        "青石村村民委员会承担连带责任。",
    ),
    "DEPOSIT_HELD_BY_COMMITTEE": (
        "赔偿款交给调委会代管。",
        "款项由青石村人民调解委员会保管。",
    ),
    "PROPERTY_RIGHT_CONFIRMATION": (
        "三间平房归汪大河所有。",
        "宅基地使用权归林月娥。",
        "该房屋的所有权归汪大河。",
        "房屋由林月娥、汪大河各享有一半份额。",
    ),
    "WAIVER_SCOPE_CHECK": (
        "双方再无任何纠纷。",
        "此事一次性了结。",
        "此后互不追究。",
        "就本次摔伤已列项目不再另行主张。",
    ),
    "PERSON_NAME_MISMATCH": (
        "汪太河付清余款。",
        "林月蛾撤回请求。",
        "王五于2026年4月1日前付1200元。",
        "汪大河把自行车返还给李四。",
    ),
}

_SOUND = (
    "汪大河于2026年3月20日前一次性向林月娥支付医疗费人民币1200元（大写：壹仟贰佰元整），以现金交付。",
    "双方今后和睦相处，互相尊重，不得再因此事发生争吵。",
    "余款于2026年5月1日前付清。",
    "汪大河当面向林月娥赔礼道歉。",
    "如汪大河逾期不付，应按逾期金额每日万分之三支付违约金。",
    "如一方不履行本协议，另一方可以向人民法院起诉。",
    "双方协商不能解决的，可以向人民法院起诉。",
    "本协议生效后30日内，双方共同向人民法院申请司法确认。",
    "房屋漏水由汪大河于2026年3月20日前修好。",
    "汪大河不得拒绝履行赡养义务。",
    "汪大河不因分家而免除赡养义务。",
    "汪大河每月1日前给付赡养费300元（叁佰元整）。",
    "汪大河每年年底前给林月娥大米200斤。",
    "汪大河于2026年年底前交清。",
    "汪大河于2026年4月30日前尽快完成。",
    "汪大河尽快完成，最迟2026年4月30日。",
    "款项汇入林月娥在云溪县农村信用社的账户。",
    "林月娥收到首期款后3日内撤回起诉。",
    "林月娥不得非法上访、聚众闹事。",
    "汪大河对上述款项承担连带清偿责任。",
    "由村民委员会监督双方履行。",
    "村委会不承担担保责任。",
    "人民调解不收取任何费用。",
    "周围住户不受影响，汪大河应当采取合理措施防止噪声。",
    "汪大河陆续支付的5000元予以确认。",
    "范围应当以附图为准。",
    "孙女由林月娥照顾至2026年9月1日。",
    "双方自行到婚姻登记机关办理离婚登记。",
    "离婚后子女抚养费每月600元。",
    "双方同意解除租赁关系，汪大河于2026年4月1日前搬离。",
    "双方解除劳动关系。",
    "汪大河清除堆在路边的沙石约3立方米，2026年4月1日前清完。",
    "土地仍由林月娥继续耕种，双方无争议。",
    "汪大河于2026年3月20日前把占用的承包地退还林月娥。",
    "汪大河确认收到林月娥交来的钥匙3把。",
    "有关手续由汪大河办理。",
    "申请人于2026年3月20日前自行拆除围墙。",
    "被申请人向申请人支付5000元，2026年3月20日前付清。",
    "双方约定1200元为一次性补偿。",
    "不足部分由汪大河补足。",
    "工程款年终奖金照发。",
    "以现有界桩连线为中线，双方各退让30厘米，逾期未移走的归申请人处理。",
)

_OF_WORDS = set(_SPOILT) | {"FIGURE_WORDS_MISMATCH", "DUE_NON_EXISTING_DATE", "DUE_TEXT_MISMATCH"}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in _SPOILT.items() for text in texts]
)
def test_a_clause_that_cannot_stand_is_found(rule: str, text: str) -> None:
    found = problems(with_terms(a_term(text), claims=()), rule)
    assert [one.field for one in found] == ["terms/0/text"]
    assert found[0].message.startswith("第1条里")


@pytest.mark.parametrize("text", _SOUND)
def test_a_clause_a_careful_lawyer_would_sign_is_let_be(text: str) -> None:
    assert not _OF_WORDS & reported_of(text)


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
        ("PERSON_NAME_MISMATCH", Severity.WARN),
    ],
)
def test_each_kind_of_clause_has_its_weight_and_its_law(rule: str, severity: Severity) -> None:
    found = problem(with_terms(a_term(_SPOILT[rule][0]), claims=()), rule)
    assert found.severity is severity
    assert found.basis


def test_the_words_that_were_found_are_quoted() -> None:
    found = problem(with_terms(a_term("汪大河每年给几千元。"), claims=()), "VAGUE_AMOUNT")
    assert "“几千元”" in found.message


def test_every_term_with_a_bad_clause_is_named() -> None:
    case = with_terms(a_term("汪大河尽快付清。"), a_term("汪大河改天付清。"), claims=())
    assert [one.field for one in problems(case, "VAGUE_DUE")] == ["terms/0/text", "terms/1/text"]


def test_vague_words_outside_the_terms_are_let_be() -> None:
    assert not {"VAGUE_AMOUNT", "VAGUE_DUE"} & reported(a_case(facts="大概欠了几千元，说好尽快还。"))


@pytest.mark.parametrize("holder", ["青石村人民调解委员会", "调委会主任", "江海平"])
def test_a_deposit_the_committee_or_its_mediator_keeps_is_a_warning(holder: str) -> None:
    deposit = a_term(kind="deposit", holder=holder)
    assert problem(with_terms(deposit), "DEPOSIT_HELD_BY_COMMITTEE").field == "terms/0/holder"


def test_a_deposit_in_a_shared_account_is_let_be() -> None:
    assert "DEPOSIT_HELD_BY_COMMITTEE" not in reported(
        with_terms(a_term(kind="deposit", holder="双方共管账户"))
    )


def test_a_village_committee_as_guarantor_blocks_by_the_data_alone() -> None:
    village = Party(role="第三人", kind="organization", name="青石村村民委员会")
    term = a_term("对上述款项提供保证。", kind="guarantee", obligors=("青石村村民委员会",))
    case = with_terms(term, parties=(*a_case().parties, village))
    assert problem(case, "VILLAGE_COMMITTEE_GUARANTEE").field == "terms/0/obligors"


# Names


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
