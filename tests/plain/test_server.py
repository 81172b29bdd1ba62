"""The line mode on a server of many: who comes in, and a case that goes from hand to hand."""

from dataclasses import replace
from pathlib import Path

from tests.township import CHIEF, COLLEAGUE, HEAD, MINE, OFFICE_CLERK, Township, found
from tiaojie_tui.casework import cases, deletion, handing
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.rights import Action
from tiaojie_tui.store import journal
from tiaojie_tui.store.places import Place
from tiaojie_tui.surroundings import KEY

from .talk import Talk


def of(township: Township, name: str) -> Talk:
    """The session of whoever came in by this person's key."""
    return Talk(township.home, env={KEY: str(township.keys[name])})


def shared(township: Township) -> str:
    """A case of ``MINE`` in which the colleague shares; its number."""
    with township.desk(MINE) as desk:
        editing = cases.begin(desk)
        begun = replace(editing.case, source="主动调解", dispute_type="邻里纠纷")
        assert editing.change("来源", "source", begun)
        pending = editing.pending()
        assert pending is not None
        editing.saved(cases.save(desk, pending, editing.place).stored, pending.seq)
        others = handing.candidates(desk, editing.number, Action.SHARE)
        handing.share(desk, editing.number, next(one for one in others if one.name == COLLEAGUE))
        editing.close()
        cases.leave(desk, editing.number, None)
        return editing.number


def test_on_a_server_nobody_works_without_a_key(home: Path) -> None:
    township = found(home)
    with Talk(home) as talk:
        assert talk.hang_up() == 1
        assert "要用自己的钥匙登录" in talk.trouble()
    with of(township, MINE) as talk:
        assert MINE in talk.text
        talk.tell([("「退出」离开", "新"), ("案件来源", "1")])
        assert "已保存" in talk.last
        talk.answer("退出")
        assert "再见" in talk.text


def test_a_case_asked_for_is_let_go_and_taken_up_by_the_other(home: Path) -> None:
    """One reads and asks for it; the other hears of it, lets it go; the first goes on writing."""
    township = found(home)
    number = shared(township)
    with of(township, MINE) as first, of(township, COLLEAGUE) as second:
        first.tell([("「退出」离开", "1"), ("做哪一步", "第1步"), ("案件来源", "")])
        second.tell([("「退出」离开", "1"), ("谁在办", "12"), (f"请{MINE}交给我", "1")])
        assert "已经告诉对方" in second.last
        first.answer("")
        assert f"{COLLEAGUE}想接着办这个案件" in first.last
        first.tell([("受理日期", "菜单"), ("谁在办", "12"), (f"交给{COLLEAGUE}接着办", "1")])
        assert "您可以看，不能改" in first.last
        second.tell([("谁在办", "12"), ("接着办，现在没有人在办", "1")])
        second.tell([("做哪一步", "第1步"), ("案件来源「主动调解」", "1"), ("申请日期", "")])
        assert "依申请调解，已保存" in second.text
        first.tell([("做哪一步", "第1步"), ("案件来源「依申请调解」", "2")])
        assert "您可以看，不能改" in first.last
    with township.desk(MINE) as desk:
        assert cases.load(desk, number).case.source == "依申请调解"


def test_who_is_told_no_sees_it(home: Path) -> None:
    township = found(home)
    shared(township)
    with of(township, MINE) as first, of(township, COLLEAGUE) as second:
        first.tell([("「退出」离开", "1"), ("做哪一步", "第1步"), ("案件来源", "")])
        second.tell([("「退出」离开", "1"), ("谁在办", "12"), (f"请{MINE}交给我", "1")])
        first.tell([("申请日期", "菜单"), ("谁在办", "12"), (f"交给{COLLEAGUE}接着办", "2")])
        assert "案件还在您手里" in first.last
        second.tell([("谁在办", "12")])
        assert f"{MINE}先不交，要自己接着办" in second.last


def test_a_case_that_may_be_read_no_longer_is_left_for_the_list(home: Path) -> None:
    township = found(home)
    number = shared(township)
    with of(township, MINE) as first, of(township, COLLEAGUE) as second:
        first.tell([("「退出」离开", "1")])
        second.tell([("「退出」离开", "1"), ("做哪一步", "第2步")])
        with township.desk(MINE) as desk:
            handing.share_no_longer(desk, number, township.people[COLLEAGUE])
        second.answer("")
        assert f"这个案件由{MINE}承办，您不能查看" in second.last
        second.tell([("「退出」离开", "退出")])


