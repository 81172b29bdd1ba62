"""工资: it is paid in money, never in goods."""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case
from tiaojie_tui.domain.rules import prose
from tiaojie_tui.domain.rules.found import Found, agreeing
from tiaojie_tui.domain.rules.phrasing import phrasing
from tiaojie_tui.domain.tables import Tables
from tiaojie_tui.domain.typed import quoted

_LABOUR = ("拖欠农民工工资纠纷", "其他劳动争议纠纷")
_WAGE = "(?:工资|工钱|劳动报酬|报酬|薪水|薪酬|欠薪|人工费)"
_GOODS = (
    "(?:实物|货物|产品|商品|库存|粮食|玉米|小麦|稻谷|大米|水泥|钢材|钢筋|木材|砖|瓷砖|建材|车辆|汽车|轿车|货车|面包车|"
    "拖拉机|挖掘机|摩托车|电动车|房屋|房子|住房|商品房|车位|车库|商铺|购物卡|消费卡|代金券|购物券|提货券|有价证券|"
    "股票|股权|白酒|酒|茶叶|水果|苹果|橘子|牲畜|肥猪|生猪|羊|牛|设备|机器|机械|树苗|苗木|化肥|饲料|家具|家电|服装|手机|"
    "物资|材料)"
)
_SET_OFF = "(?:抵|顶|折价|作价|代替|替代|充当|冲抵)"
_IN_KIND = rf"(?:以|用|拿|将|把)[^,。;]{{0,16}}{_GOODS}[^,。;]{{0,16}}{_SET_OFF}"
_FORBIDS = "不得|不能|不可|不准|不许|禁止|不以|不用"
_WAGE_IN_KIND = phrasing(
    rf"{_IN_KIND}[^,。;]{{0,12}}{_WAGE}",
    rf"{_WAGE}[^。;]{{0,20}}(?:以|用|拿)[^,。;]{{0,10}}{_GOODS}[^,。;]{{0,8}}(?:{_SET_OFF}|支付|发放|给付)",
    rf"(?:以|用|拿)[^,。;]{{0,10}}{_GOODS}[^,。;]{{0,6}}(?:支付|发放|给付|充)[^,。;]{{0,6}}{_WAGE}",
    rf"{_GOODS}[^,。;]{{0,12}}{_SET_OFF}[^,。;]{{0,6}}{_WAGE}",
    not_after=_FORBIDS,
)
_IN_KIND_AT_ALL = phrasing(
    _IN_KIND,
    rf"(?:以|用)(?:等值|等价|价值[^,。;]{{1,10}}的?)?[^,。;]{{0,6}}{_GOODS}[^,。;]{{0,6}}(?:支付|给付|偿付)",
    not_after=_FORBIDS,
)


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """Terms in which wages are set off against goods; in a dispute about wages every debt is one."""
    if not agreeing(case):
        return
    kind = _IN_KIND_AT_ALL if case.dispute_type in _LABOUR else _WAGE_IN_KIND
    for index, term in enumerate(case.terms):
        text = prose.even(term.text or "")
        found = kind.first(text) or _WAGE_IN_KIND.first(text)
        if found:
            yield Found(
                "WAGE_IN_KIND",
                paths.join("terms", index, "text"),
                f"第{index + 1}条里{quoted(found)}不行，工资要用钱付给本人，不能拿东西抵，请改成转账或现金。",
            )
