"""The lists of Overblik: decisions, reds, risks, changes, what comes, and phases.

Every list is alike: project number, name, something short, and a sentence. A list that is cut says
how many more there are, and where.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from excelkasse.layout.shown import shown
from excelkasse.made import Made
from excelkasse.plan import Content
from excelkasse.portfolio.sheets.drawing import Drawing
from excelkasse.portfolio.tables import CHANGES, DECISIONS, MILESTONES, PROJECTS, RISKS
from excelkasse.portfolio.whole import COUNTED, Change, Event
from excelkasse.schema.choices import Choice, Light

_MOST = {"decisions": 10, "reds": 12, "risks": 6, "changes": 6, "upcoming": 6, "phases": 6}
"""A list on the front page shows so many lines; its own sheet has them all."""

_LONGEST = 240
_CHANGES = "overview.boards.changes"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list; without a number its name stands in two columns.

    `stripe` is the light of the line, empty where it has none.
    """

    number: str
    name: str
    third: Content
    text: str
    stripe: str = ""
    style: str = "third"


@dataclass(frozen=True, slots=True)
class Board:
    """A list: its heading, what its columns hold, its lines, and the sheet that has them all."""

    key: str
    title: str
    rows: Sequence[Row]
    sheet: str
    nothing: str
    more: str = ""


def decisions(drawn: Drawing) -> Board:
    """Return what waits to be decided."""
    rows = Made(drawn.portfolio.waiting, lambda line: _decision(line.record, drawn))
    return _board("decisions", DECISIONS, rows, drawn)


def _decision(record: Any, drawn: Drawing) -> Row:  # noqa: ANN401
    text = _short(shown(record.question, drawn.words))
    stripe = ""
    if record.due is not None and record.due < (drawn.portfolio.as_of or date.min):
        stripe = str(Light.RED)
        text = drawn.say("overview.boards.decisions.late", what=text)
    if record.forum is not None:
        text = f"{text}\n{drawn.words[record.forum.word_key]}"
    return Row(record.number, record.name or "", record.due, text, stripe, "third_date")


def reds(drawn: Drawing) -> Board:
    """Return the reds with their explanation, and then those whose status is missing."""
    rows = []
    symbol = drawn.words[Light.RED.word_key].split(" ")[0]
    for one in drawn.portfolio.reds:
        chip = drawn.say("overview.boards.reds.overall")
        if one.dimension is not None:
            chip = f"{symbol} {drawn.words[one.dimension.word_key]}"
        text = _short(one.explanation) or drawn.say("overview.boards.red_unexplained")
        rows.append(Row(one.number, one.name, chip, text, str(Light.RED)))
    return _board("reds", PROJECTS, [*rows, *_silent(drawn)], drawn)


def _silent(drawn: Drawing) -> Iterator[Row]:
    for line in drawn.portfolio.lines(PROJECTS):
        record: Any = line.record
        if record.overall is Light.MISSING:
            text = drawn.say("overview.boards.reds.never")
            if record.status_date is not None:
                text = drawn.say("overview.boards.reds.old", day=_day(record.status_date))
            chip = drawn.say("overview.boards.reds.missing")
            yield Row(record.number, record.name or "", chip, text, str(Light.MISSING))


def risks(drawn: Drawing) -> Board:
    """Return the largest open risks."""
    rows = [_risk(line.record, drawn) for line in drawn.portfolio.top_risks]
    return _board("risks", RISKS, rows, drawn, drawn.portfolio.figures.open_risks)


def _risk(record: Any, drawn: Drawing) -> Row:  # noqa: ANN401
    light = record.light.value if record.light else "missing"
    symbol = drawn.words[record.light.word_key].split(" ")[0] if record.light else "–"
    who = [record.action_owner or record.risk_owner, _day(record.due)]
    told = " · ".join(one for one in who if one)
    risk = _short(record.risk)
    text = f"{risk}\n{told}" if told else risk
    exposure = "–" if record.exposure is None else f"{symbol} {record.exposure}"
    return Row(record.number, record.name or "", exposure, text, light)


