"""Days as a sheet knows them: without a time zone."""

import datetime as dt


def day(*parts: int) -> dt.datetime:
    """Return a day, or a moment, by its numbers from the year on."""
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001
