"""Many project workbooks rolled up into one portfolio workbook."""
