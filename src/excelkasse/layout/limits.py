"""What Excel lets people type in a field: dropdowns and limits, with hints and stop messages."""

from datetime import date
from typing import Literal

from excelkasse.address import Area
from excelkasse.plan import Validation
from excelkasse.schema.kinds import Kind
from excelkasse.schema.tool import Field
from excelkasse.texts import Texts

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
_DATES = frozenset({"date", "month"})
_WHOLE = frozenset({"whole", "score"})
_DECIMAL = frozenset({"money", "hours", "percent", "number"})
YES_NO_LIST = "yes_no"
Shape = Literal["date", "whole", "decimal", "length", "any"]


def list_name(kind: Kind) -> str:
    """Return the defined name of the list that a kind's dropdown offers; empty for none."""
    if kind.choices is not None:
        return f"list_{kind.choices.list_key()}"
    if kind.own_list or kind.entry_list:
        return f"list_{kind.own_list or kind.entry_list}"
    return f"list_{YES_NO_LIST}" if kind.name == YES_NO_LIST else ""


def validation(field: Field, path: str, area: Area, words: Texts, source: str) -> Validation:
    """Return what may be typed in an area of one field.

    `source` is the range of the register a field takes its values from, or empty. A list of the
    workplace's own, or of a register, warns but lets the person insist.
    """
    kind = field.kind
    label, hint = words[f"{path}.label"], words[f"{path}.help"]
    listed = source or list_name(kind)
    if listed:
        return Validation(
            area,
            "list",
            source=listed,
            hint_title=label,
            hint=hint,
            stop_title=label,
            stop_text=words["template.stop.list"],
            stop=not (kind.own_list or kind.from_register),
        )
    if kind.values:
        return Validation(
            area,
            "list",
            choices=[str(value) for value in kind.values],
            hint_title=label,
            hint=hint,
            stop_title=label,
            stop_text=words["template.stop.list"],
        )
    return _limited(kind, area, words, label=label, hint=hint)


def _limited(kind: Kind, area: Area, words: Texts, *, label: str, hint: str) -> Validation:
    shape, low, high = _range(kind)
    return Validation(
        area,
        shape,
        low=low,
        high=high,
        hint_title=label,
        hint=hint,
        stop_title=label,
        stop_text=_stop(kind, words),
    )


def _range(kind: Kind) -> tuple[Shape, float | date | None, float | date | None]:
    if kind.name in _DATES:
        return "date", EARLIEST, LATEST
    if kind.name in _WHOLE:
        return "whole", float(kind.limits["ge"]), float(kind.limits["le"])
    if kind.name in _DECIMAL:
        return "decimal", float(kind.limits["ge"]), float(kind.limits["le"])
    if "max_length" in kind.limits:
        return "length", 0, float(kind.limits["max_length"])
    return "any", None, None


def _stop(kind: Kind, words: Texts) -> str:
    if kind.name in _DATES:
        return words["template.stop.date"]
    low, high = kind.limits.get("ge"), kind.limits.get("le")
    if low is not None and high is not None:
        return words.say("template.stop.number", low=f"{low:.0f}", high=f"{high:.0f}")
    if "max_length" in kind.limits:
        return words.say("template.stop.length", high=kind.limits["max_length"])
    return ""
