"""Where a new page begins, so that no chart is cut in two and no heading stands alone."""

from collections.abc import Iterator, Sequence

from excelkasse.pack.sheet.bands import Band

_PAGE = 498.0
"""Points of height on an A4 page across, within the margins that sheets print with."""


UPRIGHT_PAGE = 863.0
"""The same of one that stands, whose letters are nine tenths of their size."""


def breaks_after(bands: Sequence[Band]) -> tuple[int, ...]:
    """Return the rows, counted from 1, that are the last of their page."""
    found, used, row = [], 0.0, 0
    for run in _runs(bands):
        height = sum(band.height for band in run)
        if used and used + height > _PAGE:
            found.append(row)
            used = 0.0
        row += len(run)
        used = (used + height) % _PAGE if used + height > _PAGE else used + height
    return tuple(found)


def _runs(bands: Sequence[Band]) -> Iterator[Sequence[Band]]:
    """Give rows that stay together: those to keep, and the one after them."""
    run: list[Band] = []
    for band in bands:
        run.append(band)
        if not band.keep:
            yield run
            run = []
    if run:
        yield run
