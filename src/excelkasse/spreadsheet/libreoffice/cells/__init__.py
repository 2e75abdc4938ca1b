"""Cells in bulk: values, formulas, looks, and cells that move."""
