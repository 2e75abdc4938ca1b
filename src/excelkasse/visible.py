"""Text from a workbook where it is shown, sent or made a file's name: nothing but letters.

A cell can hold signs that a terminal obeys, that turn the reading direction, that begin a line of
their own, or that no file system takes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
# Compiled when they are first asked for, and kept: to compile one takes longer than to use it.
_NO_LETTER = f"[{_CONTROLS}]"
_UNSEEN = f"[{_CONTROLS}\u202a-\u202e\u2066-\u2069]"
_BREAKS = "[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+"
_NOT_IN_NAMES = '[<>:"/\\\\|?*]+'
_DEVICES = r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?"
"""What Windows takes for a device, whatever ending follows it (Microsoft's Naming Files)."""
_INSTEAD = "\ufffd"


def visible(text: str) -> str:
    """Return text with U+FFFD for each sign that is obeyed and not seen; lines stay lines."""
    if text.isprintable():  # as nearly all is; then no pattern need be compiled
        return text
    return re.sub(_UNSEEN, _INSTEAD, text.replace("\r\n", "\n"))


def letters(value: object) -> object:
    """Return a text with U+FFFD for each sign that is none; what is no plain text is left alone.

    Signs that turn the reading direction stay: a page keeps them within the text.
    """
    return re.sub(_NO_LETTER, _INSTEAD, value) if type(value) is str else value


def one_line(text: str) -> str:
    """Return text on one line, with U+FFFD for each sign that is obeyed and not seen."""
    if text.isprintable():
        return text
    return visible(re.sub(_BREAKS, " ", text)).replace("\t", " ")


def headline(text: str, most: int) -> str:
    """Return text for the head of a letter: on one line, without spare spaces, cut by `…`.

    A mail library takes minutes over a head of some 10,000 letters.
    """
    said = " ".join(one_line(text).split())
    return said if len(said) <= most else f"{said[: most - 1]}…"


def as_ascii_escapes(json: str) -> str:
    r"""Return JSON with `\u001b` for each sign that is obeyed and not seen."""
    return re.sub(_UNSEEN, lambda sign: f"\\u{ord(sign[0]):04x}", json)


def file_stem(text: str, most: int, otherwise: str) -> str:
    """Return a name for a file, without its ending, that every system takes for a name.

    Of at most `most` letters, without what stands for a folder, a drive, a stream or a device;
    `otherwise` where nothing is left. Letters such as æ, ø and å stay.
    """
    plain = re.sub(_UNSEEN, " ", re.sub(_NOT_IN_NAMES, " ", re.sub(_BREAKS, " ", text)))
    stem = " ".join(plain.split()).strip(". ")[:most].strip(". ")
    return f"_{stem}" if re.fullmatch(_DEVICES, stem, re.IGNORECASE) else stem or otherwise


def told_apart(stems: Iterable[str]) -> Iterator[str]:
    """Give names of files with a number behind one that a disk would take for one before it."""
    seen: Counter[str] = Counter()
    for stem in stems:
        seen[stem.casefold()] += 1
        yield stem if seen[stem.casefold()] == 1 else f"{stem} ({seen[stem.casefold()]})"
