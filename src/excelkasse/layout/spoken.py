"""A formula as Excel speaks it: English function names and commas, as a file stores them.

Only functions that Excel 2016 and LibreOffice 7.4 both know. A formula gives "" where
`schema/calculate.py` gives None, and the two are compared by a test on every template.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch

from excelkasse.address import Cell, letters, quoted
from excelkasse.layout.place import FormPlace, Places, RegisterPlace
from excelkasse.layout.shown import shown
from excelkasse.schema import formula as f
from excelkasse.schema.choices import JudgedLight, ProjectModel
from excelkasse.schema.report_date import report_date_field
from excelkasse.schema.settings import Settings
from excelkasse.texts import Texts

HOLIDAYS = "holidays"
"""The defined name of the days off, on the hidden sheet of lists."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Where a formula stands and what it can point at.

    `row` 0 speaks of the same table row by name; a row number speaks of cells, as conditional
    formats must.
    """

    places: Places
    words: Texts
    settings: Settings
    part: str
    row: int = 0

    def ref(self, path: str) -> str:
        """Return what a formula writes for a field; `""` for a tool that is not here."""
        part, _, key = path.rpartition(".")
        part = part or self.part
        place = self.places.parts.get(part)
        if isinstance(place, FormPlace):
            return self.on_sheet(place.sheet, place.cell(key).absolute)
        if isinstance(place, RegisterPlace) and part == self.part:
            return self._same_row(place, key)
        return '""'

    def on_sheet(self, sheet: str, a1: str) -> str:
        """Prefix a cell with its sheet where that is another one."""
        here = self.places.parts[self.part]
        return a1 if here.sheet == sheet else f"{quoted(sheet)}!{a1}"

    def _same_row(self, place: RegisterPlace, key: str) -> str:
        if self.row:
            return f"${letters(place.columns[key])}{self.row}"
        return f"{place.table}[[#This Row],[{place.labels[key]}]]"

    def column(self, path: str) -> str:
        """Return what a formula writes for a register's column; empty where there is none."""
        part, _, key = path.rpartition(".")
        place = self.places.register(part or self.part)
        return f"{place.table}[{place.labels[key]}]" if place else ""

    def literal(self, value: float | str | bool) -> str:  # noqa: FBT001  (a value, not a switch)
        """Write a fixed value."""
        plain = shown(value, self.words)
        if isinstance(plain, str):
            return '"' + plain.replace('"', '""') + '"'
        return repr(plain)


def speak(formula: f.Expr, speaker: Speaker) -> str:
    """Return the formula, giving "" where a value it needs is blank."""
    if isinstance(formula, f.Ref):
        raw = speaker.ref(formula.path)
        return raw if raw == '""' else f'IF({raw}="","",{raw})'
    guards = list(dict.fromkeys(_guards(formula, speaker)))
    raw = _raw(formula, speaker)
    if not guards:
        return raw
    test = guards[0] if len(guards) == 1 else f"OR({','.join(guards)})"
    return f'IF({test},"",{raw})'


_OPERANDS: Mapping[type[f.Expr], Sequence[str]] = {
    f.Points: ("choice",),
    f.IsoWeek: ("day",),
    f.Workday: ("start", "days"),
    f.Workdays: ("first", "last"),
    f.Arithmetic: ("left", "right"),
    f.Round: ("inner",),
}
"""What must be there for a formula to give anything."""


@singledispatch
def _raw(formula: f.Expr, _speaker: Speaker) -> str:
    message = f"no way to speak {type(formula).__name__}"
    raise TypeError(message)


def _guards(formula: f.Expr, speaker: Speaker) -> Iterator[str]:
    """Give the tests that make the whole formula blank."""
    if isinstance(formula, f.Ref):
        yield f'{speaker.ref(formula.path)}=""'
    for name in _OPERANDS.get(type(formula), ()):
        yield from _guards(getattr(formula, name), speaker)
    if isinstance(formula, f.Arithmetic) and _may_divide_by_none(formula):
        yield f"{_raw(formula.right, speaker)}=0"


def _may_divide_by_none(formula: f.Arithmetic) -> bool:
    return formula.operator == "/" and not isinstance(formula.right, f.Const)


@_raw.register
def _(formula: f.Ref, speaker: Speaker) -> str:
    return speaker.ref(formula.path)


@_raw.register
def _(formula: f.Const, speaker: Speaker) -> str:
    return speaker.literal(formula.value)


@_raw.register
def _(formula: f.Limit, speaker: Speaker) -> str:
    usual = speaker.settings.limit(formula.name)
    said = repr(usual)
    if speaker.places.form("master_data.project") is None:
        return said
    model = speaker.ref("master_data.project.model")
    for one in ProjectModel:
        own = speaker.settings.limit(formula.name, one)
        if own != usual:
            said = f"IF({model}={speaker.literal(one)},{own!r},{said})"
    return said


@_raw.register
def _(_formula: f.ReportDate, speaker: Speaker) -> str:
    path = report_date_field(speaker.places.parts)
    if path is None:
        return "TODAY()"
    told = speaker.ref(path)
    return f'IF({told}="",TODAY(),{told})'


@_raw.register
def _(formula: f.Arithmetic, speaker: Speaker) -> str:
    left, right = _raw(formula.left, speaker), _raw(formula.right, speaker)
    return f"({left}{formula.operator}{right})"


@_raw.register
def _(formula: f.Round, speaker: Speaker) -> str:
    return f"ROUND({_raw(formula.inner, speaker)},{formula.digits})"


