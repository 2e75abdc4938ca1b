"""A cell's value to a value of its field's kind: choices, yes and no, texts and numbers."""

import unicodedata
from datetime import date, datetime, time

import pytest

from excelkasse.grid import Value
from excelkasse.reading.parse import parse
from excelkasse.reading.unclear import Unclear
from excelkasse.schema import kinds
from excelkasse.schema.calculate import Answer
from excelkasse.schema.choices import Choice, JudgedLight, Phase, ProjectModel, Trend
from excelkasse.schema.kinds import Kind, choice
from excelkasse.schema.organisation_model import Gate
from excelkasse.texts import LANGUAGES, texts
from excelkasse.tools.master_data import ProjectType, SizeHours, SizeUnits
from excelkasse.tools.risk_register import RiskStatus, RiskStrategy
from tests.reading.samples import PARTS

LISTS = sorted(
    {
        field.kind.choices
        for part in PARTS.values()
        for field in part.fields.values()
        if field.kind.choices
    },
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("among", LISTS, ids=lambda among: among.list_key())
def test_every_choice_is_read_by_its_word(among: type[Choice], language: str) -> None:
    """The word of each member is read in each language, in any case, NFC or NFD."""
    words = [(member, texts(language)[member.word_key]) for member in among]

    for member, word in words:
        for typed in (word, word.upper(), f" {word.lower()}. ", unicodedata.normalize("NFD", word)):
            assert member is parse(typed, choice(among))


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (JudgedLight.GREEN, "● Grøn"),
        (JudgedLight.GREEN, "Grøn"),
        (JudgedLight.GREEN, "GRØN"),
        (JudgedLight.GREEN, "●"),
        (JudgedLight.GREEN, "●\ufe0e Grøn"),
        (JudgedLight.GREEN, "●\u00a0Grøn"),
        (JudgedLight.GREEN, "green"),
        (JudgedLight.RED, "■ Red"),
        (Trend.BETTER, "bedre"),
        (Trend.SAME, "→"),
        (Phase.PLANNING, "2 Analyse og planlægning"),
        (Phase.PLANNING, "analyse og planlægning"),
        (Phase.PLANNING, "2"),
        (Phase.PLANNING, 2.0),
        (Phase.IDEA, "Ide"),
        (Phase.IDEA, "0 Idé"),
        (Gate.B2, "B2"),
        (Gate.B2, "b2 er planen realistisk?"),
        (Gate.B2, "Er planen realistisk?"),
        (ProjectModel.FULL, "fuld"),
        (ProjectModel.FULL, "Full"),
        (RiskStatus.OPEN, "åben"),
        (RiskStatus.OPEN, "Open"),
        (RiskStatus.IN_HAND, "in_hand"),
        (RiskStrategy.REDUCE, "Reducer"),
        (SizeHours.MEDIUM, "200–600 timer"),
        (ProjectType.DIGITAL, "it / digitalisering"),
        (SizeUnits.SMALL, "1 afdeling"),
    ],
)
def test_a_choice_is_read_as_people_type_it(expected: Choice, typed: Value) -> None:
    """Case, language, signs in front, accents and odd spaces do not matter."""
    assert expected is parse(typed, choice(type(expected)))


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("Lilla", JudgedLight),
        ("● Rød", JudgedLight),
        ("Gul/rød", JudgedLight),
        ("Grøn?", JudgedLight),
        ("Åben og lukket", RiskStatus),
        ("6", Phase),
        (9.0, Phase),
        ("B6", Gate),
        ("afdeling", SizeUnits),
        ("1", SizeUnits),
        (True, RiskStatus),
        (date(2026, 1, 1), RiskStatus),
    ],
)
def test_what_is_not_on_the_list_is_unclear(typed: Value, among: type[Choice]) -> None:
    """A word that is nearly one of them, or two of them, is not guessed at."""
    with pytest.raises(Unclear) as unclear:
        parse(typed, choice(among))

    assert ("choice_unknown", {"list": among.list_key()}) == (
        unclear.value.code,
        unclear.value.values,
    )


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (True, "Ja"),
        (True, "JA"),
        (True, "ja."),
        (True, " ja "),
        (True, "j"),
        (True, "x"),
        (True, "X"),
        (True, "✓"),
        (True, "✔\ufe0f"),
        (True, "yes"),
        (True, True),
        (True, 1.0),
        (True, "SAND"),
        (False, "Nej"),
        (False, "n"),
        (False, "No"),
        (False, False),
        (False, 0.0),
        (False, "FALSK"),
    ],
)
def test_yes_and_no_are_read_as_people_type_them(expected: Answer, typed: Value) -> None:
    """Ja, nej, a cross, a tick, or what Excel makes of true and false."""
    assert expected is parse(typed, kinds.YES_NO)


