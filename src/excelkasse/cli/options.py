"""What commands share: exit codes, options, and how a reporting date is written."""

from datetime import date, datetime
from typing import Any

import typer

from excelkasse.clock import COPENHAGEN, now
from excelkasse.errors import WrongUse
from excelkasse.texts import LANGUAGES, Texts

ALL_WELL, FINDINGS, WRONG_USE, NOT_WRITTEN = 0, 1, 2, 3
_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y")


def lang_option(words: Texts) -> Any:  # noqa: ANN401  (typer's own type is private)
    """Return the option that chooses the language."""
    return typer.Option(
        "--lang", metavar="|".join(LANGUAGES), help=words["help.lang"], callback=_spoken
    )


def _spoken(told: str) -> str:
    """Refuse a language that we do not speak, rather than answer in another."""
    if told not in LANGUAGES:
        message = f"{told}: {' | '.join(LANGUAGES)}"
        raise typer.BadParameter(message)
    return told


def json_option(words: Texts) -> Any:  # noqa: ANN401
    """Return the option that asks for JSON on stdout."""
    return typer.Option("--json", help=words["help.json"])


def verbose_option(words: Texts) -> Any:  # noqa: ANN401
    """Return the option that asks to hear what is done meanwhile."""
    return typer.Option("--verbose", help=words["help.verbose"])


def as_of_option(words: Texts) -> Any:  # noqa: ANN401
    """Return the option that gives the reporting date."""
    return typer.Option("--as-of", metavar="DATE", help=words["help.as_of"])


def profile_option(words: Texts) -> Any:  # noqa: ANN401
    """Return the option that names the workplace's tailoring."""
    return typer.Option("--profile", metavar="FILE", help=words["help.profile_file"])


def day_of(text: str) -> date:
    """Read a reporting date as `2026-10-30` or `30-10-2026`; nothing is today in Copenhagen.

    Raises:
        WrongUse: it is no date.
    """
    if not text:
        return now().date()
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=COPENHAGEN).date()
        except ValueError:
            continue
    raise WrongUse("date_wrong", {"got": text})
