"""What a workplace's words for colours, days and rhythm come to in a profile."""

from collections.abc import Mapping

from excelkasse.tailoring.records import Accent, DayOff, Rhythm

ACCENTS: Mapping[Accent, str] = {
    Accent.SLATE: "",
    Accent.BLUE: "#1F4E79",
    Accent.GREEN: "#2E5E3E",
    Accent.WINE: "#7A1F3D",
    Accent.VIOLET: "#4B3B73",
    Accent.GRAPHITE: "#3A3A3A",
}
"""The colour of each accent; the first is the one that templates have anyway."""

DAYS_OFF: Mapping[DayOff, float] = {DayOff.NONE: 0, DayOff.HALF: 0.5, DayOff.WHOLE: 1}
STATUS_AGE: Mapping[Rhythm, float] = {
    Rhythm.MONTHLY: 45,
    Rhythm.EVERY_SECOND_MONTH: 75,
    Rhythm.QUARTERLY: 105,
}
"""For how many days a status counts: the period, and two weeks to write the next one."""

_LEAST_CONTRAST = 4.5
_BRIGHT, _DIM, _GAMMA = 0.03928, 12.92, 2.4


def legible(code: str) -> bool:
    """Whether white words can be read on a colour (WCAG 2.1, success criterion 1.4.3)."""
    red, green, blue = (_linear(int(code[at : at + 2], 16) / 255) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) >= _LEAST_CONTRAST


def _linear(part: float) -> float:
    return part / _DIM if part <= _BRIGHT else ((part + 0.055) / 1.055) ** _GAMMA
