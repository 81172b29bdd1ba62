"""The verbs for cases and for the installation, one function each; true when all of it was done."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from tiaojie_tui.casework import cases, injury, masking, papers, printable, signing, tables, terms
from tiaojie_tui.casework.desk import Desk, Refused, set_up
from tiaojie_tui.casework.whatnext import what_next
from tiaojie_tui.commands import desks, given
from tiaojie_tui.domain.case import Signature
from tiaojie_tui.domain.rules import listing
from tiaojie_tui.office import doctor
from tiaojie_tui.store.installation import Installation
from tiaojie_tui.store.listing import Summary


def _named(said: Namespace) -> tuple[Desk, str]:
    """The desk, and the full number of the case that the command names."""
    desk = desks.opened(said)
    return desk, cases.resolve(desk, said.number)


def _setup(said: Namespace) -> bool:
    set_up(desks.opened(said, new=True), Installation(said.committee, said.place, tuple(said.mediator)))
    return True


def _import(said: Namespace) -> bool:
    desk, done = desks.opened(said, new=True), True
    for name in said.files:
        try:
            stored = cases.bring_in(desk, given.text_of(Path(name)))
        except Refused as refused:
            print(f"{name}：{refused}", file=sys.stderr)
            done = False
        else:
            print(f"{stored.case.number}\t{stored.case.title or ''}")
    return done


def _export(said: Namespace) -> bool:
    text = cases.hand_out(*_named(said))
    if said.output:
        given.write(said.output, text.encode())
    else:
        print(text, end="" if text.endswith("\n") else "\n")
    return True


def _list(said: Namespace) -> bool:
    desk = desks.opened(said)
    rows = _all_pages(desk, said.query)
    if said.json:
        listed = json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=2)
        print(masking.covered(desk, listed))
    else:
        for row in rows:
            print(masking.covered(desk, f"{row.number}\t{row.title or ''}\t{what_next(row)}"))
    return True


def _all_pages(desk: Desk, query: str) -> list[Summary]:
    page = cases.page(desk, query)
    rows = list(page.rows)
    while page.next is not None:
        page = cases.page(desk, query, page.next)
        rows += page.rows
    return rows


def _as_json(row: Summary) -> dict[str, str | None]:
    return {
        "number": row.number,
        "title": row.title,
        "dispute_type": row.dispute_type,
        "outcome": row.outcome,
        "next": what_next(row),
    }


def _show(said: Namespace) -> bool:
    desk, number = _named(said)
    print(masking.covered(desk, "\n".join(papers.look(cases.load(desk, number), 78))))
    return True


def _problems(said: Namespace) -> bool:
    return _rules(said) if said.rules else _of_case(said)


def _rules(said: Namespace) -> bool:
    entries = list(listing.entries())
    if said.json:
        print(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
    else:
        for entry in entries:
            print(f"{entry.severity}\t{entry.id}\t{entry.step}\t{entry.about}\t{entry.basis}")
    return True


def _of_case(said: Namespace) -> bool:
    desk, number = _named(said)
    found = tables.problems(desk, cases.load(desk, number).case)
    if said.json:
        rows = [asdict(problem) for problem in found]
        for row in rows:
            del row["stops"], row["about"]
        print(masking.covered(desk, json.dumps(rows, ensure_ascii=False, indent=2)))
    else:
        for problem in found:
            told = f"{problem.severity}\t{problem.rule}\t{problem.field}\t{problem.message}"
            print(masking.covered(desk, told))
    return True


def _terms(said: Namespace) -> bool:
    desk, number = _named(said)
    if said.json:
        told = json.dumps(terms.rows(desk, number), ensure_ascii=False, indent=2)
    else:
        told = "\n".join(terms.lines(desk, number))
    print(masking.covered(desk, told))
    return True


def _injury(said: Namespace) -> bool:
    desk, number = _named(said)
    found = injury.computed(cases.load(desk, number).case, desk.today)
    if said.json:
        print(json.dumps([injury.as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for one in found for line in injury.as_lines(one)) or "这个案件没有赔偿计算。")
    return True


def _paper(said: Namespace) -> bool:
    desk, number = _named(said)
    which = (desk, number, said.name, said.which - 1)
    if said.output.lower().endswith(".pdf"):
        given.write(said.output, printable.hand_out(*which))
    else:
        given.write(said.output, papers.hand_out(*which).docx)
    return True


def _finalise(said: Namespace) -> bool:
    desk, number = _named(said)
    frozen = signing.finalise(desk, number).frozen
    if frozen is None:
        return False
    print(f"已定稿：第{frozen.version}稿，校验码 {frozen.code}", flush=True)
    try:
        printable.pdf_of(desk, number)
    except Refused as no_pdf:
        print(f"定稿了，只是还没有 PDF：{no_pdf}", file=sys.stderr)
    return True


def _void(said: Namespace) -> bool:
    desk, number = _named(said)
    signing.void(desk, number, said.reason)
    print("已作废，可以修改后重新定稿。")
    return True


def _sign(said: Namespace) -> bool:
    desk, number = _named(said)
    on = given.day(said.on, desk.today)
    if said.stamp:
        signing.stamp(desk, number, on)
    elif said.name:
        signing.sign(desk, number, Signature(said.name, said.capacity, said.method, on))
    else:
        raise Refused("请写签名人的姓名；登记调委会盖章请加 --stamp。")
    return True


def _seal(said: Namespace) -> bool:
    seal = signing.seal(*_named(said)).seal
    if seal is not None:
        print(f"已封存：SHA-256 {seal.sha256}")
    return seal is not None


def _doctor(said: Namespace) -> bool:
    findings = doctor.examine(said.home)
    for finding in findings:
        print(f"{'好' if finding.well else '要处理'}\t{finding.about}\t{finding.said}")
    return all(finding.well for finding in findings)


VERBS: dict[str, Callable[[Namespace], bool]] = {
    "setup": _setup,
    "import": _import,
    "export": _export,
    "list": _list,
    "show": _show,
    "problems": _problems,
    "terms": _terms,
    "injury": _injury,
    "paper": _paper,
    "finalise": _finalise,
    "void": _void,
    "sign": _sign,
    "seal": _seal,
    "doctor": _doctor,
}
