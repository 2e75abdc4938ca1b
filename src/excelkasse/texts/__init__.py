"""The words, found by key: `texts("da")["risk_register.risks.owner.label"]`. A missing key fails.

One folder a language, one TOML file a tool, and files for findings, choices, sheets and messages.
A key is the path through the file, without the file's name.
"""

from collections.abc import ItemsView, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from excelkasse.overriding import override
from excelkasse.texts.parsed import words_in

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LANGUAGES = ("da", "en")
BETWEEN = "|"
"""Stands between the entries of a list."""

_DANISH = str.maketrans(",.", ".,")


class Word(str):
    """The key of a word: a text of ours that is to be spoken in the reader's language.

    What a person typed is never one, whatever it looks like.
    """

    __slots__ = ()


class Texts(Mapping[str, str]):
    """All words of one language."""

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        """Hold the words of `language` by their full keys."""
        self.language = language
        self._words = words

    @override
    def __getitem__(self, key: str) -> str:
        """Return the word; a missing one is a mistake in the program, never an empty label."""
        return self._words[key]

    @override
    def __iter__(self) -> Iterator[str]:
        """Give every key."""
        return iter(self._words)

    @override
    def __len__(self) -> int:
        """Count the words."""
        return len(self._words)

    @override
    def items(self) -> ItemsView[str, str]:
        """Give every key with its word; what a `Mapping` has for that takes five times as long."""
        return self._words.items()

    def with_own(self, own: Mapping[str, str]) -> "Texts":
        """Return these words with a workplace's own beside them, or in place of ours."""
        return Texts(self.language, {**self._words, **own})

    def say(self, key: str, /, **values: object) -> str:
        """Fill the `{places}` of a word.

        A `Word` is spoken itself, several with commas between; a float is written as the language
        writes numbers.
        """
        spoken = {name: self._spoken(value) for name, value in values.items()}
        return self[key].format_map(spoken)

    def say_why(self, key: str, /, **values: str) -> str:
        """Fill the `{places}` of a refusal; what has a word among `causes` is said in that word."""
        own = {name: f"causes.{name}.{value}" for name, value in values.items()}
        spoken = {name: self.say(word, **values) for name, word in own.items() if word in self}
        return self.say(key, **{**values, **spoken})

    def series(self, key: str) -> Sequence[str]:
        """Give the words `key.1`, `key.2` and so on, as far as they go."""
        places = takewhile(lambda place: f"{key}.{place}" in self, count(1))
        return tuple(self[f"{key}.{place}"] for place in places)

    def entries(self, key: str) -> Sequence[str]:
        """Give the entries of a list, such as the months."""
        return tuple(entry.strip() for entry in self[key].split(BETWEEN))

    def number(
        self, value: float, *, share: bool = False, signed: bool = False, digits: int = 1
    ) -> str:
        """Write a number as the language does: `1.234,5` in Danish; a share as `3,2 %`.

        A whole number has no decimals, any other so many `digits`.
        """
        shown = value * 100 if share else value
        decimals = digits if share or shown != round(shown) else 0
        text = f"{shown:{'+' if signed else ''},.{decimals}f}"
        if self.language == "da":
            text = text.translate(_DANISH)
        return f"{text} %" if share else text

    def _spoken(self, value: object) -> str:
        if isinstance(value, Word):
            return self[value]
        if type(value) is tuple:  # and not a place, which says itself how it is spoken
            return ", ".join(self._spoken(one) for one in value)
        return self.number(value) if isinstance(value, float) else str(value)


@cache
def texts(language: str) -> Texts:
    """Load the words of a language, `da` or `en`.

    Raises:
        KeyError: we do not speak it.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    return Texts(language, words_in(_folder(language)))


def _folder(language: str) -> "Path | Traversable":
    """Return where the words of a language lie: beside this file, unless that is in an archive."""
    folder = Path(__file__).parent / language
    if folder.is_dir():
        return folder
    from importlib.resources import files  # noqa: PLC0415  (slow to load, and seldom needed)

    return files(__package__) / language


def every_language() -> tuple[Texts, ...]:
    """Give the words of every language we speak, Danish first."""
    return tuple(texts(language) for language in LANGUAGES)
