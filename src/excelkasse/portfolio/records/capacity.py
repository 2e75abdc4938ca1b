"""P03 Ressourceoverblik: who there is, and the hours that projects take of them month by month.

People are told apart by their initials; names are not in the portfolio. What no project workbook
knows of a person is typed by the portfolio office. All time is in hours.
"""

from excelkasse.portfolio.records.kinds import HOURS, LINE, TEXT
from excelkasse.schema.kinds import PROJECT_NUMBER, Kind
from excelkasse.schema.tool import Record, optional, required

MONTHS = tuple(f"month_{number:02}" for number in range(1, 13))
ABSENCES = tuple(f"absence_{number:02}" for number in range(1, 13))

_INITIALS = Kind("line", 11)
_NORM = Kind("hours", 11, "hours", limits={"ge": 1, "le": 3000})
_SHARE = Kind("percent", 11, "percent", limits={"ge": 0, "le": 1})
_ABSENCE = Kind("hours", 8, "hours", limits={"ge": 0, "le": 250})


class PersonLine(Record):
    """One person: where from, what they can, and how much of their time projects may have.

    `norm` is the hours of a year; blank is a full post. `share` is what of it is for projects;
    blank is all. `absence_…` are the hours of holiday and other absence in that month of any year.
    """

    initials: str | None = required(_INITIALS)
    unit: str | None = optional(LINE, width=24)
    role: str | None = optional(LINE, width=26)
    competence: str | None = optional(LINE, kept=True, width=22)
    norm: float | None = optional(_NORM, kept=True, width=11)
    share: float | None = optional(_SHARE, kept=True, width=11)
    absence_01: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_02: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_03: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_04: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_05: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_06: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_07: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_08: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_09: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_10: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_11: float | None = optional(_ABSENCE, kept=True, width=8)
    absence_12: float | None = optional(_ABSENCE, kept=True, width=8)
    remark: str | None = optional(TEXT, kept=True, width=30)


class AllocationLine(Record):
    """The hours one project takes of one person in the months of one year.

    `spread` is how many of them the project has not put in months itself: the hours that are left
    of a line without any month ahead, laid out evenly until the project's end.
    """

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    initials: str | None = optional(_INITIALS)
    role: str | None = optional(LINE, width=24)
    unit: str | None = optional(LINE, width=22)
    year: int | None = optional(Kind("whole", 8, "year"))
    month_01: float | None = optional(HOURS, width=7.5)
    month_02: float | None = optional(HOURS, width=7.5)
    month_03: float | None = optional(HOURS, width=7.5)
    month_04: float | None = optional(HOURS, width=7.5)
    month_05: float | None = optional(HOURS, width=7.5)
    month_06: float | None = optional(HOURS, width=7.5)
    month_07: float | None = optional(HOURS, width=7.5)
    month_08: float | None = optional(HOURS, width=7.5)
    month_09: float | None = optional(HOURS, width=7.5)
    month_10: float | None = optional(HOURS, width=7.5)
    month_11: float | None = optional(HOURS, width=7.5)
    month_12: float | None = optional(HOURS, width=7.5)
    spread: float | None = optional(HOURS, width=13)
