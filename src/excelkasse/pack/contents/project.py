"""One project workbook as a pack needs it: what it says, and how it stands on the day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from excelkasse.layout.place import parts_of
from excelkasse.portfolio.collect import FileFacts, deliver
from excelkasse.portfolio.delivery import Line
from excelkasse.portfolio.gather.lines import Book
from excelkasse.portfolio.gather.sources import HEADS, MASTER
from excelkasse.portfolio.records.rows import ProjectLine
from excelkasse.portfolio.settle import project_of
from excelkasse.schema.own_words import tailored_words
from excelkasse.schema.profile import Profile
from excelkasse.schema.tailor import tailored
from excelkasse.schema.told import Told
from excelkasse.schema.tool import Field
from excelkasse.texts import Texts
from excelkasse.tools import SHELF


@dataclass(frozen=True, slots=True)
class Project:
    """What one workbook says; `line` is its row in a portfolio of the reporting date."""

    book: Book
    line: Line
    as_of: date
    profile: Profile

    @property
    def number(self) -> str:
        """The project's number."""
        return self.record.number or ""

    @property
    def name(self) -> str:
        """The project's name; its number where it has none."""
        return self.record.name or self.number

    @property
    def record(self) -> ProjectLine:
        """The project's row, as it stands at the reporting date."""
        found = self.line.record
        if not isinstance(found, ProjectLine):
            message = f"{type(found).__name__} is no project line"
            raise TypeError(message)
        return found

    @property
    def head(self) -> str:
        """The part that is the head of its status; empty where it has none."""
        return next((one for one in HEADS if self.book.records.get(one)), "")

    def value(self, part: str, key: str) -> Any:  # noqa: ANN401  (a value of any field)
        """Return a value of a form; None where the form is not there."""
        return self.book.form(part, key)

    def lines(self, *parts: str) -> Iterator[Line]:
        """Give the rows of the first of some parts that is there, each value with its cell."""
        part = self.first(*parts)
        for row, record in self.book.rows(part):
            places = {}
            for key in type(record).model_fields:
                places.update(self.book.place(part, row, key))
            yield Line(record, self.book.file, places)

    def first(self, *parts: str) -> str:
        """Return the first of some parts that is in the workbook, or the first of all."""
        return next((one for one in parts if self.book.records.get(one)), parts[0])

    def fields(self, part: str) -> Mapping[str, Field]:
        """Give the fields of a part, as the workplace has them."""
        return parts_of(tailored(SHELF, self.profile))[part].fields

    def words(self, words: Texts) -> Texts:
        """Return the words of a language with those of the workplace."""
        return tailored_words(words, tailored(SHELF, self.profile), self.profile)


def project_in(facts: FileFacts, told: Told, as_of: date) -> Project | None:
    """Return the project that a workbook holds; None where it names no project."""
    delivery = deliver(facts, told, as_of)
    if delivery.refusal is not None:
        return None
    book = Book(facts.file, told.records, told.places)
    return Project(book, project_of(delivery), as_of, told.profile)


def begun(lines: Sequence[Line], key: str) -> Sequence[Line]:
    """Return the rows that say something under a key."""
    return [line for line in lines if getattr(line.record, key) is not None]


__all__ = ["MASTER", "Project", "begun", "project_in"]
