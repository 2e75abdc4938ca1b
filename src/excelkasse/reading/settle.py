"""Which field stands where: what the hidden marker says, and what the visible label says.

Where both agree there is nothing to settle. Where a label belongs to another field than its marker,
somebody dragged the column and the label wins. A label we do not know, or that another column has
already with better right, was reworded, and leaves the marker in charge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Lane(NamedTuple):
    """A column of a register or a row of a form, and the fields it is said to hold."""

    at: int
    marker: str | None
    label: str | None


@dataclass(slots=True)
class Settled:
    """The lane of each field; the lanes whose label beat their marker, or is there twice."""

    at: dict[str, int] = field(default_factory=dict)
    moved: list[Lane] = field(default_factory=list)
    twice: list[Lane] = field(default_factory=list)


def agreed(
    markers: Sequence[str | None], labels: Sequence[str | None], first: int
) -> Settled | None:
    """Settle at a glance what most sheets say: each marker has its label, a label alone is there.

    `first` is the row or column of the first place.
    """
    at = {key: place for place, key in enumerate(markers, first) if key}
    if not at or len(at) + markers.count(None) != len(markers) or len(labels) != len(markers):
        return None
    told = enumerate(zip(markers, labels, strict=True), first)
    odd = [Lane(place, *said) for place, said in told if said[0] != said[1]]
    unsettled = any(lane.marker or lane.label not in at for lane in odd)
    return None if unsettled else Settled(at, twice=odd)


def settle(lanes: Sequence[Lane]) -> Settled:
    """Give each field the lane with the best claim to it."""
    settled = Settled()
    left = [lane for lane in lanes if not _agrees(lane, settled)]
    left = [lane for lane in left if not _label_wins(lane, settled)]
    for lane in left:
        if lane.marker and lane.marker not in settled.at:
            settled.at[lane.marker] = lane.at
        elif lane.label:
            settled.twice.append(lane)
    return settled


def _agrees(lane: Lane, settled: Settled) -> bool:
    if lane.label is None or lane.label != lane.marker or lane.label in settled.at:
        return False
    settled.at[lane.label] = lane.at
    return True


def _label_wins(lane: Lane, settled: Settled) -> bool:
    if lane.label is None or lane.label in settled.at:
        return False
    settled.at[lane.label] = lane.at
    if lane.marker:
        settled.moved.append(lane)
    return True
