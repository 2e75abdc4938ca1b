"""A workbook as values to records and findings. `read` is the only entry."""

from excelkasse.reading.read import Reading, read

__all__ = ["Reading", "read"]
