"""Plans that the tests of this room write."""

from dataclasses import replace
from datetime import date

from excelkasse.address import Area, Cell
from excelkasse.plan import (
    Axis,
    CellPlan,
    Chart,
    ColumnPlan,
    Content,
    Formula,
    Link,
    Print,
    Rule,
    Series,
    SheetPlan,
    TablePlan,
    Validation,
    WorkbookPlan,
)
from excelkasse.spreadsheet import styles

PRODUCT = "tblRisici[[#This Row],[S]]*tblRisici[[#This Row],[K]]"
LIGHTS = ("● Grøn", "▲ Gul", "■ Rød")


def one_cell(content: Content, style: str = "text") -> WorkbookPlan:
    """Plan a workbook with one cell."""
    return book(SheetPlan("Ark", [CellPlan(Cell(1, 1), content, style)]))


def book(*sheets: SheetPlan) -> WorkbookPlan:
    """Plan a workbook of sheets."""
    return WorkbookPlan("Prøve", sheets)


def everything() -> WorkbookPlan:
    """Plan a workbook that uses every role and every kind of thing a plan can hold."""
    sheets = [roles(), register(), numbers(), pictures(), ways()]
    names = {"lst_udvalg": "Tal!$A$2:$A$5"}
    return WorkbookPlan("Prøve", sheets, subject="Alt på én gang", names=names)


def roles() -> SheetPlan:
    """Plan a sheet with every role."""
    plain = sorted(styles.ROLES - styles.RULE_ROLES)
    by_rule = sorted(styles.RULE_ROLES)
    shown = Area(Cell(1, 3), Cell(len(by_rule), 3))
    return SheetPlan(
        "Roller",
        [
            *(CellPlan(Cell(row, 1), role, role) for row, role in enumerate(plain, 1)),
            *(CellPlan(Cell(row, 3), role, "light") for row, role in enumerate(by_rule, 1)),
        ],
        rules=[Rule(shown, f'$C1="{role}"', role) for role in by_rule],
        widths={1: 30, 2: 3, 3: 30},
    )


def register() -> SheetPlan:
    """Plan a sheet with a table, its validations, its lights and its print set-up."""
    lights, due = Area(Cell(4, 6), Cell(9, 6)), Area(Cell(4, 7), Cell(9, 7))
    return SheetPlan(
        "Risici",
        [
            CellPlan(Cell(1, 1), "excelkasse:risk_register:3", "marker"),
            CellPlan(Cell(1, 2), "Risici", "title", note="Én linje\nog en til"),
        ],
        tables=[risks()],
        validations=[
            Validation(lights, "list", LIGHTS, hint_title="Lys", hint="Vælg et lys"),
            Validation(due, "date", low=date(2020, 1, 1), high=date(2040, 12, 31), stop=False),
        ],
        rules=[
            Rule(lights, f'LEFT($F4,1)="{light[0]}"', f"light_{role}")
            for light, role in zip(LIGHTS, ("green", "yellow", "red"), strict=True)
        ],
        widths={1: 2, 2: 40, 6: 12, 7: 13},
        heights={3: 30},
        hidden_columns=frozenset({1}),
        hidden_rows=frozenset({2}),
        column_styles={2: "paragraph"},
        freeze=Cell(4, 3),
        printing=Print(repeat_rows=(3, 3), footer_left="&F", footer_right="Side &P af &N"),
        tab="register",
    )


def risks() -> TablePlan:
    """Plan a table of six risks with a calculated column."""
    columns = [
        ColumnPlan("Risiko", "paragraph"),
        ColumnPlan("S", "input_score"),
        ColumnPlan("K", "input_score"),
        ColumnPlan("Tal", "computed_score", PRODUCT),
        ColumnPlan("Lys", "light"),
        ColumnPlan("Frist", "date"),
    ]
    rows = [
        (f"Risiko {n}", n, 3, Formula(PRODUCT, n * 3), LIGHTS[n % 3], date(2026, 10, n))
        for n in range(1, 7)
    ]
    return TablePlan("tblRisici", Cell(3, 2), columns, rows, "Risici i projektet")


def numbers() -> SheetPlan:
    """Plan a sheet with the numbers that the charts show."""
    heads = ("Udvalg", "Grøn", "Gul", "Rød")
    units = ("Børn og Unge", "Teknik", "Kultur", "Social")
    return SheetPlan(
        "Tal",
        [
            *(CellPlan(Cell(1, column), head, "header") for column, head in enumerate(heads, 1)),
            *(CellPlan(Cell(row, 1), unit) for row, unit in enumerate(units, 2)),
            *(
                CellPlan(Cell(row, column), row * column % 5, "whole")
                for row in range(2, 6)
                for column in range(2, 5)
            ),
        ],
        hidden=True,
    )


def pictures() -> SheetPlan:
    """Plan a sheet with a chart of every kind."""
    return SheetPlan(
        "Diagrammer",
        charts=[
            Chart(Cell(2, 1), "column", "Søjler", [series(2)], "Fire søjler", value_title="Antal"),
            Chart(Cell(2, 9), "bar", "Bjælker", [series(2)], "Fire bjælker"),
            Chart(Cell(18, 1), "line", "Linjer", [series(2), series(3)], "To linjer"),
            Chart(Cell(18, 9), "stacked_column", "Stabler", _three(), "Fire stabler"),
            Chart(Cell(34, 1), "stacked_bar", "Liggende stabler", _three(), "Fire stabler"),
            _scatter(),
            Chart(Cell(34, 9), "doughnut", "Ring", [series(2, "green,yellow,red")], "En ring"),
        ],
        printing=Print(portrait=True, one_page=True, area=Area(Cell(1, 1), Cell(50, 18))),
    )


def _scatter() -> Chart:
    """Plan a chart of points that uses all that such a chart can have."""
    spots = [Area(Cell(row, 2), Cell(row, 2)) for row in range(2, 6)]
    dot = Series("", "Tal", spots[0], spots[0], "dark", Cell(2, 1))
    line, dashed, name = (replace(dot, categories=spot, values=spot) for spot in spots[1:])
    points = [
        dot,
        replace(line, drawn="line"),
        replace(dashed, drawn="dashed"),
        replace(name, drawn="name"),
    ]
    axis = Axis(0, 6, cross=2.5, step=1, numbers='[<1]"";0')
    return Chart(Cell(50, 1), "scatter", "Kort", points, "Fire punkter", across=axis, up=Axis())


def series(column: int, colour: str = "") -> Series:
    """Plan a series that shows one column of the numbers."""
    units = Area(Cell(2, 1), Cell(5, 1))
    return Series(f"Række {column}", "Tal", units, Area(Cell(2, column), Cell(5, column)), colour)


def ways() -> SheetPlan:
    """Plan a protected sheet with links."""
    return SheetPlan(
        "Børn 'og' Unge",
        [
            CellPlan(Cell(1, 1), Link("internal:'Risici'!B4", "Til risici"), "link"),
            CellPlan(Cell(2, 1), Link("internal:'Børn ''og'' Unge'!A1", 5.5, "Herhen"), "money"),
            CellPlan(Cell(3, 1), Link("external:mappe/fil æ.xlsx#'Risici'!B7", "Ud"), "link"),
            CellPlan(Cell(4, 1), None, "input_text"),
        ],
        protected=True,
        tab="#1F3A4D",
    )


def _three() -> list[Series]:
    return [series(2, "green"), series(3, "yellow"), series(4, "red")]
