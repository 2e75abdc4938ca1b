"""The rules of agreements, light plans, goals, messages, logs and checklists: each in place."""

# ruff: noqa: E501  (a picture is as wide as its sheet)

from tests.reading.pictures import but, said_of
from tests.sheets import sheet

AGREEMENTS = sheet(
    "Bemanding",
    """
    |   | A                               | B           | C          | D           | E               | F          | G          | H        | I            |
    |---|---------------------------------|-------------|------------|-------------|-----------------|------------|------------|----------|--------------|
    | 1 | excelkasse:staffing_agreement:1 |             |            |             |                 |            |            |          |              |
    | 2 | #agreements                     |             |            |             |                 |            |            |          |              |
    | 3 |                                 | Medarbejder | Linjeleder | Timer i alt | Timer pr. måned | Fra        | Til        | Godkendt | Godkendt den |
    | 4 |                                 | Anna Brun   | Kim Dahl   | 60          | 10              | 2026-07-01 | 2026-12-31 | Ja       | 2026-06-15   |
    """,
)


def test_an_agreement_does_not_end_before_it_begins() -> None:
    """`Til` is held against `Fra` of the same row."""
    assert [] == said_of(AGREEMENTS)
    assert ["Bemanding!G4 end_before_start"] == said_of(but(AGREEMENTS, G4="30-06-2026"))


def test_hours_fit_in_the_period() -> None:
    """Six months of ten hours do not hold a hundred; without hours a month nobody can tell."""
    assert ["Bemanding!D4 hours_beyond_period"] == said_of(but(AGREEMENTS, D4=100))
    assert [] == said_of(but(AGREEMENTS, D4=100, E4=None))


def test_an_approved_agreement_has_its_date() -> None:
    """Ja without a date is an error where the date is missing."""
    assert ["Bemanding!I4 missing"] == said_of(but(AGREEMENTS, I4=None))


def test_an_agreement_that_has_begun_is_approved() -> None:
    """Work that has begun without the line manager's word is asked about; later it is fine."""
    open_still = but(AGREEMENTS, H4=None, I4=None)

    assert ["Bemanding!H4 agreement_not_approved"] == said_of(open_still)
    assert [] == said_of(but(open_still, F4="01-11-2026", D4=20))


LIGHT = sheet(
    "Lightplan",
    """
    |    | A                       | B                       | C                 | D             | E          | F      |
    |----|-------------------------|-------------------------|-------------------|---------------|------------|--------|
    | 1  | excelkasse:light_plan:1 |                         |                   |               |            |        |
    | 2  |                         | Formål                  | Tryghed           |               |            |        |
    | 3  |                         | Leverance 1             | Lys               |               |            |        |
    | 4  |                         | Planlagte timer         |                   |               |            |        |
    | 5  |                         | Godkendt af projektejer |                   |               |            |        |
    | 6  |                         | Godkendt den            |                   |               |            |        |
    | 7  | #criteria               | criterion               |                   |               |            |        |
    | 8  |                         | Kriterium               |                   |               |            |        |
    | 9  | #participants           |                         |                   |               |            |        |
    | 10 |                         | Deltager                | Aftalte timer     |               |            |        |
    | 11 |                         | Anna                    | 40                |               |            |        |
    | 12 | #activities             |                         |                   |               |            |        |
    | 13 |                         | Nr.                     | Hvad              | Frist         | Timer      | Status |
    | 14 |                         | 1                       | Grav              | 2026-11-30    | 30         | I gang |
    | 15 |                         | 2                       | Tænd              | 2026-09-01    | 10         | Færdig |
    | 16 | #stakeholders           | stakeholder             | involvement       |               |            |        |
    | 17 |                         | Hvem                    | Hvordan inddrages |               |            |        |
    | 18 | #risks                  | risk                    | response          | probability   | impact     |        |
    | 19 |                         | Risiko                  | Handling          | Sandsynlighed | Konsekvens |        |
    """,
)


