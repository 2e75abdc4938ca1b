"""What needs more than one cell: fields that must be filled, and the tools' own rules."""

from collections.abc import Iterator, Mapping

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.reading.cells import Line, as_typed, label_of
from excelkasse.reading.take import Taken
from excelkasse.schema.calculate import Answer, Scene, Unknown, compiled, compute, known
from excelkasse.schema.choices import Choice
from excelkasse.schema.tool import Rule
from excelkasse.texts import Word


def missing_values(parts: Mapping[str, Taken]) -> Iterator[Finding]:
    """Give a finding for every required field that a begun form or row leaves blank."""
    for path, taken in parts.items():
        for line in taken.lines:
            part = taken.page.part
            for key in part.required:
                if key not in line.values and key not in line.unreadable and key in line.cells:
                    place = Place(taken.page.grid.name, line.cells[key])
                    yield Finding(
                        "missing", Severity.ERROR, place, values=label_of(part, path, key)
                    )


def rule_findings(scene: Scene, parts: Mapping[str, Taken]) -> Iterator[Finding]:
    """Give a finding for every rule that holds; a rule about an unreadable cell is silent."""
    for path, taken in parts.items():
        lines = list(zip(scene.lines(path), taken.lines, strict=True))
        for rule in taken.page.part.rules if lines else ():
            when = compiled(rule.when)
            for here, line in lines:
                try:
                    if when(here):
                        yield _said(rule, here, line, taken.page.grid.name)
                except Unknown:
                    continue


def _said(rule: Rule, scene: Scene, line: Line, sheet: str) -> Finding:
    told = {name: _value(compute(formula, scene)) for name, formula in rule.tell.items()}
    cell = line.cells.get(rule.at) or min(line.cells.values(), default=Cell(1, 1))
    return Finding(
        rule.code,
        rule.severity,
        Place(sheet, cell),
        got=_told(known(scene, scene.part, scene.row, rule.at)),
        values={**label_of(scene.parts[scene.part], scene.part, rule.at), **told},
    )


def _value(value: Answer) -> str | float:
    """Give a value to the words of a finding: numbers are written as the reader's language does."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return _told(value)


def _told(value: Answer) -> str:
    """Say a value for a finding: a choice by the key of its word, the rest as typed."""
    if isinstance(value, Choice):
        return Word(value.word_key)
    if isinstance(value, bool):
        return Word("words.yes" if value else "words.no")
    return as_typed(value)
