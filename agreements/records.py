"""Templates of what is written down in the talks and gathered for them: 调查记录, 调解记录, 证据材料目录."""

from pathlib import Path

import blank
from blocks import foot, item, items, listing, signatures
from shapes import for_each, only_if, paragraph

_BODY, _HEADING = "文书正文", "文书小标题"
_HEAD = (paragraph("文书标题", "{{ 标题 }}"), paragraph("文书编号", "{{ 项.编号 }}{{ 编号 }}"))
_GAP = paragraph("表后空行")
_RECORD = (
    paragraph(_HEADING, "{{ 项.记录 }}"),
    for_each("段", "记录", paragraph(_BODY, "{{ 段 }}")),
)


def _write(path: Path, *shapes: str, foot_first: str = "") -> None:
    body, header = "".join((*_HEAD, *shapes)), paragraph("页眉字样")
    blank.write(path, title=path.stem, body=body, header=header, footer=foot_first + foot())


def _inquiry(path: Path) -> None:
    """Whoever was asked signs every page, so the place for it is in the foot."""
    _write(
        path,
        items(item("时间"), item("地点"), item("被调查人"), item("参加人")),
        _GAP,
        *_RECORD,
        only_if("结语", paragraph(_BODY, "{{ 结语 }}")),
        signatures(),
        foot_first=paragraph("每页签名", "{{ 项.每页 }}"),
    )


def _mediation(path: Path) -> None:
    _write(
        path,
        items(item("时间"), item("地点"), item("当事人"), item("参加人")),
        _GAP,
        paragraph(_BODY, "{{ 项.告知 }}"),
        *_RECORD,
        paragraph(_BODY, "{{ 项.结果 }}{{ 结果 }}"),
        signatures(),
    )


def _evidence(path: Path) -> None:
    _write(
        path,
        listing(
            "件",
            "证据",
            (12.0, 46.0, 28.0, 18.0, 12.0, 40.0),
            ("序号", "名称", "提供人", "原件", "页数", "证明"),
            (
                ("清单居中", "件.序号"),
                ("清单内容", "件.名称"),
                ("清单居中", "件.提供人"),
                ("清单居中", "件.原件"),
                ("清单居中", "件.页数"),
                ("清单内容", "件.证明"),
            ),
        ),
        _GAP,
        paragraph(_BODY, "{{ 合计 }}"),
        signatures(paragraph(_BODY, "{{ 项.说明 }}")),
    )


DRAWINGS = {"调查记录": _inquiry, "调解记录": _mediation, "证据材料目录": _evidence}
