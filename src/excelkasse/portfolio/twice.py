"""Files with one project number: none of them is chosen, and each is told what the others are.

OneDrive leaves `Navn-PC0042.xlsx` where two have saved at once, Windows `Navn - Kopi.xlsx` and
`Navn (1).xlsx`, a Mac `Navn kopi.xlsx`, Dropbox and Nextcloud `Navn (conflicted copy ...).xlsx`.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from excelkasse.portfolio.delivery import Delivery, FileFacts, Refusal

_COPY_OF = re.compile(r"(?:kopi af|copy of)\s+", re.IGNORECASE)
_COPY = re.compile(
    r"(?:(?i:\s*-?\s*\b(?:kopi|copy)\b(?:\s*\(?\d+\)?)?)"
    r"|\s*\((?:\d+|(?i:[^()]*(?:copy|kopi|konflikt|conflict)[^()]*))\)"
    r"|-(?=[^-]*[A-Z])[A-Z0-9][A-Z0-9-]{2,14})+"
)
"""What programs put behind the name of a copy; a computer's name has at most 15 signs (NetBIOS)."""


def told_apart(one: Delivery, group: Sequence[Delivery]) -> Refusal:
    """Return why a file with the project number of others is set aside.

    `identical_copies` where all hold the same to the byte, `conflict_copy` where the name of one
    looks like that of a copy of another, else `duplicate_project`.
    """
    files = ", ".join(f"{each.facts.file} ({each.facts.modified:%d-%m-%Y %H:%M})" for each in group)
    values = {"file": one.facts.file, "number": one.number, "files": files}
    return Refusal(_code([each.facts for each in group]), values)


def _code(found: Sequence[FileFacts]) -> str:
    contents = {each.sha256 for each in found}
    if len(contents) == 1 and contents != {""}:
        return "identical_copies"
    stems = [PurePosixPath(each.file).stem for each in found]
    are_copies = any(_is_copy(each, of) for each in stems for of in stems)
    return "conflict_copy" if are_copies else "duplicate_project"


def _is_copy(name: str, of: str) -> bool:
    """Whether a name is that of a copy of another file, wherever the copy lies."""
    begun = _COPY_OF.match(name)
    if begun and name[begun.end() :] == of:
        return True
    return name.startswith(of) and _COPY.fullmatch(name, len(of)) is not None
