"""The roll-up for machines: plain values with a schema version, for `rollup --json`.

Amounts are in t.kr., hours in hours, dates in ISO form. What is not known is null, never 0.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from excelkasse.portfolio.asked import Asked
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.sheets.drawing import Drawing, drawing
from excelkasse.portfolio.sheets.queries_told import spoken
from excelkasse.portfolio.sheets.told import cause_of
from excelkasse.portfolio.tables import PROJECTS
from excelkasse.portfolio.whole import Portfolio, Quarantined, Remark
from excelkasse.schema.choices import Choice, Dimension
from excelkasse.schema.worded import worded
from excelkasse.texts import Texts

SCHEMA = 1
_TOTALS = ("grant", "spent", "forecast", "hours_budget", "hours_spent", "hours_remaining")
_MORE = (
    *("previous", "trend", "department", "committee", "project_status", "owner", "manager"),
    *("start", "end_baseline", "end_forecast", "deviation_days", "money_share"),
    *("top_exposure", "decision_need", "decided_by", "decision_due", "status_date", "status_age"),
)


def as_json(portfolio: Portfolio, words: Texts) -> dict[str, Any]:
    """Return the portfolio as plain values; projects in the order of their numbers."""
    lines = sorted(portfolio.lines(PROJECTS), key=lambda line: str(_of(line, "number")))
    drawn = drawing(portfolio, words, "")
    return {
        "schema": SCHEMA,
        "as_of": _plain(portfolio.as_of),
        "found": portfolio.found,
        "read": portfolio.read,
        "quarantined": [_quarantined(one, words) for one in portfolio.quarantined],
        "findings": [_finding(one, drawn) for one in portfolio.remarks],
        "queries": [_query(one, words) for one in portfolio.queries],
        "lights": dict(portfolio.lights),
        "totals": {key: portfolio.figures.total(key).value for key in _TOTALS},
        "projects": [_project(line) for line in lines],
    }


def _quarantined(one: Quarantined, words: Texts) -> Mapping[str, Any]:
    message = " ".join(cause_of(one, words))
    return {"file": one.file, "code": one.code, "message": message}


def _finding(one: Remark, drawn: Drawing) -> Mapping[str, Any]:
    """Give a finding; one of the portfolio's own has no file, and stands in the new workbook."""
    finding, words = one.finding, drawn.words
    said = drawn.portfolio.answer(one)
    place = drawn.place_of(one.spot) if one.spot else finding.place
    return {
        "file": one.file,
        "number": one.number or None,
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": place.sheet,
        "cell": str(place.cell) if place.cell else None,
        "value": finding.got,
        "explained_on": _plain(said.explained_on) if said else None,
        "message": " ".join(worded(finding, words)),
    }


def _query(one: Asked, words: Texts) -> Mapping[str, Any]:
    query, figures = spoken(one.question, words)
    return {
        "number": one.question.number,
        "code": one.question.code,
        "item": one.question.item or None,
        "query": query,
        "figures": figures,
        "asked_on": _plain(one.asked_on),
        "explanation": one.explanation,
        "explained_on": _plain(one.explained_on),
        "earlier": one.earlier,
    }


def _project(line: Line) -> Mapping[str, Any]:
    return {
        "number": _of(line, "number"),
        "title": _of(line, "name"),
        "file": line.file,
        "model": _of(line, "model"),
        "phase": _of(line, "phase"),
        "overall": _of(line, "overall"),
        "lights": {one.value: _of(line, one.value) for one in Dimension},
        **{key: _of(line, key) for key in (*_TOTALS, *_MORE)},
    }


def _of(line: Line, key: str) -> Any:  # noqa: ANN401  (a value of any field)
    return _plain(getattr(line.record, key))


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Choice):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
