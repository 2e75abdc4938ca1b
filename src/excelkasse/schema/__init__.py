"""How a tool is declared: kinds of fields, records, forms and registers, formulas and rules."""
