"""Words that somebody may be hurt: an alert, and no alert."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.domain.factories import a_case, a_term, with_terms
from tests.domain.rules.reports import problem, problems, reported
from tests.domain.rules.trials import Trial, edge, fires, quiet
from tiaojie_tui.domain.case import Case, Passed, Record
from tiaojie_tui.domain.problems import Severity, Stops

_HOME, _OUT = "DOMESTIC_VIOLENCE", "ESCALATION"


def _home(facts: str) -> Case:
    return a_case(facts=facts, dispute_type="婚姻家庭纠纷")


def _told(facts: str) -> Case:
    return a_case(facts=facts)


@pytest.mark.parametrize(
    "trial",
    [
        *(
            fires(_HOME, _home(facts))
            for facts in (
                "女方称男方酒后多次家暴。",
                "被申请人长期实施家庭暴力，申请人要求分开居住。",
                "男方经常殴打女方，邻居都知道。",
                "丈夫喝酒以后就打老婆。",
                "儿子虐待老人，不给饭吃。",
                "问：有没有家暴？答：他打过我三次。",
                "无故殴打妻子，致其受伤。",
                "父亲殴打未成年女儿。",
                "不是第一次家暴了。",
                "没有工作的丈夫殴打申请人。",
            )
        ),
        *(
            quiet(_HOME, _home(facts))
            for facts in (
                "双方性格不合，没有家暴。",
                "双方均表示没有家庭暴力，没有殴打。",
                "双方因彩礼发生争执。",
                "不存在家庭暴力情形。",
                "调解员询问有无家暴，双方都说没有。",
            )
        ),
        fires(_HOME, with_terms(a_term("汪大河保证不再家暴。"))),
        quiet(_HOME, with_terms(a_term("双方不得有家庭暴力。"))),
        quiet(_HOME, _told("汪大河把林月娥的丈夫打伤，双方对医药费有争议。")),
        edge(_HOME, True, _told("邻居听见家暴的声音，双方为噪声争执。")),
        edge(_HOME, True, _home("男方否认家暴。")),
        edge(_HOME, False, _home("从未殴打过对方。")),
        edge(_HOME, True, a_case(claims=("停止家庭暴力",), dispute_type="婚姻家庭纠纷")),
        *(
            fires(_OUT, _told(facts))
            for facts in (
                "汪大河扬言要炸掉林家的房子。",
                "林月娥说拿不到钱就自杀。",
                "汪大河持刀追赶对方。",
                "汪大河拿着菜刀砍人，被拉开。",
                "两个村民小组为水源准备械斗。",
                "林月娥表示要到县里上访。",
                "不给钱就上访。",
                "他放话要放火烧房子。",
                "对方纠集二十多人到场。",
                "她说活着没意思，不想活了。",
                "汪大河提刀堵在门口。",
                "两家一百多人聚在现场。",
                "谁拆墙就跟谁同归于尽。",
            )
        ),
        *(
            quiet(_OUT, _told(facts))
            for facts in (
                "申请人买刀豆和炸油条时与被申请人争吵。",
                "申请人切菜刀受伤，没有人动手。",
                "申请人用菜刀切菜时被碰伤手。",
                "村里放鞭炮炸伤了申请人的羊。",
                "没有持刀，也没有人扬言报复。",
                "双方在网上访问店铺时下错单，晚上访客很多。",
                "对方要砍树，双方争吵。",
                "被申请人用柴刀砍柴时误伤申请人。",
                "申请人的羊误喝农药死亡。",
                "其父2020年自杀身亡，兄弟为房子争执。",
                "楼上装修跳楼价甩卖的地砖掉落。",
                "双方表示今后不会上访。",
                "矿上用炸药开山，房屋开裂。",
            )
        ),
        edge(_OUT, True, _told("汪大河没有拿到钱，扬言要杀人。")),
        edge(_OUT, False, _told("为防止矛盾升级为械斗，调委会主动调解。")),
        edge(
            _OUT, True, a_case(records=(Record("调解记录", datetime(2026, 3, 3, 9), text="持刀闯进屋里。"),))
        ),
    ],
)
def test_danger(trial: Trial) -> None:
    trial.run()


def test_an_alert_is_told_where_it_stands_and_stops_nothing() -> None:
    case = a_case(records=(Record("调解记录", datetime(2026, 3, 3, 9), text="他说要自杀。"),))
    found = problem(case, _OUT)
    assert (found.severity, found.field, found.step) == (Severity.ALERT, "records/0/text", "facts")
    assert not found.blocks(Stops.EFFECT)
    assert "110" in found.message


def test_an_alert_may_be_passed_with_what_was_done_and_comes_back_with_new_words() -> None:
    threatened = a_case(facts="汪大河持刀追赶对方。")
    (told,) = problems(threatened, _OUT)
    done = Passed(_OUT, "facts", "已报告派出所，民警到场劝离", told.about)
    case = replace(threatened, passed=(done,))
    assert _OUT not in reported(case)
    worse = replace(case, facts=f"{case.facts}他还说要砍死她全家。")
    assert ["砍死" in one.message for one in problems(worse, _OUT)] == [True], "in the same field, too"
    again = a_case(
        facts=case.facts,
        passed=case.passed,
        records=(Record("调解记录", datetime(2026, 3, 3, 9), text="他又说要同归于尽。"),),
    )
    assert [one.field for one in problems(again, _OUT)] == ["records/0/text"]
