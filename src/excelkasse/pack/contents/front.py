"""The one page that is the whole message of a portfolio's report (P04), and what it leaves out.

The page shows as much as there is room for: first whole texts and many rows, then shorter texts and
fewer rows, until it fits. What it shortens or leaves out stands whole in the annex.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from excelkasse.pack.contents.ahead import coming
from excelkasse.pack.contents.distribution import in_words
from excelkasse.pack.contents.moved import moved, recoloured
from excelkasse.pack.contents.shorter import Size, project, shortened
from excelkasse.pack.contents.tiles import tiles
from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Block, Section, Shown, Table
from excelkasse.pack.sheet import fits_one_page
from excelkasse.portfolio import tables
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.tables import fields_of
from excelkasse.portfolio.whole import Portfolio, Red
from excelkasse.schema.choices import Light

_Row = TypeVar("_Row")

_SIZES = (
    *(Size(12, 12, 300), Size(10, 8, 200), Size(10, 6, 160), Size(10, 5, 130), Size(8, 5, 110)),
    *(Size(8, 4, 90), Size(6, 4, 90), Size(5, 3, 80), Size(4, 3, 70), Size(3, 2, 60)),
    *(Size(2, 2, 50), Size(1, 1, 40)),
)
"""The rows of each list and the letters of each text, the most generous first."""

_OF_ADVICE = 0.75
"""A recommendation has so much of the letters of a question."""


@dataclass(frozen=True, slots=True)
class Front:
    """The sections of the page, and the keys of those lists that it does not show whole."""

    sections: Sequence[Section]
    cut: frozenset[str]


def front_page(portfolio: Portfolio, voice: Voice, *, capacity: bool) -> Front:
    """Return the page in the most generous size that fits."""
    pages = (_Page(portfolio, voice, size).front(capacity=capacity) for size in _SIZES)
    made = Front((), frozenset())
    for made in pages:
        if fits_one_page(made.sections):
            break
    return made


class _Page:
    def __init__(self, portfolio: Portfolio, voice: Voice, size: Size) -> None:
        self.portfolio = portfolio
        self.voice = voice
        self.size = size
        self.shortened: set[str] = set()
        self.left_out: dict[str, int] = {}

    def front(self, *, capacity: bool) -> Front:
        sections = (
            self._section("figures", self._figures(capacity=capacity)),
            self._section("decisions", self._decisions()),
            self._section("reds", self._reds()),
            self._section("colours", self._colours()),
            self._section("ahead", self._ahead()),
        )
        return Front(sections, frozenset(self.shortened | self.left_out.keys()))

    def _section(self, key: str, blocks: Iterator[Block]) -> Section:
        made, heading = tuple(blocks), self.voice.say(f"report.{key}.heading")
        left_out = self.left_out.get(key)
        if left_out:
            heading = self.voice.say("report.some", heading=heading, count=left_out)
        return Section(key, heading, made, front=True)

    def _figures(self, *, capacity: bool) -> Iterator[Block]:
        yield from tiles(self.portfolio, self.voice, capacity=capacity)
        yield in_words(self.portfolio, self.voice, capacity=capacity)
        lines = self.portfolio.lines(tables.PROJECTS)
        silent = [
            f"{getattr(line.record, 'number', '')} {getattr(line.record, 'name', '')}"
            for line in lines
            if getattr(line.record, "overall", None) is Light.MISSING
        ]
        if silent:
            names = ", ".join(self._some("missing", silent))
            yield self.voice.paragraph("report.missing.named", names=names)
        if self.portfolio.quarantined:
            count = len(self.portfolio.quarantined)
            yield self.voice.paragraph("report.missing.unread", count=count)

    def _decisions(self) -> Iterator[Block]:
        rows = [self._decision(line) for line in self.portfolio.waiting]
        headings = ("project", "question", "recommendation", "forum", "due")
        yield from self._list("decisions", headings, rows)

    def _decision(self, line: Line) -> Sequence[Shown]:
        fields = fields_of(tables.DECISIONS)
        said = {key: self.voice.cell(line, key, fields[key]) for key in fields}
        return (
            project(said["number"], said["name"]),
            self._short("decisions", said["question"]),
            self._short("decisions", said["recommendation"], _OF_ADVICE),
            said["forum"],
            said["due"],
        )

    def _reds(self) -> Iterator[Block]:
        rows = [self._red(one) for one in self.portfolio.reds]
        yield from self._list("reds", ("project", "dimension", "explanation"), rows)

    def _red(self, one: Red) -> Sequence[Shown]:
        voice = self.voice
        said = one.explanation or voice.say("report.reds.unexplained")
        return (
            voice.plain(f"{one.number} {one.name}"),
            voice.shown(one.dimension or voice.say("report.reds.overall"), "choice"),
            self._short("reds", voice.shown(said, "paragraph")),
        )

    def _colours(self) -> Iterator[Block]:
        voice = self.voice
        if self.portfolio.since is None:
            yield voice.paragraph("report.changes.first")
            return
        told = [one for one in self.portfolio.changes if recoloured(one)]
        if len(told) < len(self.portfolio.changes):
            self.shortened.add("colours")
        rows = []
        for one in told:
            number, name, *figures = moved(one, voice)
            rows.append((project(number, name), *figures))
        heads = ("project", "before", "now", "money", "days", "exposure")
        yield from self._list("colours", heads, rows)

    def _ahead(self) -> Iterator[Block]:
        fields, rows = fields_of(tables.CALENDAR), []
        for line in coming(self.portfolio):
            said = {key: self.voice.cell(line, key, fields[key]) for key in fields}
            who = project(said["number"], said["name"])
            what = self._short("ahead", said["what"])
            rows.append((said["day"], who, what, said["forum"]))
        heads = ("day", "project", "what", "forum")
        yield from self._list("ahead", heads, rows)

    def _list(
        self, key: str, headings: Sequence[str], rows: Sequence[Sequence[Shown]]
    ) -> Iterator[Block]:
        """Give a list, as many of its rows as there is room for."""
        voice, kept = self.voice, self._some(key, rows)
        heads = tuple(voice.say(f"report.{key}.{one}") for one in headings)
        made = Table(voice.say(f"report.{key}.caption"), heads, kept)
        yield voice.or_nothing(made, f"report.{key}.nothing")

    def _some(self, key: str, rows: Sequence[_Row]) -> Sequence[_Row]:
        """Return the first rows; the rest is in the annex."""
        most = self.size.ahead if key == "ahead" else self.size.rows
        if len(rows) > most:
            self.left_out[key] = len(rows) - most
        return rows[:most]

    def _short(self, key: str, said: Shown, part: float = 1) -> Shown:
        made = shortened(said, round(self.size.letters * part))
        if made is not said:
            self.shortened.add(key)
        return made