def test_an_approved_light_plan_has_its_date() -> None:
    """Ja without a date is an error where the date is missing."""
    assert [] == said_of(LIGHT)
    assert ["Lightplan!C6 missing"] == said_of(but(LIGHT, C5="Ja"))
    assert [] == said_of(but(LIGHT, C5="Ja", C6="01-05-2026"))


def test_planned_hours_are_agreed() -> None:
    """More hours in the activities than the participants have is asked about."""
    assert ["Lightplan!C4 hours_beyond_agreed"] == said_of(but(LIGHT, E14=31))


def test_activities_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert ["Lightplan!B14 duplicate", "Lightplan!B15 duplicate"] == said_of(but(LIGHT, B15=1))


def test_an_activity_is_due_after_it_begins_and_not_in_the_past() -> None:
    """A due date before the start, or passed without being done, is an error, and only one of them."""
    begun = but(LIGHT, G13="Start", G14="01-06-2026")

    assert ["Lightplan!D14 end_before_start"] == said_of(but(begun, D14="31-05-2026"))
    assert ["Lightplan!D14 deadline_passed"] == said_of(but(begun, D14="29-10-2026"))
    assert [] == said_of(but(begun, D14="29-10-2026", F14="Udgår"))


def test_a_no_in_a_checklist_leads_to_something() -> None:
    """A no asks what is done about it; a deadline that has passed while it is still no is an error."""
    for name, tag in (
        ("Tjekliste", "light_checklist"),
        ("Implementering", "implementation_checklist"),
    ):
        items = sheet(
            name,
            f"""
            |   | A                  | B          | C    | D        | E          |
            |---|--------------------|------------|------|----------|------------|
            | 1 | excelkasse:{tag}:1 |            |      |          |            |
            | 2 | #items             |            |      |          |            |
            | 3 |                    | Spørgsmål  | Svar | Handling | Frist      |
            | 4 |                    | Er det?    | Nej  | Spørg    | 2026-11-01 |
            | 5 |                    | Er det nu? | Ja   |          | 2026-01-01 |
            """,
        )

        assert [] == said_of(items)
        assert [f"{name}!D4 missing_action"] == said_of(but(items, D4=None))
        assert [f"{name}!E4 deadline_passed"] == said_of(but(items, E4="29-10-2026"))


GOALS = sheet(
    "Mål",
    """
    |   | A                           | B            | C   | D             | E                | F         |
    |---|-----------------------------|--------------|-----|---------------|------------------|-----------|
    | 1 | excelkasse:goal_hierarchy:1 |              |     |               |                  |           |
    | 2 | #goals                      |              |     |               |                  |           |
    | 3 |                             | Niveau       | Nr. | Mål           | Understøtter nr. | Indikator |
    | 4 |                             | Effektmål    | E1  | Færre uheld   |                  | Uheld/år  |
    | 5 |                             | Leverancemål | L1  | Ny sti        | E1               |           |
    | 6 |                             | Delmål       | D1  | Sti er gravet | L1               |           |
    """,
)


def test_goals_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(GOALS)
    assert ["Mål!C4 duplicate", "Mål!C5 duplicate"] == said_of(but(GOALS, C4="L1", E5=None))


def test_a_goal_supports_one_that_is_there() -> None:
    """A number that no goal has is an error, and so is a partial goal that supports none."""
    assert ["Mål!E6 unknown_goal"] == said_of(but(GOALS, E6="L9"))
    assert ["Mål!E6 goal_unsupported"] == said_of(but(GOALS, E6=None))


def test_an_effect_goal_has_an_indicator() -> None:
    """Other goals do without."""
    assert ["Mål!F4 indicator_missing"] == said_of(but(GOALS, F4=None))


