"""A whole portfolio as one page: looked through, sorted, opened project by project."""

from excelkasse.pack.page.portfolio.contents import Contents, contents_of
from excelkasse.pack.page.portfolio.leaving import leaving
from excelkasse.pack.page.portfolio.page import portfolio_page

__all__ = ["Contents", "contents_of", "leaving", "portfolio_page"]
