"""Write a pack: for each document a PDF, a page, a workbook and a draft, in one folder, whole.

The folder is made beside its place and moved there when all is in it. One that is there already is
replaced only if it is an earlier pack.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from excelkasse.actions.pack import Prepared
from excelkasse.errors import Unreadable, Unwritable, WrongUse
from excelkasse.pack.bundle import Bundle, stem_of
from excelkasse.pack.page import document_page, portfolio_page
from excelkasse.pack.post.draft import Attachment, draft
from excelkasse.pack.privacy import Removed, removed, report_lines, standing, verify
from excelkasse.pack.sheet import document_workbook
from excelkasse.portfolio.tables import PROJECTS
from excelkasse.spreadsheet.printing import Printer, printing
from excelkasse.spreadsheet.saving import make_folder, save_bytes, save_text
from excelkasse.spreadsheet.write_file import FileTarget
from excelkasse.texts import Texts, texts

RECORD = "pakke.json"
"""What is in the folder, for a machine; by it an earlier pack is known."""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """One document's files, and what goes with its draft."""

    bundle: Bundle
    attachments: Sequence[Attachment]
    draft: str


@dataclass(frozen=True, slots=True)
class PackWritten:
    """The folder that was written, and each document's files in it."""

    folder: Path
    written: Sequence[Written]


def _silent(_done: int, _total: int, _file: str) -> None:
    """Show no progress."""


def write_pack(
    prepared: Prepared, output: Path, words: Texts, progress: Progress = _silent
) -> PackWritten:
    """Write everything that was prepared into a folder of its own in `output`.

    Raises:
        WrongUse: `pack_private` or `waiver_unknown`, and `pack_folder_taken`: something else has
            the folder's name.
        Unreachable: `printer_missing`: there is no program to print with.
        Unwritable: a file could not be written; an earlier pack is untouched.
    """
    _refuse_private(prepared)
    folder = output / pack_name(prepared, words)
    if folder.exists() and not (folder / RECORD).is_file():
        raise WrongUse("pack_folder_taken", {"file": str(folder)})
    make_folder(output)
    with _beside(folder) as half, printing(_locale(words)) as printer:
        written = []
        for done, bundle in enumerate(prepared.bundles, start=1):
            written.append(_write(bundle, half, printer))
            progress(done, len(prepared.bundles), bundle.stem)
        _tell(prepared, written, half, words)
        _swap(half, folder)
    return PackWritten(folder, written)


def _refuse_private(prepared: Prepared) -> None:
    found = standing(prepared.spots)
    if found:
        raise WrongUse("pack_private", {"count": str(len(found))})
    if prepared.unknown_waivers:
        raise WrongUse("waiver_unknown", {"got": ", ".join(prepared.unknown_waivers)})


def _refuse_leaks(bundle: Bundle, files: Mapping[str, bytes]) -> None:
    """Look once more into the files themselves, as somebody else would."""
    authors = {bundle.municipality} if bundle.municipality else set()
    leaks = verify(files, authors=authors, documents=(bundle.document,))
    if leaks:
        told = ", ".join(f"{one.file} ({one.kind or '?'})" for one in leaks)
        raise Unwritable("pack_leaks", {"file": told})


def pack_name(prepared: Prepared, words: Texts) -> str:
    """Return the name of the folder: for whom, and of which day."""
    audience = words[f"pack.audience.{prepared.audience}"]
    return stem_of(words.say("pack.file.folder", audience=audience, day=str(prepared.as_of)))


def _locale(words: Texts) -> str:
    return words["pack.locale"]


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside the one that it is to become, and leave nothing of it."""
    half = folder.with_name(f".~{folder.name}.{os.getpid()}")
    shutil.rmtree(half, ignore_errors=True)
    make_folder(half)
    try:
        yield half
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _swap(half: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, or leave the old one as it was."""
    old = folder.with_name(f".~{folder.name}.{os.getpid()}.old")
    try:
        if folder.exists():
            folder.replace(old)
        try:
            half.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    except OSError as mistake:
        values = {"file": folder.name, "cause": str(mistake.strerror)}
        raise Unwritable("pack_folder_locked", values) from mistake
    shutil.rmtree(old, ignore_errors=True)