MESSAGES = sheet(
    "Kommunikation",
    """
    |   | A                               | B   | C         | D         | E         | F     | G                  | H          | I         | J        |
    |---|---------------------------------|-----|-----------|-----------|-----------|-------|--------------------|------------|-----------|----------|
    | 1 | excelkasse:communication_plan:1 |     |           |           |           |       |                    |            |           |          |
    | 2 | #messages                       |     |           |           |           |       |                    |            |           |          |
    | 3 |                                 | Nr. | Målgruppe | Formål    | Budskab   | Kanal | Afsender/ansvarlig | Tidspunkt  | Frekvens  | Status   |
    | 4 |                                 | K1  | Naboer    | Orientere | Vi graver | Møde  | ESV                | 2026-11-05 |           | Planlagt |
    | 5 |                                 | K2  | Skolen    | Inddrage  | Stien     | Mail  | ESV                |            | Månedligt | Planlagt |
    """,
)


def test_messages_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(MESSAGES)
    assert ["Kommunikation!B4 duplicate", "Kommunikation!B5 duplicate"] == said_of(
        but(MESSAGES, B5="K1")
    )


def test_a_message_has_its_time() -> None:
    """A day or a frequency, and a day that has passed only where it was sent or dropped."""
    late = but(MESSAGES, H4="29-10-2026")

    assert ["Kommunikation!H5 timing_missing"] == said_of(but(MESSAGES, I5=None))
    assert ["Kommunikation!H4 deadline_passed"] == said_of(late)
    assert [] == said_of(but(late, J4="Gennemført"))
    assert [] == said_of(but(late, J4="Udgår"))


def test_a_message_that_is_repeated_is_not_overdue() -> None:
    """Its day is only the first; a message sent once has no other."""
    late = but(MESSAGES, H4="29-10-2026")

    assert [] == said_of(but(late, I4="Månedligt"))
    assert ["Kommunikation!H4 deadline_passed"] == said_of(but(late, I4="Én gang"))


LOG = sheet(
    "Logbog",
    """
    |   | A                | B   | C          | D        | E           | F         | G          |
    |---|------------------|-----|------------|----------|-------------|-----------|------------|
    | 1 | excelkasse:log:1 |     |            |          |             |           |            |
    | 2 | #entries         |     |            |          |             |           |            |
    | 3 |                  | Nr. | Dato       | Type     | Beskrivelse | Ansvarlig | Frist      |
    | 4 |                  | 1   | 2026-10-01 | Handling | Ring        | ABR       | 2026-11-01 |
    | 5 |                  | 2   | 2026-10-02 | Note     | Regnvejr    |           |            |
    """,
)


def test_entries_have_numbers_of_their_own() -> None:
    """A number used twice is an error in both rows."""
    assert [] == said_of(LOG)
    assert ["Logbog!B4 duplicate", "Logbog!B5 duplicate"] == said_of(but(LOG, B5=1))


def test_an_action_has_somebody_and_a_date() -> None:
    """An action needs both, a problem only somebody, a note neither."""
    assert ["Logbog!F4 missing", "Logbog!G4 missing"] == said_of(but(LOG, F4=None, G4=None))
    assert ["Logbog!F4 missing"] == said_of(but(LOG, D4="Problem", F4=None, G4=None))


def test_a_decision_has_somebody_who_made_it() -> None:
    """What was decided without saying by whom is not whole."""
    decided = but(LOG, H3="Beslutning", I3="Besluttet af", H4="Godkendt")

    assert ["Logbog!I4 missing"] == said_of(decided)
    assert [] == said_of(but(decided, I4="Styregruppen"))


def test_a_change_has_a_consequence() -> None:
    """For time, money or scope; none of them is asked about."""
    change = but(LOG, D4="Ændring", H3="Konsekvens tid (dage)")

    assert ["Logbog!H4 change_without_consequence"] == said_of(change)
    assert [] == said_of(but(change, H4=0))


def test_a_deadline_in_the_log_is_kept() -> None:
    """It lies after the entry and has not passed, unless the entry is closed."""
    late = but(LOG, G4="29-10-2026", H3="Lukket den")

    assert ["Logbog!G4 deadline_passed"] == said_of(late)
    assert [] == said_of(but(late, H4="29-10-2026"))
    assert ["Logbog!G4 before_noted"] == said_of(but(LOG, G4="30-09-2026"))
    assert ["Logbog!H4 before_noted"] == said_of(but(late, H4="30-09-2026"))
