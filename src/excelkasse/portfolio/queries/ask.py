"""Every query of a portfolio: those of the rules over reporting dates, and those of the workbooks.

A rule is a small function from a `Course` to what it raises. A file that was delivered again says
nothing new, so then nothing else is asked about how it stands still.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from excelkasse.finding import Place, Severity
from excelkasse.portfolio.asked import Question, fingerprint_of
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.queries.course import Course, Raised
from excelkasse.portfolio.queries.jumps import apart, jumped
from excelkasse.portfolio.queries.lights import green_overdue
from excelkasse.portfolio.queries.overloaded import overloaded
from excelkasse.portfolio.queries.same import file_again, status_behind, text_again
from excelkasse.portfolio.queries.stuck import end_stuck, money_stuck, remaining_stuck
from excelkasse.portfolio.settle import counts
from excelkasse.portfolio.tables import HISTORY, HISTORY_ITEMS, MILESTONES, PROJECTS
from excelkasse.portfolio.whole import Remark
from excelkasse.schema.settings import Settings

Rule = Callable[[Course], Iterator[Raised]]

RULES: tuple[Rule, ...] = (
    jumped,
    apart,
    green_overdue,
    end_stuck,
    money_stuck,
    remaining_stuck,
    file_again,
    text_again,
    status_behind,
)

_WORDING = frozenset({"label", "help", "date"})
"""Values of a finding that only word it, or say the reporting date."""


def questions(
    tables: Mapping[str, Sequence[Line]],
    remarks: Iterable[Remark],
    as_of: date,
    settings: Settings,
) -> Iterator[Question]:
    """Give every query in the order of the projects: first the rules', then the workbooks' own."""
    told: dict[str, list[Question]] = {}
    overloads: dict[str, list[Raised]] = {}
    for number, found in overloaded(tables, as_of, settings):
        overloads.setdefault(number.casefold(), []).append(found)
    for one in _of_workbooks(remarks, _names(tables)):
        told.setdefault(one.number, []).append(one)
    history = _by_number(tables[HISTORY])
    milestones = _by_number(tables[MILESTONES])
    log = _by_number(tables[HISTORY_ITEMS])
    for line in tables[PROJECTS]:
        record: Any = line.record
        if counts(record):
            key = record.number.casefold()
            rows = [one for one in history.get(key, ()) if one.as_of <= as_of]
            late, items = milestones.get(key, ()), log.get(key, ())
            course = Course(as_of, record, rows, late, items, settings)
            asked = (*raised(course), *overloads.get(key, ()))
            yield from (_question(one, course, line) for one in asked)
        yield from told.get(record.number, ())


def raised(course: Course) -> Iterator[Raised]:
    """Give what every rule raises about one project."""
    for rule in RULES:
        yield from rule(course)


def _question(one: Raised, course: Course, line: Line) -> Question:
    return Question(
        course.line.number or "",
        course.line.name or "",
        one.code,
        one.item,
        fingerprint_of(one.about),
        one.values,
        file=line.file,
        place=line.places.get("number", Place()),
    )


def _of_workbooks(remarks: Iterable[Remark], names: Mapping[str, str]) -> Iterator[Question]:
    """Give the queries that project workbooks raise; of two of a kind the second is numbered."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for remark in remarks:
        finding = remark.finding
        if finding.severity is not Severity.QUERY or remark.number not in names or remark.spot:
            continue
        kind = (remark.number, finding.code, remark.item)
        seen[kind] += 1
        figures = {key: said for key, said in finding.values.items() if key not in _WORDING}
        yield Question(
            remark.number,
            names[remark.number],
            finding.code,
            remark.item if seen[kind] == 1 else f"{remark.item} ({seen[kind]})",
            fingerprint_of((finding.got, *sorted(figures.items()))),
            finding=finding,
            file=remark.file,
            place=finding.place,
        )


def _names(tables: Mapping[str, Sequence[Line]]) -> Mapping[str, str]:
    records: list[Any] = [line.record for line in tables[PROJECTS]]
    return {one.number: one.name or "" for one in records}


def _by_number(lines: Iterable[Line]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for line in lines:
        record: Any = line.record
        found.setdefault((record.number or "").casefold(), []).append(record)
    return found
