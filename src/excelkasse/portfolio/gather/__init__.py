"""What one project workbook gives to each table of the portfolio."""
