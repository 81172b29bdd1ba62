"""What step 4 says of a provision, values in, values out: in force or not, and what took its place."""

import subprocess
import sys
from datetime import date

from tiaojie_tui.casework import citations as choices
from tiaojie_tui.domain.case import Case, Citation
from tiaojie_tui.laws import catalogue, index

ECOLOGY = Citation("中华人民共和国生态环境法典", "第五百九十条")


def judged(case: Case, today: date = date(2026, 11, 23)) -> choices.AsOf:
    return choices.as_of(case, today, catalogue.statutes())


def test_a_law_not_yet_in_force_is_refused_with_its_day() -> None:
    assert "2026年8月15日才施行" in choices.why_not(ECOLOGY, judged(Case(agreed_on=date(2026, 8, 14))))
    assert choices.why_not(ECOLOGY, judged(Case(agreed_on=date(2026, 8, 15)))) == ""


def test_the_day_that_counts_is_the_day_of_the_agreement() -> None:
    today = date(2026, 11, 23)
    assert judged(Case(agreed_on=date(2026, 8, 1)), today).day == date(2026, 8, 1)
    assert judged(Case(), today).day == today


def test_an_old_law_may_be_chosen_for_what_happened_in_its_time_and_a_remark_says_so() -> None:
    old = Citation("中华人民共和国侵权责任法", "第十六条")
    then, now = judged(Case(occurred_on=date(2020, 12, 31))), judged(Case(occurred_on=date(2021, 1, 1)))
    assert choices.why_not(old, then) == ""
    assert "当时它还有效" in dict(choices.paragraphs(choices.Choice(old), then))["注意"]
    assert "《民法典》第一千一百七十九条" in choices.why_not(old, now)


def test_a_gist_of_newer_wording_is_marked_where_the_agreement_is_older() -> None:
    fights = Citation("中华人民共和国治安管理处罚法", "第九条")
    before = judged(Case(agreed_on=date(2025, 12, 31)))
    said = dict(choices.paragraphs(choices.Choice(fights, index.find(fights, before.day)), before))
    assert choices.why_not(fights, before) == ""
    assert "2026年1月1日起的条文" in said["注意"]


def test_the_index_is_not_read_before_the_step_is_opened() -> None:
    code = "import tiaojie_tui.tui.app, sys; print([name for name in sys.modules if '.laws' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
