"""CPR numbers, private e-mail addresses, phone numbers and paths in what would leave, with cells.

They stop a pack until they are mended, or waived by name: the short name that each has (`4f1c9a`,
another when the text becomes another), or its cell (`Status!B7`), in one file or in all.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from excelkasse.finding import Finding, Place, Severity
from excelkasse.pack.document import Document, Shown
from excelkasse.pack.privacy.leaving import leaving
from excelkasse.texts import Word
from excelkasse.traces import Trace, TraceKind, is_private, traces_in

_NAME = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing that must not leave: its name, the file it was read from, and what to do about it.

    The finding holds the thing masked, never whole.
    """

    name: str
    file: str
    finding: Finding
    waived: bool = False

    @property
    def names(self) -> frozenset[str]:
        """What a waiver can call it."""
        place = str(self.finding.place).casefold()
        if not place:
            return frozenset({self.name})
        return frozenset({self.name, place, f"{self.file.casefold()}!{place}"})


def private_spots(
    documents: Iterable[Document],
    waived: Collection[str],
    *,
    also: Iterable[Shown] = (),
    own_domains: Collection[str] = (),
) -> Sequence[Spot]:
    """Return what points at a person in texts that would leave, in the order of the documents.

    `also` are texts beside the documents, such as names of files and the body of a letter;
    `own_domains` those of the workplace's own addresses, which are never private.
    """
    found: dict[tuple[str, str], Spot] = {}
    texts = chain.from_iterable(leaving(document) for document in documents)
    for said in chain(texts, also):
        for trace in _private(said, own_domains):
            spot = _spot(said, trace)
            found.setdefault((spot.file, spot.name), spot)
    told = {one.strip().casefold() for one in waived}
    return tuple(_judged(spot, told) for spot in found.values())


def standing(spots: Iterable[Spot]) -> Sequence[Spot]:
    """Return those that stop a pack."""
    return tuple(one for one in spots if not one.waived)


def unknown_waivers(spots: Iterable[Spot], waived: Iterable[str]) -> Sequence[str]:
    """Return the waivers that name nothing that was found."""
    known = frozenset().union(*(one.names for one in spots))
    return tuple(one for one in waived if one.strip().casefold() not in known)


def _private(said: Shown, own_domains: Collection[str]) -> Iterator[Trace]:
    value = said.value if isinstance(said.value, str) and not isinstance(said.value, Word) else ""
    for text in dict.fromkeys((said.text, value)):
        for trace in traces_in(text):
            if trace.kind is not TraceKind.EMAIL or is_private(trace.text, own_domains):
                yield trace


def _spot(said: Shown, trace: Trace) -> Spot:
    place = said.place or Place()
    name = _name(said.file, place, trace)
    values = {"kind": Word(f"privacy.kinds.{trace.kind}"), "name": name}
    finding = Finding("private_text", Severity.ERROR, place, got=trace.masked, values=values)
    return Spot(name, said.file, finding)


def _name(file: str, place: Place, trace: Trace) -> str:
    """Return a short name that is the same next time, and another for another text."""
    whole = "\n".join((file, str(place), trace.kind.value, trace.text))
    return sha256(whole.encode(errors="replace")).hexdigest()[:_NAME]


def _judged(spot: Spot, told: Collection[str]) -> Spot:
    return Spot(spot.name, spot.file, spot.finding, not spot.names.isdisjoint(told))
