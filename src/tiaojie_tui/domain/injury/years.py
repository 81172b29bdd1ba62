"""How many years are paid for at which age (解释第12条, 第15条, 第17条).

Ages are 周岁 on 定残日 or on the day of death.
"""

from tiaojie_tui.domain.signers import LIMITED_BELOW as OF_AGE

_YEARS = 20
_OLD, _VERY_OLD, _LEAST = 60, 75, 5


def of_adult(age: int) -> int:
    """20; from 60 on one less for each year of age above; from 75 on 5."""
    if age >= _VERY_OLD:
        return _LEAST
    return _YEARS - max(0, age - _OLD)


def of_dependant(age: int) -> int:
    """A minor until 18, in whole years; an adult like anybody else."""
    return OF_AGE - age if age < OF_AGE else of_adult(age)


def said(age: int) -> str:
    """``20年（45周岁）``, with the subtraction where there is one: ``18年（62周岁，20－2）``."""
    less = f"，20－{age - _OLD}" if _OLD < age < _VERY_OLD else ""
    return f"{of_adult(age)}年（{age}周岁{less}）"
