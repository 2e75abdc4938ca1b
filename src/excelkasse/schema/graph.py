"""A native chart on a sheet of its own, beside the list of what it shows.

Nobody types on such a sheet. The list takes a register's rows in the order of their rank, so that
rows inserted, sorted or added at any time are in it, and the chart is drawn from the list.
"""

from excelkasse.schema.choices import Choice
from excelkasse.schema.declaration import Declaration


class Spots(Declaration):
    """A map: a row is a point by two of its scores, 1 to 5, and belongs to one of four fields.

    `kind` is the column that says which field. A score of `high` or more is high; the `fields` are
    those with both high, only the score upwards, only the score across, and none.
    """

    across: str
    up: str
    kind: str
    fields: tuple[Choice, Choice, Choice, Choice]
    high: int = 3


class Course(Declaration):
    """A line for each row: how far it has come at each measurement, where 1 is the goal.

    It starts at 0. A measurement that is not made adds nothing to the line; without any there is
    no line.
    """

    shares: tuple[str, ...]


class Graph(Declaration):
    """A list of a register's rows and the chart of it; the register is one of the same tool.

    `rank` is the column that numbers the rows to be shown from 1, `name` the one that says beside a
    point which row it is, `title` what it is called in full; `listed` are the columns of the list
    and how wide each is, in characters.
    """

    key: str
    register: str
    rank: str
    name: str
    title: str
    listed: tuple[tuple[str, float], ...]
    drawn: Spots | Course