def changes(drawn: Drawing) -> Board:
    """Return what has changed since the reporting date before."""
    since = drawn.portfolio.since
    board = _board(
        "changes", CHANGES, [_change(one, drawn) for one in drawn.portfolio.changes], drawn
    )
    if since is None:
        title = drawn.say("overview.boards.changes.title_first")
        first = drawn.say("overview.boards.changes.first")
        return Board(board.key, title, board.rows, board.sheet, first, board.more)
    title = drawn.say("overview.boards.changes.title", day=_day(since))
    return Board(board.key, title, board.rows, board.sheet, board.nothing, board.more)


def _change(one: Change, drawn: Drawing) -> Row:
    light = one.now or Light.MISSING
    chip = drawn.words[one.now.word_key] if one.now else "–"
    return Row(one.number, one.name, chip, _moved(one, drawn), str(light))


def _moved(one: Change, drawn: Drawing) -> str:
    if one.before is None:
        return drawn.say(f"{_CHANGES}.new")
    if one.now is None:
        return drawn.say(f"{_CHANGES}.gone")
    was = drawn.words[one.before.word_key]
    told = [drawn.say(f"{_CHANGES}.was", light=was)] if one.before is not one.now else []
    text = " · ".join((*told, *_figures(one, drawn)))
    return text[:1].upper() + text[1:]


def _figures(one: Change, drawn: Drawing) -> Iterator[str]:
    if one.days:
        days = drawn.words.number(one.days, signed=True)
        yield drawn.say(f"{_CHANGES}.days", amount=days)
    if one.money:
        money = drawn.words.number(one.money, signed=True)
        yield drawn.say(f"{_CHANGES}.money", amount=money)
    if one.exposure:
        was, now = one.exposure
        yield drawn.say(f"{_CHANGES}.exposure", before=was, now=now)


def upcoming(drawn: Drawing) -> Board:
    """Return the milestones and gates of the next three months."""
    rows = Made(drawn.portfolio.upcoming, lambda one: _event(one, drawn))
    return _board("upcoming", MILESTONES, rows, drawn)


def _event(one: Event, drawn: Drawing) -> Row:
    text = _short(shown(one.what, drawn.words))
    if one.late:
        text = drawn.say("overview.boards.upcoming.late", what=text)
    stripe = str(Light.RED) if one.late else ""
    return Row(one.number, one.name, one.day, text, stripe, "third_date")


def phases(drawn: Drawing) -> Board:
    """Return how many projects are in each phase, and how they stand."""
    rows = []
    for group in drawn.portfolio.by_phase:
        name = _named(group.name, drawn)
        lights = [(light, int(group.numbers.get(light.value) or 0)) for light in COUNTED]
        told = "   ".join(
            f"{drawn.words[light.word_key]} {count}" for light, count in lights if count
        )
        rows.append(Row("", name, sum(count for _, count in lights), told))
    return _board("phases", PROJECTS, rows, drawn)


def _named(name: Choice | str | date | None, drawn: Drawing) -> str:
    return str(shown(name, drawn.words)) if name is not None else drawn.say("unnamed")


def _board(
    key: str, table: str, rows: Sequence[Row], drawn: Drawing, found: int | None = None
) -> Board:
    """Make a list of the first rows; `found` is how many there are, if the rows are not all."""
    sheet, shown_rows = drawn.sheet(table), tuple(rows[: _MOST[key]])
    left = (len(rows) if found is None else found) - len(shown_rows)
    more = drawn.say("overview.and_more", count=left, sheet=sheet) if left else ""
    title = "" if key == "changes" else drawn.say(f"overview.boards.{key}.title")
    nothing = drawn.say(f"overview.boards.{key}.nothing")
    return Board(key, title, shown_rows, sheet, nothing, more)


def _short(text: object) -> str:
    """Return a text as the front page has room for it; the whole stands on its own sheet."""
    return "" if text is None else shorten(str(text), _LONGEST, placeholder=" …")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d-%m-%Y}"


BOARDS: Sequence[tuple[Callable[[Drawing], Board], Callable[[Drawing], Board]]] = (
    (decisions, reds),
    (risks, changes),
    (upcoming, phases),
)
"""The lists in the order they stand, left and right."""


def every_board(drawn: Drawing) -> Iterator[tuple[Board, Board]]:
    """Give the lists, two and two beside each other."""
    for left, right in BOARDS:
        yield left(drawn), right(drawn)
