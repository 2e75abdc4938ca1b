"""What a portfolio before hands on, told as the plain rows of a sample instead of a workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from excelkasse.portfolio.records.capacity import PersonLine
from excelkasse.portfolio.records.history import HistoryLine, ItemLine
from excelkasse.portfolio.records.priorities import PriorityLine
from excelkasse.portfolio.records.queries import QueryLine
from excelkasse.portfolio.records.recipients import RecipientLine
from excelkasse.portfolio.steering.carry import Carried, typed_in
from excelkasse.portfolio.steering.weighing import Typed
from excelkasse.portfolio.tables import PRIORITIES, path_of


def from_history(
    rows: Iterable[Mapping[str, object]], as_of: date, items: Iterable[Mapping[str, object]] = ()
) -> Carried:
    """Return the history told as plain rows, as a sample tells it; `as_of` is for those without.

    Raises:
        pydantic.ValidationError: a row is no line of the history.
    """
    return Carried(
        history=tuple(HistoryLine.model_validate({"as_of": as_of, **row}) for row in rows),
        items=tuple(ItemLine.model_validate({"as_of": as_of, **row}) for row in items),
    )


def with_answers(before: Carried, rows: Iterable[Mapping[str, object]]) -> Carried:
    """Return what is handed on with explained queries beside it, told as plain rows of a sample.

    Raises:
        pydantic.ValidationError: a row is no line of the queries.
    """
    return replace(before, queries=tuple(QueryLine.model_validate(row) for row in rows))


def with_priorities(
    before: Carried, rows: Iterable[Mapping[str, object]], weighing: Typed
) -> Carried:
    """Return what is handed on with typed scores beside it, told as plain rows of a sample.

    Raises:
        pydantic.ValidationError: a row is no line of the prioritisation.
    """
    records = [PriorityLine.model_validate(row) for row in rows]
    typed = typed_in({path_of(PRIORITIES): records})
    return replace(before, kept=(*before.kept, *typed), weighing=weighing)


def with_people(before: Carried, rows: Iterable[Mapping[str, object]]) -> Carried:
    """Return what is handed on with what is typed of people, told as plain rows of a sample.

    Raises:
        pydantic.ValidationError: a row is no person.
    """
    return replace(before, staff=[PersonLine.model_validate(row) for row in rows])


def with_recipients(before: Carried, rows: Iterable[Mapping[str, object]]) -> Carried:
    """Return what is handed on with those who get the report, told as plain rows of a sample.

    Raises:
        pydantic.ValidationError: a row is no recipient.
    """
    return replace(before, recipients=[RecipientLine.model_validate(row) for row in rows])
