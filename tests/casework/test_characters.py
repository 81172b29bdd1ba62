"""What paper would not show is told before it is final, field by field."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.papers.sample import CASE
from tiaojie_tui.casework.characters import unprintable
from tiaojie_tui.casework.desk import Refused, installation, open_desk, set_up
from tiaojie_tui.store.installation import Installation


def test_a_case_of_rare_names_that_the_fonts_have_is_printable() -> None:
    """䶮, 𠮷 and 㐂 are in it; where no font is known of, nothing can be said against them."""
    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig (fc-list) is not installed")
    assert unprintable(CASE) == []


def test_each_field_with_an_old_code_is_named_and_the_right_hanzi_offered() -> None:
    applicant, respondent = CASE.parties
    case = replace(
        CASE,
        parties=(replace(applicant, name="罗\ue863"), respondent),
        facts="他说\ue863是他",
        terms=(replace(CASE.terms[0], text="罗\ue863付款"), *CASE.terms[1:]),
    )
    told = unprintable(case)
    assert [sentence.partition("里的")[0] for sentence in told] == [
        "「申请人 罗□」的「姓名或名称」",
        "「事实与请求」的「纠纷主要事实」",
        "「协议条款 1」的「协议写法」",
    ]
    assert all("U+E863" in sentence and "请改成“䶮”。" in sentence for sentence in told)
    assert not any("\ue863" in sentence for sentence in told)


@pytest.mark.skipif(not shutil.which("fc-list"), reason="fontconfig (fc-list) is not installed")
def test_a_hanzi_that_no_font_has_is_told_once_for_each_field() -> None:
    case = replace(CASE, recorder="\U0002ebf0甲", facts="\U0002ebf0和\U0002ebf0")
    told = unprintable(case)
    assert [sentence.partition("里的")[0] for sentence in told] == [
        "「登记」的「记录人」",
        "「事实与请求」的「纠纷主要事实」",
    ]
    assert "U+2EBF0" in told[0]
    assert "字体" in told[0]


def test_a_cited_law_is_looked_at_too() -> None:
    case = replace(CASE, legal_basis=(replace(CASE.legal_basis[0], law="\ue000法"),))
    assert "「法律依据 1」里的“□”" in unprintable(case)[0]


def test_a_committee_cannot_be_set_up_with_a_name_that_paper_would_lose(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "home")
    with pytest.raises(Refused, match="请改成“䶮”。"):
        set_up(desk, Installation("青石村人民调解委员会", "青石村", ("江海平", "罗\ue863")))
    assert installation(desk) is None
    desk.store.close()
