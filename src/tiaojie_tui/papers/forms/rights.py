"""The 人民调解当事人权利义务告知书: what each party is told before the talks, and signs to have understood.

What must be told: 人民调解法 第3、4、15、23、24、26、31至33条; that it is told before: 司法部令第75号 第30条.
It is said here in plain words; the law's own words are in the law.
"""

from tiaojie_tui.domain.case import Case
from tiaojie_tui.papers import labels
from tiaojie_tui.papers.context import Context
from tiaojie_tui.papers.gaps import GAP, PEN_LINE, committee, filled, names
from tiaojie_tui.papers.parties import boxes_of_parties, in_pairs

_TOLD = {
    "一、人民调解是怎么回事": (
        "人民调解委员会是群众自己的组织，不是法院，也不是行政机关。调解员帮大家把事谈拢，不替人作主，不收钱。",
        "调解全凭自愿，各方平等，商量的办法不能违反法律和政策。不耽误您去仲裁、找行政机关或者到法院起诉。",
    ),
    "二、您的权利": (
        "1．挑选调解员，或者认可调委会指派的；调解员和对方沾亲带故、有利害关系的，可以要求换人。",
        "2．答应调解，或者不答应；谈到一半，也可以要求停下来。",
        "3．当众谈还是关起门来谈，可以提要求。",
        "4．话由自己说，答应不答应由自己定，谁也不能强迫。",
        "5．个人隐私和商业秘密，调解员不得说出去。",
    ),
    "三、您的义务": (
        "1．照实讲，不编造，不隐瞒。",
        "2．守现场的规矩，尊重调解员。",
        "3．让对方把话讲完，对方也有同样的权利。",
    ),
    "四、谈成了，谈不成": (
        "签了协议就要照办，调委会会督促。对协议内容或者办没办到有争执的，可以向法院起诉。",
        (
            "协议生效之日起三十日内，各方可以一起向法院申请司法确认，不收费；确认有效以后，一方不办，"
            "另一方可以申请强制执行。"
        ),
        "谈不成的，调委会结束调解，您还可以仲裁、请行政机关处理或者起诉。",
    ),
}

LABELS = {
    **labels.PAGES,
    **labels.SIGNATURES,
    "告知": [{"题": heading, "段": list(paragraphs)} for heading, paragraphs in _TOLD.items()],
    "调解员": "五、这次的调解员",
    "要求": "对调解员的人选、公开不公开有要求的，请写在下面；没有的，写“无”：",
    "横线": PEN_LINE,
    "声明": "以上内容，调解员已经告诉我，我听清楚、看明白了，自愿参加调解。",
}


def words(case: Case, at: int = 0) -> Context:
    """The words of the notice; what a party wants and when it signs is left to the pen."""
    told_by = f"{committee(case)}指派人民调解员{names(case.mediators)}调解，{filled(case.recorder)}记录。"
    return {
        "项": LABELS,
        "标题": "人民调解当事人权利义务告知书",
        "编号": filled(case.number),
        "当事人": names([filled(party.name) for party in case.parties]) + "：",
        "缘由": f"各位之间的{filled(case.dispute_type)}就要开始调解，请先听清楚、看明白下面的事。",
        "调解员": told_by,
        "签名": [*in_pairs(boxes_of_parties(case)), *in_pairs([f"告知人（人民调解员）　{GAP}"])],
    }
