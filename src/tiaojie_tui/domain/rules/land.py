"""土地、房屋: whose it is, which an office or a court says; and contracted land, which its holder keeps."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Term
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.phrasing import phrasing
from tiaojie_tui.domain.rules.village import COLLECTIVE, is_collective
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

# What stands on the land, or is paid for it, is not the land.
_NOT_IT = (
    "租|拆迁|拆除|拆下|旧料|旧砖|材料|征收|补偿|修|维护|费|款|价|钥匙|押金|买卖|"
    "树|庄稼|青苗|收益|所得|收入|收成|附着物|装修|贷款|家具|债|杂物"
)
_NOT_ON_IT = f"(?!的?(?:{_NOT_IT}|里|内|上的|中的|旁|前|后|周围|边|门口|漏))"
_PROPERTY = (
    r"(?:房屋|房子|房产|住房|[平瓦楼草砖厢正偏东西南北]房|[老东西南北堂]屋|[东西南北前后老新]院(?!墙)|老宅|宅院|院落|院子|宅基地?|地基|土地|"
    r"承包地|自留地|自留山|耕地|空地|晒场|菜地|菜园|荒地|地块|山林|山场|林地|山地|商铺|门面|车库|"
    r"\d亩地|\d亩田|争议地|[\d一二两三四五六七八九十]间)" + _NOT_ON_IT
)
_ONLY_IT = rf"(?:(?!{_NOT_IT})[^,。;]){{0,20}},?"
_FALLS_TO = "归(?!还|位|档|案)"
_ONLY_USED = "(?:处理|保管|管理|住|看管|清理|负责|承担|耕种|经营|支配)"
_FATE = "|".join(
    (
        rf"{_FALLS_TO}[^,。;]{{1,15}}(?:所有|使用|继承|共有)",
        rf"{_FALLS_TO}(?![^,。;]{{0,12}}{_ONLY_USED})[^,。;]{{1,12}}(?=[,。;]|$)",
        r"属于?[^,。;]{1,12}(?:所有|使用)|由[^,。;]{1,12}继承|分(?:给|得|到)|(?<=[房屋子院间])(?:都|全部)?给(?:老[大二三四五]|[长次三四幺大二小][子女儿])",
        r"各?(?:享有|占)[^,。;]{0,10}(?:份额|一半|产权|\d%|分之)",
        r"各(?:得|分得)?(?:一半|\d{1,3}%)|一人一半|平分|均分",
    )
)
_CONFIRMS = phrasing(
    f"{_PROPERTY}{_ONLY_IT}(?:{_FATE})",
    rf"(?:所有权|使用权|承包经营权|产权|林权)[^,。;]{{0,8}}(?:{_FALLS_TO}|属|确认给)",
    r"(?:山场|山林|林地|土地|荒地|房屋|宅基地)(?:确认|确定|认定)[为归给][^,。;]{1,10}(?:所有|使用)?(?=[,。;]|$)",
    r"(?:确认|确定)[^,。;]{0,10}(?:所有权|使用权|产权)[^,。;]{0,2}人?[为是]",
    rf"(?:取得|享有|拥有)[^,。;]{{0,6}}{_PROPERTY}的?(?:所有权|使用权|产权)",
    rf"(?<!放弃)继承[^,。;]{{0,8}}{_PROPERTY}[^,。;]{{0,6}}(?:份额|产权|一半|全部|$)",
    unless="(?:没有|并无|均无|无)(?:争议|异议)$",
    not_after="登记机关|法院|政府|放弃",
)
_LAND = (
    "(?:土地|林地|林木|山林|山场|山地|荒山|荒地|草场|草地|滩涂|宅基地|宅基|自留[山地]|空地|地块|地皮|晒场|"
    "坡地|这块地|该地|该处地)"
)
_QUARREL = "(?:争议|纠纷|争执|不清|不明|有异议|各执一词|说法不一|争夺)"
_SAY = "(?:都|均|各自|双方)(?:说|称|认为|主张|坚持)"
_OWN = "(?:自己|自家|己方|本方|各自|所有|使用权)"
_OWNERSHIP = phrasing(
    rf"(?:权属|所有权|使用权|归属|林权|山权|地权)[^,。;]{{0,10}}{_QUARREL}|四至[^,。;]{{0,6}}{_QUARREL}",
    rf"{_LAND}[^。;]{{0,16}}(?:归谁|是谁的|属于谁|该归谁|应归谁)",
    rf"{_LAND}[^。;]{{0,30}}{_SAY}[^。;]{{0,12}}{_OWN}|{_SAY}[^。;]{{0,6}}{_LAND}[^。;]{{0,8}}{_OWN}",
    rf"(?:确认|确定|明确|确权)[^。;]{{0,20}}{_LAND}[^。;]{{0,14}}(?:归[^,。;]{{1,12}}(?:所有|使用)|所有权|使用权|归属|权属)",
    r"(?:确认|确定|明确)[^。;]{0,20}(?:土地|林地|山|地)[^。;]{0,8}(?:所有权|使用权)",
    rf"争(?:抢|夺)?[^,。;]{{0,8}}{_LAND}的?(?:所有权|使用权)",
    unless="(?:没有|并无|均无|无|不存在|未)[^,。;]{0,6}(?:争议|异议|纠纷|争执)|权属(?:清楚|明确|清晰)|"
    "(?:已|业)经?[^。;]{0,20}(?:确权|处理决定|登记)",
    not_after="房屋|房产|房子|住房|商铺|车",
)
_CONTRACTED = (
    "(?:承包地|承包田|承包土地|责任田|责任地|口粮田|口粮地|承包的?(?:土地|田地|田|地|耕地|山地)|承包经营权)"
)
_TAKE = "(?:收回|收走|抽回|收归|调整|调出|抽出|抽走|重新分配|重新调整|重新发包|另行发包|重分|打乱重分)"
_FREELY = (
    "自愿|互换|代耕|机动地|四荒|期满|届满|到期|自然灾害|三分之二|依法征收|租期|出租|租赁|流转|占用|强占|侵占"
)
_DENIED = "不得|不能|不可|不应|不再|禁止|不准|不许|无权|不$"
_TAKEN_BACK = phrasing(
    rf"{COLLECTIVE}[^,。;]{{0,24}}{_TAKE}[^,。;]{{0,24}}{_CONTRACTED}",
    rf"{COLLECTIVE}[^,。;]{{0,24}}{_CONTRACTED}[^。;]{{0,12}}{_TAKE}",
    rf"{_CONTRACTED}[^。;]{{0,24}}(?:由|被|归|交){COLLECTIVE}[^,。;]{{0,10}}{_TAKE}",
    rf"{_CONTRACTED}[^,。;]{{0,10}}收归(?:村|组|集体)",
    rf"{_CONTRACTED}[^,。;]{{0,10}}(?:重新分配|重新调整|打乱重分|重分|统一调整|予以调整)",
    unless=f"{_FREELY}|(?:{_DENIED})[^,。;]{{0,8}}{_TAKE}",
    not_after=_DENIED,
)
_TAKEN_BY_PARTY = phrasing(
    rf"(?:收回|收走|抽回|抽走|交回|退回|退出|交出)[^,。;]{{0,16}}{_CONTRACTED}",
    rf"{_CONTRACTED}[^,。;]{{0,12}}(?:收回|交回|收走|退回)",
    unless=_FREELY,
    not_after=_DENIED,
)
_FORCE = "(?:必须|强制|强行|一律|无条件|限期)"
_FORCED = phrasing(
    rf"{_FORCE}[^。;]{{0,24}}{_CONTRACTED}[^。;]{{0,16}}(?:流转|转让|互换|出租|入股|交出)",
    rf"{_FORCE}(?:流转|转让|互换|出租)[^。;]{{0,16}}{_CONTRACTED}",
    rf"不(?:得|许|准)(?:拒绝|反对|阻止)[^。;]{{0,12}}{_CONTRACTED}[^。;]{{0,12}}(?:流转|转让|互换)",
    not_after="不得|不能|禁止|不准|不许",
)
_STRIPPED = phrasing(
    r"(?:出嫁|外嫁|嫁出|嫁到|改嫁|离婚|丧偶|婚后|户口迁出|迁走户口|户口迁走|迁出户口|落户)[^。;]{0,24}"
    r"(?:不再?(?:享有|享受|分得|参加|分配|保留)|失去|丧失|取消|剥夺|收回|退出|交回|无权)[^。;]{0,16}"
    rf"(?:{_CONTRACTED}|土地|田地)",
    unless="自愿|不得|不能|禁止|不因|不影响",
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """What the dispute is about, then what each term does with land and houses."""
    yield from _whose_land(case)
    if not agreeing(case):
        return
    for index, term in enumerate(case.terms):
        text, at = prose.even(term.text or ""), paths.join("terms", index, "text")
        if found := _CONFIRMS.first(text):
            yield Found(
                "PROPERTY_RIGHT_CONFIRMATION",
                at,
                f"第{index + 1}条里{quoted(found)}是在确认房屋、土地的归属，法院不受理这一项的司法确认，"
                "请提醒当事人到登记机关办理或依法起诉。",
            )
        if found := _against_contract(term, text):
            yield Found(
                "LAND_CONTRACT_ILLEGAL",
                at,
                f"第{index + 1}条里{quoted(found)}不合法，承包期内不得收回、调整承包地或者强迫流转，"
                "请删去；本人自愿交回、互换、出租的，写明“自愿”。",
            )


def _whose_land(case: Case) -> Iterator[Found]:
    """Once for the case, where it is told first."""
    told = (("facts", case.facts or ""), ("claims", "。".join(case.claims)), ("title", case.title or ""))
    for field, text in told:
        found = _OWNERSHIP.first(prose.even(text))
        if found:
            yield Found(
                "OWNERSHIP_DISPUTE_TO_GOV",
                field,
                f"{quoted(found)}争的是土地、山林归谁，协商不成要先由乡镇或县政府处理，不服再起诉；"
                "协议里只写怎么使用、怎么补偿，不写归谁所有。",
            )
            return


def _against_contract(term: Term, text: str) -> str | None:
    of_village = any(map(is_collective, (*term.obligors, *term.obligees)))
    return (
        _TAKEN_BACK.first(text)
        or _FORCED.first(text)
        or _STRIPPED.first(text)
        or (_TAKEN_BY_PARTY.first(text) if of_village else None)
    )
