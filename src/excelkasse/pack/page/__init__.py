"""Pages of HTML that hold all they need: for a screen, a phone, paper, and a screen reader."""

from excelkasse.pack.page.document import document_page
from excelkasse.pack.page.portfolio import Contents, contents_of, leaving, portfolio_page

__all__ = ["Contents", "contents_of", "document_page", "leaving", "portfolio_page"]
