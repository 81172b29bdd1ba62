"""The case file: what goes in comes out; what cannot be a case file is refused with a place and a remedy."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from tests.domain import strategies
from tests.shared_material import shared_folder
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Agent, Case, Consent, Party, Screening, Share, Term, Unread
from tiaojie_tui.domain.exchange import BadCase
from tiaojie_tui.domain.injury.inputs import Injury
from tiaojie_tui.domain.money import capitals


def _file(**parts: Any) -> str:
    return json.dumps({"format": "tiaojie-case/1", **parts}, ensure_ascii=False)


def _refusal(text: str | bytes) -> str:
    with pytest.raises(BadCase) as caught:
        exchange.load(text)
    return str(caught.value)


# What goes in comes out


@settings(max_examples=60, deadline=None)
@given(strategies.cases)
def test_any_case_survives_encoding(case: Case) -> None:
    document = json.loads(json.dumps(exchange.encode(case)))
    assert exchange.decode(document) == case


@settings(max_examples=60, deadline=None)
@given(strategies.cases, strategies.cases)
def test_changes_turn_any_case_into_any_other(old: Case, new: Case) -> None:
    parts = json.loads(json.dumps(exchange.changes(old, new)))
    assert exchange.apply_changes(old, parts) == new


@settings(max_examples=60, deadline=None)
@given(strategies.cases)
def test_a_file_read_back_and_written_again_is_the_same_file(case: Case) -> None:
    written = exchange.dumps(case)
    assert exchange.dumps(exchange.load(written)) == written


def test_nothing_changed_is_no_change() -> None:
    case = Case(facts="甲")
    assert exchange.changes(case, replace(case)) == {}


def test_a_part_that_was_emptied_is_a_change() -> None:
    full = Case(facts="甲", parties=(Party(),), screening=Screening(reserved=False))
    parts = exchange.changes(full, Case())
    assert set(parts) == {"facts", "parties", "screening"}
    assert exchange.apply_changes(full, parts) == Case()


def test_a_draft_keeps_one_name_that_gets_two_shares() -> None:
    case = Case(terms=(Term(shares=(Share("甲", 100), Share("甲", 200))),))
    assert exchange.decode(json.loads(json.dumps(exchange.encode(case)))) == case
    assert json.loads(exchange.dumps(case))["terms"][0]["shares"] == {"甲": "3.00"}


def test_a_draft_of_a_newer_program_is_refused_not_dropped() -> None:
    with pytest.raises(BadCase, match="horoscope"):
        exchange.apply_changes(Case(), {"horoscope": "狮子"})


@pytest.mark.parametrize("shares", [[["甲"]], ["甲"], [["甲", 3]]])
def test_a_broken_draft_is_refused_in_words(shares: Any) -> None:
    with pytest.raises(BadCase, match="各人份额"):
        exchange.apply_changes(Case(), {"terms": [{"shares": shares}]})


# What a file holds


def test_money_and_dates_are_written_as_the_format_says() -> None:
    term = Term(kind="payment", amount=120005, due=date(2026, 3, 1))
    written = json.loads(exchange.dumps(Case(terms=(term,))))
    assert written["terms"] == [{"kind": "payment", "amount": "1200.05", "due": "2026-03-01"}]


def test_what_a_part_asks_for_and_nobody_knows_is_null() -> None:
    agent = Agent(kind="委托代理人", name="钱进", authority="特别授权")
    company = Party(kind="organization", name="禾苗合作社", agents=(agent,))
    (written,) = json.loads(exchange.dumps(Case(parties=(company,))))["parties"]
    assert written["legal_representative"] is None
    assert written["agents"][0]["authority_text"] is None


def test_agents_are_a_list_even_when_there_are_none() -> None:
    guardian = Agent(kind="法定代理人", name="甲")
    written = json.loads(exchange.dumps(Case(parties=(Party(), Party(agents=(guardian,))))))["parties"]
    assert written[0] == {"agents": []}
    assert written[1]["agents"] == [{"kind": "法定代理人", "name": "甲"}]


def test_keys_stand_in_the_order_of_the_format() -> None:
    case = Case(outcome="open", facts="甲", number="1", parties=(Party(address="乙", role="申请人"),))
    written = json.loads(exchange.dumps(case))
    assert list(written) == ["format", "number", "parties", "facts", "outcome"]
    assert list(written["parties"][0]) == ["role", "address", "agents"]


def test_hidden_answers_stay_out_of_the_file_and_in_the_draft() -> None:
    party = Party(kind="organization", name="甲社", sex="男", credit_code="X")
    case = Case(source="依申请调解", referred_by="法院", parties=(party, replace(party, kind="person")))
    written = json.loads(exchange.dumps(case))
    assert "referred_by" not in written
    assert "sex" not in written["parties"][0]
    assert "credit_code" not in written["parties"][1]
    assert exchange.decode(exchange.encode(case)) == case


def test_an_unknown_source_or_kind_hides_nothing() -> None:
    text = _file(referred_by="法院", parties=[{"sex": "男", "credit_code": "X", "agents": []}])
    assert json.loads(exchange.dumps(exchange.load(text))) == json.loads(text)


@pytest.mark.parametrize(
    "case",
    [
        Case(copies=4),
        Case(supplements="1号"),
        Case(supplements_code="AAAA-BBBB-CCCC-DDDD"),
        Case(occurred_on=date(2026, 3, 1)),
        Case(extended_to=date(2026, 4, 30)),
        Case(court="云溪县人民法院"),
        Case(police_station="云溪县公安局白杨派出所"),
        Case(screening=Screening(reserved=False)),
        Case(injuries=(Injury(),)),
        Case(unread=(Unread("agreed_on", "年底"),)),
        Case(consents=(Consent("甲", refused=True),)),
    ],
)
def test_what_version_1_lacks_makes_the_file_version_2(case: Case) -> None:
    written = exchange.dumps(case)
    assert json.loads(written)["format"] == "tiaojie-case/2"
    assert exchange.load(written) == case
    assert "tiaojie-case/2" in _refusal(written.replace("tiaojie-case/2", "tiaojie-case/1"))


def test_a_plain_case_is_version_1() -> None:
    assert (
        json.loads(exchange.dumps(Case(consents=(Consent("甲", notified=True),))))["format"]
        == "tiaojie-case/1"
    )


def test_null_and_absent_are_both_not_known_yet() -> None:
    assert exchange.load(_file(facts=None, parties=None, agreed_on=None)) == exchange.load(_file()) == Case()


def test_rare_characters_markup_and_line_breaks_are_kept() -> None:
    facts = "𠮷某、䶮某\n买买提·吐尔逊 & <b> {{ x }}\t㐂"
    assert exchange.load(exchange.dumps(Case(facts=facts))).facts == facts


def test_a_file_from_notepad_with_a_byte_order_mark_is_read() -> None:
    assert exchange.load(b"\xef\xbb\xbf" + _file(facts="甲").encode()).facts == "甲"


# What is refused


@pytest.mark.parametrize(
    ("parts", "path", "says"),
    [
        ({"partys": []}, "partys", "parties"),
        (
            {"parties": [{}, {"sex": "nan"}]},
            "parties[1].sex",
            "第 2 个当事人的“性别”（parties[1].sex）应写“男”或“女”",
        ),
        ({"parties": [{"agents": [{"age": 3}]}]}, "parties[0].agents[0].age", "第 1 个当事人的第 1 个代理人"),
        ({"parties": {}}, "parties", "列表"),
        ({"parties": ["甲"]}, "parties[0]", "对象"),
        ({"facts": 3}, "facts", "文字"),
        ({"claims": "甲"}, "claims", "列表"),
        ({"claims": [None]}, "claims[0]", "文字"),
        ({"dispute_type": "宅基地纠纷"}, "dispute_type", "邻里纠纷"),
        ({"agreed_on": "2026-02-30"}, "agreed_on", "没有“2026-02-30”这一天"),
        ({"agreed_on": "2026-2-3"}, "agreed_on", "2026-03-20"),
        ({"agreed_on": "２０２６-02-03"}, "agreed_on", "2026-03-20"),
        ({"agreed_on": "20260203"}, "agreed_on", "2026-03-20"),
        ({"agreed_on": 20260203}, "agreed_on", "2026-03-20"),
        ({"records": [{"at": "2026-02-03"}]}, "records[0].at", "2026-03-20T14:30"),
        ({"records": [{"at": "2026-02-03T25:00"}]}, "records[0].at", "没有"),
        ({"records": [{"at": "2026-02-03T05:00:01"}]}, "records[0].at", "2026-03-20T14:30"),
        ({"terms": [{"amount": "1200"}]}, "terms[0].amount", "1200.00"),
        ({"terms": [{"amount": "1,200.00"}]}, "terms[0].amount", "逗号"),
        ({"terms": [{"amount": "0012.00"}]}, "terms[0].amount", "1200.00"),
        ({"terms": [{"amount": "１２.00"}]}, "terms[0].amount", "1200.00"),
        ({"terms": [{"amount": "-1.00"}]}, "terms[0].amount", "负数"),
        ({"terms": [{"amount": "1000000000000.00"}]}, "terms[0].amount", "太大"),
        ({"terms": [{"amount": "9" * 400 + ".00"}]}, "terms[0].amount", "1200.00"),
        ({"terms": [{"amount": 1200}]}, "terms[0].amount", "加引号"),
        ({"terms": [{"amount": float("nan")}]}, "terms[0].amount", "加引号"),
        ({"terms": [{"shares": {"甲": "1"}}]}, 'terms[0].shares["甲"]', "“甲”"),
        ({"terms": [{"shares": []}]}, "terms[0].shares", "姓名"),
        ({"terms": [{"instalments": [{"on": "x"}]}]}, "terms[0].instalments[0].on", "第 1 期"),
        ({"terms": [{"recurrence": {"every": "month", "day": 1}}]}, "terms[0].recurrence", "start"),
        ({"terms": [{"recurrence": {"every": "month", "day": 32}}]}, "terms[0].recurrence.day", "31"),
        ({"evidence": [{"original": "true"}]}, "evidence[0].original", "不加引号"),
        ({"evidence": [{"original": 1}]}, "evidence[0].original", "true"),
        ({"evidence": [{"pages": True}]}, "evidence[0].pages", "整数"),
        ({"evidence": [{"pages": 2.0}]}, "evidence[0].pages", "整数"),
        ({"evidence": [{"pages": -1}]}, "evidence[0].pages", "0"),
        ({"legal_basis": [{"law": "民法典"}]}, "legal_basis[0]", "article"),
        ({"consents": [{"on": "2026-01-01"}]}, "consents[0]", "name"),
        ({"consents": [{"name": "甲", "refused": True}]}, "consents[0].refused", "tiaojie-case/2"),
        ({"signatures": [{"name": "甲", "method": "画押"}]}, "signatures[0].method", "按指印"),
        ({"signatures": [{"name": "甲", "method": "签名、签名"}]}, "signatures[0].method", "两遍"),
        ({"performance": [{"term": 0}]}, "performance[0].term", "1"),
        ({"title": "甲\n乙"}, "title", "一行"),
        ({"title": "甲\x07"}, "title", "\\u0007"),
        ({"facts": "甲\r\n乙"}, "facts", "回车"),
        ({"facts": "甲\x1b[2J"}, "facts", "\\u001b"),
        ({"facts": "\ud800"}, "facts", "\\ud800"),
        ({"facts": "甲\u202e乙"}, "facts", "\\u202e"),
        ({"source": "主动调解", "referred_by": "法院"}, "referred_by", "接受委托移送调解"),
        ({"parties": [{"kind": "person", "credit_code": "X"}]}, "parties[0].credit_code", "单位"),
        ({"parties": [{"kind": "organization", "birth": "2000-01-01"}]}, "parties[0].birth", "个人"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(parts: dict[str, Any], path: str, says: str) -> None:
    message = _refusal(json.dumps({"format": "tiaojie-case/1", **parts}))
    assert f"（{path}）" in message
    assert says in message
    assert message.isprintable()


def test_the_largest_sum_is_one_that_can_be_printed() -> None:
    (term,) = exchange.load(_file(terms=[{"amount": "999999999999.99"}])).terms
    assert capitals(term.amount or 0).endswith("玖分")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[" * 100_000, "太深"),
        ('{"format":"tiaojie-case/1","x":' + '{"a":' * 100_000, "太深"),
        ("[]", "对象"),
        ("null", "对象"),
        ("{}", "format"),
        ('{"format": "tiaojie-case/9"}', "tiaojie-case/9"),
        ('{"format": ["tiaojie-case/1"]}', "format"),
        ('{"format": "tiaojie-case/1", "facts": "甲", "facts": "乙"}', "两遍"),
        ('{"format": "tiaojie-case/1", "format": "tiaojie-case/1"}', "两遍"),
        (
            '{"format": "tiaojie-case/1", "parties": [{"name": "甲", "name": "乙"}]}',
            "第 1 个当事人（parties[0]）",
        ),
        (
            '{"format": "tiaojie-case/1", "terms": [{"shares": {"甲": "1.00", "甲": "1.00"}}]}',
            "terms[0].shares",
        ),
        ('{"format": "tiaojie-case/1", "facts": ' + "9" * 5000 + "}", "数字"),
        (b"\xd5\xc5\xc8\xfd", "UTF-8"),
        ('{"format":"tiaojie-case/1"}'.encode("utf-16"), "UTF-8"),
    ],
)
def test_what_is_no_case_file_is_refused_in_words(text: str | bytes, says: str) -> None:
    assert says in _refusal(text)


def test_a_long_wrong_value_is_not_repeated_whole() -> None:
    assert len(_refusal(_file(outcome="赢" * 10_000))) < 300


# The samples beside the checkout


def test_the_sample_cases_come_out_as_they_went_in() -> None:
    folder = shared_folder()
    if folder is None:
        pytest.skip("no sample cases beside this checkout")
    files = [
        path for path in sorted((folder / "cases").glob("*.json")) if path.name != "expected-problems.json"
    ]
    assert len(files) >= 10
    for path in files:
        text = path.read_text("utf-8")
        case = exchange.load(text)
        assert json.loads(exchange.dumps(case)) == json.loads(text), path.name
        assert exchange.decode(exchange.encode(case)) == case
