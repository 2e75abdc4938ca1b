"""A Dask cluster as an executor: found, looked at, and let go again.

Dask comes with the extra `dask` and is imported by nobody who does not ask for a cluster. Workers
must have the same edition of excelkasse and see the folder under the same path.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from excelkasse.errors import WrongUse

_CONNECTS = 20.0
"""Seconds to find the scheduler, and its first worker."""


@contextmanager
def cluster(address: str, folder: Path) -> Iterator[Executor]:
    """Give the executor of a cluster that can read a folder.

    Raises:
        WrongUse: `dask_missing`, `dask_unreachable`, `dask_no_workers`, `dask_other_version` or
            `dask_sees_no_folder`.
    """
    with _client(address) as client:
        _look(client, address, folder.resolve())
        yield client.get_executor()


def _client(address: str) -> Any:  # noqa: ANN401  (Dask has no types)
    try:
        from distributed import Client  # noqa: PLC0415  (only who asks for a cluster waits for it)
    except ImportError as mistake:
        raise WrongUse("dask_missing") from mistake
    try:
        return Client(address, timeout=_CONNECTS, set_as_default=False)
    except (OSError, ValueError, TypeError) as mistake:
        raise WrongUse("dask_unreachable", {"address": address}) from mistake


def _look(client: Any, address: str, folder: Path) -> None:  # noqa: ANN401
    """See that every worker can do what it is to be asked for."""
    try:
        client.wait_for_workers(1, timeout=_CONNECTS)
        seen = client.run(seen_here, str(folder))
    except TimeoutError as mistake:
        raise WrongUse("dask_no_workers", {"address": address}) from mistake
    except Exception as mistake:  # whatever a worker without excelkasse raises
        raise WrongUse("dask_other_version", _versions("-")) from mistake
    for edition, there in seen.values():
        if edition != version("excelkasse"):
            raise WrongUse("dask_other_version", _versions(edition))
        if not there:
            raise WrongUse("dask_sees_no_folder", {"file": str(folder)})


def _versions(theirs: str) -> dict[str, str]:
    return {"ours": version("excelkasse"), "theirs": theirs}


def seen_here(folder: str) -> tuple[str, bool]:
    """Return which edition of excelkasse is here, and whether a folder is; what a worker runs."""
    return version("excelkasse"), Path(folder).is_dir()
