"""What this LibreOffice would damage in a workbook made in Excel: looked up in the file itself.

Measured with 7.4: a function it does not know is written back in lower case and gives #NAME? in
Excel, a formula that spills becomes one that does not, and parts it does not know are left out.
That is told before anything is overwritten. What only looks different afterwards does not count:
table styles, the theme, the formula of a calculated column, the size of a doughnut's hole.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from excelkasse.spreadsheet.libreoffice.link.bridge import Uno
from excelkasse.texts import Word

_FORMULA = re.compile(
    rb"<(?:\w+:)?(?:f|formula[12]?|definedName|calculatedColumnFormula|totalsRowFormula)"
    rb"(?:\s[^>]*)?>([^<]*)<"
)
_NEWER = re.compile(rb"_xl(?:fn|ws|pm)\.[\w.]+")
_PREFIXES = re.compile(r"_xl(?:fn|ws|pm)\.")
_SPILLS = re.compile(rb"<(?:\w+:)?c\s[^>]*\bcm=\"")
_RICH = re.compile(rb"<(?:\w+:)?c\s[^>]*\bvm=\"")
_WITH_FORMULAS = re.compile(r"xl/(?:workbook\.xml|(?:worksheets|tables)/[^/]+\.xml)\Z")

_LOST: Mapping[str, re.Pattern[str]] = {
    "threaded_comments": re.compile(r"xl/threadedComments/"),
    "slicers": re.compile(r"xl/(?:slicers|timelines)/"),
    "new_charts": re.compile(r"xl/charts/chartEx[^/]*\.xml"),
    "queries": re.compile(r"xl/(?:queryTables/|connections\.xml|model/)"),
    "macros": re.compile(r"xl/(?:vbaProject\.bin|macrosheets/)"),
}
"""Parts that people would miss, by the word for what is in them."""

_DATA_LABELS = b"datalabelsRange"
"""Names beside the points of a chart, taken from cells: LibreOffice writes the numbers instead."""

_SAID_OTHERWISE = frozenset(
    {
        "FORECAST.ETS",
        "FORECAST.ETS.CONFINT",
        "FORECAST.ETS.STAT",
        "FORMULATEXT",
        "RRI",
        "SKEW.P",
    }
)
"""Functions that LibreOffice has under another name; it reads and writes them all the same."""

_EXCELS_ENGLISH = 4
_UNKNOWN, _OF_AN_ADDIN = -1, 3
"""LibreOffice's numbers for Excel's English names, for a name it does not know, and for one that
it has but writes wrongly when Excel counts it among the newer ones."""


def known_functions(doc: Uno) -> Callable[[Sequence[str]], Sequence[str]]:
    """Return what picks, from names of functions, those that this LibreOffice does not know."""
    mapper = doc.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")

    def unknown(names: Sequence[str]) -> Sequence[str]:
        asked = tuple(name for name in names if name not in _SAID_OTHERWISE)
        tokens = mapper.getMappings(asked, _EXCELS_ENGLISH)
        return [
            name
            for name, token in zip(asked, tokens, strict=True)
            if token.OpCode in {_UNKNOWN, _OF_AN_ADDIN}
        ]

    return unknown


def would_damage(path: Path, unknown: Callable[[Sequence[str]], Sequence[str]]) -> str | None:
    """Return what LibreOffice would damage in a file: functions by name, or the word for a part.

    None when there is no file, it is no workbook of Excel's, or it holds nothing of the kind.
    """
    if not path.is_file() or not is_zipfile(path):
        return None
    try:
        with ZipFile(path) as file:
            return _functions(file, unknown) or _parts(file)
    except (BadZipFile, OSError, EOFError):
        return None  # a broken file holds nothing that could still be damaged


def _functions(file: ZipFile, unknown: Callable[[Sequence[str]], Sequence[str]]) -> str:
    newer = {
        _PREFIXES.sub("", name.decode("ascii", "replace")).upper()
        for body in _bodies(file)
        for formula in _FORMULA.findall(body)
        for name in _NEWER.findall(formula)
        if not name.startswith(b"_xlpm.")  # the name of a LET's or LAMBDA's own variable
    }
    return ", ".join(unknown(sorted(newer)))


def _parts(file: ZipFile) -> Word | None:
    names = file.namelist()
    for word, pattern in _LOST.items():
        if any(pattern.match(name) for name in names):
            return Word(f"office.lost.{word}")
    for body in _bodies(file):
        if _SPILLS.search(body):
            return Word("office.lost.spilling")
        if _RICH.search(body):
            return Word("office.lost.rich_values")
    charts = (file.read(name) for name in names if name.startswith("xl/charts/chart"))
    return Word("office.lost.data_labels") if any(_DATA_LABELS in one for one in charts) else None


def _bodies(file: ZipFile) -> Iterator[bytes]:
    return (file.read(name) for name in file.namelist() if _WITH_FORMULAS.match(name))
