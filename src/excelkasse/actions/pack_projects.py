"""Project workbooks to packs: a status report each, for each project's own steering group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from excelkasse.actions.found import Found
from excelkasse.actions.gather import Work, facts_of, gather
from excelkasse.actions.pack_order import PackOrder
from excelkasse.actions.say import say_error
from excelkasse.errors import Unreadable
from excelkasse.pack.bundle import Bundle, stem_of
from excelkasse.pack.contents.covering import status_letter
from excelkasse.pack.contents.project import Project, project_in
from excelkasse.pack.contents.status import status_report
from excelkasse.pack.post.draft import Letter
from excelkasse.pack.post.recipients import Recipient, given, missing, steering_group
from excelkasse.reading import read
from excelkasse.schema.choices import Light
from excelkasse.spreadsheet.read_file import FileSource
from excelkasse.texts import Texts, texts
from excelkasse.tools import SHELF

_NO_STATUS = (Light.CLOSED, Light.NOT_STARTED)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that gives no pack, and why, in words; one that is `broken` ought to give one."""

    file: str
    why: str
    broken: bool = False


Result = Bundle | LeftOut


def project_packs(found: Found, order: PackOrder, words: Texts) -> Iterator[Result]:
    """Give a pack for each project that has a status to tell, in the order they are read."""
    plain = replace(order, progress=_nothing)  # what shows progress cannot travel to a worker
    work = Work(partial(pack_of, plain, words.language), partial(_lost, words.language))
    for done, one in enumerate(gather(found, work), start=1):
        name = one.file if isinstance(one, LeftOut) else one.stem
        order.progress(done, len(found.files), name)
        yield one


def _nothing(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


def _lost(language: str, refusal: Unreadable, _folder: Path, file: Path) -> Result:
    return LeftOut(file.name, say_error(refusal, texts(language)).message, broken=True)


def pack_of(order: PackOrder, language: str, folder: Path, file: Path) -> Result:
    """Return the pack of one file; what runs in a worker."""
    words, facts = texts(language), facts_of(folder, file)
    try:
        reading = read(FileSource(file).read(), SHELF, today=order.day)
    except Unreadable as refusal:
        return LeftOut(facts.file, say_error(refusal, words).message, broken=True)
    project = project_in(facts, reading, order.day)
    if project is None:
        broken = bool(reading.versions)
        return LeftOut(facts.file, words["pack.left_out.no_project"], broken=broken)
    if project.record.overall in _NO_STATUS or not project.head:
        return LeftOut(facts.file, words["pack.left_out.no_status"])
    return bundle_of(project, order, words)


def bundle_of(project: Project, order: PackOrder, words: Texts) -> Bundle:
    """Return the pack of one project."""
    document = status_report(project, words, order.asked_for)
    subject, body = status_letter(project, document, words)
    recipients = given(order.mail_to) or steering_group(project.book, order.day)
    day = f"{order.day:%Y-%m-%d}"
    return Bundle(
        document,
        Letter(subject, body, recipients),
        stem_of(words["pack.file.status"], project.number, day),
        project.profile.municipality,
        (*_notes(project, words), *unaddressed(recipients, words, "status")),
        project.profile.mail_domains,
    )


def _notes(project: Project, words: Texts) -> Iterator[str]:
    day = project.record.status_date
    if project.record.overall is Light.MISSING:
        told = words["pack.note.never"] if day is None else f"{day:%d-%m-%Y}"
        yield words.say("pack.note.old_status", day=told)
    elif day is not None and day > project.as_of:
        yield words.say("pack.note.status_ahead", day=f"{day:%d-%m-%Y}")


def unaddressed(recipients: Sequence[Recipient], words: Texts, kind: str) -> Iterator[str]:
    """Say whose address is not known, and where to type it; the draft is made all the same.

    `kind` is the kind of document, status or report.
    """
    if not recipients:
        yield words[f"pack.note.nobody_{kind}"]
    elif missing(recipients):
        names = ", ".join(missing(recipients))
        yield words.say(f"pack.note.no_address_{kind}", names=names)
