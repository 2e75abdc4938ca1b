"""The words of a note in a cell: ours below a person's own, and taken away again exactly.

Ours begins and ends with a line of its own, in whatever language it was written.
"""

import re
from collections.abc import Sequence
from functools import cache

from excelkasse.texts import Texts, every_language

_BREAK = r"(?:\r\n|\r|\n)"


def our_note(told: Sequence[str], words: Texts) -> str:
    """Return the note that says some things about a cell."""
    return "\n".join((words["open.note.first"], *told, words["open.note.last"]))


def with_ours(own: str, ours: str) -> str:
    """Return a person's note with ours below it, or ours alone."""
    return f"{own}\n{ours}" if own else ours


def without_ours(text: str) -> str:
    """Return what of a note is the person's: the text as it was before ours came."""
    before, *after = _ours().split(text, maxsplit=1)
    left = before + "".join(after)
    return left if before else re.sub(rf"\A{_BREAK}", "", left)


@cache
def _ours() -> re.Pattern[str]:
    """Match our part; without its last line it goes to the end of the note."""
    first, last = (
        "|".join(re.escape(words[f"open.note.{line}"]) for words in every_language())
        for line in ("first", "last")
    )
    return re.compile(rf"(?:\A|{_BREAK})(?:{first}){_BREAK}.*?(?:{_BREAK}(?:{last})|\Z)", re.DOTALL)
