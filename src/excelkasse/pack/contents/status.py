"""The status report of one project: what its steering group must know, and what it must decide."""

from collections.abc import Iterator, Sequence
from typing import Any

from excelkasse.pack.contents.project import MASTER, Project, begun
from excelkasse.pack.contents.sensitive import sensitive_sections
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import (
    Block,
    Chart,
    Document,
    Facts,
    Section,
    Series,
    Shown,
    Table,
)
from excelkasse.portfolio.tables import PROJECTS, fields_of
from excelkasse.schema.choices import Light, MilestoneStatus
from excelkasse.texts import Texts
from excelkasse.tools.log import LogType

_ROW = "portfolio.projects"
_TOLD = ("since_last", "next_period", "main_problem", "changes")
_DIMENSIONS = ("status_report.dimensions", "light_plan.dimensions")
_MILESTONES = ("milestone_plan.milestones", "light_plan.activities")
_PROBLEMS, _LOG = "status_report.problems", "log.entries"
_ASKED = ("number", "problem", "option_a", "option_b", "recommendation", "forum", "due")
_DATES = {
    "milestone_plan.milestones": ("milestone", "baseline", "forecast", "actual", "deviation_days"),
    "light_plan.activities": ("activity", "owner", "due", "finished_on"),
}
_AS_PLANNED = {
    "milestone_plan.milestones": "status",
    "light_plan.activities": "milestone_status",
}


def status_report(project: Project, words: Texts, asked_for: frozenset[str]) -> Document:
    """Return the report; sensitive sections are in it only when `asked_for` names them."""
    report = _Report(project, Voice(project.words(words)))
    return Document(
        title=report.voice.say("status.title", project=project.name),
        subtitle=report.voice.say("status.subtitle", number=project.number),
        language=words.language,
        as_of=project.as_of,
        sections=(
            *report.sections(),
            *sensitive_sections(project, report.voice, asked_for),
        ),
        number=project.number,
    )


