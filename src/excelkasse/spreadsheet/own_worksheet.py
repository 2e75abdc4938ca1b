"""XlsxWriter's worksheet, mended in three places where it does not write what Excel writes.

A row may have a height to begin with (`ht` without `customHeight`) and still grow when somebody
types more. A formula whose result is the empty text says so (`t="str"`): XlsxWriter leaves it as a
formula that was never calculated, which readers must take for a missing result. And a number keeps
its 17th digit where it has one (0.1 + 0.2), so that what is written is what is read.
"""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

_Attributes = Sequence[tuple[str, Any]]


class OwnWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """A worksheet; `growing` are the rows (from 1) whose height is only a beginning."""

    def __init__(self) -> None:
        """Begin with no growing row."""
        super().__init__()
        self.growing: frozenset[int] = frozenset()

    def _xml_start_tag_unencoded(self, tag: str, attributes: _Attributes = ()) -> None:
        if tag == "row" and attributes[0][1] in self.growing:
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _xml_formula_element(self, formula: str, result: Any, attributes: _Attributes = ()) -> None:  # noqa: ANN401
        said = [*attributes, ("t", "str")] if result == "" else attributes
        super()._xml_formula_element(formula, result, said)

    def _xml_number_element(self, number: float, attributes: _Attributes = ()) -> None:
        written = f"{number:.16G}"
        if float(written) != number:
            written = repr(float(number))
        said = "".join(f' {name}="{value}"' for name, value in attributes)
        self.fh.write(f"<c{said}><v>{written}</v></c>")
