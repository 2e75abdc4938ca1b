"""The words as they were parsed last: TOML takes a tenth of a second, and every start needs them.

What is kept lies in the user's cache folder, one JSON file a language, known by the names, sizes
and times of the files it was made of. It may be deleted at any time; one that is damaged is made
anew, and where nothing can be written nothing is kept.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def words_in(folder: "Path | Traversable") -> Mapping[str, str]:
    """Return every word of a folder of TOML files by its full key."""
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    made_of = _facts(files)
    store = user_cache_path("excelkasse", appauthor=False) / f"texts-{folder.name}.json"
    words = _kept(store, made_of) if made_of else None
    if words is None:
        words = {key: word for file in files for key, word in _flat(_toml(file))}
        if made_of:
            _keep(store, made_of, words)
    return words


def _facts(files: "Sequence[Path | Traversable]") -> list[list[object]]:
    """Return what tells a changed file; nothing where they lie in an archive."""
    paths = [file for file in files if isinstance(file, Path)]
    if len(paths) != len(files):
        return []
    told = ((file, file.stat()) for file in paths)
    return [[str(file), stat.st_size, stat.st_mtime_ns] for file, stat in told]


def _kept(store: Path, made_of: list[list[object]]) -> dict[str, str] | None:
    try:
        told = json.loads(store.read_bytes())
        words = told["words"]
        if told["made_of"] == made_of and {str}.issuperset(map(type, words.values())):
            return dict(words)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass
    return None


def _keep(store: Path, made_of: list[list[object]], words: Mapping[str, str]) -> None:
    """Keep the words for the next start; two that start at once write the same."""
    beside = store.with_name(f"{store.name}.{getpid()}")
    with suppress(OSError):
        store.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"made_of": made_of, "words": words}), "utf-8")
        beside.replace(store)


def _toml(file: "Path | Traversable") -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415  (slow to load, and needed only where nothing is kept)

    return tomllib.loads(file.read_text("utf-8"))


def _flat(branch: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in branch.items():
        here = f"{path}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{here}.")
        else:
            yield here, str(value)
