"""The program's sentences for people without keys to press: what a screen does, as it is done here."""

_HERE = (
    ("按编号、拼音首字母或其中几个字选，按回车看整张表。", "按编号、拼音首字母或其中几个字选。"),
    ("按编号选，按回车看整张表。", "按编号选。"),
    ("，按回车看整张表", "，写 ? 看整张表"),
    ("请选一个，按回车看表", "请选一个，写 ? 看表"),
    ("，按回车看表", "，写 ? 看表"),
    ("按回车一步步选", "写「帮」一步步问"),
    ("空着按回车，可以选以前案件里用过的整套数字", "写「帮」可以选以前案件里用过的整套数字"),
    ("写姓名、拼音首字母或电话后四位，按回车选", "写姓名、拼音首字母或电话后四位就会列出来"),
    ("F6 有常用语", "写「帮」有常用语"),
    ("改过以后 F6 可重新按数据拟写", "改过以后写「帮」可重新按数据拟写"),
    ("右边显示大写", "写完显示大写"),
    ("请按右边的说明改写", "请改写"),
    ("按 F2 加", "写「加」来加"),
    ("请用 F12 菜单里的「补充协议」另立一份", "请在菜单里用「补充协议」另立一份"),
    ("按 F5 看", "在菜单里看"),
)


def without_keys(text: str) -> str:
    """The sentence with what is done here in place of the keys of a screen."""
    for there, here in _HERE:
        text = text.replace(there, here)
    return text
