"""What needs more than one cell: fields that must be filled, and the tools' own rules."""

from collections.abc import Iterator, Mapping, Sequence

from excelkasse.address import Cell
from excelkasse.finding import Finding, Place, Severity
from excelkasse.reading.cells import Line, as_typed, label_of
from excelkasse.schema.calculate import Answer, Scene, Unknown, compute, known
from excelkasse.schema.choices import Choice
from excelkasse.schema.tool import Rule


def missing_values(
    scene: Scene, lines: Mapping[str, Sequence[Line]], sheets: Mapping[str, str]
) -> Iterator[Finding]:
    """Give a finding for every required field that a begun form or row leaves blank."""
    for path, rows in lines.items():
        for key, field in scene.parts[path].fields.items():
            if field.spec.required and not field.computed:
                for line in rows:
                    if key not in line.values and key not in line.unreadable and key in line.cells:
                        place = Place(sheets[path], line.cells[key])
                        yield Finding("missing", Severity.ERROR, place, values=label_of(path, key))


def rule_findings(
    scene: Scene, lines: Mapping[str, Sequence[Line]], sheets: Mapping[str, str]
) -> Iterator[Finding]:
    """Give a finding for every rule that holds; a rule about an unreadable cell is silent."""
    for path, rows in lines.items():
        for rule in scene.parts[path].rules:
            for number, line in enumerate(rows):
                if _holds(rule, scene.at(path, number)):
                    yield _said(rule, scene.at(path, number), line, sheets[path])


def _holds(rule: Rule, scene: Scene) -> bool:
    try:
        return bool(compute(rule.when, scene))
    except Unknown:
        return False


def _said(rule: Rule, scene: Scene, line: Line, sheet: str) -> Finding:
    told = {name: _told(compute(formula, scene)) for name, formula in rule.tell.items()}
    cell = line.cells.get(rule.at) or min(line.cells.values(), default=Cell(1, 1))
    return Finding(
        rule.code,
        rule.severity,
        Place(sheet, cell),
        got=_told(known(scene, scene.part, scene.row, rule.at)),
        values={**label_of(scene.part, rule.at), **told},
    )


def _told(value: Answer) -> str:
    """Say a value for a finding: a choice by the key of its word, the rest as typed."""
    if isinstance(value, Choice):
        return f"@{value.word_key}"
    if isinstance(value, bool):
        return "@words.yes" if value else "@words.no"
    return as_typed(value)
