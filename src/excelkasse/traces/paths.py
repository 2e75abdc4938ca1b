"""Paths: a drive, a server, a home folder or a `file:` address, which tell of people's systems."""

import re
from collections.abc import Iterator

_NAME = r"[^\s\"'<>|*?]+"
_PATH = re.compile(
    rf"file:/{{1,3}}{_NAME}"
    rf"|(?<![A-Za-z0-9])[A-Za-z]:[\\/](?![\\/]){_NAME}"
    rf"|(?<![\\\w])\\\\[A-Za-z0-9][\w.$-]*\\{_NAME}"
    rf"|(?<![\w/.:])/(?:home|Users|mnt|Volumes|media)/{_NAME}"
)


def path_spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where paths begin and end in a text; a path ends at a space."""
    for found in _PATH.finditer(text):
        yield found.span()


def paths_of(text: str) -> frozenset[str]:
    """Return the paths in a text, without regard to case."""
    return frozenset(text[start:end].casefold() for start, end in path_spans(text))
