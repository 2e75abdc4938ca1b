"""The calendar as an iCalendar file (RFC 5545), for Outlook and every other calendar.

All-day events without an alarm. An event keeps its UID when its day, its words or its project's
name change, so that a file taken in again moves it. Time is that of the reporting date.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from excelkasse.layout.shown import shown
from excelkasse.portfolio.records.calendar import CalendarLine, EventState
from excelkasse.texts import Texts

_OCTETS = 75
_EPOCH = date(2000, 1, 1)
_BREAKS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Event:
    """One all-day event: its words, and what other programs know it by."""

    uid: str
    day: date
    summary: str
    description: str
    category: str


def events_of(lines: Iterable[CalendarLine], words: Texts) -> Sequence[Event]:
    """Return the events of a calendar: each day, and the day it must be on the agenda.

    A row without a day has none.
    """
    seen: dict[tuple[str, ...], int] = {}
    events: list[Event] = []
    for line in lines:
        if line.day is not None:
            key = _key(line)
            seen[key] = seen.get(key, 0) + 1
            events.extend(_events(line, line.day, (*key, str(seen[key])), words))
    return events


def _key(line: CalendarLine) -> tuple[str, ...]:
    """Return what tells a row from every other, whatever else is said of it."""
    kind = line.kind.value if line.kind else ""
    return (line.number or "").casefold(), kind, (line.item or "").casefold()


def _events(line: CalendarLine, day: date, key: tuple[str, ...], words: Texts) -> Iterator[Event]:
    kind = str(shown(line.kind, words) or "")
    what = str(shown(line.what, words) or kind)
    told = _told(line, words)
    name = f"{line.number}: {what}"
    late = line.state is EventState.LATE
    yield Event(
        _uid(*key),
        day,
        words.say("calendar.late", what=name) if late else name,
        told,
        kind,
    )
    if line.agenda_due is not None:
        summary = words.say("calendar.agenda", what=name)
        yield Event(_uid(*key, "agenda"), line.agenda_due, summary, told, words["calendar.due"])


def _uid(*parts: str) -> str:
    return f"{sha256(chr(31).join(parts).encode(errors='replace')).hexdigest()[:32]}@excelkasse"


def _told(line: CalendarLine, words: Texts) -> str:
    """Say of an event what the table says of it, one line for each."""
    path = "portfolio.calendar"
    values = {
        "name": f"{line.number} {line.name or ''}".strip(),
        "kind": " ".join(str(one) for one in (shown(line.kind, words), line.item) if one),
        "forum": line.forum or words["portfolio.unnamed"],
        "day": _day(line.day),
        "agenda_due": _day(line.agenda_due),
        "department": line.department,
    }
    return "\n".join(
        f"{words[f'{path}.{key}.label']}: {value}" for key, value in values.items() if value
    )


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def calendar_text(events: Iterable[Event], as_of: date, words: Texts) -> str:
    """Return the whole file, its lines folded and ended as the standard has them."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//excelkasse//calendar//{words.language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(words['portfolio.title'])}",
    ]
    for event in events:
        lines.extend(_event(event, as_of))
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, as_of: date) -> Iterator[str]:
    stamp = f"{_date(as_of)}T000000Z"
    properties: Mapping[str, str] = {
        "UID": event.uid,
        "DTSTAMP": stamp,
        "LAST-MODIFIED": stamp,
        "SEQUENCE": str(max(0, (as_of - _EPOCH).days)),
        "DTSTART;VALUE=DATE": _date(event.day),
        "DTEND;VALUE=DATE": _date(event.day + timedelta(days=1)),
        "SUMMARY": _text(event.summary),
        "DESCRIPTION": _text(event.description),
        "CATEGORIES": _text(event.category),
        "TRANSP": "TRANSPARENT",
    }
    yield "BEGIN:VEVENT"
    yield from (f"{name}:{value}" for name, value in properties.items())
    yield "END:VEVENT"


def _date(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Return text that cannot be anything else: marks and line breaks escaped, no control signs."""
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    text = text.encode(errors="replace").decode()
    return "".join(_sign(one) for one in text).translate(_ESCAPED)


def _sign(one: str) -> str:
    """Return a sign as it may stand in text; a space of any kind is a space."""
    if one == "\n" or one.isprintable():
        return one
    return " " if one.isspace() else ""


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, none of which breaks a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    return "\r\n".join([*pieces, piece])
