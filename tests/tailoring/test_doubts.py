"""A Tilpasning that contradicts itself gets findings, each at its cell, never a traceback."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from excelkasse.actions.profile import read_tailoring
from excelkasse.schema.profile import PLAIN, OwnKind, Profile
from excelkasse.schema.tool import Use
from excelkasse.spreadsheet.read_file import workbook_from
from excelkasse.spreadsheet.write_file import workbook_bytes
from excelkasse.tailoring import PROFILE, profile_words, rows_of
from excelkasse.template import Content, project_workbook
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF

Rows = dict[str, list[dict[str, Any]]]


def _rows(profile: Profile = PLAIN, language: str = "da") -> Rows:
    told = rows_of(profile, SHELF, texts(language))
    return {path: [dict(row) for row in rows] for path, rows in told.items()}


def _told(rows: Mapping[str, Sequence[Mapping[str, Any]]], language: str = "da") -> Any:  # noqa: ANN401
    words = profile_words(texts(language), SHELF)
    plan = project_workbook((PROFILE,), words, Content(rows), title="Tilpasning")
    return read_tailoring(workbook_from(workbook_bytes(plan)), Path("Tilpasning.xlsx"))


def _codes(rows: Rows) -> list[str]:
    return [f"{one.code} {one.place}" for one in _told(rows).findings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_standard_is_no_choice(language: str) -> None:
    """Tilpasning as it is made, in either language, tells the plain profile."""
    told = _told(_rows(language=language), language)

    assert "{}" == told.profile.as_text
    assert [] == list(told.findings)


def test_weights_must_be_100() -> None:
    """One weight changed alone is named at the sum."""
    rows = _rows()
    rows["profile.weights"][0]["weight"] = 35

    assert ["weights_wrong_total Vægte!C7"] == _codes(rows)


def test_limits_must_not_cross() -> None:
    """Yellow below green is named at the yellow one, for the model where it is."""
    rows = _rows()
    rows["profile.limits"][1]["full"] = 20

    assert ["limits_cross Grænser!F10"] == _codes(rows)


def test_limits_of_effort_must_not_cross() -> None:
    """As many hours for an effort of 2 as for one of 3 leave nothing for 3."""
    rows = _rows()
    names = [row["limit"] for row in rows["profile.limits"]]
    at = names.index("Prioritering: indsats 2 til og med så mange resttimer")
    rows["profile.limits"][at]["full"] = 600

    assert [f"limits_cross Grænser!F{at + 10}"] == _codes(rows)


def test_the_hours_of_the_portfolio_are_told() -> None:
    """They stand with the workplace, and are a choice when somebody fills them in."""
    rows = _rows()
    rows["profile.workplace"][0]["portfolio_hours"] = 4800

    assert {"portfolio_hours": 4800} == _told(rows).profile.limits


OWN = {"part": "Stamdata", "label": "Bydel", "kind": OwnKind.LINE}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({**OWN, "label": "Projektnavn"}, "label_taken Egne felter!C9"),
        ({**OWN, "label": "Owner", "part": "Stamdata"}, ""),
        ({**OWN, "part": "Ukendt ark"}, "part_unknown Egne felter!B9"),
        ({**OWN, "kind": OwnKind.CHOICE}, "entries_missing Egne felter!E9"),
        ({**OWN, "entries": "Nord | Syd"}, "entries_unused Egne felter!E9"),
        (
            {**OWN, "part": "Kommunikation", "in_portfolio": True},
            "not_in_portfolio Egne felter!H9",
        ),
    ],
    ids=["taken", "free", "part", "choices", "unused", "portfolio"],
)
def test_an_own_field_must_make_sense(line: dict[str, Any], code: str) -> None:
    """Its label is free, its part known, its choices at least two, its column possible."""
    rows = _rows()
    rows["profile.own_fields"] = [line]

    assert ([code] if code else []) == _codes(rows)


def test_two_own_fields_need_two_labels() -> None:
    """The second is named; the first counts."""
    rows = _rows()
    rows["profile.own_fields"] = [dict(OWN), {**OWN, "label": "bydel"}]

    assert ["label_taken Egne felter!C10"] == _codes(rows)
    assert 1 == len([one for one in _told(rows).profile.own_fields if one.label == "Bydel"])


@pytest.mark.parametrize(
    ("part", "field", "code"),
    [
        ("Risici", "Årsag", ""),
        ("Risici", "Sandsynlighed", "field_needed Skjulte felter!C9"),
        ("Risici", "Findes ikke", "field_unknown Skjulte felter!C9"),
        ("Findes ikke", "Årsag", "part_unknown Skjulte felter!B9"),
        ("Risks", "Cause", ""),
    ],
)
def test_only_fields_nobody_needs_can_be_hidden(part: str, field: str, code: str) -> None:
    """A field that a formula uses must stay; names are known in every language."""
    rows = _rows()
    rows["profile.hidden"] = [{"part": part, "field": field}]

    assert ([code] if code else []) == _codes(rows)


def test_stamdata_must_be_in_every_model() -> None:
    """Leaving it out is named at the model."""
    rows = _rows()
    line = next(row for row in rows["profile.tools"] if row["number"] == "T00")
    line["medium"] = Use.LEFT_OUT

    assert [code.split()[0] for code in _codes(rows)] == ["tool_needed"]


def test_a_tool_nobody_knows_is_named() -> None:
    """A number that is no tool's is an error at its cell."""
    rows = _rows()
    rows["profile.tools"][0]["number"] = "T99"

    assert ["tool_unknown Værktøjer!B9"] == _codes(rows)


def test_a_checklist_question_needs_its_list_and_its_part() -> None:
    """An unknown list, and a group the evaluation does not have."""
    rows = _rows()
    rows["profile.items"][0]["checklist"] = "Findes ikke"
    rows["profile.items"][-1]["group"] = "Findes ikke"

    assert ["checklist_unknown", "group_unknown"] == [code.split()[0] for code in _codes(rows)]


def test_a_colour_must_carry_white_words() -> None:
    """A pale colour is refused, and ours is kept."""
    rows = _rows()
    rows["profile.workplace"][0] |= {"accent": None, "accent_code": "#FFE08A"}

    assert ["accent_too_light"] == [code.split()[0] for code in _codes(rows)]
    assert "" == _told(rows).profile.accent


def test_a_logo_must_be_there() -> None:
    """A file name without a picture is an error at its cell."""
    rows = _rows()
    rows["profile.workplace"][0]["logo"] = "findes_ikke.png"

    assert ["logo_unreadable"] == [code.split()[0] for code in _codes(rows)]


def test_an_entry_stands_once() -> None:
    """The same department twice is asked about."""
    rows = _rows()
    rows["profile.entries"].insert(1, dict(rows["profile.entries"][0]))

    assert ["entry_twice Egne lister!C10"] == _codes(rows)
