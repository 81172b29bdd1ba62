"""What the dossiers of the sample cases must hold, written by hand from the case files and the forms."""

COVER, LIST, REGISTER, NOTICE = "卷宗封面", "卷内目录", "人民调解受理登记表", "权利义务告知书"
APPLICATION, RECORD, AGREEMENT = "人民调解申请书", "调解记录", "人民调解协议书"
NOTE, BACK = "卷宗情况说明", "卷宗封底"

CALLED_ON_PAPER = {
    "权利义务告知书": "人民调解当事人权利义务告知书",
    "调解记录": "人民调解记录",
    "调查记录": "人民调解调查记录",
    "证据材料目录": "人民调解证据材料",
    "口头协议登记表": "人民调解口头协议登记表",
    "回访记录": "人民调解回访记录",
    "履行凭证": "收条",
}
"""The heading of a paper, where it is another than its name in the list."""

_SENT = (COVER, LIST, REGISTER, NOTICE, RECORD, AGREEMENT, NOTE, BACK)
_APPLIED = (COVER, LIST, APPLICATION, REGISTER, NOTICE, RECORD, AGREEMENT, NOTE, BACK)
_FATAL = (
    COVER,
    LIST,
    APPLICATION,
    REGISTER,
    NOTICE,
    "授权委托书（贾鹏）",
    RECORD,
    AGREEMENT,
    NOTE,
    BACK,
)
_WAGES = (COVER, LIST, REGISTER, NOTICE, "授权委托书（钱进）", RECORD, AGREEMENT, NOTE, BACK)
_ORAL = (COVER, LIST, APPLICATION, REGISTER, NOTICE, RECORD, "口头协议登记表", "回访记录", NOTE, BACK)

PAPERS = {
    "bad-support-agreement": _SENT,
    "betrothal-gift": _APPLIED,
    "contracted-land-return": _APPLIED,
    "drainage-neighbours": _APPLIED,
    "ebike-injury": _SENT,
    "fatal-fall": _FATAL,
    "house-damage": _SENT,
    "inheritance": _APPLIED,
    "night-noise-oral": _ORAL,
    "wage-arrears": _WAGES,
}
"""The papers in their order."""

AGREED = {
    "bad-support-agreement": (
        "2000元（大写：贰仟元整）",
        "2026年3月1日",
        "协议达成日期：2026年4月2日",
        "一式肆份",
    ),
    "betrothal-gift": (
        "90000元（大写：玖万元整）",
        "第1期2026年3月28日50000元伍万元整",
        "第2期2026年6月30日40000元肆万元整",
        "协议达成日期：2026年3月28日",
        "一式伍份",
    ),
    "contracted-land-return": (
        "1500元（大写：壹仟伍佰元整）",
        "2026年4月10日",
        "协议达成日期：2026年3月1日",
        "一式叁份",
    ),
    "drainage-neighbours": (
        "1200元（大写：壹仟贰佰元整）",
        "2026年3月20日",
        "协议达成日期：2026年3月6日",
        "一式叁份",
    ),
    "ebike-injury": (
        "36000元（大写：叁万陆仟元整）",
        "第1期2026年3月25日16000元壹万陆仟元整",
        "第2期2026年9月30日20000元贰万元整",
        "协议达成日期：2026年3月25日",
        "一式叁份",
    ),
    "fatal-fall": (
        "350000元（大写：叁拾伍万元整）",
        "380000元（大写：叁拾捌万元整）",
        "30000元（大写：叁万元整）",
        "第1期2026年3月3日100000元壹拾万元整",
        "第2期2026年6月30日125000元壹拾贰万伍仟元整",
        "第3期2026年12月31日125000元壹拾贰万伍仟元整",
        "240000元（大写：贰拾肆万元整）",
        "第2期2026年9月30日120000元壹拾贰万元整",
        "620000元（大写：陆拾贰万元整）",
        "贾凤英200000元贰拾万元整",
        "贾鹏120000元壹拾贰万元整",
        "孟桂荣100000元壹拾万元整",
        "时限：2026年3月6日前",
        "协议达成日期：2026年3月3日",
        "一式柒份",
    ),
    "house-damage": (
        "35000元（大写：叁万伍仟元整）",
        "第1期2026年5月28日15000元壹万伍仟元整",
        "第2期2026年8月31日20000元贰万元整",
        "26500元（大写：贰万陆仟伍佰元整）",
        "第1期2026年5月28日11500元壹万壹仟伍佰元整",
        "30000元（大写：叁万元整）",
        "2026年6月10日",
        "协议达成日期：2026年5月28日",
        "一式肆份",
    ),
    "inheritance": (
        "96000元（大写：玖万陆仟元整）",
        "谢国强46000元肆万陆仟元整",
        "谢国平25000元贰万伍仟元整",
        "谢美玲25000元贰万伍仟元整",
        "15000元（大写：壹万伍仟元整）",
        "2026年9月15日",
        "2026年12月31日",
        "协议达成日期：2026年8月21日",
        "一式肆份",
    ),
    "night-noise-oral": ("不涉及金额", "段勇，2026年6月28日前", "达成协议日期2026年6月21日"),
    "wage-arrears": (
        "21360元（大写：贰万壹仟叁佰陆拾元整）",
        "第1期2026年1月20日11360元壹万壹仟叁佰陆拾元整",
        "20500元（大写：贰万零伍佰元整）",
        "第1期2026年1月20日10500元壹万零伍佰元整",
        "13800元（大写：壹万叁仟捌佰元整）",
        "2026年2月10日",
        "协议达成日期：2026年1月12日",
        "一式陆份",
    ),
}
"""Sums, days and copies on the paper that the parties sign (of an oral agreement the committee alone)."""

PERIODS = {
    "bad-support-agreement": "2026年4月2日至2026年4月2日",
    "betrothal-gift": "2026年3月20日至2026年3月28日",
    "contracted-land-return": "2026年2月20日至2026年3月1日",
    "drainage-neighbours": "2026年3月2日至2026年3月6日",
    "ebike-injury": "2026年3月16日至2026年3月25日",
    "fatal-fall": "2026年2月26日至2026年3月3日",
    "house-damage": "2026年5月12日至2026年5月28日",
    "inheritance": "2026年8月10日至2026年8月21日",
    "night-noise-oral": "2026年6月21日至2026年6月21日",
    "wage-arrears": "2026年1月5日至2026年1月12日",
}
"""From the acceptance to the end, as the cover says it."""
