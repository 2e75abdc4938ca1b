"""The organisation model on a page of its own: roles, responsibility, phases and gates."""

from collections.abc import Sequence

from excelkasse.schema.choices import Phase
from excelkasse.schema.formula import Compare, Const, If, Ref
from excelkasse.schema.organisation_model import (
    ALLOWED,
    GATE_OF,
    MANDATORY,
    MATRIX,
    RESPONSIBLE,
    Duty,
    Gate,
    Product,
    Role,
)
from excelkasse.schema.page import Page, Strip, Tile, header, said, section, shown
from excelkasse.schema.tool import Models, Sheet, Tool, Use
from excelkasse.texts import Word

_COLUMNS = 20
_PRODUCT, _DUTY = 4, 2


def _role(role: Role) -> Strip:
    must = "yes" if role in MANDATORY else "no"
    return Strip(
        (
            Tile(4, role.word_key, role="label"),
            Tile(2, f"must_{must}", role="text"),
            Tile(14, f"organisation.responsibility.{role}", role="text"),
        ),
        lines=2,
    )


def _product(product: Product, duties: Sequence[Duty]) -> Strip:
    cells = (Tile(_DUTY, duty.word_key, role="duty") for duty in duties)
    return Strip((Tile(_PRODUCT, product.word_key, role="label"), *cells))


def _phase(phase: Phase, gate: Gate) -> Strip:
    """Return the strip of a phase; the one that the project is in says so."""
    here = Compare("=", Ref("master_data.project.phase"), Const(phase))
    return Strip(
        (
            shown(2, If(here, Const(Word("organisation_model.page.here")))),
            Tile(3, phase.word_key, role="label"),
            Tile(4, f"documents_{phase}", role="text"),
            said(4, gate),
            Tile(3, f"decided_by_{phase}", role="text"),
            Tile(4, " ".join(one.word_key for one in ALLOWED[gate]), role="text"),
        ),
        lines=3,
        marked=True,
    )


PAGE = Page(
    "page",
    (
        section("roles", _COLUMNS),
        header((4, "role"), (2, "must"), (14, "responsibility")),
        *(_role(role) for role in Role),
        section("matrix", _COLUMNS),
        Strip(
            (
                Tile(_PRODUCT, "product", role="header"),
                *(Tile(_DUTY, f"short_{role}", role="header") for role in RESPONSIBLE),
            ),
            lines=2,
        ),
        *(_product(product, duties) for product, duties in MATRIX.items()),
        Strip((Tile(_COLUMNS, "letters", role="text"),), lines=2),
        section("phases", _COLUMNS),
        header(
            *((2, "now"), (3, "phase"), (4, "documents")),
            *((4, "gate"), (3, "decided_by"), (4, "outcomes")),
        ),
        *(_phase(phase, gate) for phase, gate in GATE_OF.items()),
    ),
    columns=_COLUMNS,
)

TOOL = Tool(
    "organisation_model",
    "M",
    sheets=(Sheet("organisation_model", (PAGE,)),),
    phases="0-5",
    order=5,
    models=Models(light=Use.LEFT_OUT, medium=Use.REQUIRED, full=Use.REQUIRED),
)
