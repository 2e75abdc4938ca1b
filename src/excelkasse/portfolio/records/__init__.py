"""The rows of the tables of the portfolio."""
