"""Templates of the second half of the dossier: from the oral agreement to the end of the mediation."""

from pathlib import Path

import blank
from blocks import ITEMS, foot, item, items, listing, parties, seal, signatures, two_items
from shapes import for_each, full_cell, paragraph, row

_BODY = "文书正文"


def _write(path: Path, *body: str, beside: str = "") -> None:
    """A paper of the dossier: its title, its number, what it says, and the foot of the page."""
    head = paragraph("文书标题", "{{ 标题 }}"), paragraph("文书编号", beside + "{{ 项.编号 }}{{ 编号 }}")
    blank.write(
        path,
        title=path.stem,
        body="".join((*head, *body)),
        header=paragraph("页眉字样"),
        footer=foot(),
        page=blank.FORM,
    )


def _text(name: str, style: str = _BODY) -> str:
    return paragraph(style, f"{{{{ {name} }}}}")


def _texts(name: str) -> str:
    return for_each("段", name, _text("段"))


def _heading(name: str) -> str:
    return paragraph("文书小标题", f"{{{{ 项.{name} }}}}")


def _long_item(name: str, words: str) -> str:
    """A row of items for what may run over several pages."""
    mm, *others = ITEMS
    head = full_cell(paragraph("登记项目", f"{{{{ 项.{name} }}}}"), mm=mm)
    return row(head, full_cell(words, mm=sum(others), span=3), height=8, splits=True)


def _texts_item(name: str) -> str:
    return _long_item(name, for_each("段", name, _text("段", "清单内容")))


def _people_item(name: str) -> str:
    return _long_item(name, _text(name, "清单内容"))


def _oral(path: Path) -> None:
    _write(
        path,
        parties(),
        items(
            two_items("类型", "来源"),
            two_items("受理日期", "达成日期"),
            two_items("地点", "金额"),
            *map(_texts_item, ("事实", "协议", "时限")),
        ),
        paragraph("表后空行"),
        for_each("段", "履行", _text("段", "清单内容")),
        signatures(),
        seal(),
        beside="{{ 备注 }}　　",
    )


def _receipt(path: Path) -> None:
    _write(
        path,
        items(*map(item, ("案件", "条款", "约定")), two_items("付款人", "收款人"), item("方式")),
        paragraph("表后空行"),
        _texts("正文"),
        signatures(_text("说明")),
        paragraph("表后空行"),
    )


def _follow_up(path: Path) -> None:
    _write(
        path,
        items(
            _people_item("当事人"),
            item("协议编号"),
            item("事由"),
            two_items("时间", "回访人"),
            _people_item("被访人"),
            *map(_texts_item, ("约定", "履行", "情况")),
        ),
        paragraph("表后空行"),
        signatures(paragraph("清单内容", "{{ 项.满意 }}{{ 满意 }}")),
        seal(),
    )


def _confirmation(path: Path) -> None:
    _write(
        path,
        parties(),
        _heading("请求"),
        _text("请求"),
        _heading("事实"),
        _texts("事实"),
        _text("经过"),
        _heading("协议"),
        _texts("协议"),
        _heading("履行"),
        _texts("履行"),
        _heading("承诺"),
        signatures(_text("承诺"), paragraph(_BODY, "{{ 项.此致 }}"), _text("此致", "文书顶格")),
        paragraph("表后空行"),
        paragraph("附注", "{{ 项.附 }}"),
        for_each("行", "附", _text("行", "附注")),
    )


def _to_take_along(path: Path) -> None:
    _write(
        path,
        items(*map(item, ("案件", "协议", "法院", "期限"))),
        paragraph("表后空行"),
        listing(
            "行",
            "材料",
            (14, 62, 62, 18),
            ("序号", "材料", "要求", "齐"),
            (
                ("清单居中", "行.序号"),
                ("清单内容", "行.名称"),
                ("清单内容", "行.要求"),
                ("清单居中", "行.齐"),
            ),
        ),
        paragraph("表后空行"),
        _text("说明"),
    )


def _police(path: Path) -> None:
    _write(
        path,
        parties(),
        _heading("事实"),
        _texts("事实"),
        _heading("协议"),
        _text("经过"),
        _texts("协议"),
        _heading("履行"),
        _texts("履行"),
        signatures(_text("请求"), paragraph(_BODY, "{{ 项.此致 }}"), _text("此致", "文书顶格")),
        paragraph("表后空行"),
        _text("附", "附注"),
    )


def _termination(path: Path) -> None:
    _write(
        path,
        _text("称呼", "文书顶格"),
        *map(_text, ("经过", "原因", "告知")),
        _texts("途径"),
        signatures(_text("份数")),
        seal(),
    )


def _extension(path: Path) -> None:
    _write(path, *map(_text, ("经过", "原因", "同意")), signatures(_text("说明")), seal())


def _withdrawal(path: Path) -> None:
    _write(
        path,
        parties(),
        *map(_text, ("经过", "原因")),
        signatures(_text("知道"), paragraph(_BODY, "{{ 项.此致 }}"), _text("此致", "文书顶格")),
        paragraph("表后空行"),
    )


DRAWINGS = {
    "口头协议登记表": _oral,
    "履行凭证": _receipt,
    "回访记录": _follow_up,
    "司法确认申请书": _confirmation,
    "司法确认材料清单": _to_take_along,
    "治安案件书面申请": _police,
    "终止调解告知书": _termination,
    "延期调解同意书": _extension,
    "撤回调解申请书": _withdrawal,
}