def test_a_case_is_restricted_and_who_looked_at_it_is_said(home: Path) -> None:
    township = found(home)
    number = shared(township)
    with of(township, MINE) as talk:
        talk.tell([("「退出」离开", "1"), ("谁在办", "12")])
        pick(talk, "限制查看")
        assert "只有承办、协办的人看得到" in talk.last
        talk.tell([("谁看过", "13")])
        assert f"{MINE} 打开看" in talk.last
        assert f"{MINE} 限制查看" in talk.last
    with township.desk(MINE) as desk:
        assert handing.at_work(desk, number).private


def test_its_destruction_is_asked_for_and_agreed_to_by_another(home: Path) -> None:
    """The head asks, with a reason; the office is told what follows, and agrees or not."""
    township = found(home)
    number = shared(township)
    with of(township, HEAD) as talk:
        talk.tell([("「退出」离开", "1"), ("谁在办", "12")])
        assert "接着办" not in talk.last
        pick(talk, "提请销毁")
        assert "销毁了不能恢复" in talk.last
        talk.tell([("理由", ""), ("谁在办", "12")])
        pick(talk, "提请销毁")
        talk.tell([("理由", "重复登记")])
        assert "已经提请" in talk.last
    with of(township, OFFICE_CLERK) as talk:
        talk.tell([("「退出」离开", "1"), ("谁在办", "12")])
        pick(talk, "不同意销毁")
        assert "没有同意，案件照旧" in talk.last
    with township.desk(HEAD) as desk:
        deletion.propose(desk, number, "重复登记")
    with of(township, OFFICE_CLERK) as talk:
        talk.tell([("「退出」离开", "1"), ("谁在办", "12")])
        pick(talk, f"同意销毁，{HEAD}提请：重复登记")
        assert "马上只保存" in talk.last
        talk.tell([("同意销毁吗", "1")])
        assert "这个案件现在只保存" in talk.last


def test_the_head_of_the_office_sees_a_private_case_for_a_reason(home: Path) -> None:
    township = found(home)
    number = shared(township)
    with township.desk(MINE) as desk:
        handing.restrict(desk, number, True)
    with of(township, CHIEF) as talk:
        assert number not in talk.text
        talk.tell([("「退出」离开", "?"), ("说明理由，看限制查看的案件", "涉隐私"), ("限制查看的案件", "")])
        talk.tell([("「退出」离开", "涉隐私"), ("限制查看的案件", number), ("为什么要看", "")])
        assert "请写明为什么要看" in talk.last
        talk.tell([("「退出」离开", "涉隐私"), ("限制查看的案件", number), ("为什么要看", "县局督办")])
        assert "您可以看，不能改" in talk.last
    with of(township, OFFICE_CLERK) as talk:
        talk.tell([("「退出」离开", "?")])
        assert "说明理由" not in talk.last
    with township.desk(MINE) as desk:
        seen = journal.entries(desk.store, number=number, act=journal.VIEWED)
        assert "县局督办" in [line.entry.details.get("凭理由") for line in seen]


def pick(talk: Talk, named: str) -> None:
    """Write the number of this line of those that were just said."""
    talk.answer(next(line.split()[0] for line in talk.said if f" {named}" in line))


def test_numbers_are_covered_until_they_are_asked_for_and_that_is_written_down(home: Path) -> None:
    township = found(home)
    number = shared(township)
    with of(township, MINE) as talk:
        talk.tell([("「退出」离开", "1"), ("做哪一步", "第2步"), ("加一项", "1"), ("姓名", "何桂芳")])
        talk.tell([("身份证号", "330000196902032060"), ("性别", "<")])
        assert "**************2060" in talk.question
        assert "330000196902032060" not in talk.text
        talk.answer("全号")
        assert "330000196902032060" in talk.last
        assert "**************2060" in talk.question
    with township.desk(MINE) as desk:
        seen = journal.entries(desk.store, number=number, act=journal.REVEALED)
        assert [line.entry.details["处"] for line in seen] == ["身份证号"]


def test_numbers_of_people_are_covered_and_coming_and_going_is_written_down(home: Path) -> None:
    township = found(home)
    with township.desk(MINE) as desk:
        party = Party(role="申请人", name="谢良忠", id_number="330000196411022057", phone="15400002202")
        number = cases.bring_in(desk, exchange.dumps(Case(parties=(party,)))).case.number
        cases.leave(desk, number or "", Place(number or "", "parties", "parties/0/id_number"))
    with of(township, MINE) as talk:
        for _ in range(12):
            talk.answer("")
        talk.answer("退出")
        seen = talk.raw.decode()
    assert "**************2057" in seen
    assert "330000196411" not in seen
    assert "15400002202" not in seen
    with township.desk(None) as desk:
        acts = [line.entry.act for line in journal.entries(desk.store)]
    assert (acts[0], acts[-1]) == (journal.CAME, journal.LEFT)
