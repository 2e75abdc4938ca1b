"""The user's own folder for what may be thrown away at any time, where the system wants it."""

from pathlib import Path

_NAME = "excelkasse"


def users_cache() -> Path:
    """Return the folder; nothing is made."""
    from platformdirs import user_cache_path  # noqa: PLC0415  (slow to load, and seldom needed)

    return user_cache_path(_NAME, appauthor=False)
