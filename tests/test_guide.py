"""Vejledning: made from the declarations, the same as a workbook and as a page."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from excelkasse.actions.guide import write_guide
from excelkasse.actions.profile import Tailoring
from excelkasse.errors import WrongUse
from excelkasse.guide import Guide, guide_of, guide_page, guide_workbook
from excelkasse.overriding import override
from excelkasse.schema.profile import OwnField, OwnKind, Profile
from excelkasse.schema.settings import STANDARD, Settings
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools import SHELF
from tests.spreadsheet.audit import audit

MATRIX = """
    Projektforslag                      G   U   H   –   H   –   –   I
    Kommissorium                        G   U/A H   G   H   H   H*  I
    Projektplan (indsatser, tid, timer) G   A   U   G   H   I   –   I
    Bemandingsaftale                    H   U   I   –   G   –   –   I
    Statusrapport                       G   U/A H   G   I   –   –   I
    Ændring uden for tolerance          G   U   –   G   H   I   –   I
    Overdragelse og implementering      G   A   U   G   G   H   H*  I
    Evaluering og effekt                A   U   H   G   H   H   I   I
"""


def _guide(language: str = "da", settings: Settings = STANDARD) -> Guide:
    return guide_of(SHELF, texts(language), settings)


def _rows(guide: Guide, key: str) -> list[list[str]]:
    return [list(row) for chapter in guide.chapters if chapter.key == key for row in chapter.rows]


def test_the_matrix_of_responsibility_is_the_toolboxs() -> None:
    """Who is accountable, does, approves, is consulted or informed, product by product."""
    expected = [line.split() for line in MATRIX.strip().splitlines()]
    told = [" ".join(row).split() for row in _rows(_guide(), "matrix")]

    assert expected == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tool_and_every_field_is_in_it(language: str) -> None:
    """Each tool has its line, and each field that people see its row."""
    guide = _guide(language)
    seen = sum(
        not field.spec.helper
        for tool in SHELF
        for part in tool.parts.values()
        for field in part.fields.values()
    )

    assert [tool.number for tool in SHELF] == [row[0] for row in _rows(guide, "tools")]
    assert seen == len(_rows(guide, "fields"))


def test_the_limits_are_those_of_the_workplace() -> None:
    """The lights are explained with the limits that hold here."""
    lights = _rows(_guide(settings=Settings({**STANDARD.limits, "time_green_days": 21})), "lights")

    assert lights[0][1].startswith("Højst 21 dage efter baseline")


def test_own_fields_are_in_the_guide_of_a_workplace(tmp_path: Path) -> None:
    """What a municipality adds to a tool stands in its data dictionary."""
    own = OwnField(part="master_data.project", key="own_x", label="Bydel", kind=OwnKind.LINE)
    file = tmp_path / "vejledning.html"

    write_guide(file, texts("da"), Tailoring(Profile(own_fields=(own,))))

    assert "<td>Bydel</td>" in file.read_text("utf-8")


class _Outline(HTMLParser):
    """What a screen reader finds: headings, tables with captions, cells that head rows."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.scopes = 0

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what matters."""
        self.tags.append(tag)
        told = dict(attrs)
        self.scopes += tag == "th" and told.get("scope") in ("col", "row")
        self.outside += [
            link
            for link in (told.get("src"), told.get("href"))
            if link and not link.startswith("#")
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_can_be_heard_and_fetches_nothing(language: str) -> None:
    """One h1, an h2 and a captioned table a chapter, every th with its scope, no outside link."""
    guide = _guide(language)
    outline = _Outline()
    outline.feed(guide_page(guide, texts(language)))
    count = outline.tags.count

    assert 1 == count("h1")
    assert len(guide.chapters) == count("h2") == count("table") == count("caption")
    assert outline.scopes == count("th")
    assert [] == outline.outside


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_keeps_the_schema_rules(language: str, tmp_path: Path) -> None:
    """No error by the rules of the Open XML SDK, and a sheet for each chapter."""
    file = tmp_path / "guide.xlsx"

    write_guide(file, texts(language), Tailoring())

    assert [] == list(audit(file))
    assert 1 + len(_guide(language).chapters) == len(guide_workbook(SHELF, texts(language)).sheets)


def test_only_a_workbook_or_a_page_can_be_made(tmp_path: Path) -> None:
    """Another ending is refused, and nothing is written."""
    with pytest.raises(WrongUse):
        write_guide(tmp_path / "vejledning.docx", texts("da"), Tailoring())

    assert [] == list(tmp_path.iterdir())
