"""法律依据: is anything cited, and may it be cited, in step 4 and in the wording of the terms?"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths, statutes
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.citing import named_in, objection
from tiaojie_tui.domain.problems import Severity
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Nothing cited; then each citation; then each law and article that a term names, once."""
    if not case.legal_basis and agreeing(case):
        yield Found("NO_LEGAL_BASIS", "legal_basis", "还没有引用法律依据，请至少选一条用得上的，讲给双方听。")
    for index, citation in enumerate(case.legal_basis):
        at = paths.join("legal_basis", index)
        yield from _cited(citation.law, citation.article, case, today, tables, at, "依据里引用的")
    if agreeing(case):
        for index, term in enumerate(case.terms):
            at = paths.join("terms", index, "text")
            for law, article in dict.fromkeys(named_in(term.text or "", tables.statutes)):
                yield from _cited(law, article, case, today, tables, at, f"第{index + 1}条写到的")


def _cited(
    law: str, article: str | None, case: Case, today: date, tables: Tables, at: str, where: str
) -> Iterator[Found]:
    on = case.agreed_on or today
    against = objection(law, article, on, tables.statutes, case.occurred_on)
    if against:
        yield Found(
            against.rule, at, where + against.message, Severity.HINT if against.only_a_remark else None
        )
        return
    meant = statutes.meant(tables.statutes, law)
    if meant:
        title = law.strip("《》")
        yield Found("LAW_TITLE_ODD", at, f"{where}《{title}》，是不是《{meant.short}》？请核对名称。")
