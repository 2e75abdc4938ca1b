"""One pack before it is written: the document, the letter that carries it, and its files' names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from excelkasse.pack.document import Document, Shown
from excelkasse.pack.page import Contents
from excelkasse.pack.post.draft import Letter
from excelkasse.visible import file_stem, told_apart

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Whole:
    """A portfolio as one page: what it shows, and the texts in it that people typed.

    Risks go along only where they are asked for.
    """

    contents: Contents
    typed: Sequence[Shown]
    risks: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """A document, the letter to those who get it, and who it is from.

    `stem` is the name of its files without their endings; `notes` are sentences for the one who
    makes the pack. `whole` goes along where the portfolio is asked for as one page.
    """

    document: Document
    letter: Letter
    stem: str
    municipality: str = ""
    notes: Sequence[str] = ()
    own_domains: tuple[str, ...] = ()
    whole: Whole | None = None

    @property
    def beside(self) -> Sequence[Shown]:
        """What leaves the house beside the document: the names of its files, and the letter."""
        people = (one.name for one in self.letter.recipients)
        named = (self.stem, self.letter.subject, self.letter.body, *people)
        return [*(Shown(text) for text in named), *(self.whole.typed if self.whole else ())]


def stem_of(*words: str) -> str:
    """Return the name of some words for the files of a pack."""
    return file_stem(" ".join(words), _LONGEST, "pakke")


def with_names_apart(bundles: Iterable[Bundle]) -> Sequence[Bundle]:
    """Return packs none of which would be written over another: committees may be called alike."""
    found = tuple(bundles)
    stems = told_apart(one.stem for one in found)
    return tuple(replace(one, stem=stem) for one, stem in zip(found, stems, strict=True))


def fingerprint(bundles: Sequence[Bundle]) -> str:
    """Return what tells one content and its recipients from any other.

    A dry run shows this; a PDF is not in it, because its own clock differs each time.
    """
    return sha256(
        repr([(one.stem, one.document, one.letter, one.whole) for one in bundles]).encode()
    ).hexdigest()
