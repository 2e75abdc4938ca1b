"""A note of ours stands below a person's own and goes again, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excelkasse.spreadsheet.live.note_text import our_note, with_ours, without_ours
from excelkasse.texts import LANGUAGES, texts

DANISH = texts("da")
OURS = our_note(["Datoen ligger før starten. Ret datoen."], DANISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_of_ours_alone_leaves_nothing(language: str) -> None:
    """In whatever language it was written."""
    assert "" == without_ours(our_note(["Something. Mend it."], texts(language)))


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40))
def test_a_persons_own_note_is_as_it_was(own: str) -> None:
    """Whatever they wrote, also blank lines at its end."""
    if own:
        assert own == without_ours(with_ours(own, OURS))


def test_a_note_without_ours_is_left_alone() -> None:
    """Our name in the middle of a line does not make it ours."""
    assert "Bo: Excelkasse: spørg Kim" == without_ours("Bo: Excelkasse: spørg Kim")


def test_what_a_person_adds_below_ours_stays() -> None:
    """Somebody answered in the note."""
    assert "Rettet, Bo" == without_ours(f"{OURS}\nRettet, Bo")
    assert "Husk\nRettet, Bo" == without_ours(with_ours("Husk", OURS) + "\nRettet, Bo")


def test_line_ends_of_other_programs_are_understood() -> None:
    """A Mac ends lines with CR."""
    assert "Husk" == without_ours(with_ours("Husk", OURS).replace("\n", "\r"))
