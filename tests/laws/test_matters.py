"""Matters: what a case is about, told by its words, and what is usually cited then."""

from datetime import date

import pytest

from tiaojie_tui.domain import words
from tiaojie_tui.domain.case import Case
from tiaojie_tui.laws.index import provisions
from tiaojie_tui.laws.matters import Matter, matters, strength
from tiaojie_tui.laws.search import propose

TODAY = date(2026, 11, 23)
BETROTHAL = next(matter for matter in matters() if matter.name == "彩礼")
DOGS = next(matter for matter in matters() if matter.name == "动物伤人")


def test_every_matter_is_told_by_words_and_leads_to_provisions_of_the_index() -> None:
    known = {(provision.short, provision.number) for provision in provisions()}
    names = [matter.name for matter in matters()]
    assert len(set(names)) == len(names)
    for matter in matters():
        assert set(matter.types) <= set(words.values(words.DISPUTE_TYPES)), matter.name
        assert matter.words, matter.name
        assert len(set(matter.words)) == len(matter.words), matter.name
        assert matter.usual, matter.name
        assert set(matter.usual) <= known, matter.name
        assert len(set(matter.usual)) == len(matter.usual), matter.name


def test_each_dispute_type_has_matters() -> None:
    told = {dispute_type for matter in matters() for dispute_type in matter.types}
    assert told == set(words.values(words.DISPUTE_TYPES))


def test_the_three_best_words_tell_how_clear_a_matter_is() -> None:
    assert strength(BETROTHAL, "婚姻家庭纠纷", {}) == 0
    assert strength(BETROTHAL, "婚姻家庭纠纷", {"聘礼": 2.0}) == 2
    said = {"聘礼": 2.0, "退婚": 3.0, "三金": 3.0, "五金": 1.0}
    assert strength(BETROTHAL, "婚姻家庭纠纷", said) == 8


def test_a_word_of_several_matters_tells_less_of_each() -> None:
    shared = max((word for matter in matters() for word in matter.words), key=_mentions)
    one = Matter("甲", ("婚姻家庭纠纷",), (shared,), ())
    assert strength(one, "婚姻家庭纠纷", {shared: 2.0}) == pytest.approx(2 / _mentions(shared) ** 0.5)


def _mentions(word: str) -> int:
    return sum(word in matter.words for matter in matters())


def test_a_word_inside_another_counts_once() -> None:
    assert {"狗", "狗咬"} <= set(DOGS.words)
    assert strength(DOGS, "损害赔偿纠纷", {"狗": 3.0, "狗咬": 3.0}) == 3


def test_under_another_type_a_matter_counts_half() -> None:
    assert strength(BETROTHAL, "合同纠纷", {"三金": 2.0}) == 1
    assert strength(BETROTHAL, None, {"三金": 2.0}) == 2


def test_the_reason_names_the_matter() -> None:
    case = Case(dispute_type="婚姻家庭纠纷", claims=("三个儿子分摊赡养费",))
    assert propose(case, TODAY)[0].reason.startswith("赡养常用")


def test_companions_come_along_though_none_of_their_own_words_was_said() -> None:
    case = Case(dispute_type="损害赔偿纠纷", facts="在村口被三条狗围着追，跑的时候摔倒。")
    names = [suggestion.provision.name for suggestion in propose(case, TODAY)[:10]]
    assert {"民法典第一千二百四十五条", "民法典第一千二百四十六条"} <= set(names)
