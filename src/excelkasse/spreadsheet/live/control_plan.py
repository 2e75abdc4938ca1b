"""The sheet Kontrol as a plan: when, what was found, and a row for each finding with the way there.

It can be read again: where a finding is stands in its row as `Risici!E14`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from excelkasse.address import Cell, cell_from, quoted
from excelkasse.finding import Finding, Place, Severity
from excelkasse.grid import Grid
from excelkasse.plan import CellPlan, Content, Link, Print, SheetPlan, WorkbookPlan
from excelkasse.schema.anchors import CONTROL, Tag
from excelkasse.schema.worded import worded
from excelkasse.texts import Texts, Word

_SEVERITY, _WHERE, _GOT, _WHAT, _ACTION = 2, 3, 4, 5, 6
HEADER = 7
"""The row of the header, which stays in place while people scroll."""
_WIDTHS = {1: 2.0, _SEVERITY: 15.0, _WHERE: 24.0, _GOT: 30.0, _WHAT: 62.0, _ACTION: 62.0}
_MARKS = {Severity.ERROR: "red", Severity.QUERY: "yellow", Severity.NOTE: "not_started"}
_FEW = 12
"""So many cells are named that have no note; the rows below name them all."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check found in a workbook, and the places that could not be marked with a note."""

    file: str
    when: datetime
    findings: Sequence[Finding]
    unmarked: Sequence[Place] = ()


def control_workbook(checkup: Checkup, words: Texts) -> WorkbookPlan:
    """Plan a workbook of the one sheet."""
    return WorkbookPlan(
        title=words["open.control.title"],
        sheets=(_control_sheet(checkup, words),),
        author=words["template.author"],
        language=words["words.language"],
    )


def places_on(control: Grid) -> Iterator[Place]:
    """Give the places of the findings on a sheet Kontrol, in the order of its rows."""
    for row in range(HEADER + 1, control.last.row + 1):
        text = control.at(Cell(row, _WHERE))
        sheet, _, a1 = str(text or "").rpartition("!")
        if sheet:
            try:
                yield Place(sheet, cell_from(a1))
            except ValueError:
                continue  # somebody has written there


def _control_sheet(checkup: Checkup, words: Texts) -> SheetPlan:
    return SheetPlan(
        name=words["open.control.name"],
        cells=[*_heading(checkup, words), *_rows(checkup, words)],
        widths=_WIDTHS,
        heights={1: 30.0},
        hidden_columns=frozenset({1}),
        freeze=Cell(HEADER + 1, 1),
        printing=Print(
            repeat_rows=(HEADER, HEADER),
            footer_left=words["open.control.title"],
            footer_right=words["template.footer.page"],
        ),
        tab="control",
    )


def _heading(checkup: Checkup, words: Texts) -> Iterator[CellPlan]:
    when = f"{checkup.when:%d-%m-%Y %H:%M}"
    yield CellPlan(Cell(1, 1), str(Tag(CONTROL, CONTROL, 1)), "marker")
    yield CellPlan(Cell(1, _SEVERITY), words["open.control.title"], "title")
    checked = words.say("open.control.checked", when=when, file=checkup.file)
    yield CellPlan(Cell(2, _SEVERITY), checked, "subtitle")
    if not checkup.findings:
        yield CellPlan(Cell(4, _SEVERITY), words["open.control.clean"], "subheading")
        return
    yield CellPlan(Cell(3, _SEVERITY), _counts(checkup.findings, words), "label_line")
    yield CellPlan(Cell(4, _SEVERITY), words["open.control.explain"], "help_line")
    if checkup.unmarked:
        named = ", ".join(str(place) for place in checkup.unmarked[:_FEW])
        more = " …" if len(checkup.unmarked) > _FEW else ""
        said = words.say(
            "open.control.unmarked", count=len(checkup.unmarked), cells=f"{named}{more}"
        )
        yield CellPlan(Cell(5, _SEVERITY), said, "help_line")
    for column, head in enumerate(("severity", "where", "got", "what", "action"), start=_SEVERITY):
        yield CellPlan(Cell(HEADER, column), words[f"open.control.head.{head}"], "header")


def _counts(findings: Sequence[Finding], words: Texts) -> str:
    count = Counter(finding.severity for finding in findings)
    return words.say(
        "open.control.counts",
        errors=count[Severity.ERROR],
        queries=count[Severity.QUERY],
        notes=count[Severity.NOTE],
    )


def _rows(checkup: Checkup, words: Texts) -> Iterator[CellPlan]:
    for row, finding in enumerate(checkup.findings, start=HEADER + 1):
        severity = words[f"open.control.severity.{finding.severity}"]
        what, action = worded(finding, words)
        got = words[finding.got] if isinstance(finding.got, Word) else finding.got
        yield CellPlan(Cell(row, _SEVERITY), severity, f"chip_{_MARKS[finding.severity]}")
        yield CellPlan(Cell(row, _WHERE), _way(finding.place, words), "line_link")
        yield CellPlan(Cell(row, _GOT), got, "line_paragraph")
        yield CellPlan(Cell(row, _WHAT), what, "line_paragraph")
        yield CellPlan(Cell(row, _ACTION), action, "line_paragraph")


def _way(place: Place, words: Texts) -> Content:
    if not place.sheet:
        return None
    cell = place.cell or Cell(1, 1)
    target = f"internal:{quoted(place.sheet)}!{cell}"
    return Link(target, str(place), words.say("open.control.tip", place=place))
