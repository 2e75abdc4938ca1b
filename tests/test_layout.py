"""How parts share a sheet: no part hides what another shows, and what is narrow stays narrow."""

from collections.abc import Iterator
from datetime import date

from excelkasse.layout.place import RegisterPlace, places
from excelkasse.plan import SheetPlan
from excelkasse.schema.profile import PLAIN, Profile
from excelkasse.schema.tailor import tailored
from excelkasse.template import Content, project_workbook
from excelkasse.texts import texts
from excelkasse.tools import SHELF

WORDS = texts("da")


def _sheets(profile: Profile = PLAIN) -> dict[str, SheetPlan]:
    content = Content(today=date(2026, 10, 30))
    plan = project_workbook(SHELF, WORDS, content, title="Prøve", profile=profile)
    return {sheet.name: sheet for sheet in plan.sheets}


def _columns(profile: Profile = PLAIN) -> Iterator[tuple[str, str, int, bool]]:
    """Give the sheet, path and column of every field of a register, and whether it is a helper."""
    tools = tailored(SHELF, profile)
    found = places(tools, WORDS, {})
    parts = ((path, part) for tool in tools for path, part in tool.parts.items())
    for path, part in parts:
        place = found.parts[path]
        if isinstance(place, RegisterPlace):
            for key, field in part.fields.items():
                yield place.sheet, f"{path}.{key}", place.columns[key], field.spec.helper


def test_what_people_fill_or_read_is_never_hidden() -> None:
    """A helper of one register leaves the columns of those above and below it alone."""
    sheets = _sheets()

    assert [] == [
        path
        for sheet, path, column, helper in _columns()
        if not helper and column in sheets[sheet].hidden_columns
    ]


def test_no_helper_is_seen() -> None:
    """On our own shelf every helper has a column that no other register needs."""
    sheets = _sheets()

    assert [] == [
        path
        for sheet, path, column, helper in _columns()
        if helper and column not in sheets[sheet].hidden_columns
    ]


def test_a_field_a_workplace_hides_takes_nothing_with_it() -> None:
    """Its column stays where another register on the sheet has something there."""
    profile = Profile(hidden=frozenset({"light_plan.participants.hours"}))
    sheets = _sheets(profile)

    assert [] == [
        path
        for sheet, path, column, helper in _columns(profile)
        if not helper and column in sheets[sheet].hidden_columns
    ]
