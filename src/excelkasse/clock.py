"""The time on the wall where the municipalities are."""

from datetime import datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """Return the time in Copenhagen; what a workbook holds is never made of it."""
    return datetime.now(tz=COPENHAGEN)