class _Report:
    def __init__(self, project: Project, voice: Voice) -> None:
        self.project = project
        self.voice = voice

    def sections(self) -> Iterator[Section]:
        """Give the sections, in the order in which a steering group asks."""
        yield self._section("summary", self._summary())
        yield self._section("problems", self._problems())
        yield self._section("dimensions", self._dimensions())
        yield self._section("milestones", self._milestones())
        yield self._section("figures", self._figures())
        if changes := list(self._changes()):
            yield self._section("log", changes)

    def _section(self, key: str, blocks: Iterator[Block] | Sequence[Block]) -> Section:
        return Section(key, self.voice.say(f"status.{key}.heading"), tuple(blocks))

    def _summary(self) -> Iterator[Block]:
        if self.project.record.overall is Light.MISSING:
            yield self._silence()
        head = self.project.head
        yield Facts(
            (
                *self._of_row("overall", "previous", "trend"),
                *self._of(head, "override_reason", only_filled=True),
                *self._of_row("phase", "status_date", "owner", "manager"),
                *self._of(head, "next_gate", "next_gate_on", only_filled=True),
                *self._of(MASTER, "end_baseline", "end_forecast", "deviation_days"),
            )
        )
        told = tuple(self._of(head, *_TOLD, only_filled=True))
        if told:
            yield Facts(told)
        yield from self._need(head)

    def _silence(self) -> Block:
        day = self.project.record.status_date
        if day is None:
            return self.voice.paragraph("status.summary.never")
        return self.voice.paragraph("status.summary.old", day=f"{day:%d-%m-%Y}")

    def _need(self, head: str) -> Iterator[Block]:
        """Give the one decision that a small project can ask for."""
        need = tuple(self._of(head, "decision_need", "decided_by", "decision_due"))
        if self.project.value(head, "decision_need"):
            yield Facts(need)

    def _of_row(self, *keys: str) -> Iterator[tuple[str, Shown]]:
        fields = fields_of(PROJECTS)
        for key in keys:
            yield self.voice.label(_ROW, key), self.voice.cell(self.project.line, key, fields[key])

    def _of(self, part: str, *keys: str, only_filled: bool = False) -> Iterator[tuple[str, Shown]]:
        if not self.project.book.records.get(part):
            return
        (line, *_) = self.project.lines(part)
        fields = self.project.fields(part)
        for key in keys:
            if key in fields and not (only_filled and getattr(line.record, key) is None):
                yield self.voice.label(part, key), self.voice.cell(line, key, fields[key])

    def _table(self, key: str, part: str, keys: Sequence[str], lines: Any) -> Block:  # noqa: ANN401
        caption = self.voice.say(f"status.{key}.caption")
        fields = self.project.fields(part)
        shown = [one for one in keys if one in fields]
        table = self.voice.table(caption, fields, shown, lines, part=part)
        return self.voice.or_nothing(table, f"status.{key}.nothing")

    def _problems(self) -> Iterator[Block]:
        asked = begun(list(self.project.lines(_PROBLEMS)), "problem")
        waiting = [line for line in asked if getattr(line.record, "decision", None) is None]
        yield self._table("problems", _PROBLEMS, _ASKED, waiting)

    def _dimensions(self) -> Iterator[Block]:
        part = self.project.first(*_DIMENSIONS)
        keys = ("dimension", "light", "previous", "trend", "explanation")
        lines = begun(list(self.project.lines(part)), "dimension")
        yield self._table("dimensions", part, keys, lines)

    def _milestones(self) -> Iterator[Block]:
        part = self.project.first(*_MILESTONES)
        keys = _DATES[part]
        lines = begun(list(self.project.lines(part)), keys[0])
        status = _AS_PLANNED[part]
        kept = [one for one in lines if getattr(one.record, status) != MilestoneStatus.DROPPED]
        yield self._table("milestones", part, (*keys, "status"), kept)

    def _figures(self) -> Iterator[Block]:
        """Give money and hours side by side, and each as a chart where there are numbers."""
        record, voice = self.project.record, self.voice
        headings = tuple(voice.say(f"status.figures.{key}") for key in ("what", "money", "hours"))
        left = _difference(record.forecast, record.spent)
        expected = _sum(record.hours_spent, record.hours_remaining)
        rows = (
            ("planned", record.grant, record.hours_budget),
            ("spent", record.spent, record.hours_spent),
            ("left", left, record.hours_remaining),
            ("expected", record.forecast, expected),
            (
                "deviation",
                _difference(record.forecast, record.grant),
                _difference(expected, record.hours_budget),
            ),
        )
        yield Table(
            voice.say("status.figures.caption"),
            headings,
            tuple(
                (
                    voice.plain(voice.say(f"status.figures.{key}")),
                    voice.shown(money, "money"),
                    voice.shown(hours, "hours"),
                )
                for key, money, hours in rows
            ),
        )
        yield from self._bars("money", (record.grant, record.spent, record.forecast))
        yield from self._bars("hours", (record.hours_budget, record.hours_spent, expected))

    def _bars(self, key: str, numbers: Sequence[float | None]) -> Iterator[Chart]:
        if any(numbers):
            voice = self.voice
            names = [voice.say(f"status.figures.{one}") for one in ("planned", "spent", "expected")]
            series = (Series(voice.say(f"status.figures.{key}"), numbers),)
            yield voice.chart(f"project_{key}", "bar", names, series)

    def _changes(self) -> Iterator[Block]:
        lines = [
            line
            for line in self.project.lines(_LOG)
            if getattr(line.record, "type", None) is LogType.CHANGE
            and getattr(line.record, "recent", None)
        ]
        if lines:
            keys = ("number", "day", "description", "days", "money", "decided_by", "decision")
            yield self._table("log", _LOG, keys, lines)


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
