"""Charts as pictures of lines, boxes and words, drawn from the numbers that a document holds."""

from excelkasse.pack.page.charts.picture import Picture, picture
from excelkasse.pack.page.charts.strip import strip

__all__ = ["Picture", "picture", "strip"]
