"""The place of a paper in the dossier (``Item.at``) is the one that its form is made from."""

from dataclasses import replace
from datetime import date, datetime

from tests.domain.factories import APPLICANT, a_case
from tiaojie_tui.domain import dossier
from tiaojie_tui.domain.case import Agent, FollowUp, Performance, Record
from tiaojie_tui.papers.forms import authorization, follow_up, inquiry, mediation, receipt

TOLD = {
    "授权委托书": ("吴友德", "汪小河"),
    "调查记录": ("问过申请人。", "问过被申请人。"),
    "调解记录": ("谈了一次。", "谈成了。"),
    "履行凭证": ("先付的", "后付的"),
    "回访记录": ("去过一次。", "又去过。"),
}
FORMS = {
    "授权委托书": authorization.words,
    "调查记录": inquiry.words,
    "调解记录": mediation.words,
    "履行凭证": receipt.words,
    "回访记录": follow_up.words,
}


def test_each_of_several_papers_is_made_from_its_own_part_of_the_case() -> None:
    one, other = a_case().parties
    agents = [Agent("委托代理人", name, "亲属", authority="一般授权") for name in TOLD["授权委托书"]]
    talk = Record("调解记录", datetime(2026, 3, 5, 9), "村委会", (APPLICANT,), result="调解成功")
    asked = replace(talk, kind="调查记录", result=None)
    texts = [text for pair in zip(TOLD["调查记录"], TOLD["调解记录"], strict=True) for text in pair]
    case = a_case(
        parties=(replace(one, agents=(agents[0],)), replace(other, agents=(agents[1],))),
        records=tuple(
            replace(talk if place % 2 else asked, text=text, at=datetime(2026, 3, 3 + place, 9))
            for place, text in enumerate(texts)
        ),
        performance=(
            Performance(1, state="未履行", note="还没付"),
            *(Performance(1, None, date(2026, 3, 20), 100, "部分履行", note) for note in TOLD["履行凭证"]),
        ),
        follow_ups=tuple(FollowUp(date(2026, 4, 2), "江海平", (), text) for text in TOLD["回访记录"]),
    )
    found = dossier.items(case, date(2026, 3, 10), frozen=True, sealed=True)
    for paper, words in FORMS.items():
        items = [item for item in found if item.paper == paper][:2]
        assert len(items) == 2, paper
        for item, own, others in zip(items, TOLD[paper], reversed(TOLD[paper]), strict=True):
            printed = str(words(case, item.at))
            assert own in printed, item.label
            assert others not in printed, item.label
