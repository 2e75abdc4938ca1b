"""How a part of a tool looks on a sheet: places, validations, conditional formats, formulas."""
