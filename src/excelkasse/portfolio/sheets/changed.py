"""What moved, as rows in the reader's language: what stands in *Ændret siden sidst*."""

from collections.abc import Iterable, Iterator

from excelkasse.layout.shown import spoken_value
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.records.shifts import ShiftLine
from excelkasse.portfolio.shift import Shift
from excelkasse.schema.calculate import Answer
from excelkasse.texts import Texts


def shift_lines(shifts: Iterable[Shift], words: Texts) -> Iterator[Line]:
    """Give a row for everything that moved, in the order it comes."""
    for one in shifts:
        record = ShiftLine.model_construct(
            effect=one.effect,
            number=one.number,
            name=one.name,
            kind=one.kind,
            item=one.item or None,
            what=said(one.what, words) or None,
            event=one.event,
            before=said(one.before, words) or None,
            now=said(one.now, words) or None,
            days=one.days,
            amount=one.amount,
        )
        yield Line(record)


def said(value: Answer, words: Texts) -> str:
    """Return a value as people say it; nothing where there is none."""
    return "" if value is None else spoken_value(value, words)
