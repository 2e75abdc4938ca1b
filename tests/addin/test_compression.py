"""VBA's compression: the three examples of [MS-OVBA] 3.2, and two readers that are not ours."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from excelkasse.addin.compression import compress, decompress
from tests.addin.readers import olevba_unpacks, pyopenvba_unpacks

VECTORS = {
    "no_compression": (
        b"abcdefghijklmnopqrstuv.",
        "0119B000616263646566676800696A6B6C6D6E6F70007172737475762E",
    ),
    "normal": (
        b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
        (
            "012FB000236161616263646582660070616768696A013808616B6C00306D6E6F70067102700410727374757610"
            "7778797A003C"
        ),
    ),
    "maximum": (b"a" * 73, "0103B002614500"),
}
"""The text and its container as the specification prints them, 3.2.1 to 3.2.3."""

SOURCE = b"\r\n".join(b"    Fill Cells(%d, 1), %d" % (row, row * row) for row in range(2000))


@pytest.mark.parametrize("name", VECTORS)
def test_an_example_of_the_specification_is_read(name: str) -> None:
    """The container that the specification prints gives the text that it prints."""
    text, container = VECTORS[name]

    assert text == decompress(bytes.fromhex(container))


@pytest.mark.parametrize("name", VECTORS)
def test_an_example_of_the_specification_is_written(name: str) -> None:
    """The text gives a container as short as the specification's; a copy may be from elsewhere."""
    text, container = VECTORS[name]

    packed = compress(text)

    assert len(bytes.fromhex(container)) == len(packed)
    assert text == decompress(packed)


@pytest.mark.parametrize("name", ["no_compression", "maximum"])
def test_where_there_is_one_way_it_is_the_same(name: str) -> None:
    """Where only one place can be copied from, the container is the specification's."""
    text, container = VECTORS[name]

    assert container.lower() == compress(text).hex()


@given(st.binary(max_size=9000))
@example(b"")
@example(b"ab" * 6000)
@example(SOURCE[:5000])
def test_what_is_packed_is_unpacked(data: bytes) -> None:
    """Any bytes come back; after noise that could not be packed stand zeros, as 2.4.1.3.10 says."""
    unpacked = decompress(compress(data))

    assert data == unpacked[: len(data)]
    assert b"" == unpacked[len(data) :].strip(b"\0")


@pytest.mark.parametrize("length", [1, 4093, 4094, 4095, 4096, 4097, 4098, 8192, 8193, len(SOURCE)])
def test_two_other_readers_agree(length: int) -> None:
    """Around the borders of chunks two independent readers give the text back."""
    packed = compress(SOURCE[:length])

    assert SOURCE[:length] == olevba_unpacks(packed)
    assert SOURCE[:length] == pyopenvba_unpacks(packed)


def test_source_text_gets_small() -> None:
    """Source text of this kind takes under half the room."""
    assert len(compress(SOURCE)) < len(SOURCE) / 2


def test_what_is_no_container_is_refused() -> None:
    """A container begins with its signature byte."""
    with pytest.raises(ValueError, match="b'n'"):
        decompress(b"no")
