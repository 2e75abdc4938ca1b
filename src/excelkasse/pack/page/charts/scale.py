"""The axis of the numbers: round steps that hold every number, and where each lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = 4
_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` in `step`s, drawn from `start` to `end`."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Return where a number lies."""
        share = (number - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def ticks(self) -> Sequence[float]:
        """The numbers that are written at the axis."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + place * self.step, 6) for place in range(count + 1))


def scale(numbers: Iterable[float], start: float, end: float, *, whole: bool = True) -> Scale:
    """Return an axis with zero on it that holds all numbers; `whole` ones need no halves."""
    known = (0.0, *numbers)
    low, high = min(known), max(known)
    step = _step((high - low) / _STEPS, whole=whole)
    bottom, top = floor(low / step) * step, ceil(high / step) * step
    return Scale(bottom, top if top > bottom else bottom + step, step, start, end)


def _step(least: float, *, whole: bool) -> float:
    """Return the least round number that is no smaller."""
    if least <= 0:
        return 1
    size = 10.0 ** floor(log10(least))
    step = next(size * one for one in _ROUND if size * one >= least * (1 - 1e-9))
    return max(1, ceil(step)) if whole else step
