"""Project workbooks that check themselves, and a portfolio workbook made of hundreds of them."""

VERSION = "0.1.0"
"""As in `pyproject.toml`. Asking for what is installed would take a tenth of a command's start."""
