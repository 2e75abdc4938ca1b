"""The calendar as an iCalendar file, read by another parser than ours wrote it with."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from excelkasse.portfolio.ics import calendar_text, events_of
from excelkasse.portfolio.records.calendar import CalendarLine, EventKind, EventState
from excelkasse.portfolio.rollup import roll_up
from excelkasse.portfolio.tables import CALENDAR
from excelkasse.texts import LANGUAGES, texts
from tests.portfolio.nordbaek import AS_OF, nordbaek
from tests.typed.payloads import IDS, TEXTS

DAY = date(2026, 12, 15)


def line(**said: Any) -> CalendarLine:  # noqa: ANN401  (a row of any values)
    """Give a row of the calendar."""
    values: dict[str, Any] = {"number": "P-2026-01", "name": "Cykelsti", "item": "B3"}
    values |= {"kind": EventKind.GATE, "what": "Er det klar?", "day": DAY}
    values |= {"agenda_due": DAY - timedelta(days=14)}
    return CalendarLine.model_construct(None, **{**values, "state": EventState.AHEAD, **said})


def text_of(*lines: CalendarLine, as_of: date = AS_OF, language: str = "da") -> str:
    """Give the file that some rows make."""
    words = texts(language)
    return calendar_text(events_of(lines, words), as_of, words)


def parsed(text: str) -> list[Any]:
    """Give the events that another program reads in a file."""
    calendar = Calendar.from_ical(text.encode())

    assert [] == list(calendar.errors)
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_the_calendar_is_an_event(language: str) -> None:
    """The day itself, and the deadline of the agenda; all day, without an alarm."""
    lines: list[Any] = [one.record for one in roll_up(nordbaek(), AS_OF).lines(CALENDAR)]
    events = parsed(text_of(*lines, language=language))
    days = [one.day for one in lines] + [one.agenda_due for one in lines]

    assert sorted(days) == sorted(one["DTSTART"].dt for one in events)
    assert {timedelta(days=1)} == {one["DTEND"].dt - one["DTSTART"].dt for one in events}
    assert {"DATE"} == {one["DTSTART"].params["VALUE"] for one in events}
    assert [] == [one for event in events for one in event.walk("VALARM")]
    assert len(events) == len({one["UID"] for one in events})


def test_an_event_says_what_the_row_says() -> None:
    """Which project, what, who decides, and when it must be on the agenda."""
    day, agenda = parsed(text_of(line(forum="Byrådet", department="Teknik, Klima og Miljø")))

    assert "P-2026-01: Er det klar?" == day["SUMMARY"]
    assert "Frist for dagsordenspunkt: P-2026-01: Er det klar?" == agenda["SUMMARY"]
    assert (DAY, date(2026, 12, 1)) == (day["DTSTART"].dt, agenda["DTSTART"].dt)
    assert [
        "Projektnavn: P-2026-01 Cykelsti",
        "Slags: Beslutningspunkt B3",
        "Forum: Byrådet",
        "Dato: 15-12-2026",
        "Frist for dagsordenspunkt: 01-12-2026",
        "Forvaltning: Teknik, Klima og Miljø",
    ] == str(day["DESCRIPTION"]).split("\n")
    assert "Beslutningspunkt" == day.categories[0]


def test_what_is_late_says_so() -> None:
    """In words, since a calendar has no lights."""
    day, _ = parsed(text_of(line(state=EventState.LATE)))

    assert "Overskredet: P-2026-01: Er det klar?" == day["SUMMARY"]


def test_a_row_without_a_day_is_no_event() -> None:
    """There is nowhere to put it."""
    assert [] == parsed(text_of(line(day=None, agenda_due=None)))


def test_taken_in_again_it_moves() -> None:
    """The same event by its UID with a later stamp, whatever else has changed."""
    first = parsed(text_of(line()))
    moved = line(day=DAY + timedelta(days=40), what="Andre ord", name="Nyt navn", item="b3")
    later = parsed(text_of(moved, as_of=AS_OF + timedelta(days=30)))

    assert [one["UID"] for one in first] == [one["UID"] for one in later]
    assert all(
        old["SEQUENCE"] < new["SEQUENCE"] and old["DTSTAMP"].dt < new["DTSTAMP"].dt
        for old, new in zip(first, later, strict=True)
    )


def test_the_same_rows_make_the_same_file() -> None:
    """Time is that of the reporting date, and of nothing else."""
    assert text_of(line()) == text_of(line())
    assert "DTSTAMP:20261030T000000Z\r\n" in text_of(line())


def test_rows_that_are_alike_are_events_of_their_own() -> None:
    """Two problems without a number, a gate and a problem with the same one."""
    rows = (line(), line(), line(kind=EventKind.DECISION), line(number="P-2026-02"))
    uids = [one["UID"] for one in parsed(text_of(*rows))]

    assert 8 == len(set(uids))


def _content_lines(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("hostile", TEXTS, ids=IDS)
def test_text_from_a_workbook_is_only_text(hostile: str) -> None:
    """It neither ends an event nor begins a property, and no line is longer than the rule."""
    said = text_of(
        line(what=hostile, name=hostile, forum=hostile, item=hostile, department=hostile)
    )
    plain = text_of(line(what="a", name="a", forum="a", item="a", department="a"))
    names = [re.split("[:;]", one)[0] for one in _content_lines(said)]

    assert [re.split("[:;]", one)[0] for one in _content_lines(plain)] == names
    assert 2 == len(parsed(said))
    assert max(len(one.encode()) for one in said.split("\r\n")) <= 75
    assert not set(said.replace("\r\n", "")) & {chr(one) for one in (*range(32), 127)}


def test_marks_come_back_as_they_were() -> None:
    """Commas, semicolons, backslashes and line breaks are escaped, and read again."""
    what = "a, b; c\\d \\n e\nf"
    day, _ = parsed(text_of(line(what=what)))

    assert f"P-2026-01: {what}" == day["SUMMARY"]


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=300))
def test_every_text_comes_back(what: str) -> None:
    """Wherever its letters are folded."""
    said = text_of(line(what=what))
    day, _ = parsed(said)

    assert f"P-2026-01: {what}" == day["SUMMARY"]
    assert max(len(one.encode()) for one in said.split("\r\n")) <= 75
