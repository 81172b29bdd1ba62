"""Every verb of the command line with good input."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.shell import NUMBER, Shell, agreed_case, sign_all
from tests.papers.office import needs_office
from tiaojie_tui.domain import exchange
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.injury.inputs import Injury


def test_import_prints_number_and_title_of_each_file(shell: Shell, written: Callable[..., str]) -> None:
    """One line a file, a tab between; a case without number and title gets both."""
    first = written(agreed_case(title="梁家兄弟墙皮"), "一.json")
    bare = agreed_case()
    del bare["number"]
    out = shell.done("import", first, written(bare, "二.json"))
    assert out.splitlines()[0] == f"{NUMBER}\t梁家兄弟墙皮"
    number, title = out.splitlines()[1].split("\t")
    assert re.fullmatch(r"\(\d{4}\)人调字第1号", number)
    assert title == "梁秋生与梁冬生邻里纠纷"


def test_export_gives_back_what_was_imported(shell: Shell, written: Callable[..., str]) -> None:
    """To standard output and to a file, character for character the same case."""
    case = agreed_case(title="梁家兄弟墙皮")
    shell.done("import", written(case))
    out = shell.done("export", NUMBER)
    assert json.loads(out).items() >= {key: value for key, value in case.items() if key != "parties"}.items()
    target = Path(written("", "导出.json"))
    assert shell.done("export", NUMBER, "-o", str(target)) == ""
    assert target.read_text() == out


def test_a_number_may_be_given_short(shell: Shell, agreed: str) -> None:
    """The end of a number that fits one case is enough, brackets in any width."""
    assert shell.done("export", "7") == shell.done("export", "（2026）青石调字第7号")


def test_list_shows_each_case_with_what_it_needs_next(shell: Shell, agreed: str) -> None:
    """For people a line each; with --json an array of objects with the same facts."""
    assert shell.done("list").startswith(f"{NUMBER}\t梁秋生与梁冬生邻里纠纷\t")
    (row,) = shell.listed()
    assert {*row} == {"number", "title", "dispute_type", "outcome", "next"}
    assert (row["number"], row["dispute_type"], row["outcome"]) == (NUMBER, "邻里纠纷", "written")
    assert row["next"]


def test_list_finds_by_name_initials_phone_tail_and_village(shell: Shell, agreed: str) -> None:
    """Two hanzi, pinyin initials, the last four digits; nothing for what is nowhere."""
    for query in ("秋生", "lqs", "2201", "青石村", "7号"):
        assert NUMBER in shell.done("list", query), query
    assert shell.done("list", "王大锤") == ""
    assert json.loads(shell.done("list", "王大锤", "--json")) == []


def test_show_prints_the_agreement_as_text(shell: Shell, agreed: str) -> None:
    """Both names, the sum in both ways, the term, no line wider than a terminal."""
    out = shell.done("show", NUMBER)
    for word in ("梁秋生", "梁冬生", "陆佰捌拾元整", NUMBER, "草稿"):
        assert word in out.replace("\n", ""), word


def test_problems_have_the_shape_that_programs_read(shell: Shell, written: Callable[..., str]) -> None:
    """An array of objects of six texts each, with rule ids and severities of the rule table."""
    shell.done("import", written(agreed_case(consents=[])))
    found = json.loads(shell.done("problems", NUMBER, "--json"))
    assert found
    for problem in found:
        assert [*problem] == ["rule", "severity", "step", "field", "message", "basis"]
        assert all(isinstance(value, str) for value in problem.values())
        assert problem["severity"] in ("block", "warn", "hint", "alert")
        assert problem["step"] in ("intake", "parties", "facts", "basis", "agreement", "signing")
        assert re.search("[\u4e00-\u9fff]", problem["message"])
    assert any(problem["severity"] == "block" and problem["step"] == "intake" for problem in found)
    lines = shell.done("problems", NUMBER).splitlines()
    assert len(lines) == len(found)
    assert all(problem["message"] in line for problem, line in zip(found, lines, strict=True))


def test_paper_is_a_draft_before_and_the_frozen_bytes_after_finalising(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    """Twice the same bytes; the draft says 草稿, what was finalised does not."""
    one, two, final = (tmp_path / name for name in ("一.docx", "二.docx", "定稿.docx"))
    shell.done("paper", NUMBER, "-o", str(one))
    shell.done("paper", NUMBER, "人民调解协议书", "-o", str(two))
    assert one.read_bytes() == two.read_bytes()
    assert "草稿" in text_of(one)
    code = re.search("校验码 ([A-Z2-7-]+)", shell.done("finalise", NUMBER))
    assert code
    shell.done("paper", NUMBER, "-o", str(final))
    assert "草稿" not in text_of(final)
    assert code[1] in text_of(final)


def test_the_papers_beside_the_agreement_are_made_by_their_names(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    """Each is a paper of its own, without a check code."""
    for name in ("明白卡", "卷宗情况说明"):
        target = tmp_path / f"{name}.docx"
        assert shell.done("paper", NUMBER, name, "-o", str(target)) == ""
        assert name in text_of(target)
        assert "校验码" not in text_of(target)


@needs_office
@pytest.mark.usefixtures("office")
def test_a_paper_is_made_as_pdf_where_its_file_is_called_so(
    shell: Shell, agreed: str, tmp_path: Path
) -> None:
    """A draft, a form, and once final the one PDF that is printed, each time the same."""
    draft, form, first, second = (str(tmp_path / f"{name}.pdf") for name in ("a", "b", "c", "D"))
    shell.done("paper", NUMBER, "-o", draft)
    shell.done("paper", NUMBER, "权利义务告知书", "-o", form)
    assert shell("finalise", NUMBER).err == ""
    shell.done("paper", NUMBER, "-o", first)
    shell.done("paper", NUMBER, "-o", second)
    contents = [Path(name).read_bytes() for name in (draft, form, first, second)]
    assert all(content.startswith(b"%PDF-") for content in contents)
    assert contents[2] == contents[3] != contents[0]


def test_of_several_papers_of_a_name_one_is_chosen_by_its_place(
    shell: Shell, written: Callable[..., str], tmp_path: Path
) -> None:
    talks = [{"kind": "调解记录", "text": text} for text in ("先谈了一次", "又谈了一次")]
    shell.done("import", written(agreed_case(records=talks)))
    paper = tmp_path / "x.docx"
    for which, text in ((1, "先谈了一次"), (2, "又谈了一次")):
        shell.done("paper", NUMBER, "调解记录", "--which", str(which), "-o", str(paper))
        assert text in text_of(paper)
    answer = shell("paper", NUMBER, "调解记录", "--which", "0", "-o", str(paper))
    assert (answer.status, "1、2、3" in answer.err) == (2, True)


def text_of(docx: Path) -> str:
    """All characters of a paper, headers and footers too, without any library that writes such papers."""
    with zipfile.ZipFile(docx) as package:
        parts = [
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    return re.sub("<[^>]*>", "", "".join(parts))


def test_a_case_goes_from_its_file_to_a_verified_seal(shell: Shell, agreed: str, tmp_path: Path) -> None:
    """finalise, sign by sign, seal, verify: sealed and unchanged 0, altered by one character 1."""
    shell.done("finalise", NUMBER)
    sign_all(shell)
    assert re.search("[0-9a-f]{64}", shell.done("seal", NUMBER))
    paper = tmp_path / "协议书.docx"
    shell.done("paper", NUMBER, "-o", str(paper))
    assert "已封存，未改动" in shell.done("verify", str(paper))
    altered = tmp_path / "改过.docx"
    altered.write_bytes(replaced(paper, "陆佰", "柒佰"))
    answer = shell("verify", str(altered))
    assert answer.status == 1
    assert "已被改动" in answer.out + answer.err
    assert "柒佰" in answer.out + answer.err


def replaced(docx: Path, old: str, new: str) -> bytes:
    """The paper with one word of its body changed, as an office program would leave it."""
    target = io.BytesIO()
    with zipfile.ZipFile(docx) as before, zipfile.ZipFile(target, "w") as after:
        for item in before.infolist():
            content = before.read(item)
            if item.filename == "word/document.xml":
                assert old in content.decode()
                content = content.decode().replace(old, new, 1).encode()
            after.writestr(item, content)
    return target.getvalue()


def test_a_final_text_is_voided_with_a_reason_and_finalised_again(shell: Shell, agreed: str) -> None:
    """The second version has its own code; the first cannot be sealed any more."""
    first = shell.done("finalise", NUMBER)
    assert "作废" in shell.done("void", NUMBER, "--reason", "金额写错了")
    second = shell.done("finalise", NUMBER)
    assert "第1稿" in first
    assert "第2稿" in second


def test_doctor_says_of_each_thing_whether_it_is_well(shell: Shell) -> None:
    """A line each: folder, disk, file system, database, tools."""
    said = shell("doctor").out.splitlines()
    lines = [line for line in said if not line.startswith("【")]
    assert {line.split("\t")[1] for line in lines} >= {"数据文件夹", "硬盘", "数据库", "排版程序"}
    assert "好\t数据库\t完好。" in lines


def test_the_rules_are_listed_with_their_law_and_need_no_case(shell: Shell) -> None:
    lines = [line.split("\t") for line in shell.done("problems", "--rules").splitlines()]
    entries = json.loads(shell.done("problems", "--rules", "--json"))
    assert [line[1] for line in lines] == [entry["id"] for entry in entries]
    assert all(len(line) == 5 and all(line) for line in lines)
    assert {"VAGUE_DUE", "ARTICLE_MISSING", "ESCALATION"} <= {entry["id"] for entry in entries}


def test_the_terms_are_told_in_lines_and_as_json(shell: Shell, agreed: str) -> None:
    found = json.loads(shell.done("terms", NUMBER, "--json"))
    lines = shell.done("terms", NUMBER).splitlines()
    assert len(found["terms"]) == sum(line.startswith("第") for line in lines)
    assert found["confirmation"]["ready"] is False
    assert "司法确认　还不能申请" in lines


def test_a_calculation_is_told_item_by_item(shell: Shell, tmp_path: Path) -> None:
    case = Case(injuries=(Injury(victim="何桂芳", harm="wound", medical=126000, fault=7000),))
    file = tmp_path / "伤.json"
    file.write_text(exchange.dumps(case), "utf-8")
    number = shell.done("import", str(file)).split("\t")[0]
    assert "没有赔偿计算" not in shell.done("injury", number)
    assert "医疗费\t1260\t" in shell.done("injury", number)
    (found,) = json.loads(shell.done("injury", number, "--json"))
    assert found["victim"] == "何桂芳"
