"""What a case needs next, in a few words for the list."""

from tiaojie_tui.store.listing import Summary


def what_next(summary: Summary) -> str:
    """The nearest thing to do, judged from what the list knows of the case; of a colleague's, whose it is."""
    if summary.in_charge:
        return f"{summary.in_charge}承办"
    ended = {"failed": "调解不成，可归档", "withdrawn": "已撤回，可归档", "oral": "口头协议，登记履行"}
    if summary.sealed_at is not None:
        return "已封存"
    if summary.outcome in ended:
        return ended[summary.outcome]
    if summary.frozen:
        return "打印、签名、盖章"
    for lacking, words in (
        (summary.dispute_type is None, "填受理登记"),
        (summary.parties < 2, "填当事人"),
        (not summary.has_facts, "写事实"),
        (summary.citations == 0, "选法条"),
        (summary.terms == 0, "写协议条款"),
    ):
        if lacking:
            return words
    return "核对后定稿"
