"""The limits a workplace can change. Lights and rules name a limit; here stands what it is."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from excelkasse.schema.choices import Dimension, PriorityCriterion, ProjectModel

LIMITS: Mapping[str, float] = {
    "time_green_days": 30,
    "time_yellow_days": 90,
    "money_green_share": 0.02,
    "money_yellow_share": 0.10,
    "hours_green_share": 0.05,
    "hours_yellow_share": 0.15,
    "risk_green_exposure": 5,
    "risk_yellow_exposure": 12,
    "status_age_days": 45,
    "agenda_days": 14,
    "delivery_days": 0,
    "size_light_points": 3,
    "size_medium_points": 7,
    "hours_a_day": 7.4,
    "hours_a_month": 160.33,
    "effort_1_hours": 150,
    "effort_2_hours": 300,
    "effort_3_hours": 600,
    "effort_4_hours": 1200,
    "portfolio_hours": 0,
    "load_green_share": 0.85,
    "load_yellow_share": 1.0,
    "query_jump_times": 10,
    "query_forecast_dates": 3,
    "query_remaining_dates": 3,
    "query_text_dates": 3,
    "query_slip_days": 14,
    "day_off_24_12": 1,
    "day_off_31_12": 1,
    "day_off_1_5": 0,
    "day_off_5_6": 0,
}
"""The municipal set. A gross year is 1,924 hours, which is 160.33 a month.

The hours that the portfolio has for its projects are not known until a workplace says them: 0.
`agenda_days` are calendar days from the deadline of an agenda item to the meeting: papers are sent
out about a week before, and the case goes through the management in the week before that.
Those of the queries count reporting dates in a row, how many times as much is a jump, and how many
calendar days a milestone must slip.
`delivery_days` are calendar days from when a status must be delivered to the reporting date.
"""

BANDS: Mapping[Dimension, tuple[str, str]] = {
    Dimension.TIME: ("time_green_days", "time_yellow_days"),
    Dimension.MONEY: ("money_green_share", "money_yellow_share"),
    Dimension.RESOURCES: ("hours_green_share", "hours_yellow_share"),
    Dimension.RISKS: ("risk_green_exposure", "risk_yellow_exposure"),
}
"""The limits that a light is judged by: to where it is green, and to where it is yellow."""

SIZES = ("size_light_points", "size_medium_points")
"""To how many points a project is Light, and to how many Mellem."""

EFFORTS = ("effort_1_hours", "effort_2_hours", "effort_3_hours", "effort_4_hours")
"""To how many hours of work left the effort is 1, 2, 3 and 4; beyond the last it is 5."""

LOADS = ("load_green_share", "load_yellow_share")
"""To which share of capacity the load of a person is green, and to which it is yellow."""

QUERIES = (
    "query_jump_times",
    "query_forecast_dates",
    "query_remaining_dates",
    "query_text_dates",
    "query_slip_days",
)
"""What a project is asked about: figures that jump, and what is the same at so many dates."""

OF_PORTFOLIO = frozenset({*EFFORTS, *LOADS, *QUERIES, "portfolio_hours", "delivery_days"})
"""The limits that no project workbook goes by."""

MONTHS_A_YEAR = 12

BY_MODEL: Mapping[ProjectModel, Mapping[str, float]] = {
    ProjectModel.LIGHT: {"time_green_days": 10, "time_yellow_days": 30},
}
"""What differs for a model of project."""


WEIGHTS: Mapping[PriorityCriterion, float] = {
    PriorityCriterion.POLITICAL: 25,
    PriorityCriterion.CITIZENS: 25,
    PriorityCriterion.GAIN: 15,
    PriorityCriterion.OMISSION: 15,
    PriorityCriterion.CLIMATE: 10,
    PriorityCriterion.FEASIBILITY: 10,
}
"""How much each criterion counts, in percent; together 100."""


def is_share(limit: str) -> bool:
    """Whether a limit is a share of something, which people write in percent."""
    return limit.endswith("_share")


class Settings(NamedTuple):
    """Limits by name: shares as fractions, time in calendar days; `by_model` holds what differs.

    `day_off_…` is how much of a local day is off: 0, 0.5 or 1. `school_weeks` are the usual school
    holidays by ISO week: winter, the weeks of common summer holiday, autumn.
    """

    limits: Mapping[str, float] = LIMITS
    by_model: Mapping[ProjectModel, Mapping[str, float]] = BY_MODEL
    school_weeks: Sequence[int] = (7, 28, 29, 30, 31, 42)

    def limit(self, name: str, model: ProjectModel | None = None) -> float:
        """Return a limit for a project model; an unknown name is a mistake in the program."""
        differs = self.by_model.get(model, {}) if model is not None else {}
        return differs.get(name, self.limits[name])


STANDARD = Settings()
