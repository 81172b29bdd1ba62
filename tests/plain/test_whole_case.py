"""A whole case at the line, by what a mediator types, from nothing to the seal."""

import json
from datetime import date
from pathlib import Path
from statistics import median

from tests.terminal.homes import at_desk, found_again, prepare, saved
from tiaojie_tui.casework import cases, signing
from tiaojie_tui.domain import exchange, signers
from tiaojie_tui.domain.case import Signature

from . import whole_case
from .talk import Talk

_DEMO = Path(__file__).resolve().parents[2] / "demo" / "院墙滴水.json"
_SIGNED_ON = date(2026, 10, 20)
_TEXT = (*whole_case.INTAKE, *whole_case.PARTIES, *whole_case.CONSENTS, *whole_case.FACTS)
_MOST_BYTES = 150
"""Of one answer and the next question, in the middle: half a second at 2400 bit/s."""


def made_through_casework(home: Path) -> dict[str, object]:
    """The same case without any front door, sealed, as a case file has it."""
    prepare(home)
    wanted = json.loads(_DEMO.read_text("utf-8"))
    wanted |= {"format": "tiaojie-case/2", "screening": {"reserved": False, "filed_with": "没有"}}
    with at_desk(home) as desk:
        number = cases.bring_in(desk, json.dumps(wanted)).case.number or ""
        stored = signing.finalise(desk, number)
        for signer in signers.required_signers(stored.case, stored.case.agreed_on):
            method = "签名、按指印" if signer.capacity == "当事人" else "签名"
            signing.sign(desk, number, Signature(signer.name, signer.capacity, method, _SIGNED_ON))
        signing.stamp(desk, number, _SIGNED_ON)
        return exchange.encode(signing.seal(desk, number).case)


def test_a_case_typed_line_by_line_is_the_case_that_casework_makes(home: Path, tmp_path: Path) -> None:
    """Set up, six steps, 定稿, ink, 封存: every key of the case file is the same but the number."""
    with Talk(home) as talk:
        talk.tell(whole_case.SET_UP)
        talk.tell([("登记新案件", "新")])
        for part in (_TEXT, whole_case.BASIS, whole_case.AGREEMENT, whole_case.FINAL, whole_case.SIGNED):
            talk.tell(part)
        talk.tell(whole_case.SEALED)
        assert "已封存" in talk.last
        assert talk.hang_up() == 0
        sizes = sorted(talk.bytes_each)
        assert median(sizes) <= _MOST_BYTES, sizes
        nine_of_ten = sizes[len(sizes) * 9 // 10]
        print(f"{len(sizes)} answers: median {median(sizes):.0f} bytes, 9 of 10 below {nine_of_ten}")
    with at_desk(home) as desk:
        (summary,) = cases.page(desk).rows
        typed = exchange.encode(cases.load(desk, summary.number).case)
    other = made_through_casework(tmp_path / "other")
    assert typed.pop("number")
    assert other.pop("number")
    assert typed == other


def test_killed_in_the_middle_it_goes_on_where_it_was(home: Path) -> None:
    """kill -9 after an answer: it is there, and the next session begins at it."""
    with Talk(home) as talk:
        talk.tell(whole_case.SET_UP)
        talk.tell([("登记新案件", "新")])
        talk.tell(whole_case.INTAKE[:7])
        talk.kill()
    with Talk(home) as talk:
        assert "接着上次停下的地方" in talk.text
        talk.tell([("记录人「苏文英」", ""), *whole_case.INTAKE[7:]])
        talk.tell((*whole_case.PARTIES, *whole_case.CONSENTS))
        talk.hang_up()
    with at_desk(home) as desk:
        (summary,) = cases.page(desk).rows
    case = saved(home, summary.number)
    assert [party.name for party in case.parties] == ["梁秋生", "梁冬生"]
    assert case.recorder == "苏文英"


def test_the_line_cut_leaves_the_case_free_and_everything_in_it(home: Path) -> None:
    number = prepare(home)
    with Talk(home) as talk:
        talk.tell([("登记新案件", "1"), ("做哪一步", "3"), ("纠纷主要事实", "又补了一句。")])
        assert "已保存" in talk.last
        assert talk.hang_up() == 0
    case, place, recovered = found_again(home, number)
    assert case.facts is not None
    assert case.facts.endswith("\n又补了一句。")
    assert (place.step, place.path) == ("facts", "facts")
    assert recovered is None
