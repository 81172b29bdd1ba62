"""The papers beside the agreement are made by name, from the case, the laws and the rules of the day."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import pytest

from tiaojie_tui.casework import cases, companions, papers, signing, tables, taking, verifying
from tiaojie_tui.casework.desk import Desk, Refused
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Citation, Evidence, FollowUp, Passed, Record, Term
from tiaojie_tui.papers.cells import cells
from tiaojie_tui.papers.form_text import BOXES


def text_of(docx: bytes) -> str:
    """The words of a paper's body, without any library that writes such papers."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        xml = package.read("word/document.xml").decode()
    return re.sub("<[^>]*>", "", xml.replace("</w:p>", "\n"))


def made(desk: Desk, number: str, name: str) -> str:
    return text_of(papers.hand_out(desk, number, name).docx)


def stored(desk: Desk, case: Case) -> str:
    """The number of the case, brought in anew."""
    text = exchange.dumps(replace(case, number=None))
    return cases.bring_in(desk, text).case.number or ""


def test_every_paper_beside_the_agreement_can_be_made() -> None:
    assert set(papers.FORMS) == set(companions.NAMES)
    assert set(papers.BESIDE) <= set(papers.FORMS)


def test_the_card_tells_the_cited_provisions_in_plain_words_and_their_order(desk: Desk, wall: str) -> None:
    text = made(desk, wall, "明白卡")
    assert "要点，非原文" in text
    assert 0 < text.index("民法典第288条：") < text.index("民法典第290条：")


def test_a_case_that_cites_nothing_is_told_what_would_be_proposed(desk: Desk, wall: str) -> None:
    bare = replace(cases.load(desk, wall).case, legal_basis=(), outcome="open", agreed_on=None)
    text = made(desk, stored(desk, bare), "明白卡")
    assert re.search("第[0-9]+条：", text)


def test_what_is_repealed_or_unknown_is_not_told_but_counted(desk: Desk, wall: str) -> None:
    basis = (
        Citation("中华人民共和国婚姻法", "第二十一条"),
        Citation("中华人民共和国民法典", "第二百八十八条"),
        Citation("没有这部法", "第一条"),
    )
    text = made(desk, stored(desk, replace(cases.load(desk, wall).case, legal_basis=basis)), "明白卡")
    assert "婚姻法" not in text
    assert "另有2条，见协议书。" in text


def test_the_list_for_the_pen_has_the_papers_of_the_dossier_and_no_pages(desk: Desk, wall: str) -> None:
    rows = made(desk, wall, "卷内目录").split("备注\n")[-1].split()
    assert rows[:4] == ["1", "人民调解申请书", "2", "人民调解受理登记表"]
    assert not {"卷宗封面", "卷宗封底", "明白卡"} & set(rows)
    assert "共计＿＿页" in made(desk, wall, "卷宗封底")


@pytest.mark.parametrize("name", companions.NAMES)
def test_of_what_is_not_recorded_the_blank_form_is_made(desk: Desk, wall: str, name: str) -> None:
    case = replace(
        cases.load(desk, wall).case,
        records=(Record("调解记录", text="记录甲"),),
        follow_ups=(FollowUp(text="回访甲"),),
    )
    text = text_of(papers.hand_out(desk, stored(desk, case), name, 9).docx)
    assert "记录甲" not in text
    assert "回访甲" not in text


def test_one_of_several_is_called_by_what_tells_it_from_its_like(desk: Desk, wall: str) -> None:
    records = (Record("调解记录", datetime(2026, 10, 12, 9), text="甲"), Record("调解记录", text="乙"))
    number = stored(desk, replace(cases.load(desk, wall).case, records=records))
    first, second = (papers.hand_out(desk, number, "调解记录", at) for at in (0, 1))
    assert (first.label, second.label) == ("调解记录（2026年10月12日）", "调解记录（笔录2）")
    assert second.file_name == f"{number}调解记录（笔录2）.docx"


