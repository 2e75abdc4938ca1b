"""Porteføljerapport (P04): one page that says all a management must know, and an annex to it.

The annex has the figures by committee and department, what has moved in each project, and the whole
of what the page had to shorten.

Everything is taken from one `Portfolio`, so a report of some projects is that of a portfolio with
those alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from excelkasse.pack.contents.ahead import coming
from excelkasse.pack.contents.counts import hours, money
from excelkasse.pack.contents.distribution import in_charts
from excelkasse.pack.contents.front import front_page
from excelkasse.pack.contents.moved import moved
from excelkasse.pack.contents.sensitive import RISKS
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Document, Section, Shown, Table
from excelkasse.portfolio import tables
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.tables import fields_of, path_of
from excelkasse.portfolio.whole import Portfolio, Red
from excelkasse.schema.choices import Light
from excelkasse.schema.own_words import tailored_words
from excelkasse.texts import Texts

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
        """Give the page, then the annex, in the order in which a management reads."""
        whole = not self.committee
        front = front_page(self.portfolio, self.voice, capacity=whole)
        yield from front.sections
        lists = {
            "decisions": self._decisions,
            "reds": self._reds,
            "missing": self._missing,
            "colours": self._changes,
        }
        for key, blocks in lists.items():
            if key in front.cut:
                yield self._section("changes" if key == "colours" else key, blocks())
        yield self._section("spread", in_charts(self.portfolio, self.voice))
        yield self._section("money", money(self.portfolio, self.voice))
        yield self._section("hours", hours(self.portfolio, self.voice, capacity=whole))
        if "ahead" in front.cut:
            yield self._section("ahead", self._ahead())
        if RISKS in asked_for:
            risks = self._table("risks", tables.RISKS, _RISKS, self.portfolio.top_risks)
            heading = self.voice.say("report.risks.heading")
            yield Section(RISKS, heading, (risks,), sensitive=True)

    def _section(self, key: str, blocks: Iterable[Block]) -> Section:
        heading = self.voice.say(f"report.{key}.heading")
        annex = self.voice.say("report.annex", heading=heading)
        return Section(f"annex_{key}", annex, tuple(blocks))

    def _table(self, key: str, table: str, keys: Sequence[str], lines: Sequence[Line]) -> Block:
        caption = self.voice.say(f"report.{key}.caption")
        made = self.voice.table(caption, fields_of(table), keys, lines, part=path_of(table))
        return self.voice.or_nothing(made, f"report.{key}.nothing")

    def _decisions(self) -> Iterator[Block]:
        yield self._table("decisions", tables.DECISIONS, _DECISIONS, self.portfolio.waiting)

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

    def _changes(self) -> Iterator[Block]:
        voice, since = self.voice, self.portfolio.since
        if since is None:
            yield voice.paragraph("report.changes.first")
            return
        day = f"{since:%d-%m-%Y}"
        made = Table(
            voice.say("report.changes.caption", day=day),
            tuple(voice.say(f"report.changes.{key}") for key in _CHANGED),
            tuple(moved(one, voice) for one in self.portfolio.changes),
        )
        yield made if made.rows else voice.paragraph("report.changes.nothing", day=day)

    def _missing(self) -> Iterator[Block]:
        lines = [
            line
            for line in self.portfolio.lines(tables.PROJECTS)
            if getattr(line.record, "overall", None) is Light.MISSING
        ]
        yield self._table("missing", tables.PROJECTS, _SILENT, lines)

    def _ahead(self) -> Iterator[Block]:
        yield self._table("ahead", tables.CALENDAR, _AHEAD, coming(self.portfolio))
