"""Formulas that stand outside cells, in names, rules and formats: between Excel and LibreOffice."""

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.spreadsheet.libreoffice.link.vocabulary import constant


def excels_grammar(doc: Uno) -> Uno:
    """Return what reads and writes formulas as Excel does, in English."""
    parser = doc.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish = True
    parser.FormulaConvention = constant("sheet.AddressConvention.XL_A1")
    return parser


def as_excel(doc: Uno, formula: str, at: Uno) -> str:
    """Return, in Excel's grammar, a formula that LibreOffice's interfaces gave."""
    tokens = _offices_grammar(doc).parseFormula(formula, at)
    return str(excels_grammar(doc).printFormula(tokens, at))


def as_office(doc: Uno, formula: str, at: Uno) -> str:
    """Return, as LibreOffice's interfaces take it, a formula in Excel's grammar."""
    tokens = excels_grammar(doc).parseFormula(formula, at)
    return str(_offices_grammar(doc).printFormula(tokens, at))


def _offices_grammar(doc: Uno) -> Uno:
    parser = doc.createInstance("com.sun.star.sheet.FormulaParser")
    parser.CompileEnglish = True
    return parser
