"""Porteføljerapport (P04): what a management or a committee must know and decide, and no more.

Everything is taken from one `Portfolio`, so a report of some projects is that of a portfolio with
those alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from excelkasse.pack.contents.counts import counts, hours, money
from excelkasse.pack.contents.sensitive import RISKS
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Document, Section, Shown, Table
from excelkasse.portfolio import tables
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.months import months_after
from excelkasse.portfolio.records.calendar import EventKind
from excelkasse.portfolio.tables import fields_of, path_of
from excelkasse.portfolio.whole import Change, Portfolio, Red
from excelkasse.schema.choices import Light
from excelkasse.schema.own_words import tailored_words
from excelkasse.texts import Texts

_MONTHS_AHEAD = 3
_DECISIONS = ("number", "name", "question", "recommendation", "forum", "due")
_AHEAD = ("day", "week", "number", "name", "kind", "what", "forum", "agenda_due", "state")
_SILENT = ("number", "name", "department", "manager", "status_date")
_RISKS = ("number", "name", "risk", "exposure", "light", "response", "action_owner", "due")
_CHANGED = ("number", "name", "before", "now", "money", "days", "exposure")


def portfolio_report(
    portfolio: Portfolio, words: Texts, asked_for: frozenset[str], *, committee: str = ""
) -> Document:
    """Return the report; `committee` is whose projects they are, empty where they are all.

    Raises:
        ValueError: the portfolio is the empty template.
    """
    if portfolio.as_of is None:
        message = "a report is of a day"
        raise ValueError(message)
    tool = tables.tailored_portfolio(portfolio.profile)
    voice = Voice(tailored_words(words, (tool,), portfolio.profile))
    report = _Report(portfolio, voice, committee)
    title = "report.title_committee" if committee else "report.title"
    return Document(
        title=voice.say(title, committee=committee),
        subtitle=voice.say("report.subtitle", count=portfolio.figures.projects),
        language=words.language,
        as_of=portfolio.as_of,
        sections=tuple(report.sections(asked_for)),
    )


class _Report:
    def __init__(self, portfolio: Portfolio, voice: Voice, committee: str) -> None:
        self.portfolio = portfolio
        self.voice = voice
        self.committee = committee

    def sections(self, asked_for: frozenset[str]) -> Iterator[Section]:
        """Give the sections, in the order in which a management reads."""
        yield self._section("counts", counts(self.portfolio, self.voice))
        yield self._section("decisions", (self._decisions(),))
        yield self._section("reds", self._reds())
        yield self._section("changes", (self._changes(),))
        yield self._section("missing", self._missing())
        yield self._section("money", money(self.portfolio, self.voice))
        whole = not self.committee
        yield self._section("hours", hours(self.portfolio, self.voice, capacity=whole))
        yield self._section("ahead", (self._ahead(),))
        if RISKS in asked_for:
            risks = self._table("risks", tables.RISKS, _RISKS, self.portfolio.top_risks)
            heading = self.voice.say("report.risks.heading")
            yield Section(RISKS, heading, (risks,), sensitive=True)

    def _section(self, key: str, blocks: Iterable[Block]) -> Section:
        return Section(key, self.voice.say(f"report.{key}.heading"), tuple(blocks))

    def _table(self, key: str, table: str, keys: Sequence[str], lines: Sequence[Line]) -> Block:
        caption = self.voice.say(f"report.{key}.caption")
        made = self.voice.table(caption, fields_of(table), keys, lines, part=path_of(table))
        return self.voice.or_nothing(made, f"report.{key}.nothing")

    def _decisions(self) -> Block:
        return self._table("decisions", tables.DECISIONS, _DECISIONS, self.portfolio.waiting)

    def _reds(self) -> Iterator[Block]:
        voice = self.voice
        headings = ("number", "name", "dimension", "explanation")
        made = Table(
            voice.say("report.reds.caption"),
            tuple(voice.say(f"report.reds.{key}") for key in headings),
            tuple(self._red(one) for one in self.portfolio.reds),
        )
        yield voice.or_nothing(made, "report.reds.nothing")

    def _red(self, one: Red) -> Sequence[Shown]:
        voice, line = self.voice, self._project(one.number)
        dimension = one.dimension or voice.say("report.reds.overall")
        said = one.explanation or voice.say("report.reds.unexplained")
        file = line.file if line else ""
        return (
            voice.shown(one.number, file=file, place=line.places.get("number") if line else None),
            voice.shown(one.name, file=file, place=line.places.get("name") if line else None),
            voice.shown(dimension, "choice", file),
            voice.shown(said, "paragraph", file),
        )

    def _project(self, number: str) -> Line | None:
        lines = self.portfolio.lines(tables.PROJECTS)
        return next((one for one in lines if getattr(one.record, "number", "") == number), None)

    def _changes(self) -> Block:
        voice, since = self.voice, self.portfolio.since
        if since is None:
            return voice.paragraph("report.changes.first")
        day = f"{since:%d-%m-%Y}"
        made = Table(
            voice.say("report.changes.caption", day=day),
            tuple(voice.say(f"report.changes.{key}") for key in _CHANGED),
            tuple(self._change(one) for one in self.portfolio.changes),
        )
        return made if made.rows else voice.paragraph("report.changes.nothing", day=day)

    def _change(self, one: Change) -> Sequence[Shown]:
        voice = self.voice
        exposure = "" if one.exposure is None else f"{one.exposure[0]} → {one.exposure[1]}"
        new, gone = voice.say("report.changes.new"), voice.say("report.changes.gone")
        return (
            voice.shown(one.number),
            voice.shown(one.name),
            voice.shown(one.before or new, "choice"),
            voice.shown(one.now or gone, "choice"),
            self._signed(one.money, "money"),
            self._signed(one.days, "whole"),
            voice.shown(exposure or None, "text"),
        )

    def _signed(self, number: float | None, style: str) -> Shown:
        if number is None:
            return self.voice.shown(None, style)
        return Shown(self.voice.words.number(round(number), signed=True), number, style)

    def _missing(self) -> Iterator[Block]:
        lines = [
            line
            for line in self.portfolio.lines(tables.PROJECTS)
            if getattr(line.record, "overall", None) is Light.MISSING
        ]
        yield self._table("missing", tables.PROJECTS, _SILENT, lines)
        if self.portfolio.quarantined:
            yield self.voice.paragraph(
                "report.missing.unread", count=len(self.portfolio.quarantined)
            )

    def _ahead(self) -> Block:
        """Give gates and political dates of three months, and those that are overdue."""
        end = months_after(self.portfolio.as_of, _MONTHS_AHEAD) if self.portfolio.as_of else None
        records: list[tuple[Any, Line]] = [
            (line.record, line) for line in self.portfolio.lines(tables.CALENDAR)
        ]
        lines = [
            line
            for record, line in records
            if record.kind is not EventKind.DECISION and record.day and end and record.day <= end
        ]
        return self._table("ahead", tables.CALENDAR, _AHEAD, lines)
