"""伤情: an agreement that settles everything while the injured person is not yet healed or appraised.

Such an agreement may be revoked (重大误解、显失公平). Where the terms keep later costs open, nothing is
settled yet.
"""

import re
from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.pattern import Pattern
from tiaojie_tui.domain.rules.phrasing import phrasing
from tiaojie_tui.domain.tables import Tables

_HURT = Pattern(
    "受伤|伤情|伤势|骨折|骨裂|住院|手术|[打撞咬摔碰砸烫烧压刺砍踢跌扭刮扎轧电戳划割烙抓炸]伤|致伤|致残|左[臂腿手脚]|右[臂腿手脚]|工伤"
)
_NOT_HEALED = phrasing(
    "(?:尚未|还未|还没有?|没有|未|不能)(?:出院|治愈|痊愈|康复|治好|治疗终结|拆除?(?:内固定|钢板|石膏)|取出)",
    "(?:仍|还|尚|现|正|目前)在[^,。;]{0,10}(?:住院|治疗|康复|休养|抢救|监护|复诊|复查|换药)|治疗中",
    "治疗(?:尚|还)?未(?:终结|结束|完)|[伤病]情(?:尚|还)?[不未]稳定",
    "(?:继续|仍需|还需要?|尚需|需要?)[^,。;]{0,6}(?:治疗|住院|手术|取内固定|取钢板|取钢钉|康复)",
    unless="已(?:经)?(?:治愈|痊愈|康复|治疗终结)|治疗(?:已经?)?(?:终结|结束)",
    not_after="[不无]$|无须$",
)
_NOT_APPRAISED = Pattern("(?:尚未|未|没有?)(?:经|作|做|进行|申请|去|评|过|曾)*[^,。;]{0,6}(?:伤残|鉴定|评残)")
_APPRAISED = Pattern("鉴定|评残|伤残等级|[一二三四五六七八九十]级伤残|不构成伤残|评定为|劳动能力")
_GRAVE = Pattern(
    "骨折|骨裂|粉碎|颅|脑震荡|脑出血|昏迷|脾|肝破|肾破|内脏|气胸|截肢|截指|断指|手指.{0,4}(?:断|缺失)|离断|失明|失聪|"
    "眼球|韧带|半月板|脊|椎|瘫|重伤|重症|植皮|毁容|内固定|钢板|钢钉|轻伤[一二]级"
)
_OF_THE_CRIME = Pattern("(?:伤情|法医|司法)?(?:鉴定|评定)[^,。;]{0,8}(?:轻微?伤|重伤)")
"""How grave an injury is for the criminal law says nothing of what remains of it."""
_LATER = "(?:今后|以后|日后|后续|后期|将来|复发)"
_WHOLE = phrasing(
    "一次性(?:了结|解决|终结|结清|买断|处理|赔偿|补偿|赔付|支付|付清|给付)",
    r"(?:再无|别无|无任何|没有任何)[^,。;]{0,8}(?:纠纷|争议|瓜葛|纠葛|牵连)",
    "(?:全部|彻底|就此|到此)(?:了结|了断|终结|结束|为止)|互不追究|两清|一笔勾销",
    rf"{_LATER}[^。;]{{0,24}}(?:[与和跟同][^,。;]{{1,12}}无关|自理|自负|自行(?:承担|负担|解决|负责))",
    rf"{_LATER}[^。;]{{0,24}}不(?:再)?(?:承担|负担|负责|赔偿|支付)",
    rf"{_LATER}[^。;]{{0,24}}不(?:得|再|能)[^,。;]{{0,6}}(?:主张|要求|索要|索赔|追究|找)",
)
_KEPT_OPEN = phrasing(
    "(?:后续|后期|二次手术|再次手术|取内固定|取钢板|今后|以后|复查|康复|伤残|鉴定后)[^。;]{0,24}"
    "(?:另行|再(?:行)?(?:协商|主张|赔|算|议)|凭[^,。;]{0,8}(?:票|单据)|据实|实际(?:发生|支出)|按实|"
    "由[^,。;]{1,12}(?:承担|负担|支付|赔偿)|可以?(?:另|再))",
    unless="自行|自己|自理|自负|不得|不再",
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The first term that settles an injury for good, if the facts say it is too early."""
    if not agreeing(case):
        return
    reason = _too_early(case)
    texts = [prose.even(term.text or "") for term in case.terms]
    if not reason or any(_KEPT_OPEN.first(text) for text in texts):
        return
    for index, text in enumerate(texts):
        if _WHOLE.first(text):
            yield Found(
                "INJURY_NOT_STABLE",
                paths.join("terms", index, "text"),
                f"{reason}，第{index + 1}条就一次了结，伤者以后可能反悔撤销，"
                "请等治疗终结、做了鉴定再谈，或写明后续治疗费和伤残赔偿另行处理。",
            )
            return


def _too_early(case: Case) -> str:
    facts = prose.even(case.facts or "")
    if not _HURT.search(facts) or re.search("死亡|身亡|溺亡|死者|遇难", facts):
        return ""
    if _NOT_HEALED.first(facts) and not _has_appraisal(case, facts):
        return "事实里治疗还没有结束"
    if _NOT_APPRAISED.search(facts):
        return "事实里还没有做伤残鉴定"
    if _GRAVE.search(facts) and not _has_appraisal(case, facts):
        return "事实里伤得不轻，没有写伤残鉴定"
    return ""


def _has_appraisal(case: Case, facts: str) -> bool:
    told = facts + "\n".join(one.name or "" for one in case.evidence)
    return bool(_APPRAISED.search(_OF_THE_CRIME.sub("", told))) and not _NOT_APPRAISED.search(facts)
