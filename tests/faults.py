"""A disk that fails when a test says so: the Nth write, fsync or replace, once or from then on."""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

_OF_OURS = "excelkasse.spreadsheet."


@dataclass
class Fault:
    """Fails one of the system's functions, as `spreadsheet` calls it for files in one folder."""

    name: str
    nth: int
    folder: Path
    code: int = errno.EIO
    lasting: bool = False
    calls: int = 0
    _paths: dict[int, Path] = field(default_factory=dict)

    def set(self, patch: pytest.MonkeyPatch) -> None:
        """Let it fail from now on."""
        opened = os.open

        def remember(path: Any, *more: Any, **options: Any) -> int:  # noqa: ANN401
            handle = opened(path, *more, **options)
            self._paths[handle] = Path(path)
            return handle

        patch.setattr(os, "open", remember)
        patch.setattr(os, self.name, self._failing(getattr(os, self.name)))

    @property
    def struck(self) -> bool:
        """Whether it has come so far as to fail."""
        return self.calls >= self.nth

    def _failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def act(first: Any, *more: Any, **options: Any) -> Any:  # noqa: ANN401
            if self._is_meant(first, sys._getframe(1).f_globals["__name__"]):  # noqa: SLF001
                self.calls += 1
                if self.calls == self.nth or (self.lasting and self.struck):
                    raise OSError(self.code, os.strerror(self.code), str(first))
            return real(first, *more, **options)

        return act

    def _is_meant(self, first: Any, caller: str) -> bool:  # noqa: ANN401
        path = self._paths.get(first) if isinstance(first, int) else Path(first)
        if path is None or not caller.startswith(_OF_OURS):
            return False
        return path == self.folder or self.folder in path.parents