@_raw.register
def _(formula: f.Compare, speaker: Speaker) -> str:
    guards = [*_guards(formula.left, speaker), *_guards(formula.right, speaker)]
    raw = f"{_raw(formula.left, speaker)}{formula.operator}{_raw(formula.right, speaker)}"
    if not guards:
        return raw
    test = guards[0] if len(guards) == 1 else f"OR({','.join(guards)})"
    return f"IF({test},FALSE,{raw})"


@_raw.register
def _(formula: f.Logic, speaker: Speaker) -> str:
    return f"{formula.operator}({_raw(formula.left, speaker)},{_raw(formula.right, speaker)})"


@_raw.register
def _(formula: f.Not, speaker: Speaker) -> str:
    return f"NOT({_raw(formula.inner, speaker)})"


@_raw.register
def _(formula: f.Blank, speaker: Speaker) -> str:
    return f'{_raw(formula.inner, speaker)}=""'


@_raw.register
def _(formula: f.If, speaker: Speaker) -> str:
    otherwise = '""' if formula.otherwise is None else speak(formula.otherwise, speaker)
    return f"IF({_raw(formula.condition, speaker)},{speak(formula.then, speaker)},{otherwise})"


@_raw.register
def _(formula: f.Total, speaker: Speaker) -> str:
    parts = ",".join(speaker.ref(part.path) for part in formula.parts)
    return f'IF(COUNT({parts})=0,"",SUM({parts}))'


@_raw.register
def _(formula: f.IsoWeek, speaker: Speaker) -> str:
    # Younger than the file format, so the file stores it with a prefix; Excel 2013 knows it.
    return f"_xlfn.ISOWEEKNUM({speaker.ref(formula.day.path)})"


@_raw.register
def _(formula: f.Workday, speaker: Speaker) -> str:
    # Counted from the day before, so that a start on a day off begins on the next workday.
    start, days = _raw(formula.start, speaker), _raw(formula.days, speaker)
    return f"IF({days}<1,{start},WORKDAY({start}-1,{days},{HOLIDAYS}))"


@_raw.register
def _(formula: f.Workdays, speaker: Speaker) -> str:
    first, last = _raw(formula.first, speaker), _raw(formula.last, speaker)
    return f"NETWORKDAYS({first},{last},{HOLIDAYS})"


@_raw.register
def _(formula: f.Points, speaker: Speaker) -> str:
    words = ";".join(speaker.literal(member) for member in formula.among)
    return f"(MATCH({speaker.ref(formula.choice.path)},{{{words}}},0)-1)"


@_raw.register
def _(formula: f.Sum, speaker: Speaker) -> str:
    column = speaker.column(formula.column)
    if not column:
        return '""'
    if not formula.where:
        return f'IF(COUNT({column})=0,"",SUM({column}))'
    part = formula.column.rpartition(".")[0]
    criteria = _criteria(formula.where, part, speaker)
    return f'IF(COUNTIFS({criteria},{column},"<>")=0,"",SUMIFS({column},{criteria}))'


def _criteria(where: Sequence[f.Where], part: str, speaker: Speaker) -> str:
    said = []
    # LibreOffice 7.4 miscounts where the first of several criteria asks for blank cells.
    for one in sorted(where, key=_asks_for_blank):
        value = _raw(one.value, speaker)
        test = f'"{one.sign}"' if value == '""' else f'"{one.sign}"&{value}'
        said.append(f"{speaker.column(f'{part}.{one.column}')},{test}")
    return ",".join(said)


def _asks_for_blank(one: f.Where) -> bool:
    return one.sign == "=" and one.value == f.Const("")


@_raw.register
def _(formula: f.Count, speaker: Speaker) -> str:
    if speaker.places.register(formula.register) is None:
        return "0"
    return f"COUNTIFS({_criteria(formula.where, formula.register, speaker)})"


@_raw.register
def _(formula: f.Lookup, speaker: Speaker) -> str:
    column = speaker.column(formula.column)
    if not column:
        return '""'
    part = formula.column.rpartition(".")[0]
    by = speaker.column(f"{part}.{formula.by}")
    found = f"INDEX({column},MATCH({_raw(formula.value, speaker)},{by},0))"
    return f'IFERROR(IF({found}="","",{found}),"")'


@_raw.register
def _(formula: f.Rank, speaker: Speaker) -> str:
    mine, column = speaker.ref(formula.by), speaker.column(formula.by)
    sign = ">" if formula.largest_first else "<"
    criteria = _criteria(formula.where, speaker.part, speaker)
    before = f'COUNTIFS({column},"{sign}"&{mine}{"," + criteria if criteria else ""})'
    same = [f"({column}={mine})", f"(ROW({column})<=ROW())"]
    same += [_row_test(one, speaker, speaker.column(one.column)) for one in formula.where]
    outside = [f'{mine}=""']
    outside += [f"NOT{_row_test(one, speaker, speaker.ref(one.column))}" for one in formula.where]
    test = outside[0] if len(outside) == 1 else f"OR({','.join(outside)})"
    return f'IF({test},"",{before}+SUMPRODUCT({"*".join(same)}))'


def _row_test(one: f.Where, speaker: Speaker, cells: str) -> str:
    return f"({cells}{one.sign}{_raw(one.value, speaker)})"


@_raw.register
def _(formula: f.Worst, speaker: Speaker) -> str:
    column = speaker.column(formula.column)
    if not column:
        return '""'
    said = '""'
    for light in JudgedLight:
        word = speaker.literal(light)
        said = f"IF(COUNTIF({column},{word})>0,{word},{said})"
    return said


def cell_speaker(speaker: Speaker, first: Cell) -> Speaker:
    """Return a speaker that names cells of one row, for conditional formats."""
    return Speaker(speaker.places, speaker.words, speaker.settings, speaker.part, row=first.row)
