"""The far end of the buttons: takes requests from the desk and drives the open workbook."""
