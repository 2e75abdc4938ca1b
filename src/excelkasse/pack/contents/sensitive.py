"""What goes along only when somebody asks for it: the project's risks and its stakeholders."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.pack.contents.project import Project, begun
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Section
from excelkasse.portfolio.delivery import Line

RISKS, STAKEHOLDERS = "risks", "stakeholders"
SENSITIVE = (STAKEHOLDERS, RISKS)
"""The sections that can be asked for."""

_COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "risk_register.risks": (
        "risk",
        (
            *("number", "risk", "probability", "impact", "exposure", "light", "prevention"),
            *("action_owner", "due", "status"),
        ),
    ),
    "light_plan.risks": (
        "risk",
        ("risk", "probability", "impact", "exposure", "light", "response"),
    ),
    "stakeholder_register.stakeholders": (
        "stakeholder",
        (
            *("number", "stakeholder", "expects", "fears", "type", "attitude_now"),
            *("attitude_wanted", "strategy", "action", "owner", "due"),
        ),
    ),
    "light_plan.stakeholders": ("stakeholder", ("stakeholder", "involvement")),
}
_PARTS = {
    RISKS: ("risk_register.risks", "light_plan.risks"),
    STAKEHOLDERS: ("stakeholder_register.stakeholders", "light_plan.stakeholders"),
}
_OVER = ("closed", "occurred")


def sensitive_sections(
    project: Project, voice: Voice, asked_for: frozenset[str]
) -> Iterator[Section]:
    """Give the sections that are asked for."""
    for key in SENSITIVE:
        if key in asked_for:
            yield _section(project, voice, key)


def _section(project: Project, voice: Voice, key: str) -> Section:
    part = project.first(*_PARTS[key])
    told, keys = _COLUMNS[part]
    fields = project.fields(part)
    lines = _in_order([one for one in begun(list(project.lines(part)), told) if _is_open(one)])
    caption = voice.say(f"status.{key}.caption")
    shown = [one for one in keys if one in fields]
    table = voice.table(caption, fields, shown, lines, part=part)
    block = voice.or_nothing(table, f"status.{key}.nothing")
    return Section(key, voice.say(f"status.{key}.heading"), (block,), sensitive=True)


def _is_open(line: Line) -> bool:
    return str(getattr(line.record, "status", "")) not in _OVER


def _in_order(lines: Sequence[Line]) -> Sequence[Line]:
    """Return rows by their rank, those without one last."""
    return sorted(lines, key=lambda one: getattr(one.record, "rank", None) or len(lines) + 1)
