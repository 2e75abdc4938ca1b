"""What is delivered again: the same file, the same text, or the status of another period.

One of them is enough: a file that has not been saved since says nothing new in any other way.
"""

from collections.abc import Iterator
from datetime import date

from excelkasse.finding import Sayable
from excelkasse.portfolio.queries.course import Course, Raised
from excelkasse.schema.choices import Light


def file_again(course: Course) -> Iterator[Raised]:
    """Ask about a file that is the same, byte for byte, as at the reporting date before."""
    if is_same_file(course):
        was, now = course.rows[-2:]
        values = {"saved": _day(now.delivered), "was_on": _day(was.as_of)}
        yield Raised("file_again", "", values, (now.file_print,))


def is_same_file(course: Course) -> bool:
    """Whether the last two reporting dates have the same file."""
    prints = [one.file_print for one in course.rows[-2:]]
    return len(prints) > 1 and prints[0] is not None and prints[0] == prints[1]


def text_again(course: Course) -> Iterator[Raised]:
    """Ask about the texts of a status that are the same date after date."""
    rows = course.latest("query_text_dates")
    prints = {one.text_print for one in rows}
    if len(prints) == 1 and None not in prints and not is_same_file(course):
        values: dict[str, Sayable] = {"dates": len(rows), "since": _day(rows[0].as_of)}
        yield Raised("text_again", "", values, (rows[-1].text_print,))


def status_behind(course: Course) -> Iterator[Raised]:
    """Ask about a status that is dated in the period before; one too old counts as missing."""
    if len(course.rows) > 1 and course.line.overall is not Light.MISSING:
        before, said = course.rows[-2].as_of, course.line.status_date
        if said and before and said <= before and not is_same_file(course):
            values = {"said": _day(said), "was_on": _day(before), "as_of": _day(course.as_of)}
            yield Raised("status_behind", "", values, (said,))


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""
