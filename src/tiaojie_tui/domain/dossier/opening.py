"""From intake to evidence: application, registration, notice, authorities, inquiries, list of evidence."""

from collections.abc import Iterator

from tiaojie_tui.domain import paths, words
from tiaojie_tui.domain.case import Party, Record
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.dossier.ground import Gap, Ground, by_choice
from tiaojie_tui.domain.dossier.item import Item
from tiaojie_tui.domain.rules.found import agreeing

_APPLIED = words.SOURCES[0].value
_NOTICE = "权利义务告知书"


def application(ground: Ground) -> list[Item]:
    """人民调解申请书 (人民调解法 第17条): where the parties came themselves; it also interrupts limitation
    (诉讼时效规定 第12条)."""
    if ground.case.source != _APPLIED:
        return []
    gaps = [*_sides(ground), *_people(ground), *ground.gaps_in("facts", "claims")]
    return [ground.lacking("人民调解申请书", gaps)]


def registration(ground: Ground) -> list[Item]:
    """人民调解受理登记表 (人民调解法 第27条): of every case."""
    asked = ("source", "referred_by", "accepted_on", "dispute_type", "recorder", "committee", "facts")
    names = [paths.join("parties", index, "name") for index in range(len(ground.case.parties))]
    return [
        ground.lacking(
            "人民调解受理登记表", [*ground.gaps_in(*asked), *_nobody(ground), *ground.gaps_in(*names)]
        )
    ]


def notice(ground: Ground) -> list[Item]:
    """权利义务告知书 (司法部令第75号 第30条; 人民调解法 第23、24条): until each party has been told."""
    gaps = [*_nobody(ground), *_untold(ground)]
    if gaps and ground.case.outcome == "withdrawn":
        return [by_choice(_NOTICE, "撤回以前没有来得及告知的，不必再补。")]
    return [ground.lacking(_NOTICE, gaps)]


def authorities(ground: Ground) -> list[Item]:
    """授权委托书 (民法典 第165条): one for each entrusted agent, counted through all parties."""
    found: list[Item] = []
    for index, party in enumerate(ground.case.parties):
        for place, agent in enumerate(party.agents):
            if agent.kind == words.ENTRUSTED:
                label = f"授权委托书（{agent.name or f'{_called(party, index)}的代理人'}）"
                gaps = ground.gaps_in(paths.join("parties", index, "agents", place))
                found.append(ground.lacking("授权委托书", gaps, at=len(found), label=label))
    return found


def inquiries(ground: Ground) -> list[Item]:
    """调查记录 (人民调解法 第27条): each that was made."""
    return list(of_records(ground, "调查记录"))


def evidence(ground: Ground) -> list[Item]:
    """证据材料目录 (人民调解文书格式): where there is evidence."""
    if not ground.case.evidence:
        return []
    return [ground.lacking("证据材料目录", ground.gaps_in("evidence"))]


def of_records(ground: Ground, kind: str) -> Iterator[Item]:
    """An item for each record of this kind; ``at`` is its place among all records of the case."""
    for index, record in enumerate(ground.case.records):
        if record.kind == kind:
            gaps = ground.gaps_in(paths.join("records", index))
            yield ground.lacking(kind, gaps, at=index, label=f"{kind}（{_when(ground, record, index)}）")


def _when(ground: Ground, record: Record, index: int) -> str:
    """The day of a record; its place where the day is not known, or is that of another one too."""
    days = [other.at.date() for other in ground.case.records if other.at and other.kind == record.kind]
    alone = record.at is not None and days.count(record.at.date()) == 1
    return printed(record.at.date()) if record.at and alone else f"笔录{index + 1}"


def _called(party: Party, index: int) -> str:
    return party.called or f"当事人{index + 1}"


def _nobody(ground: Ground) -> Iterator[Gap]:
    if not ground.case.parties:
        yield Gap("parties", "还没有写当事人")


def _sides(ground: Ground) -> Iterator[Gap]:
    roles = [party.role for party in ground.case.parties]
    for role in (words.APPLICANT, words.RESPONDENT):
        if role not in roles:
            yield Gap("parties", f"当事人里还没有{role}")


def _people(ground: Ground) -> list[Gap]:
    """What is not known of a party itself; its agents have a paper of their own."""
    return [gap for gap in ground.gaps_in("parties") if "/agents/" not in gap.field]


def _untold(ground: Ground) -> Iterator[Gap]:
    case = ground.case
    for name in dict.fromkeys(party.called for party in case.parties if party.called):
        consent, at = case.consent(name), paths.join("consents", paths.keyed(name))
        if consent is None or not consent.notified:
            yield Gap(paths.join(at, "notified"), f"还没有记下{name}听过权利义务告知")
        elif agreeing(case) and consent.on is None:
            yield Gap(paths.join(at, "on"), f"还没有记下{name}同意调解的日期")
