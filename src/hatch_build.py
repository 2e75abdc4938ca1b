"""Compiles the reader of plain sheets while the package is built, where there is a C compiler.

Where there is none the package is built without it, and the same sheets are read the slower way.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from Cython.Build import cythonize
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

_MODULE = "excelkasse.spreadsheet.gapless"
_NO_COMPILER = (BaseError, CCompilerError, OSError)


class Compiling(BuildHookInterface):  # type: ignore[misc]  # it is there only while building
    """What hatchling calls before it packs the package or links to it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the module beside its source, and say that the wheel is for one system."""
        del version
        try:
            made = _compiled(Path(self.root, "src"))
        except _NO_COMPILER as mistake:
            self.app.display_warning(f"built without the compiled reader: {mistake}")
            return
        build_data["artifacts"].append(f"/{made.relative_to(self.root).as_posix()}")
        build_data.update(pure_python=False, infer_tag=True)


def _compiled(source: Path) -> Path:
    """Return the compiled module.

    Raises:
        BaseError, CCompilerError, OSError: there is no compiler, or it fails.
    """
    path = source.joinpath(*_MODULE.split("."))
    with TemporaryDirectory() as folder:
        sources = [str(path.with_suffix(".pyx"))]
        modules = cythonize([Extension(_MODULE, sources)], build_dir=folder, quiet=True)
        command = build_ext(Distribution({"ext_modules": modules}))
        command.build_lib = command.build_temp = folder
        command.ensure_finalized()
        made = Path(command.get_ext_fullpath(_MODULE))
        beside = path.with_name(made.name)
        beside.unlink(missing_ok=True)  # an older one would be believed
        command.run()
        return Path(shutil.copy(made, beside))
