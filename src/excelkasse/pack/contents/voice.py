"""Values of records as a document shows them: spoken in the reader's language, with their cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from excelkasse.finding import Place
from excelkasse.layout.shown import shown
from excelkasse.pack.document import Block, Chart, Paragraph, Series, Shown, Table
from excelkasse.portfolio.delivery import Line
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.schema.tool import Field
from excelkasse.texts import Texts

NOTHING = "–"
"""Stands where there is no value, so that a blank is never taken for one that was cut off."""

_WHOLE = frozenset({"money", "hours", "whole"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the words of one language, with a workplace's own."""

    words: Texts

    def say(self, key: str, **values: object) -> str:
        """Return words of the pack."""
        return self.words.say(f"pack.{key}", **values)

    def label(self, part: str, key: str) -> str:
        """Return what a field is called."""
        return self.words[f"{part}.{key}.label"]

    def plain(self, text: str) -> Shown:
        """Return a text that is ours, or that was read before."""
        return Shown(text, text, "text")

    def paragraph(self, key: str, **values: object) -> Paragraph:
        """Return a sentence of ours as a paragraph."""
        return Paragraph(self.plain(self.say(key, **values)))

    def shown(
        self, value: Answer, style: str = "text", file: str = "", place: Place | None = None
    ) -> Shown:
        """Return a value as it is said, by the role that its field is shown in."""
        if isinstance(value, Light | JudgedLight):
            light = Light(value.value)
            return Shown(self.words[light.word_key], value, "light", light, file, place)
        return Shown(self._spoken(value, style), value, style, None, file, place)

    def cell(self, line: Line, key: str, field: Field) -> Shown:
        """Return a value of a row, with the cell that it was read from."""
        value = getattr(line.record, key)
        return self.shown(value, field.kind.style, line.file, line.places.get(key))

    def table(
        self,
        caption: str,
        fields: Mapping[str, Field],
        keys: Sequence[str],
        lines: Iterable[Line],
        *,
        part: str,
    ) -> Table:
        """Return some fields of some rows; the headings are the labels of the fields."""
        rows = tuple(tuple(self.cell(one, key, fields[key]) for key in keys) for one in lines)
        return Table(caption, tuple(self.label(part, key) for key in keys), rows)

    def chart(
        self, key: str, kind: str, categories: Sequence[str], series: Sequence[Series]
    ) -> Chart:
        """Return a chart that says its own numbers for those who cannot see it."""
        unit, title = self.say(f"chart.{key}.unit"), self.say(f"chart.{key}.title")
        points = (
            f"{name}: {', '.join(self._points(series, at))}" for at, name in enumerate(categories)
        )
        told = self.say("chart.alternative", title=title, unit=unit, points="; ".join(points))
        return Chart(title, told, kind, categories, series, unit)

    def or_nothing(self, table: Table, key: str) -> Block:
        """Return a table, or in place of an empty one a sentence that there is nothing."""
        return table if table.rows else self.paragraph(key)

    def _points(self, series: Sequence[Series], at: int) -> Iterable[str]:
        for one in series:
            number = one.numbers[at]
            said = NOTHING if number is None else self.words.number(round(number))
            yield f"{one.name} {said}" if len(series) > 1 else said

    def _spoken(self, value: Answer, style: str) -> str:
        plain = shown(value, self.words)
        if plain is None or plain == "":
            return NOTHING
        if isinstance(plain, date):
            return f"{plain:%m-%Y}" if style == "month" else f"{plain:%d-%m-%Y}"
        if isinstance(plain, float | int):
            return self._number(plain, style)
        return str(plain)

    def _number(self, number: float, style: str) -> str:
        if style in ("year", "score"):
            return f"{number:g}"
        if style == "percent":
            return self.words.number(number, share=True, signed=True)
        return self.words.number(round(number) if style in _WHOLE else number)
