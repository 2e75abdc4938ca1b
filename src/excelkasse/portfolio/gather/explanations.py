"""What a project says of its lights, one row a dimension, each with its place."""

from collections.abc import Iterator

from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.gather.sources import DIMENSIONS
from excelkasse.portfolio.records.explanations import ExplanationLine

_PROJECT = "master_data.project"


def explanation_lines(book: Book) -> tuple[Line, ...]:
    """Return the dimensions that a project explains, in the order of its status."""
    return tuple(line for part in DIMENSIONS for line in _explained(book, part))


def _explained(book: Book, part: str) -> Iterator[Line]:
    for row, line in book.rows(part):
        if line.dimension and line.explanation:
            record = ExplanationLine.model_construct(
                number=book.form(_PROJECT, "number"),
                name=book.form(_PROJECT, "name"),
                dimension=line.dimension,
                light=line.light,
                explanation=line.explanation,
                department=book.form(_PROJECT, "department"),
            )
            at = book.place(part, row, "dimension").get("dimension")
            places = book.place(part, row, "explanation") | book.place(part, row, "light")
            yield Line(record, book.file, places | ({"number": at} if at else {}))
