"""Where a workbook says of which date it speaks: the first of these fields that it has."""

from collections.abc import Container

STATUS_DATES = (("status_report.head", "status_date"), ("light_plan.status", "status_date"))


def report_date_field(parts: Container[str]) -> str | None:
    """Return the path of the status date among the parts that a workbook has."""
    return next((f"{part}.{key}" for part, key in STATUS_DATES if part in parts), None)
