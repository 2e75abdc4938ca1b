"""Where a new page of a pack begins, so that no chart is cut in two and no heading stands alone."""

from collections.abc import Sequence

from excelkasse.layout.paging import ends_of_pages
from excelkasse.pack.sheet.bands import Band

_PAGE = 498.0
"""Points of height on an A4 page across, within the margins that sheets print with."""


UPRIGHT_PAGE = 863.0
"""The same of one that stands, whose letters are nine tenths of their size."""


def breaks_after(bands: Sequence[Band]) -> tuple[int, ...]:
    """Return the rows, counted from 1, that are the last of their page."""
    kept = {row for row, band in enumerate(bands, start=1) if band.keep}
    return ends_of_pages([band.height for band in bands], kept, _PAGE)
