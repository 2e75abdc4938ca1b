"""What stands in a pack: the status report of one project, and the report of a portfolio."""
