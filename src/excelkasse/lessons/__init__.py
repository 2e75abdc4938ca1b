"""What projects have learnt, gathered across them, and who can be asked about which tool."""

from excelkasse.lessons.collect import Learnt, learnt
from excelkasse.lessons.gathered import Kept, gathered, kept_in
from excelkasse.lessons.shared import Shared, shared
from excelkasse.lessons.tool import LESSONS, SHARED, SHARED_LESSONS

__all__ = [
    "LESSONS",
    "SHARED",
    "SHARED_LESSONS",
    "Kept",
    "Learnt",
    "Shared",
    "gathered",
    "kept_in",
    "learnt",
    "shared",
]
