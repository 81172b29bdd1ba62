"""Templates of the papers before the talks: 申请书, 受理登记表, 权利义务告知书, 授权委托书."""

from pathlib import Path

import blank
from blocks import foot, item, item_if, items, long_item, parties, seal, signatures, ticks, two_items
from shapes import for_each, paragraph, tag

_BODY, _HEADING = "文书正文", "文书小标题"
_TITLE = paragraph("文书标题", "{{ 标题 }}")
_NUMBER = paragraph("文书编号", "{{ 项.编号 }}{{ 编号 }}")
_GAP = paragraph("表后空行")


def _told(name: str) -> str:
    """A heading and the paragraphs under it."""
    return paragraph(_HEADING, f"{{{{ 项.{name} }}}}") + for_each("段", name, paragraph(_BODY, "{{ 段 }}"))


def _write(path: Path, *shapes: str) -> None:
    body, header = "".join(shapes), paragraph("页眉字样")
    blank.write(path, title=path.stem, body=body, header=header, footer=foot())


def _application(path: Path) -> None:
    _write(
        path,
        _TITLE,
        parties(),
        _told("事实"),
        _told("请求"),
        signatures(
            paragraph(_BODY, "{{ 项.声明 }}"),
            paragraph(_BODY, "{{ 项.此致 }}"),
            paragraph("文书顶格", "{{ 调委会 }}"),
        ),
    )


def _intake(path: Path) -> None:
    _write(
        path,
        _TITLE,
        _NUMBER,
        paragraph(_BODY, "{{ 受理 }}"),
        _GAP,
        items(
            item("纠纷类型"),
            ticks("案件来源"),
            item_if("申请日期", item("申请日期"), ticks("申请方式")),
            long_item("事实"),
        ),
        _GAP,
        items(long_item("请求")),
        _GAP,
        signatures(),
        seal(),
        paragraph("附注", "{{ 项.说明 }}"),
    )


def _rights(path: Path) -> None:
    _write(
        path,
        _TITLE,
        _NUMBER,
        paragraph("文书顶格", "{{ 当事人 }}"),
        paragraph(_BODY, "{{ 缘由 }}"),
        tag("for 一节 in 项.告知"),
        paragraph(_HEADING, "{{ 一节.题 }}"),
        for_each("段", "一节.段", paragraph(_BODY, "{{ 段 }}")),
        tag("endfor"),
        paragraph(_HEADING, "{{ 项.调解员 }}"),
        paragraph(_BODY, "{{ 调解员 }}"),
        paragraph(_BODY, "{{ 项.要求 }}"),
        paragraph(_BODY, "{{ 项.横线 }}"),
        signatures(paragraph(_BODY, "{{ 项.声明 }}")),
    )


def _authorization(path: Path) -> None:
    _write(
        path,
        _TITLE,
        paragraph(_BODY, "{{ 委托 }}"),
        parties(),
        items(
            two_items("受委托人", "关系"),
            two_items("身份证号", "联系方式"),
            ticks("类别"),
            ticks("权限"),
            ticks("事项"),
            item("期限"),
        ),
        _GAP,
        signatures(),
    )


DRAWINGS = {
    "人民调解申请书": _application,
    "人民调解受理登记表": _intake,
    "权利义务告知书": _rights,
    "授权委托书": _authorization,
}
