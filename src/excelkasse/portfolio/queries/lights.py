"""Lights that do not agree with the plan: green while milestones have passed unreached."""

from collections.abc import Iterator

from excelkasse.finding import Sayable
from excelkasse.portfolio.queries.course import Course, Raised
from excelkasse.portfolio.records.rows import MilestoneLine
from excelkasse.portfolio.tables import MILESTONES, PORTFOLIO, path_of
from excelkasse.schema.calculate import Inputs, Scene, compute
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.texts import Word

_NAMED = 3
_PATH = path_of(MILESTONES)


def green_overdue(course: Course) -> Iterator[Raised]:
    """Ask about a project that is green, or green on time, with milestones that are overdue."""
    whole = course.line.overall is Light.GREEN
    if not whole and course.line.time is not JudgedLight.GREEN:
        return
    late = sorted(_overdue(course), key=lambda one: (str(one.forecast), one.item or ""))
    if late:
        named = [f"{one.milestone or one.item} ({one.forecast:%d-%m-%Y})" for one in late]
        values: dict[str, Sayable] = {
            "what": Word(f"portfolio.{'projects.overall' if whole else 'projects.time'}.label"),
            "count": len(late),
            "milestones": tuple(named[:_NAMED]),
        }
        about = [part for one in late for part in (one.item, one.forecast)]
        yield Raised("green_overdue", "", values, about)


def _overdue(course: Course) -> Iterator[MilestoneLine]:
    """Give the milestones that the sheet of milestones marks as overdue."""
    part = PORTFOLIO.parts[_PATH]
    overdue = part.fields["forecast"].spec.overdue
    rows = [dict(one) for one in course.milestones]
    scene = Scene({_PATH: part}, Inputs({_PATH: rows}), course.as_of, course.settings)
    for at, one in enumerate(course.milestones):
        if overdue is not None and one.forecast and compute(overdue, scene.at(_PATH, at)):
            yield one
    scene.forget()