@pytest.mark.parametrize("width", [20, 56, 76])
@pytest.mark.parametrize("name", companions.NAMES)
def test_a_form_is_looked_at_in_the_words_that_are_printed(
    desk: Desk, wall: str, name: str, width: int
) -> None:
    """All of them, in their order, and no line wider than the window."""
    lines = papers.look_form(desk, cases.load(desk, wall), name)(width)
    assert max(map(cells, lines)) <= width
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", made(desk, wall, name).translate(BOXES))


def test_a_warning_that_was_let_pass_stands_in_the_note_in_words_with_its_reason(
    desk: Desk, wall: str
) -> None:
    case = replace(cases.load(desk, wall).case, copies=9)
    case = replace(case, passed=(Passed("COPIES", "copies", "镇上也要一份"),))
    number = stored(desk, case)
    assert "COPIES" not in {one.rule for one in tables.problems(desk, cases.load(desk, number).case)}
    text = made(desk, number, "卷宗情况说明")
    assert "协议书写了9份" in text
    assert "镇上也要一份" in text


def test_a_reason_stays_when_its_warning_is_gone(desk: Desk, wall: str) -> None:
    case = replace(cases.load(desk, wall).case, passed=(Passed("COPIES", "copies", "镇上也要一份"),))
    text = made(desk, stored(desk, case), "卷宗情况说明")
    assert "「协议书份数」处的一条提醒（现在已不再出现）" in text
    assert "镇上也要一份" in text


@pytest.mark.parametrize("name", companions.NAMES)
def test_they_are_not_taken_for_an_altered_agreement(desk: Desk, wall: str, name: str) -> None:
    signing.finalise(desk, wall)
    verdict = verifying.verify_file(desk, papers.hand_out(desk, wall, name).docx)
    assert verdict.sentences[0].startswith("不认识")


@pytest.mark.parametrize("name", [name for name in companions.NAMES if name not in ("卷内目录", "卷宗封底")])
def test_hostile_words_print_as_typed(desk: Desk, name: str, wall: str) -> None:
    typed = "甲&乙公司 a<b {{7*7}} {% x %} {_{ 𠮷䶮㐂"
    case = replace(
        cases.load(desk, wall).case, title=typed, committee=typed, recorder=typed, evidence=(Evidence(typed),)
    )
    text = made(desk, stored(desk, case), name)
    assert typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in text


@pytest.mark.parametrize("name", companions.NAMES)
def test_they_are_made_from_an_empty_case_and_from_a_frozen_one(desk: Desk, wall: str, name: str) -> None:
    assert made(desk, cases.begin(desk).number, name)
    signing.finalise(desk, wall)
    assert "还没有定稿" not in made(desk, wall, name)
    assert not taking.save(desk, wall, name).name.startswith("草稿")


def test_the_installations_own_template_goes_first_and_a_bad_one_is_refused(desk: Desk, wall: str) -> None:
    (desk.home / "templates").mkdir()
    (desk.home / "templates" / "明白卡.docx").write_bytes(b"no paper")
    with pytest.raises(Refused, match="明白卡"):
        papers.hand_out(desk, wall, "明白卡")


def test_an_unknown_paper_is_refused_with_the_names_of_the_known(desk: Desk, wall: str) -> None:
    with pytest.raises(Refused, match=r"人民调解协议书、卷宗封面、.*补贴申报表"):
        papers.hand_out(desk, wall, "封面")


def test_the_screen_has_the_words_of_the_paper(desk: Desk, wall: str) -> None:
    here = cases.load(desk, wall)
    for name in papers.BESIDE:
        shown = "".join(papers.look_beside(name, here, desk.today, tables.of(desk), 78))
        words = made(desk, wall, name)
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", words), name


def test_the_card_of_a_term_of_every_kind_is_made(desk: Desk, wall: str) -> None:
    kinds = "payment act apology boundary return division allocation deposit guarantee penalty other".split()
    case = replace(cases.load(desk, wall).case, terms=tuple(Term(kind) for kind in kinds))
    assert "11．" in made(desk, stored(desk, case), "明白卡") or "另有" in made(
        desk, stored(desk, case), "明白卡"
    )
