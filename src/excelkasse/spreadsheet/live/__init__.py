"""The workbook open in front of a person, through xlwings: read it, show on it, refresh it."""
