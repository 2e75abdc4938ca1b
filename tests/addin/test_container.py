"""The container of the project: what [MS-CFB] asks, judged by olefile and by a walk of our own."""

from collections.abc import Iterator, Mapping
from io import BytesIO

import olefile
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from excelkasse.addin.compound import compound_file
from excelkasse.addin.project import project_streams
from excelkasse.addin.sources import modules

NONE = 0xFFFFFFFF
RED = 0
NAMES = st.text(st.sampled_from("ABCXYZabcxyz019_ÆØÅæøå"), min_size=1, max_size=31)
SIZES = st.sampled_from([0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 20_000])


@st.composite
def containers(draw: st.DrawFn) -> Mapping[str, bytes]:
    """Draw streams of any size at the root and in a storage; names differ in more than case."""
    top = draw(st.lists(NAMES, max_size=6, unique_by=str.upper))
    below = draw(st.lists(NAMES, max_size=30, unique_by=str.upper))
    paths = [name for name in top if name.upper() != "VBA"] + [f"VBA/{name}" for name in below]
    return {path: draw(SIZES) * bytes([number + 1]) for number, path in enumerate(paths)}


@settings(max_examples=60)
@given(containers())
@example({})
@example({"only": b""})
@example({f"VBA/stream{number}": bytes(60_000) for number in range(9)})
def test_every_stream_comes_back(streams: Mapping[str, bytes]) -> None:
    """A strict reader finds nothing wrong, every stream, and every byte of it."""
    with _opened(compound_file(streams)) as container:
        found = {"/".join(path): _read(container, path) for path in container.listdir()}

    assert streams == found


@settings(max_examples=60)
@given(containers())
@example(project_streams(modules()))
def test_the_directory_is_a_red_black_tree(streams: Mapping[str, bytes]) -> None:
    """Siblings stand in order, no red has a red child, and every way down has as many blacks."""
    with _opened(compound_file(streams)) as container:
        entries = container.direntries
        roots = [entry for entry in entries if entry is not None and entry.sid_child != NONE]
        for storage in roots:
            top = entries[storage.sid_child]
            names = [entry.name for entry in _in_order(entries, storage.sid_child)]

            assert RED != top.color
            assert sorted(names, key=lambda name: (len(name), name.upper())) == names
            assert 1 == len(set(_blacks(entries, storage.sid_child, above=top.color)))


def test_the_project_has_the_streams_that_excel_looks_for() -> None:
    """The project's properties at the root, its code below `VBA`, and no compiled code."""
    with _opened(compound_file(project_streams(modules()))) as container:
        paths = {"/".join(path) for path in container.listdir()}
        cache = _read(container, ["VBA", "_VBA_PROJECT"])

    expected = {"PROJECT", "PROJECTwm", "VBA/_VBA_PROJECT", "VBA/dir"}
    assert expected | {f"VBA/{module.name}" for module in modules()} == paths
    assert bytes.fromhex("CC61FFFF000100") == cache


@pytest.mark.parametrize("name", ["x" * 32, "", "a:b", "a!b", "VBA/a\\b"])
def test_a_name_that_cannot_stand_there_is_refused(name: str) -> None:
    """A name has 1 to 31 characters and none that paths are made of."""
    with pytest.raises(ValueError, match=r".*"):
        compound_file({name: b"x"})


def _opened(data: bytes) -> olefile.OleFileIO:
    """Open a container with a reader that takes every doubt for a defect."""
    return olefile.OleFileIO(BytesIO(data), raise_defects=olefile.DEFECT_POTENTIAL)


def _read(container: olefile.OleFileIO, path: list[str]) -> bytes:
    return bytes(container.openstream(path).read())


def _in_order(
    entries: list[olefile.olefile.OleDirectoryEntry], at: int
) -> Iterator[olefile.olefile.OleDirectoryEntry]:
    if at != NONE:
        yield from _in_order(entries, entries[at].sid_left)
        yield entries[at]
        yield from _in_order(entries, entries[at].sid_right)


def _blacks(
    entries: list[olefile.olefile.OleDirectoryEntry], at: int, *, above: int
) -> Iterator[int]:
    """Give how many black entries are on each way from here to a leaf."""
    if at == NONE:
        yield 0
        return
    here = entries[at]
    assert not (above == RED == here.color)
    for below in (here.sid_left, here.sid_right):
        for count in _blacks(entries, below, above=here.color):
            yield count + (here.color != RED)
