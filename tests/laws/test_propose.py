"""Proposals for a case: by type, words and data; in force on the day; with the reason shown."""

from dataclasses import replace
from datetime import date

from tiaojie_tui.domain.case import Case, Citation, Instalment, Party, Record, Term
from tiaojie_tui.laws.search import Suggestion, propose

TODAY = date(2026, 11, 23)
CIVIL_CODE = "中华人民共和国民法典"

DOG = Case(
    dispute_type="损害赔偿纠纷",
    facts="被申请人家的狗没拴绳，在村道上咬伤申请人，打狂犬疫苗花去1860元。",
    claims=("赔偿医疗费",),
)


def names(case: Case, on: date = TODAY) -> list[str]:
    return [suggestion.provision.name for suggestion in propose(case, on)]


def proposed(case: Case, name: str) -> Suggestion | None:
    return next((found for found in propose(case, TODAY) if found.provision.name == name), None)


def test_the_dog_that_bit_brings_the_keeper_of_animals_among_the_first() -> None:
    first = names(DOG)[:5]
    assert "民法典第一千二百四十五条" in first
    assert "民法典第一千二百四十六条" in first


def test_the_reason_names_the_type_and_the_matched_words() -> None:
    found = proposed(DOG, "民法典第一千二百四十六条")
    assert found
    assert found.reason.startswith("动物伤人常用；案中有：")
    assert "没拴绳" in found.reason
    usual = proposed(DOG, "民法典第一千一百七十九条")
    assert usual
    assert usual.reason == "人身损害常用；损害赔偿纠纷常用；案中有：医疗费"


def test_a_claim_weighs_more_than_the_same_word_in_the_facts() -> None:
    asked = Case(dispute_type="邻里纠纷", facts="两家为采光争吵。", claims=("请求借道",))
    told = Case(dispute_type="邻里纠纷", facts="两家为借道争吵。", claims=("请求采光",))
    passage, light = "民法典第二百九十一条", "民法典第二百九十三条"
    assert names(asked).index(passage) < names(asked).index(light)
    assert names(told).index(light) < names(told).index(passage)


def test_words_in_the_records_count_too() -> None:
    case = Case(dispute_type="邻里纠纷", records=(Record(text="说到盖房挡了采光和通风"),))
    assert names(case)[0] == "民法典第二百九十三条"


def test_a_case_of_which_only_the_type_is_known_gets_what_is_usual_first() -> None:
    found = propose(Case(dispute_type="拖欠农民工工资纠纷"), TODAY)
    assert "拖欠农民工工资纠纷" in found[0].provision.usual
    assert found[0].reason == "拖欠农民工工资纠纷常用"
    assert found[-1].reason == "与拖欠农民工工资纠纷有关"


def test_an_empty_case_gets_no_proposals() -> None:
    assert propose(Case(), TODAY) == []


def test_words_find_their_provisions_without_a_type() -> None:
    case = Case(facts="订婚时给了彩礼，没领证就分手。", claims=("退彩礼",))
    assert names(case)[0].startswith(("彩礼规定", "婚姻家庭编解释"))


def test_one_short_word_does_not_bring_in_provisions_of_other_disputes() -> None:
    case = Case(dispute_type="邻里纠纷", facts="申请人住院三天。")
    assert all(
        not found.provision.types or "邻里纠纷" in found.provision.types for found in propose(case, TODAY)
    )


def test_only_what_is_in_force_on_the_day_of_the_agreement() -> None:
    noise = Case(dispute_type="环境污染纠纷", facts="麻将馆夜间噪声扰民。", agreed_on=date(2026, 8, 14))
    assert "噪声污染防治法第八十六条" in names(noise)
    assert not any(name.startswith("生态环境法典") for name in names(noise))
    after = replace(noise, agreed_on=date(2026, 8, 15))
    assert not any(name.startswith("噪声污染防治法") for name in names(after))
    assert "生态环境法典第五百九十条" in names(after)


def test_while_nothing_is_agreed_today_decides() -> None:
    noise = Case(dispute_type="环境污染纠纷", facts="麻将馆夜间噪声扰民。")
    assert "噪声污染防治法第八十六条" in names(noise, date(2026, 8, 14))
    assert "噪声污染防治法第八十六条" not in names(noise, date(2026, 8, 15))


def test_what_the_case_cites_already_keeps_its_place_and_is_marked() -> None:
    cited = replace(DOG, legal_basis=(Citation(CIVIL_CODE, "第一千二百四十五条"),))
    assert names(cited) == names(DOG)
    marked = [found.provision.name for found in propose(cited, TODAY) if found.cited]
    assert marked == ["民法典第一千二百四十五条"]


def test_a_minor_brings_the_provision_on_minors() -> None:
    child = replace(DOG, parties=(Party(name="小满", birth=date(2015, 5, 1)),))
    assert proposed(child, "民法典第十九条")
    grown = replace(DOG, parties=(Party(name="老满", birth=date(1985, 5, 1)),))
    assert proposed(grown, "民法典第十九条") is None


def test_the_eighth_birthday_changes_the_provision() -> None:
    seven = replace(DOG, parties=(Party(name="小满", birth=date(2018, 11, 24)),))
    eight = replace(DOG, parties=(Party(name="小满", birth=date(2018, 11, 23)),))
    assert proposed(seven, "民法典第二十条")
    assert proposed(eight, "民法典第二十条") is None
    assert proposed(eight, "民法典第十九条")


def test_a_birth_in_the_future_is_passed_over() -> None:
    unborn = replace(DOG, parties=(Party(name="小满", birth=date(2030, 1, 1)),))
    assert names(unborn) == names(DOG)


def test_instalments_bring_the_provision_on_paying_in_parts() -> None:
    parts = replace(DOG, terms=(Term(kind="payment", instalments=(Instalment(), Instalment())),))
    assert "民法典第一千一百八十七条" in names(parts)[:10]


def test_an_oral_agreement_brings_the_provisions_on_oral_agreements() -> None:
    oral = Case(dispute_type="邻里纠纷", outcome="oral")
    assert {"人民调解法第二十八条", "人民调解法第三十条"} <= set(names(oral)[:5])


def test_a_guarantee_brings_the_provisions_on_sureties() -> None:
    secured = Case(dispute_type="合同纠纷", terms=(Term(kind="guarantee"),))
    assert "民法典第六百八十一条" in names(secured)[:10]
