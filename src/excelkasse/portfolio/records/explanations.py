"""The rows of Forklaringer: what a project says of one of its lights."""

from excelkasse.portfolio.records.kinds import COLOUR, LINE, TEXT
from excelkasse.schema.choices import Dimension, JudgedLight
from excelkasse.schema.kinds import PROJECT_NUMBER, choice
from excelkasse.schema.tool import Record, optional, required


class ExplanationLine(Record):
    """One dimension of one project, and why it shows the light it shows."""

    number: str | None = required(PROJECT_NUMBER, width=13)
    name: str | None = optional(LINE, width=32)
    dimension: Dimension | None = optional(choice(Dimension, width=18))
    light: JudgedLight | None = optional(COLOUR)
    explanation: str | None = optional(TEXT, width=80)
    department: str | None = optional(LINE, width=24)
