"""Tilpasning: the workbook in which a workplace makes its choices, and the profile it tells."""

from excelkasse.tailoring.book import Book
from excelkasse.tailoring.content import rows_of
from excelkasse.tailoring.doubts import doubts
from excelkasse.tailoring.names import profile_words
from excelkasse.tailoring.take import profile_of
from excelkasse.tailoring.tool import AMBASSADORS, PROFILE, WORKPLACE

__all__ = [
    "AMBASSADORS",
    "PROFILE",
    "WORKPLACE",
    "Book",
    "doubts",
    "profile_of",
    "profile_words",
    "rows_of",
]
