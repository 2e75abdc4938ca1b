"""Vejledning: how projects are run here, and what every field means, from the declarations."""

from excelkasse.guide.content import Guide, guide_of
from excelkasse.guide.page import guide_page
from excelkasse.guide.workbook import guide_workbook

__all__ = ["Guide", "guide_of", "guide_page", "guide_workbook"]
