"""The limits a workplace can change. Lights and rules name a limit; here stands what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from excelkasse.schema.choices import ProjectModel

_STANDARD: Mapping[str, float] = {
    "time_green_days": 30,
    "time_yellow_days": 90,
    "money_green_share": 0.02,
    "money_yellow_share": 0.10,
    "hours_green_share": 0.05,
    "hours_yellow_share": 0.15,
    "risk_green_exposure": 5,
    "risk_yellow_exposure": 12,
    "status_age_days": 45,
    "size_light_points": 3,
    "size_medium_points": 7,
    "hours_a_day": 7.4,
    "day_off_24_12": 1,
    "day_off_31_12": 1,
    "day_off_1_5": 0,
    "day_off_5_6": 0,
}
_LIGHT: Mapping[str, float] = {"time_green_days": 10, "time_yellow_days": 30}


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits by name: shares as fractions, time in calendar days; `light` holds what differs.

    `day_off_…` is how much of a local day is off: 0, 0.5 or 1. `school_weeks` are the usual school
    holidays by ISO week: winter, the weeks of common summer holiday, autumn.
    """

    limits: Mapping[str, float] = field(default_factory=lambda: _STANDARD)
    light: Mapping[str, float] = field(default_factory=lambda: _LIGHT)
    school_weeks: Sequence[int] = (7, 28, 29, 30, 31, 42)

    def limit(self, name: str, model: ProjectModel | None = None) -> float:
        """Return a limit for a project model; an unknown name is a mistake in the program."""
        if model is ProjectModel.LIGHT and name in self.light:
            return self.light[name]
        return self.limits[name]


STANDARD = Settings()
