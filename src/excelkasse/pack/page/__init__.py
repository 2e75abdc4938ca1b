"""Pages of HTML that hold all they need: for a screen, a phone, paper, and a screen reader."""

from excelkasse.pack.page.document import document_page

__all__ = ["document_page"]
