"""Tells which fields each paper offers to its template: ``python agreements/describe_templates.py [FILE]``.

Writes ``templates/README.md`` from the same samples with which ``tiaojie templates check`` tries a template.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tiaojie_tui.papers import make
from tiaojie_tui.papers.templates.offered import leaves, offered
from tiaojie_tui.papers.templates.samples import NAMES

_EXAMPLE = 40
_HEAD = """# 模板里可以用的项目

这一页由 `python agreements/describe_templates.py` 生成，不要手改。例子来自一个虚构的案件。

- `{{ 编号 }}` 印出一项；成组里的一项写成 `{{ 人.姓名 }}`。
- 一组东西一个一个地印，前后各占一段：`{%p for 人 in 当事人 %}` … `{%p endfor %}`。
- 表格里一行一行地印，前后各占一行：`{%tr for 期 in 条.分期 %}` … `{%tr endfor %}`。
- 有才印：`{%p if 补充 %}` … `{%p else %}` … `{%p endif %}`；表格里用 `{%tr if … %}`。
- `for` 后面的称呼（人、条、期）可以自己取。
- 表里带 `[]` 的是一组，例如 `当事人[].姓名`：先写 `{%p for 人 in 当事人 %}`，再写 `{{ 人.姓名 }}`。
- 说明是空的，都要印，少了就不能用；“可不印”的，模板里没有也行。
- 改好以后先检查：`tiaojie templates check 文件.docx`，再放进数据文件夹的 `templates/`。
"""


def described() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for name in NAMES for line in _paper(name))])


def _paper(name: str) -> Iterator[str]:
    yield from (f"## {name}", "", "| 项目 | 例子 | 说明 |", "|---|---|---|")
    for path, example in leaves(offered(name)):
        yield f"| {path} | {_short(example)} | {_note(path)} |"
    yield ""


def _note(path: str) -> str:
    names = path.replace("[]", "").split(".")
    if names == ["校验码"]:
        return "只放在页眉或页脚，只放一处"
    if names == ["二维码"]:
        return "定稿时是编号和校验码的二维码，单独占一段"
    if names[0] == "项":
        return "固定的字，也可以直接写自己的字"
    if names[-1] in make.NOT_WORDS:
        return "只用在 if 里"
    return "可不印" if names[-1] in make.MAY_BE_LEFT_OUT else ""


def _short(example: str) -> str:
    line = example.replace("\n", " ").replace("|", "\\|")
    return line if len(line) <= _EXAMPLE else f"{line[:_EXAMPLE]}…"


def main() -> None:
    """Write the page to the file given, else beside the templates."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "templates" / "README.md"
    target.write_text(described(), "utf-8")


if __name__ == "__main__":
    main()
