from collections.abc import Callable, Sequence

from excelkasse.grid import Value

WIDE: int

def read_sheet(
    part: bytes,
    area: tuple[int, int, int],
    texts: Sequence[str | None],
    kinds: bytes,
    as_day: Callable[[bytes], Value],
    most: int,
) -> (
    tuple[
        int,
        int,
        tuple[tuple[Value, ...], ...],
        bytes,
        Sequence[bytes],
        Sequence[tuple[int, str]],
        bytes,
    ]
    | None
): ...
def read_texts(part: bytes, start: int) -> Sequence[str | None] | None: ...
def has_declaration(part: bytes) -> bool: ...
