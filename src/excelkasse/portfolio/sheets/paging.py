"""What stands together stays on one printed page, by empty rows before it where it would not."""

PAD = 12.0
"""The height of an empty row, in points."""

PAGE_POINTS = (650.0, 712.0)
"""What a printed page holds of rows, in points, in Excel and in LibreOffice.

A4 landscape, scaled so that about 180 characters fit; LibreOffice draws columns a little wider.
"""


def empty_rows(used: float, points: float) -> int:
    """Return how many empty rows bring what takes so many points onto the next page; 0 if it fits.

    `used` are the points above it since a page began.
    """
    least, most = PAGE_POINTS
    here = used % most
    if here + points <= least:
        return 0
    return max(0, -int(-(most - here) // PAD))