def _write(bundle: Bundle, folder: Path, printer: Printer) -> Written:
    """Write one document's files; the workbook is what is printed."""
    spoken = texts(bundle.document.language)
    workbook, pdf, page, letter = (
        folder / f"{bundle.stem}{suffix}" for suffix in (".xlsx", ".pdf", ".html", ".eml")
    )
    FileTarget(workbook).write(document_workbook(bundle.document, spoken, bundle.municipality))
    printer(workbook, pdf)
    save_text(page, document_page(bundle.document, spoken))
    files = (pdf, page, *_whole(bundle, folder, spoken), workbook)
    attachments = [Attachment(file.name, file.read_bytes()) for file in files]
    told = draft(bundle.letter, attachments)
    _refuse_leaks(bundle, {**{one.name: one.data for one in attachments}, letter.name: told})
    save_bytes(letter, told)
    return Written(bundle, attachments, letter.name)


def _whole(bundle: Bundle, folder: Path, words: Texts) -> Iterator[Path]:
    """Write the portfolio as one page, if that is asked for."""
    if bundle.whole is not None:
        file = folder / f"{bundle.stem} {words['pack.file.whole']}.html"
        told = bundle.whole
        save_text(file, portfolio_page(told.contents, words, risks=told.risks))
        yield file


def _tell(prepared: Prepared, written: Sequence[Written], folder: Path, words: Texts) -> None:
    """Write what the folder holds and who gets it: for people, and for a machine."""
    found = chain.from_iterable(_removed(file) for file in prepared.files)
    lines = (*contents(prepared, words), "", *report_lines(found, prepared.spots, words))
    save_text(folder / words["pack.file.contents"], "\n".join(lines) + "\n")
    record = {**as_json(prepared), "hashes": hashes(written)}
    save_text(folder / RECORD, json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def _removed(file: Path) -> Sequence[Removed]:
    """Say what a source holds that stays at home; of one that cannot be opened, nothing."""
    try:
        return removed(file)
    except Unreadable:
        return ()


def hashes(written: Sequence[Written]) -> Mapping[str, str]:
    """Give the hash of every file that is sent."""
    return {one.name: sha256(one.data).hexdigest() for each in written for one in each.attachments}


def contents(prepared: Prepared, words: Texts) -> Iterator[str]:
    """Say, line by line, what a pack holds, who gets it, and what to know before it is sent."""
    audience = words[f"pack.audience.{prepared.audience}"]
    yield words.say("pack.told.head", audience=audience, day=f"{prepared.as_of:%d-%m-%Y}")
    for bundle in prepared.bundles:
        yield ""
        yield from _of_bundle(bundle, words)
    if prepared.notes or prepared.left_out:
        yield ""
    for note in prepared.notes:
        yield words.say("pack.told.note", note=note)
    for one in prepared.left_out:
        yield words.say("pack.told.left_out", file=one.file, why=one.why)


def _of_bundle(bundle: Bundle, words: Texts) -> Iterator[str]:
    yield bundle.document.title
    sections = " · ".join(section.heading for section in bundle.document.sections)
    yield words.say("pack.told.sections", sections=sections)
    yield words.say("pack.told.files", stem=bundle.stem)
    if bundle.whole is not None:
        yield words.say("pack.told.whole", projects=len(bundle.whole.contents.tables[PROJECTS]))
    for copied, key in ((False, "to"), (True, "copy")):
        people = [
            f"{one.name} <{one.email or words['pack.told.no_address']}>"
            for one in bundle.letter.recipients
            if one.copied is copied
        ]
        if people or not copied:
            yield words.say(f"pack.told.{key}", people="; ".join(people) or "–")
    for note in bundle.notes:
        yield words.say("pack.told.note", note=note)


def as_json(prepared: Prepared) -> Mapping[str, Any]:
    """Give what a pack will hold as plain values for a machine."""
    return {
        "schema": 1,
        "to": prepared.audience.value,
        "as_of": prepared.as_of.isoformat(),
        "fingerprint": prepared.fingerprint,
        "packs": [_bundle(one) for one in prepared.bundles],
        "left_out": [
            {"file": one.file, "why": one.why, "broken": one.broken} for one in prepared.left_out
        ],
        "notes": list(prepared.notes),
    }


def _bundle(one: Bundle) -> Mapping[str, Any]:
    return {
        "title": one.document.title,
        "number": one.document.number or None,
        "stem": one.stem,
        "subject": one.letter.subject,
        "sections": [section.key for section in one.document.sections],
        "sensitive": [section.key for section in one.document.sections if section.sensitive],
        "recipients": [
            {"name": each.name, "email": each.email or None, "copy": each.copied}
            for each in one.letter.recipients
        ],
        "notes": list(one.notes),
    }
