"""Packed bytes are inflated and summed by isal, or by zlib where there is no isal.

isal is twice as fast. It lets a few badly written streams pass that zlib does not; what comes out
of them is held up against its size and sum as everything is.
"""

from typing import Any

try:
    from isal import isal_zlib as engine
except ImportError:  # Windows on ARM
    import zlib as engine  # type: ignore[no-redef]

BrokenStream: type[Exception] = engine.error  # type: ignore[assignment]  # isal types it as raised
crc32 = engine.crc32


def inflater() -> Any:  # noqa: ANN401  (zlib names no type)
    """Return what inflates a part: no header is before it and no sum behind it, as in a zip."""
    return engine.decompressobj(-engine.MAX_WBITS)