@pytest.mark.parametrize("typed", ["måske", "ja/nej", "ja, delvist", "?", "-", 2.0, "ikke endnu"])
def test_what_is_neither_yes_nor_no_is_unclear(typed: Value) -> None:
    """A yes with a reservation is no yes."""
    with pytest.raises(Unclear, match="yes_no_unreadable"):
        parse(typed, kinds.YES_NO)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("Bassin 1", "Bassin 1"),
        ("Bassin 1", "  Bassin 1 \n"),
        ("Mette Lund", "Mette\u00a0Lund"),
        ("Åben", unicodedata.normalize("NFD", "Åben")),
        ("bered\u00adskab".replace("\u00ad", ""), "bered\u00adskab"),
        ("en\nto", "en\r\nto"),
        ("1", 1.0),
        ("1,5", 1.5),
        ("123456789012", 123456789012.0),
        ("31-12-2026", date(2026, 12, 31)),
        ("31-12-2026", datetime(2026, 12, 31)),  # noqa: DTZ001
        ("31-12-2026 14:30", datetime(2026, 12, 31, 14, 30)),  # noqa: DTZ001
        ("14:30", time(14, 30)),
        ("Ja", True),
    ],
)
def test_a_text_is_kept_as_it_is_meant(expected: str, typed: Value) -> None:
    """Spaces at the ends and unseen signs go, and a number or a date in a text field is text."""
    assert expected == parse(typed, kinds.LINE)


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0", "\u200b", "\n"])
@pytest.mark.parametrize(
    "kind",
    [kinds.LINE, kinds.MONEY, kinds.DAY, kinds.MONTH, kinds.YES_NO, kinds.LIGHT, kinds.PERCENT],
    ids=lambda kind: kind.name,
)
def test_nothing_is_read_from_a_cell_that_looks_empty(kind: Kind, typed: Value) -> None:
    """Blanks are no value and no mistake, whatever they are made of."""
    assert parse(typed, kind) is None


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("P-2026-03", "P-2026-03"),
        ("P-2026-03", "p-2026-03"),
        ("P-2026-03", "P–2026–03"),
        ("P-2026-03", "P - 2026 - 03"),
        ("P-2026-03", " P\u20112026\u201103 "),
        ("P2026-03", "P2026-03"),
    ],
)
def test_a_project_number_is_read_however_its_dashes_look(expected: str, typed: str) -> None:
    """Word and Excel like to change a dash; a missing one is for the form of the field to judge."""
    assert expected == parse(typed, kinds.PROJECT_NUMBER)


@pytest.mark.parametrize(
    ("expected", "typed", "kind"),
    [
        (3, "3", kinds.SCORE),
        (3, 3.0, kinds.SCORE),
        (2026, "2026", kinds.YEAR),
        (30, "30 dage", kinds.DAYS),
        (1234.5, "1.234,50 kr.", kinds.MONEY),
        (37.5, "37,5 timer", kinds.HOURS),
        (0.12, "12 %", kinds.PERCENT),
        (date(2026, 5, 1), "1. maj 2026", kinds.DAY),
        (date(2026, 5, 1), "maj 2026", kinds.MONTH),
        (date(2026, 12, 31), 46387.0, kinds.DAY),
    ],
)
def test_each_kind_is_read_in_its_own_way(expected: Answer, typed: Value, kind: Kind) -> None:
    """Scores are whole numbers, money may have its unit, percentages are fractions."""
    assert expected == parse(typed, kind)


def test_an_old_mac_counts_its_days_from_1904() -> None:
    """The same number is another date in a workbook whose day 0 is in 1904."""
    assert date(2026, 12, 31) == parse(44925.0, kinds.DAY, epoch_1904=True)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("30 dage", kinds.COUNT),
        ("40 timer", kinds.MONEY),
        ("200 kr.", kinds.HOURS),
        ("3 mærkbar", kinds.SCORE),
    ],
)
def test_a_unit_the_field_does_not_have_is_unclear(typed: str, kind: Kind) -> None:
    """30 days in a field that counts months would be read thirty times too large."""
    with pytest.raises(Unclear, match="number_unreadable"):
        parse(typed, kind)
