"""The sheets of the portfolio workbook."""
