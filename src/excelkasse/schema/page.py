"""A page that only shows: formulas and words of ours, laid out to be read and printed on one A4."""

from collections.abc import Sequence

from excelkasse.schema.choices import Choice
from excelkasse.schema.declaration import Declaration
from excelkasse.schema.formula import Expr
from excelkasse.schema.kinds import LINE, Kind
from excelkasse.texts import Texts


class Tile(Declaration):
    """One area of a page, `span` columns wide: words, or a value by formula.

    `word` is one of the page's own, or with a dot in it the whole key of another; several stand
    with spaces between, and are shown with commas.
    `role` is how it is shown: `section`, `header`, `label`, `text`, `strong`,
    `prose` or `value`.
    """

    span: int
    word: str = ""
    value: Expr | None = None
    kind: Kind = LINE
    role: str = "value"

    def text(self, words: Texts, page: str) -> str:
        """Return the words in a language, on a page by its path."""
        keys = (word if "." in word else f"{page}.{word}" for word in self.word.split())
        return ", ".join(words[key] for key in keys)


class Strip(Declaration):
    """Tiles side by side, so many lines of text high.

    A `marked` strip stands out when its first tile, a formula, gives anything.
    """

    tiles: Sequence[Tile]
    lines: int = 1
    marked: bool = False


class Page(Declaration):
    """A page of strips; nobody types on it, so its areas may be merged.

    All strips are `columns` wide, and together they are `width` characters.
    """

    key: str
    strips: Sequence[Strip]
    columns: int = 12
    width: float = 110.0


def section(word: str, columns: int = 12) -> Strip:
    """Return the strip that begins a section."""
    return Strip((Tile(columns, word, role="section"),))


def header(*words: tuple[int, str]) -> Strip:
    """Return the strip above a table: how wide each column is, and its word."""
    return Strip(tuple(Tile(span, word, role="header") for span, word in words))


def shown(span: int, value: Expr, kind: Kind = LINE) -> Tile:
    """Return a tile that shows a value."""
    return Tile(span, value=value, kind=kind)


def text(span: int, value: Expr) -> Tile:
    """Return a tile that shows a longer text, as much of it as there is room for."""
    return Tile(span, value=value, role="text")


def label(span: int, word: str) -> Tile:
    """Return a tile that says what stands beside it."""
    return Tile(span, word, role="label")


def said(span: int, member: Choice) -> Tile:
    """Return a tile with the word of a choice."""
    return Tile(span, member.word_key, role="text")
