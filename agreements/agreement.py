"""The template of the 人民调解协议书: parties as blocks, terms, boxes for ink, the 校验码 in the footer."""

from dataclasses import replace
from pathlib import Path

import blank
from blocks import listing, parties, seal, signatures
from footer import proving_foot
from shapes import for_each, only_if, paragraph, tag, watermark


def _instalments() -> str:
    return listing(
        "期",
        "条.分期",
        (22.0, 42.0, 36.0, 56.0),
        ("期数", "付款日期", "金额", "大写"),
        (("清单居中", "期.期"), ("清单居中", "期.日期"), ("清单金额", "期.金额"), ("清单内容", "期.大写")),
    )


def _shares() -> str:
    return listing(
        "份",
        "条.份额",
        (64.0, 36.0, 56.0),
        ("姓名", "金额", "大写"),
        (("清单居中", "份.姓名"), ("清单金额", "份.金额"), ("清单内容", "份.大写")),
    )


def _agreement_body() -> str:
    body = "文书正文"
    return "".join(
        (
            paragraph("文书标题", "{{ 标题 }}"),
            paragraph("文书编号", "{{ 项.编号 }}{{ 编号 }}"),
            only_if("补充", paragraph(body, "{{ 补充 }}"), paragraph("表后空行")),
            parties(),
            only_if("受理", paragraph(body, "{{ 受理 }}")),
            paragraph("文书小标题", "{{ 项.事实 }}"),
            for_each("段", "事实", paragraph(body, "{{ 段 }}")),
            for_each("段", "请求", paragraph(body, "{{ 段 }}")),
            for_each("段", "依据", paragraph(body, "{{ 段 }}")),
            paragraph("文书小标题", "{{ 项.协议 }}"),
            tag("for 条 in 条款"),
            for_each("段", "条.文", paragraph(body, "{{ 段 }}")),
            for_each("段", "条.金额", paragraph(body, "{{ 段 }}")),
            only_if("条.分期", paragraph("表题", "{{ 项.分期 }}"), _instalments(), paragraph("表后空行")),
            only_if("条.份额", paragraph("表题", "{{ 项.份额 }}"), _shares(), paragraph("表后空行")),
            tag("endfor"),
            paragraph("文书小标题", "{{ 项.履行 }}"),
            for_each("段", "履行", paragraph(body, "{{ 段 }}")),
            signatures(
                paragraph(body, "{{ 份数 }}"),
                paragraph(body, "{{ 日期 }}"),
            ),
            seal(),
        )
    )


def _agreement(path: Path) -> None:
    header = only_if("草稿", paragraph("页眉字样", watermark("{{ 水印 }}"), "{{ 草稿 }}")) + paragraph(
        "页眉字样"
    )
    page = replace(blank.OFFICIAL, footer=10)
    body = _agreement_body()
    blank.write(path, title=path.stem, body=body, header=header, footer=proving_foot(), page=page)


DRAWINGS = {"人民调解协议书": _agreement}
