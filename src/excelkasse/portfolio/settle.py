"""What depends on the reporting date: how old a status is, and which light a project shows.

Limits are settings: `status_age_days` calendar days after its date a status no longer counts.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from excelkasse.portfolio.delivery import Delivery, Line
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.twice import told_apart
from excelkasse.portfolio.whole import COUNTED, Quarantined
from excelkasse.schema.choices import Light, Phase, ProjectStatus
from excelkasse.schema.settings import Settings

_OVER = (ProjectStatus.CLOSED, ProjectStatus.STOPPED)
_UNDER_WAY = (ProjectStatus.RUNNING, ProjectStatus.PAUSED)


def settled(line: ProjectLine, as_of: date, settings: Settings) -> ProjectLine:
    """Return a project line as it stands at a reporting date."""
    age = (as_of - line.status_date).days if line.status_date else None
    light = _light(line, age, settings)
    trend = line.trend if light in COUNTED and light is not Light.MISSING else None
    return line.model_copy(update={"status_age": age, "overall": light, "trend": trend})


def _light(line: ProjectLine, age: int | None, settings: Settings) -> Light:
    if line.project_status in _OVER:
        return Light.CLOSED
    if is_proposal(line):
        return Light.NOT_STARTED
    if line.overall is None or age is None or age > settings.limit("status_age_days", line.model):
        return Light.MISSING
    return Light(line.overall.value)


def is_proposal(line: ProjectLine) -> bool:
    """Whether a project is only an idea as yet."""
    if line.project_status in _UNDER_WAY:
        return False
    return line.project_status is ProjectStatus.PROPOSED or line.phase is Phase.IDEA


def counts(line: ProjectLine) -> bool:
    """Whether a settled project counts in figures and sums."""
    return line.overall in COUNTED


def sorted_out(
    deliveries: Iterable[Delivery],
) -> tuple[Sequence[Delivery], Sequence[Quarantined]]:
    """Part what is read from what is in quarantine; a number used twice puts each file there."""
    found = sorted(deliveries, key=lambda one: one.facts.file)
    by_number: dict[str, list[Delivery]] = {}
    for one in found:
        if one.refusal is None:
            by_number.setdefault(one.number.casefold(), []).append(one)
    read = [group[0] for group in by_number.values() if len(group) == 1]
    out = [_quarantined(one, by_number.get(one.number.casefold(), [])) for one in found]
    return (
        tuple(sorted(read, key=lambda one: _order(one.number))),
        tuple(one for one in out if one is not None),
    )


def _quarantined(one: Delivery, group: Sequence[Delivery]) -> Quarantined | None:
    if one.refusal is not None:
        return Quarantined(one.facts, one.number, one.refusal, one.findings)
    if len(group) == 1:
        return None
    return Quarantined(one.facts, one.number, told_apart(one, group), one.findings)


def _order(number: str) -> tuple[bool, str]:
    """Order by number, projects (P) before proposals (F)."""
    return not number.casefold().startswith("p"), number.casefold()


def project_of(delivery: Delivery) -> Line:
    """Return the one project line of a delivery."""
    return delivery.lines["projects"][0]
