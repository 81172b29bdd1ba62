"""证件号码: identity numbers, credit codes, telephone numbers, and do they agree with what is beside them?"""

from collections.abc import Iterator
from datetime import date

from tiaojie_tui.domain import paths
from tiaojie_tui.domain.case import Case, Party
from tiaojie_tui.domain.dates import printed
from tiaojie_tui.domain.identity import IdReading, check_credit_code, check_phone, read_id_number
from tiaojie_tui.domain.rules.found import Found, who
from tiaojie_tui.domain.tables import Tables


def check(case: Case, today: date, tables: Tables) -> Iterator[Found]:
    """The numbers of each party, then those of its agents."""
    for index, party in enumerate(case.parties):
        at, name = paths.join("parties", index), who(party, index)
        if party.is_person:
            yield from _identity(at, name, party, today)
        elif party.credit_code and (wrong := check_credit_code(party.credit_code)):
            yield Found("CREDIT_CODE_WRONG", paths.join(at, "credit_code"), f"{name}：{wrong}")
        yield from _phone(at, name, party.phone)
        for place, agent in enumerate(party.agents):
            agent_at = paths.join(at, "agents", place)
            agent_name = f"{name}的代理人{agent.name or ''}"
            if agent.id_number:
                yield from _number(agent_at, agent_name, read_id_number(agent.id_number, today=today))
            yield from _phone(agent_at, agent_name, agent.phone)


def _identity(at: str, name: str, party: Party, today: date) -> Iterator[Found]:
    if not party.id_number:
        return
    reading = read_id_number(party.id_number, today=today)
    yield from _number(at, name, reading)
    if reading.sex and party.sex and reading.sex != party.sex:
        yield Found(
            "ID_NUMBER_DISAGREES",
            paths.join(at, "sex"),
            f"{name}的性别写的是{party.sex}，身份证号是{reading.sex}，请对照证件改一处。",
        )
    if reading.birth and party.birth and reading.birth != party.birth:
        yield Found(
            "ID_NUMBER_DISAGREES",
            paths.join(at, "birth"),
            f"{name}的出生日期写的是{printed(party.birth)}，身份证号是{printed(reading.birth)}，请对照证件改一处。",
        )


def _number(at: str, name: str, reading: IdReading) -> Iterator[Found]:
    if reading.wrong:
        yield Found("ID_NUMBER_WRONG", paths.join(at, "id_number"), f"{name}：{reading.wrong}")
    elif reading.odd:
        yield Found("ID_NUMBER_ODD", paths.join(at, "id_number"), f"{name}：{reading.odd}")


def _phone(at: str, name: str, phone: str | None) -> Iterator[Found]:
    if phone and (wrong := check_phone(phone)):
        yield Found("PHONE_ODD", paths.join(at, "phone"), f"{name}：{wrong}")
