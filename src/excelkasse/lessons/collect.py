"""One project workbook to what it has learnt: from the log, the evaluation, and the small plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from excelkasse.finding import Place
from excelkasse.lessons.records import Origin
from excelkasse.schema.calculate import Row
from excelkasse.schema.told import Told
from excelkasse.schema.tool import Record

_LOG, _QUESTIONS = "lesson_log.lessons", "evaluation.questions"
_CONCLUSION, _LIGHT = "evaluation.conclusion", "light_plan.status"
_DIFFERENTLY = ("differently_1", "differently_2", "differently_3")
_MASTER = "master_data.project"


@dataclass(frozen=True, slots=True)
class Learnt:
    """What one file gives: its project, its lessons as rows, and the tools it has used.

    `cause` is the code of why it could not be read, with the values its words need.
    """

    file: str
    number: str = ""
    manager: str = ""
    rows: Sequence[Row] = ()
    used: frozenset[str] = frozenset()
    cause: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def learnt(file: str, told: Told) -> Learnt:
    """Return what a workbook has learnt; without a project number it is no project."""
    project = _form(told, _MASTER)
    if project is None or not project.number:
        cause = "no_project_number" if told.records else "not_a_project"
        return Learnt(file, cause=cause, values={"file": file})
    whose = {
        "number": project.number,
        "name": project.name,
        "department": project.department,
        "phase": project.phase,
        "file": file,
    }
    rows = tuple({**whose, **row} for row in _lessons(told))
    used = {path.partition(".")[0] for path, found in told.records.items() if found}
    return Learnt(file, project.number, project.manager or "", rows, frozenset(used))


def _form(told: Told, path: str) -> Any:  # noqa: ANN401  (the record of any form)
    return next(iter(told.records.get(path, ())), None)


def _lessons(told: Told) -> Iterator[dict[str, Any]]:
    yield from _logged(told)
    yield from _evaluated(told)
    conclusion, light = _form(told, _CONCLUSION), _form(told, _LIGHT)
    for key in _DIFFERENTLY:
        yield from _said(told, (_CONCLUSION, key), conclusion, Origin.DIFFERENTLY)
    yield from _said(told, (_CONCLUSION, "recommendation"), conclusion, Origin.RECOMMENDATION)
    yield from _said(told, (_LIGHT, "lesson"), light, Origin.LIGHT)


def _logged(told: Told) -> Iterator[dict[str, Any]]:
    rows: Sequence[Any] = told.records.get(_LOG, ())
    for row, one in enumerate(rows):
        if one.advice or one.situation:
            keys = ("day", "phase", "theme", "situation", "advice", "embedded")
            values = {key: getattr(one, key) for key in keys if getattr(one, key) is not None}
            yield {**values, "origin": Origin.LOG, "place": _at(told, _LOG, row, "situation")}


def _evaluated(told: Told) -> Iterator[dict[str, Any]]:
    rows: Sequence[Any] = told.records.get(_QUESTIONS, ())
    for row, one in enumerate(rows):
        if one.lesson:
            place = _at(told, _QUESTIONS, row, "lesson")
            said = {"situation": one.question, "advice": one.lesson, "place": place}
            yield {**said, "origin": Origin.EVALUATION}


def _said(
    told: Told, at: tuple[str, str], form: Record | None, origin: Origin
) -> Iterator[dict[str, Any]]:
    part, key = at
    text = getattr(form, key, None)
    if text:
        yield {"advice": text, "origin": origin, "place": _at(told, part, 0, key)}


def _at(told: Told, part: str, row: int, key: str) -> str:
    return str(told.places.get((part, row, key), Place()))
