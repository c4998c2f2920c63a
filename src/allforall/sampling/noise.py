"""How much goes wrong on a list: every rate in one table, at three levels. `docs/sample.md` prints the same table."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares between 0 and 1. Mistakes happen to each row and each field independently of one another.

    `…_a` and `…_b` are about the lists that the bureaus of A and of B write; all others hold for both.
    """

    overlap: float
    """People on the one list who are also on the other."""
    latin_a: float
    latin_b: float
    """Rows written in one of the fourteen Latin styles, each as often as the others."""
    other_cyrillic_a: float
    other_cyrillic_b: float
    """Rows written in the other party's Cyrillic."""
    without_yo: float
    """Russian rows with е where ё belongs."""
    name_kept: float
    """Russian rows that keep the Ukrainian given name (Микола) instead of its equivalent (Николай)."""
    typo_surname: float
    typo_given_name: float
    typo_patronymic: float
    typo_place: float
    """A neighbouring key, two letters exchanged, one dropped, one doubled."""
    swapped_names: float
    """Family name and given name in each other's column."""
    no_patronymic: float
    initials: float
    """Given name and patronymic reduced to initials."""
    no_dob: float
    dob_year_only: float
    dob_day_month_swapped: float
    """… where the day can be a month."""
    dob_digit: float
    """One digit of the day, the month or the year is another."""
    dob_year_off: float
    """One year too early or too late."""
    place_otherwise: float
    no_place: float
    no_place_of_birth: float
    no_rank: float
    no_unit: float
    unit_short: float
    no_personal_number: float
    no_capture_date: float
    capture_date_days_off: float
    """Capture dated up to a week before or after."""
    no_capture_place: float
    siblings: float
    namesakes: float
    father_and_son: float
    """People who stand in the population beside such a relative or such a namesake."""
    twice: float
    """Rows of a list that repeat somebody who is on it already, written again."""


LOW = Noise(
    overlap=0.5, latin_a=0.03, latin_b=0.1, other_cyrillic_a=0.02, other_cyrillic_b=0.03,
    without_yo=0.5, name_kept=0.01,
    typo_surname=0.01, typo_given_name=0.005, typo_patronymic=0.01, typo_place=0.01,
    swapped_names=0.002, no_patronymic=0.03, initials=0.002,
    no_dob=0.02, dob_year_only=0.01, dob_day_month_swapped=0.005, dob_digit=0.01, dob_year_off=0.005,
    place_otherwise=0.1, no_place=0.1, no_place_of_birth=0.3, no_rank=0.05, no_unit=0.2, unit_short=0.3,
    no_personal_number=0.7, no_capture_date=0.1, capture_date_days_off=0.15, no_capture_place=0.1,
    siblings=0.01, namesakes=0.002, father_and_son=0.002, twice=0.001,
)  # fmt: skip
MEDIUM = Noise(
    overlap=0.5, latin_a=0.08, latin_b=0.25, other_cyrillic_a=0.05, other_cyrillic_b=0.08,
    without_yo=0.7, name_kept=0.04,
    typo_surname=0.03, typo_given_name=0.015, typo_patronymic=0.03, typo_place=0.03,
    swapped_names=0.008, no_patronymic=0.1, initials=0.01,
    no_dob=0.05, dob_year_only=0.03, dob_day_month_swapped=0.015, dob_digit=0.02, dob_year_off=0.015,
    place_otherwise=0.25, no_place=0.2, no_place_of_birth=0.5, no_rank=0.1, no_unit=0.35, unit_short=0.5,
    no_personal_number=0.85, no_capture_date=0.2, capture_date_days_off=0.3, no_capture_place=0.2,
    siblings=0.02, namesakes=0.005, father_and_son=0.005, twice=0.002,
)  # fmt: skip
HIGH = Noise(
    overlap=0.5, latin_a=0.15, latin_b=0.4, other_cyrillic_a=0.1, other_cyrillic_b=0.15,
    without_yo=0.8, name_kept=0.1,
    typo_surname=0.08, typo_given_name=0.04, typo_patronymic=0.07, typo_place=0.08,
    swapped_names=0.025, no_patronymic=0.25, initials=0.04,
    no_dob=0.12, dob_year_only=0.08, dob_day_month_swapped=0.04, dob_digit=0.05, dob_year_off=0.03,
    place_otherwise=0.4, no_place=0.3, no_place_of_birth=0.7, no_rank=0.2, no_unit=0.5, unit_short=0.6,
    no_personal_number=0.93, no_capture_date=0.35, capture_date_days_off=0.4, no_capture_place=0.35,
    siblings=0.03, namesakes=0.01, father_and_son=0.01, twice=0.005,
)  # fmt: skip

LEVELS: dict[Level, Noise] = {"low": LOW, "medium": MEDIUM, "high": HIGH}
