"""What figures over reporting dates, and the workbooks themselves, give reason to ask."""
