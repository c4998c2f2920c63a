"""The shares from which generated lives are drawn. They are chosen to be plausible, not taken from any register."""

from dataclasses import dataclass

import numpy as np

from allforall.base.parties import Letter
from allforall.sampling.written_dates import day_number

REFERENCE_DAY = day_number("2025-06-02")
YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class Lives:
    """Of one party: origins of names, women among soldiers, mean age and spread, and when people were captured.

    `captures` gives weights to spans of days (first, last).
    """

    origins: dict[str, float]
    women: float
    mean_age: float
    age_spread: float
    youngest: float
    captures: tuple[tuple[str, str, float], ...]


LIVES: dict[Letter, Lives] = {
    "A": Lives(
        origins={
            "ukrainian": 0.81,
            "russian": 0.125,
            "turkic": 0.02,
            "caucasian": 0.015,
            "hungarian": 0.013,
            "romanian": 0.017,
        },
        women=0.04,
        mean_age=37.0,
        age_spread=10.5,
        youngest=18.0,
        captures=(
            ("2022-02-24", "2022-04-15", 0.22),
            ("2022-04-16", "2022-06-30", 0.20),
            ("2022-07-01", "2022-12-31", 0.07),
            ("2023-01-01", "2023-12-31", 0.13),
            ("2024-01-01", "2024-12-31", 0.24),
            ("2025-01-01", "2025-05-20", 0.14),
        ),
    ),
    "B": Lives(
        origins={"russian": 0.73, "ukrainian": 0.12, "turkic": 0.09, "caucasian": 0.055, "romanian": 0.005},
        women=0.008,
        mean_age=35.5,
        age_spread=10.5,
        youngest=18.2,
        captures=(
            ("2022-02-24", "2022-12-31", 0.12),
            ("2023-01-01", "2023-12-31", 0.18),
            ("2024-01-01", "2024-08-05", 0.20),
            ("2024-08-06", "2024-10-31", 0.24),
            ("2024-11-01", "2025-05-20", 0.26),
        ),
    ),
}

CATEGORY_SHARES = np.array([0.9, 0.02, 0.065, 0.015, 0.0])
WOMEN_AMONG = {"retained_medical": 0.4, "civilian": 0.3}
CIVILIAN_AGES = (18.0, 72.0)
CONDITION_SHARES = np.array([0.38, 0.10, 0.16, 0.035, 0.075])
"""In the order of `people.CONDITIONS`; for the rest nobody has said anything."""
MEDICAL_IF_SERIOUS = np.array([0.26, 0.12, 0.02, 0.0, 0.60])
MEDICAL_OTHERWISE = np.array([0.0, 0.0, 0.02, 0.18, 0.80])
WILL_SHARES = np.array([0.11, 0.02])
HEARD_SHARES = np.array([0.4, 0.45, 0.15])
"""Of a wish that somebody heard. Most people's wish nobody recorded."""
