"""What is known of one injured person, as it stands in the case. ``None`` means not known, or none.

Sums are 分. Shares of a hundred are hundredths of a percent (万分之一): 7000 is 70%.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Dependant:
    """Somebody the injured person has to support (被扶养人, 解释第17条)."""

    name: str | None = None
    birth: date | None = None
    in_need: bool | None = None
    """Of an adult: neither able to work nor with another income (无劳动能力又无其他生活来源)."""
    supporters: int | None = None
    """Persons who have to support him, the injured person among them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A province's figures of one year, as its statistics office publishes them (解释第22条)."""

    province: str | None = None
    figures_year: int | None = None
    """The year that was counted (统计年度), not that of publication."""
    income: int | None = None
    """城镇居民人均可支配收入, 分 a year."""
    consumption: int | None = None
    """城镇居民人均消费支出, 分 a year."""
    monthly_wage: int | None = None
    """职工月平均工资, 分 a month."""
    yearly_wage: int | None = None
    """职工年平均工资, 分 a year: what is published where the monthly one is not."""


@dataclass(frozen=True, slots=True)
class Injury(Figures):
    """One injured or dead person (受害人): losses, dependants, fault, and what has been paid."""

    victim: str | None = None
    birth: date | None = None
    """Where the victim is no party, or his day of birth is not written there."""
    harm: str | None = None
    """One of ``words.HARMS``."""
    assessed_on: date | None = None
    """定残日: the day from which disability counts."""
    died_on: date | None = None
    grade: str | None = None
    """伤残等级: one of ``words.GRADES``."""
    coefficient: int | None = None
    """伤残系数; ``None`` is 100% for grade one down to 10% for grade ten."""

    medical: int | None = None
    further: int | None = None
    """后续治疗费 that a certificate or expert opinion says is certain."""
    hospital_days: int | None = None
    meal_pay: int | None = None
    """住院伙食补助, 分 a day."""
    nutrition_days: int | None = None
    nutrition_pay: int | None = None
    """分 a day."""
    travel: int | None = None
    lodging: int | None = None
    aids: int | None = None
    """残疾辅助器具费."""

    earned_by: str | None = None
    """How the income was found: one of ``words.EARNED_BY``."""
    earning: int | None = None
    earning_per: str | None = None
    """What time ``earning`` is for: one of ``words.EARNED_PER``."""
    lost_days: int | None = None
    """误工天数 as the hospital certified them."""
    lost_from: date | None = None
    """First day without work, where it counts up to the day before ``assessed_on``."""
    nurses: int | None = None
    """Persons; one where nobody says otherwise (解释第8条)."""
    nursed_days: int | None = None
    nurse_pay: int | None = None
    """分 a person and day."""

    solatium: int | None = None
    """精神损害抚慰金."""
    property_loss: int | None = None
    other_loss: int | None = None
    other_what: str | None = None
    dependants: tuple[Dependant, ...] = ()

    fault: int | None = None
    """The payer's share (责任比例); ``None`` is the whole."""
    solatium_by_fault: bool | None = None
    """Whether the solatium is divided by fault too; it weighs the fault already (精神损害赔偿解释第5条)."""
    compulsory: int | None = None
    """What the compulsory motor insurance pays, before fault is asked (交强险, 民法典第1213条)."""
    insured: int | None = None
    """What another insurance pays for the payer."""
    prepaid: int | None = None
    """Paid or advanced by the payer (已付、垫付)."""

    @property
    def counts_from(self) -> date | None:
        """The day from which years are counted: 定残日, or the day of death."""
        return {"disability": self.assessed_on, "death": self.died_on}.get(self.harm or "")
