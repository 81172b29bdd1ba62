"""A shell on one home, and an invented case to work on through it."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tiaojie_tui import cli
from tiaojie_tui.domain.dates import printed

TODAY = date.today()
DUE = TODAY + timedelta(days=20)
COMMITTEE = "云溪县白杨镇青石村人民调解委员会"
NUMBER = "(2026)青石调字第7号"
SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*[。）]\n")


def party(role: str, name: str, number: str, birth: str) -> dict[str, Any]:
    return {
        "role": role,
        "kind": "person",
        "name": name,
        "sex": "男",
        "ethnicity": "汉族",
        "birth": birth,
        "id_number": number,
        "occupation": "务农",
        "phone": "15400002201",
        "address": "云溪县白杨镇青石村三组",
    }


def agreed_case(**changed: Any) -> dict[str, Any]:
    """A case that lacks nothing but 定稿: a loan between neighbours, agreed today."""
    today = TODAY.isoformat()
    return {
        "format": "tiaojie-case/1",
        "number": NUMBER,
        "dispute_type": "邻里纠纷",
        "source": "依申请调解",
        "difficulty": "一般",
        "applied_on": today,
        "accepted_on": today,
        "agreed_on": today,
        "committee": COMMITTEE,
        "mediators": ["江海平"],
        "recorder": "苏文英",
        "parties": [
            party("申请人", "梁秋生", "330000195908142033", "1959-08-14"),
            party("被申请人", "梁冬生", "330000196411022057", "1964-11-02"),
        ],
        "facts": "梁冬生翻修东厢房时碰落了梁秋生家院墙的墙皮，双方对面积没有异议，只为修补费多少争执。",
        "claims": ["请求赔偿墙皮修补费"],
        "legal_basis": [{"law": "中华人民共和国民法典", "article": "第二百八十八条"}],
        "terms": [
            {
                "kind": "payment",
                "obligors": ["梁冬生"],
                "obligees": ["梁秋生"],
                "text": f"梁冬生于{printed(DUE)}前一次性向梁秋生支付墙皮修补费680元"
                "（大写：陆佰捌拾元整），以现金支付。",
                "amount": "680.00",
                "due": DUE.isoformat(),
                "method": "现金",
            }
        ],
        "outcome": "written",
        "consents": [{"name": name, "on": today, "notified": True} for name in ("梁秋生", "梁冬生")],
        **changed,
    }


@dataclass(frozen=True)
class Answer:
    """What one command said and how it ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """Commands typed on one home."""

    home: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *argv: str) -> Answer:
        self.capture.readouterr()
        try:
            status = cli.main([*argv, "--home", str(self.home)])
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        return Answer(status, *self.capture.readouterr())

    def done(self, *argv: str) -> str:
        """A command that must work; what it printed. 定稿 without LibreOffice says so beside it."""
        answer = self(*argv)
        without_pdf = argv[0] == "finalise" and answer.err.startswith("定稿了，只是还没有 PDF：")
        assert answer.status == 0, answer
        assert answer.err == "" or without_pdf, answer
        return answer.out

    def refused(self, *argv: str) -> str:
        """A command that must be refused with one sentence and nothing else; the sentence."""
        answer = self(*argv)
        assert answer.status == 1, answer
        assert answer.out == ""
        assert SENTENCE.fullmatch(answer.err), answer.err
        assert not re.search("Traceback|Error|Errno", answer.err)
        return answer.err.strip()

    def listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.done("list", "--json"))
        return found


def sign_all(shell: Shell) -> None:
    shell.done("sign", NUMBER, "梁秋生", "--on", "今天")
    shell.done("sign", NUMBER, "梁冬生", "--method", "按指印", "--on", TODAY.isoformat())
    shell.done("sign", NUMBER, "江海平", "--method", "签名")
    shell.done("sign", NUMBER, "苏文英", "--capacity", "记录人", "--method", "签名")
    shell.done("sign", NUMBER, "--stamp")
