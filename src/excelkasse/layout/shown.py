"""How a value is shown in a cell, in the reader's language."""

from collections.abc import Sequence
from datetime import date

from excelkasse.plan import Plain
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Choice
from excelkasse.schema.kinds import Kind
from excelkasse.texts import BETWEEN, Texts, Word

YES, NO = "words.yes", "words.no"
_AS_THEY_ARE = frozenset({type(None), str, float, int, date})
"""Types of which nothing but the value itself is shown; those made of them may have words."""


def shown(value: Answer, words: Texts) -> Plain:
    """Return what a cell is to hold: the word of a choice, Ja or Nej, else the value itself.

    The keys of several words stand with `|` between, and are spoken with commas.
    """
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, Choice):
        return words[value.word_key]
    if isinstance(value, bool):
        return words[YES if value else NO]
    if isinstance(value, Word):
        return ", ".join(words[key] for key in value.split(BETWEEN))
    return value


def all_shown(values: Sequence[Answer], words: Texts) -> Sequence[Plain]:
    """Return what cells are to hold; those of a column are mostly of one kind."""
    if _AS_THEY_ARE.issuperset(map(type, values)):
        return values
    said = {one: shown(one, words) for one in {*values} if isinstance(one, Choice)}
    return [said[one] if isinstance(one, Choice) else shown(one, words) for one in values]


def spoken_value(value: Answer, words: Texts, kind: Kind | None = None) -> str:
    """Return a value as a sentence speaks it: dates dd-mm-åååå, a decimal comma."""
    plain = shown(value, words)
    if plain is None:
        return words["words.nothing"]
    if isinstance(plain, date):
        return f"{plain:%m-%Y}" if kind and kind.name == "month" else f"{plain:%d-%m-%Y}"
    if isinstance(plain, float | int):
        return words.number(plain, share=bool(kind and kind.name == "percent"))
    return str(plain)


def choices_shown(choices: type[Choice], words: Texts) -> tuple[str, ...]:
    """Return the words of a closed list, in its order."""
    return tuple(words[member.word_key] for member in choices)
