"""What Excel lets people type in an area, and what it colours there."""

from collections.abc import Mapping
from typing import Any

from excelkasse.address import Area
from excelkasse.plan import Rule, Validation
from excelkasse.spreadsheet.cells import Formats, checked_formula
from excelkasse.spreadsheet.safe_text import safe_text

MOST_TITLE = 32
MOST_MESSAGE = 255
MOST_LIST = 255

_Options = dict[str, Any]


def add_validation(sheet: Any, rule: Validation) -> None:  # noqa: ANN401
    """Put one validation on a sheet.

    Titles are cut at 32 UTF-16 units and messages at 255, as Excel demands.

    Raises:
        ValueError: the list is longer than 255 units, or a choice holds a comma or a quote.
    """
    options = {**_allowed(rule), **_messages(rule)}
    if options["validate"] == "any" and not rule.hint:
        message = f"a validation of {rule.area} that neither refuses nor says anything"
        raise ValueError(message)
    if options["validate"] == "any" and not {"input_title", "input_message"} & set(options):
        return  # a hint of nothing but signs that no file can hold
    done = sheet.data_validation(*corners(rule.area), options)
    must(done, f"validation of {rule.area}")


def add_rule(sheet: Any, rule: Rule, formats: Formats) -> None:  # noqa: ANN401
    """Put one conditional format on a sheet; of two that are true the earlier wins."""
    options = {
        "type": "formula",
        "criteria": checked_formula(rule.formula),
        "format": formats.of_rule(rule.style),
    }
    must(sheet.conditional_format(*corners(rule.area), options), f"rule for {rule.area}")


def corners(area: Area) -> tuple[int, int, int, int]:
    """Return an area as XlsxWriter takes it: first row, first column, last row, last column."""
    return area.first.row - 1, area.first.column - 1, area.last.row - 1, area.last.column - 1


def must(done: int | None, what: str) -> None:
    """Turn XlsxWriter's -1 and -2 into an exception: a forgotten option is a mistake of ours.

    Raises:
        ValueError: it was not done.
    """
    if done:
        message = f"XlsxWriter refuses {what}"
        raise ValueError(message)


def _allowed(rule: Validation) -> _Options:
    if rule.kind == "list":
        return {"validate": "list", "source": _list(rule)}
    if rule.kind == "custom":
        return {"validate": "custom", "value": checked_formula(rule.source)}
    if rule.kind == "any":
        return {"validate": "any"}
    return {"validate": rule.kind, **_between(rule)}


def _list(rule: Validation) -> str | list[str]:
    if rule.source:
        return checked_formula(rule.source)
    choices = [safe_text(choice) for choice in rule.choices]
    whole = ",".join(choices)
    too_long = len(whole.encode("utf-16-le")) > 2 * MOST_LIST
    if not choices or too_long or any(set(',"') & set(choice) for choice in choices):
        message = f"the list of {rule.area} does not fit in a validation; put it in a range"
        raise ValueError(message)
    return choices


def _between(rule: Validation) -> _Options:
    if rule.low is not None and rule.high is not None:
        return {"criteria": "between", "minimum": rule.low, "maximum": rule.high}
    if rule.low is not None:
        return {"criteria": ">=", "value": rule.low}
    if rule.high is not None:
        return {"criteria": "<=", "value": rule.high}
    message = f"the validation of {rule.area} has no limit"
    raise ValueError(message)


def _messages(rule: Validation) -> _Options:
    texts: Mapping[str, str] = {
        "input_title": safe_text(rule.hint_title, MOST_TITLE),
        "input_message": safe_text(rule.hint, MOST_MESSAGE),
        "error_title": safe_text(rule.stop_title, MOST_TITLE),
        "error_message": safe_text(rule.stop_text, MOST_MESSAGE),
    }
    said: _Options = {name: text for name, text in texts.items() if text}
    return {**said, "error_type": "stop" if rule.stop else "warning"}
