"""What a tool is: a form, a register, or a form with registers under it; and its rules.

A `Record` is a class whose fields are declared by `required`, `optional` and `computed`; a
`Form` or a `Register` names the record; a `Tool` lays them out on one sheet or more.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from excelkasse.finding import Severity
from excelkasse.schema.choices import Choice, Phase, ProjectModel
from excelkasse.schema.declaration import Declaration
from excelkasse.schema.formula import Blank, Const, Count, Expr, Ref, Where
from excelkasse.schema.graph import Graph
from excelkasse.schema.kinds import Kind
from excelkasse.schema.page import Page
from excelkasse.schema.values import Declared, Held, Values


class Record(Values):
    """One filled form, or one row of a register. Any field may be None: sheets are half filled."""


class Spec(Declaration):
    """What a record's field says of itself beside its type.

    `section` opens a section of a form; a `helper` is hidden; `kept` is what people type in the
    portfolio and find again after a refresh; `overdue` says when a date is marked. `label` and
    `help` are what a workplace calls a field of its own; the words of ours are in the texts.
    """

    kind: Kind
    required: bool = False
    formula: Expr | None = None
    section: str = ""
    helper: bool = False
    kept: bool = False
    width: float = 0
    overdue: Expr | None = None
    label: str = ""
    help: str = ""


class Field(Declaration):
    """A field of a form or register: its key and what it says of itself."""

    key: str
    spec: Spec

    @property
    def kind(self) -> Kind:
        """The kind of the field."""
        return self.spec.kind

    @property
    def computed(self) -> bool:
        """Whether a formula fills it."""
        return self.spec.formula is not None


def required(kind: Kind, **said: Any) -> Any:  # noqa: ANN401  (stands where a default of any type stands)
    """Declare a field that must be filled once its form or row is begun."""
    return declared(Spec(kind, required=True, **said))


def optional(kind: Kind, **said: Any) -> Any:  # noqa: ANN401
    """Declare a field that may stay blank."""
    return declared(Spec(kind, **said))


def computed(kind: Kind, formula: Expr, **said: Any) -> Any:  # noqa: ANN401
    """Declare a field that the sheet computes."""
    return declared(Spec(kind, formula=formula, **said))


def declared(spec: Spec) -> Any:  # noqa: ANN401
    """Declare a field by what it says of itself; a value is kept within the limits of its kind."""
    return Declared(None, spec.kind.limits if spec.formula is None else {}, spec)


class Rule(Declaration):
    """A rule across cells: where `when` is true, a finding `code` stands at the field `at`.

    `tell` names formulas whose values the words of the finding need.
    """

    code: str
    at: str
    when: Expr
    severity: Severity = Severity.ERROR
    tell: Mapping[str, Expr] = {}


def told_apart(register: str, by: str = "number") -> Rule:
    """Declare that no two rows of a register share a value; blank ones do not count."""
    shared = Count(register, (Where(by, Ref(by)),)) > Const(1)
    return Rule("duplicate", by, ~Blank(Ref(by)) & shared)


class Part(Declaration):
    """A form or a register of a tool."""

    key: str
    record: type[Record]
    rules: Sequence[Rule] = ()

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by key, in the order they are declared.

        Raises:
            TypeError: a field was declared without a kind.
        """
        return {key: Field(key, _spec(key, held)) for key, held in self.record.model_fields.items()}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The fields that a person must fill once it is begun."""
        fields = self.fields.values()
        return tuple(one.key for one in fields if one.spec.required and not one.computed)


class Form(Part):
    """Fields one below the other, in sections."""

    @cached_property
    def sections(self) -> Mapping[str, Sequence[Field]]:
        """The fields by section; a field that names no section belongs to the one before."""
        found: dict[str, list[Field]] = {}
        section = ""
        for item in self.fields.values():
            section = item.spec.section or section
            found.setdefault(section, []).append(item)
        return found


class Register(Part):
    """Rows of one record each.

    `room` is how many rows a template offers. `starters` are rows a template comes with; the
    columns they fill do not by themselves make a row begun. `fixed` registers take no more rows.
    `editable` is the column whose starters a workplace may put its own in place of; `table` the
    table of the portfolio that has a row for each of its rows.
    """

    room: int = 20
    starters: Sequence[Mapping[str, Any]] = ()
    fixed: bool = False
    editable: str = ""
    table: str = ""

    @cached_property
    def prefilled(self) -> frozenset[str]:
        """The columns that starters fill."""
        return frozenset(key for row in self.starters for key in row)


class Matrix(Declaration):
    """A square of counts: how many rows of a register have each pair of scores, 1 to 5."""

    key: str
    register: str
    down: str
    across: str
    where: tuple[Where, ...] = ()


class Gantt(Declaration):
    """A column a week to the right of a register on its sheet, with a bar for each of its rows.

    `register` is its path; the others are its columns: the one that says what a row is, where a bar
    starts and ends, and the day of a milestone. A dropped row has no bar.
    """

    key: str
    register: str
    name: str
    start: str
    end: str
    mark: str
    finished: Expr
    dropped: Expr
    weeks: int = 78


class Sheet(Declaration):
    """One sheet of a tool: its key (the tool's own for the main sheet) and what stands on it.

    One that is to be seen whole prints on `one_page`; a long one stands upright, in `portrait`.
    """

    key: str
    parts: Sequence[Part | Matrix | Gantt | Page | Graph]
    one_page: bool = False
    portrait: bool = False

    @property
    def stacked(self) -> Sequence[Part | Matrix | Page | Graph]:
        """The parts that stand below each other."""
        return [part for part in self.parts if not isinstance(part, Gantt)]

    @property
    def gantt(self) -> Gantt | None:
        """What stands to the right of them, if anything."""
        return next((part for part in self.parts if isinstance(part, Gantt)), None)

    @property
    def protected(self) -> bool:
        """Whether formulas can be locked: never beside a table, which could not grow."""
        return not any(isinstance(part, Register) for part in self.parts)


class Use(Choice):
    """Whether a model of project has a tool."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    LEFT_OUT = "left_out"


class Models(Declaration):
    """Whether each model of project has a tool."""

    light: Use = Use.LEFT_OUT
    medium: Use = Use.LEFT_OUT
    full: Use = Use.LEFT_OUT

    def use(self, model: ProjectModel) -> Use:
        """Return whether a model has the tool."""
        return {
            ProjectModel.LIGHT: self.light,
            ProjectModel.MEDIUM: self.medium,
            ProjectModel.FULL: self.full,
        }[model]


class Tool(Declaration):
    """A tool: its key, its number in the catalogue, its sheets, and the version of its layout.

    `order` is where its sheets stand among those of other tools; `models` which projects have it.
    """

    key: str
    number: str
    sheets: Sequence[Sheet]
    version: int = 1
    phases: str = ""
    order: int = 0
    models: Models = Models()

    # A tool is itself, and no other that is told the same.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def used_in(self) -> Sequence[Phase]:
        """The phases the tool is used in: `0-1` are the first two, none said is none."""
        first, _, last = self.phases.partition("-")
        return tuple(Phase)[int(first) : int(last or first) + 1] if first else ()

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """Every form and register by `tool.part`."""
        return {
            f"{self.key}.{part.key}": part
            for sheet in self.sheets
            for part in sheet.parts
            if isinstance(part, Part)
        }


def _spec(key: str, held: Held) -> Spec:
    if isinstance(held.declared.said, Spec):
        return held.declared.said
    message = f"{key} has no kind: declare it with required(), optional() or computed()"
    raise TypeError(message)
