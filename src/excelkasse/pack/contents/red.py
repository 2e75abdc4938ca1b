"""One red dimension of a red project as a row, with the file that it was read from."""

from collections.abc import Sequence

from excelkasse.pack.contents.voice import Voice
from excelkasse.pack.document import Shown
from excelkasse.portfolio import tables
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.whole import Portfolio, Red


def red_row(one: Red, portfolio: Portfolio, voice: Voice) -> Sequence[Shown]:
    """Return number, name, dimension, and what the project says of it."""
    line = _project(one.number, portfolio)
    dimension = one.dimension or voice.say("report.reds.overall")
    said = one.explanation or voice.say("report.reds.unexplained")
    file = line.file if line else ""
    return (
        voice.shown(one.number, file=file, place=line.places.get("number") if line else None),
        voice.shown(one.name, file=file, place=line.places.get("name") if line else None),
        voice.shown(dimension, "choice", file),
        voice.shown(said, "paragraph", file),
    )


def _project(number: str, portfolio: Portfolio) -> Line | None:
    lines = portfolio.lines(tables.PROJECTS)
    return next((one for one in lines if getattr(one.record, "number", "") == number), None)
