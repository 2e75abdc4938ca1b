"""What is written: a workbook as a value, with no spreadsheet library in it.

A plan says *what* stands where and by which role (`style="money"`); how a role looks is decided in
`spreadsheet/styles.py`. Text is text: only `Formula` becomes a formula and only `Link` a link.
"""

from excelkasse.plan.contents import (
    CellPlan,
    CellRows,
    Content,
    Formula,
    Link,
    Plain,
    Row,
    parts_of_cells,
)
from excelkasse.plan.drawings import BELOW_THE_EDGE, Axis, Chart, Picture, PictureAt, Series
from excelkasse.plan.rules import Rule, Validation
from excelkasse.plan.sheets import Print, SheetPlan, Target, WorkbookPlan
from excelkasse.plan.tables import ColumnPlan, TablePlan

__all__ = [
    "BELOW_THE_EDGE",
    "Axis",
    "CellPlan",
    "CellRows",
    "Chart",
    "ColumnPlan",
    "Content",
    "Formula",
    "Link",
    "Picture",
    "PictureAt",
    "Plain",
    "Print",
    "Row",
    "Rule",
    "Series",
    "SheetPlan",
    "TablePlan",
    "Target",
    "Validation",
    "WorkbookPlan",
    "parts_of_cells",
]
