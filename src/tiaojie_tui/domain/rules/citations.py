"""法律依据: is anything cited, and were the cited laws still in force when the agreement was made?"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.tables import Tables

_CIVIL_CODE = date(2021, 1, 1)
_ENVIRONMENT_CODE = date(2026, 8, 15)
_BY_CIVIL_CODE = "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则"
_BY_ENVIRONMENT_CODE = (
    "环境保护法 环境影响评价法 海洋环境保护法 大气污染防治法 水污染防治法 土壤污染防治法 "
    "固体废物污染环境防治法 噪声污染防治法 放射性污染防治法 清洁生产促进法"
)
_REPEALED = {
    **dict.fromkeys(_BY_CIVIL_CODE.split(), (_CIVIL_CODE, "民法典")),
    **dict.fromkeys(_BY_ENVIRONMENT_CODE.split(), (_ENVIRONMENT_CODE, "生态环境法典")),
}
"""Laws that a code has taken over: since when, and which code (民法典第1260条, 生态环境法典第1242条)."""

_STATE = "中华人民共和国"
_INTERPRETED = re.compile(rf"适用《(?:{_STATE})?([^》]+)》")


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Nothing cited, then each repealed law among the citations and in the wording of the terms."""
    on = case.agreed_on or today
    if not case.legal_basis and agreeing(case):
        yield Found("NO_LEGAL_BASIS", "legal_basis", "还没有引用法律依据，请至少选一条用得上的，讲给双方听。")
    for index, citation in enumerate(case.legal_basis):
        yield from _repealed(citation.law, on, paths.join("legal_basis", index), "依据里引用的")
    if agreeing(case):
        for index, term in enumerate(case.terms):
            for law in dict.fromkeys(re.findall("《([^》]+)》", term.text or "")):
                yield from _repealed(law, on, paths.join("terms", index, "text"), f"第{index + 1}条写到的")


def _repealed(law: str, on: date, field: str, where: str) -> Iterator[Found]:
    title = law.strip("《》 ").removeprefix(_STATE)
    interpreted = _INTERPRETED.search(law)
    if interpreted:
        title = interpreted[1]
    since, code = _REPEALED.get(title, (date.max, ""))
    if on >= since:
        what = f"对《{title}》的司法解释" if interpreted else f"《{title}》"
        yield Found(
            "REPEALED_LAW",
            field,
            f"{where}{what}已于{printed(since)}废止，请改引《{code}》的相应条文。",
        )
