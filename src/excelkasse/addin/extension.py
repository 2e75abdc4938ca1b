"""The extension for LibreOffice: the text in `vba/libreoffice/` with buttons and words put in.

`package/` there is the `.oxt` as it will be; a name that ends in `.jinja` has places to be filled.
A `.bas` becomes a module of the Basic library `excelkasse`, and so do the words a button says.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from excelkasse.addin.package import zipped
from excelkasse.addin.sources import SIZES, sources
from excelkasse.buttons import BUTTONS, Button
from excelkasse.desk import STALE_AFTER
from excelkasse.texts import Texts

IDENTIFIER = "dk.excelkasse.projektkasse"
"""What LibreOffice knows the extension by; another version of it takes its place."""

_LIBRARY = "excelkasse"
_SAID = ("title", "sent", "asleep", "failed")


def build_extension(words: Texts, *, folder: Path | None = None) -> bytes:
    """Return the `.oxt`, the same bytes every time; `folder` is where the sources are."""
    return zipped(dict(sorted(extension_parts(words, folder or sources()).items())))


def extension_parts(words: Texts, folder: Path) -> Mapping[str, bytes]:
    """Return every part of the extension by its path in it."""
    modules = dict(_modules(words, folder / "libreoffice"))
    places = {
        "words": words,
        "buttons": BUTTONS,
        "command": command,
        "identifier": IDENTIFIER,
        "version": version("excelkasse"),
        "modules": tuple(modules),
    }
    return {
        **dict(_package(folder / "libreoffice" / "package", places)),
        **dict(_packed_modules(modules, folder / "libreoffice" / "module.xba.jinja")),
        **dict(_icons(folder / "icons")),
    }


def command(button: Button) -> str:
    """Return what LibreOffice dispatches when a button is pressed."""
    return f'macro:///{_LIBRARY}.Press.Press("{button.key}")'


def _package(folder: Path, places: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name = file.relative_to(folder).as_posix()
            text = file.read_text("utf-8")
            filled = _filled(text, places) if file.suffix == ".jinja" else text
            yield name.removesuffix(".jinja"), filled.encode()


def _modules(words: Texts, folder: Path) -> Iterator[tuple[str, str]]:
    """Give each Basic module's name and source."""
    for file in sorted(folder.glob("*.bas")):
        yield file.stem, file.read_text("ascii")
    lines = [
        f"Global Const SAID_{key.upper()} = {_literal(words[f'addin.{key}'])}" for key in _SAID
    ]
    yield "Words", "\n".join([*lines, f"Global Const STALE_AFTER = {STALE_AFTER}", ""])


def _packed_modules(modules: Mapping[str, str], frame: Path) -> Iterator[tuple[str, bytes]]:
    for name, source in modules.items():
        places = {"name": name, "source": source}
        yield f"{_LIBRARY}/{name}.xba", _filled(frame.read_text("utf-8"), places).encode()


def _icons(folder: Path) -> Iterator[tuple[str, bytes]]:
    for button in BUTTONS:
        for size in SIZES:
            name = f"{button.key}_{size}.png"
            yield f"icons/{name}", (folder / name).read_bytes()


def _filled(text: str, places: Mapping[str, Any]) -> str:
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.from_string(text).render(places)


def _literal(text: str) -> str:
    """Write a text as Basic does."""
    return '"' + text.replace('"', '""') + '"'
