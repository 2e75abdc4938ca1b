"""How a tool is declared: kinds of fields, records, forms and registers, formulas and rules."""

from excelkasse.schema import aggregates as aggregates  # registers its rules with `asking`
