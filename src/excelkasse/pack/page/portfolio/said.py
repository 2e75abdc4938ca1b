"""Values of the portfolio's tables as a reader sees them."""

from collections.abc import Sequence
from typing import Any

from excelkasse.layout.shown import spoken_value
from excelkasse.pack.document import Shown, Table
from excelkasse.portfolio.tables import fields_of, path_of
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import JudgedLight, Light
from excelkasse.schema.kinds import Kind
from excelkasse.texts import Texts

_SIGNED = frozenset({"deviation", "deviation_days", "deviation_share", "money_share"})
"""Fields that are more or less than something."""


def label(table: str, key: str, words: Texts) -> str:
    """Return the heading of a field."""
    return words[f"{path_of(table)}.{key}.label"]


def said(table: str, key: str, record: Any, words: Texts) -> Shown:  # noqa: ANN401  (any row)
    """Return the value of a field, said as the kind of the field asks; nothing is blank."""
    value: Answer = getattr(record, key)
    if value is None or value == "":
        return Shown("")
    if isinstance(value, Light | JudgedLight):
        return lit(Light(value.value), words)
    kind = fields_of(table)[key].kind
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Shown(_number(value, kind, words, signed=key in _SIGNED), value)
    return Shown(spoken_value(value, words, kind), value)


def lit(light: Light, words: Texts) -> Shown:
    """Return a light with its word."""
    return Shown(words[light.word_key], light, light=light)


def table(name: str, keys: Sequence[str], records: Sequence[Any], words: Texts) -> Table:
    """Return some columns of a table; those that are blank all down are left out."""
    filled = [key for key in keys if any(getattr(one, key) not in (None, "") for one in records)]
    return Table(
        words[f"{path_of(name)}.title"],
        tuple(label(name, key, words) for key in filled),
        tuple(tuple(said(name, key, one, words) for key in filled) for one in records),
    )


def _number(value: float, kind: Kind, words: Texts, *, signed: bool) -> str:
    return words.number(value, share=kind.name == "percent", signed=signed and value != 0)
