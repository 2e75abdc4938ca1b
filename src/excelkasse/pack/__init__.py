"""What a steering group or a management gets: one document, as a page, a PDF and a workbook."""
