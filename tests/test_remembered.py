"""A file that has not changed is not read again, and nothing wrong with the memory is ever seen."""

import os
import pickle
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any, cast

import pytest

from excelkasse.actions import gather as gathering
from excelkasse.actions import remembered
from excelkasse.actions.demo import AS_OF
from excelkasse.actions.found import Found, find_workbooks
from excelkasse.actions.frozen import MISTAKES, freeze, record_of, thaw
from excelkasse.actions.gather import Gathered, Hands, Work, digest_of
from excelkasse.actions.remembered import Memory, gathered, remembering
from excelkasse.address import Cell
from excelkasse.clock import COPENHAGEN
from excelkasse.finding import Place
from excelkasse.overriding import override
from excelkasse.portfolio.delivery import Delivery, FileFacts, Line
from excelkasse.portfolio.records.history import ItemLine
from excelkasse.portfolio.records.rows import MoneyLine
from excelkasse.schema.choices import Light
from excelkasse.texts import Word
from tests.live.books import sample

NUMBERS = ("P-2026-03", "P-2026-10")
LONG_AGO = 1_700_000_000_000_000_000


class Office:
    """A folder of projects, and the memory of what they gave."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        """Write two projects, a note that is no workbook, and a portfolio's own name."""
        self.folder, self.place = folder / "projekter", folder / "cache" / "read.sqlite"
        self.folder.mkdir()
        self.files = [sample(number, self.folder) for number in NUMBERS]
        (self.folder / "Brev.xlsx").write_text("Kære alle")
        for file in self.folder.iterdir():
            os.utime(file, ns=(LONG_AGO, LONG_AGO))
        self.read: list[str] = []
        self._patch = patch

    def gather(self, as_of: date = AS_OF) -> Sequence[Gathered]:
        """Gather, and note which files were read to do so."""
        self.read.clear()

        @contextmanager
        def here(found: Found, work: Work[Gathered]) -> Iterator[Iterator[Gathered]]:
            """Read in this process, as a worker would."""

            def read(file: Path) -> Gathered:
                self.read.append(file.name)
                one = work.read(found.folder, file)
                work.came(one, freeze(one))
                return one

            yield map(read, found.files)

        with self._patch.context() as patch, remembering(self.place, as_of) as memory:
            patch.setattr(gathering, "gathering", here)
            patch.setattr(remembered, "gathering", here)
            found = list(gathered(find_workbooks(self.folder), as_of, memory, Hands(1)))
        self.read.sort()
        return sorted(found, key=_name)


def _name(one: Gathered) -> str:
    return one.facts.file if isinstance(one, Delivery) else one.file


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give an office whose files have been read once."""
    office = Office(tmp_path, monkeypatch)
    office.gather()
    return office


def test_what_has_not_changed_is_not_read_again(office: Office) -> None:
    """Every value is as it was read; only what is no workbook at all is looked at again."""
    with remembering(None, AS_OF) as nothing:
        fresh = sorted(gathered(find_workbooks(office.folder), AS_OF, nothing, Hands(1)), key=_name)

    assert fresh == office.gather()
    assert ["Brev.xlsx"] == office.read


def test_what_has_changed_is_read(office: Office) -> None:
    """Its size and time may be as before: the number on the disk and the inner time are not."""
    changed = office.files[0]
    data = bytearray(changed.read_bytes())
    data[200] ^= 1
    changed.write_bytes(data)
    os.utime(changed, ns=(LONG_AGO, LONG_AGO))
    office.gather()

    assert ["Brev.xlsx", changed.name] == office.read


def test_a_young_file_is_hashed_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in the same tick of the clock cannot be seen by the time."""
    hashed: list[str] = []

    def noted(file: Path) -> str:
        hashed.append(file.name)
        return digest_of(file)

    monkeypatch.setattr(remembered, "digest_of", noted)
    office.gather()
    old = list(hashed)
    office.files[0].touch()
    for _ in range(2):
        office.gather()

    assert ([], [office.files[0].name] * 2) == (old, hashed)
    assert ["Brev.xlsx"] == office.read


def test_the_same_content_under_another_name_is_another_delivery(office: Office) -> None:
    """A copy is a project that is there twice, and says its own name."""
    copyfile(office.files[0], office.folder / "Kopi.xlsx")
    names = [_name(one) for one in office.gather()]

    assert ["Brev.xlsx", "Kopi.xlsx"] == office.read
    assert "Kopi.xlsx" in names


def test_another_date_is_another_reading(office: Office) -> None:
    """What is overdue depends on the day; and the first day is remembered still."""
    office.gather(date(2026, 11, 30))
    other = list(office.read)
    office.gather()

    assert (3, ["Brev.xlsx"]) == (len(other), office.read)


def test_another_edition_of_the_program_reads_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an older one understood may be wrong now."""
    monkeypatch.setattr(remembered, "edition", lambda: "nyere")
    office.gather()

    assert 3 == len(office.read)


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00" + b"\xff" * 4000, b"hej" * 999])
def test_a_damaged_memory_is_begun_anew(office: Office, damage: bytes) -> None:
    """The files are read, and the next time they are not."""
    for file in office.place.parent.iterdir():
        file.unlink()
    office.place.write_bytes(damage)
    found = office.gather()
    read = len(office.read)

    assert (3, found) == (read, office.gather())
    assert ["Brev.xlsx"] == office.read


def test_a_damaged_value_is_read_again(office: Office) -> None:
    """Cut short, and its end another byte."""
    with closing(sqlite3.connect(office.place)) as store:
        store.execute("UPDATE given SET given = substr(given, 1, 500) || X'00'")
        store.commit()
    before = office.gather()

    assert 3 == len(office.read)
    assert before == office.gather()


def test_a_memory_that_cannot_be_had_is_done_without(office: Office, tmp_path: Path) -> None:
    """A folder in its place, or a file where its folder should be: everything is read."""
    (tmp_path / "fil").write_text("x")
    counts = []
    for place in (tmp_path, tmp_path / "fil" / "read.sqlite"):
        office.place = place
        office.gather()
        counts.append(len(office.read))

    assert [3, 3] == counts


def test_the_unknown_is_being_read_while_the_rest_is_recalled(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers need not wait for what nobody reads."""
    story: list[str] = []
    recall = Memory.recall

    def told(memory: Memory, folder: Path, file: Path, digest: str) -> Gathered | None:
        story.append(f"{file.name} recalled")
        return recall(memory, folder, file, digest)

    @contextmanager
    def here(found: Found, work: Work[Gathered]) -> Iterator[Iterator[Gathered]]:
        story.append("begun")
        yield (work.read(found.folder, file) for file in found.files)

    (office.folder / "Brev.xlsx").unlink()
    file = sample("P-2025-09", office.folder)
    monkeypatch.setattr(Memory, "recall", told)
    monkeypatch.setattr(remembered, "gathering", here)
    with remembering(office.place, AS_OF) as memory:
        came = list(gathered(find_workbooks(office.folder), AS_OF, memory, Hands(1)))

    assert ["begun", *(f"{one.name} recalled" for one in sorted(office.files))] == story
    assert sorted([file, *office.files]) == [office.folder / _name(one) for one in came]


def test_what_can_no_more_be_recalled_is_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was forgotten meanwhile, or is damaged."""
    before = office.gather()
    monkeypatch.setattr(Memory, "recall", lambda *_: None)

    assert before == office.gather()
    assert sorted(["Brev.xlsx", *(one.name for one in office.files)]) == office.read


def test_two_may_remember_at_once(office: Office) -> None:
    """Both come to the same; neither waits in vain."""

    def gather(_: int) -> Sequence[Gathered]:
        with remembering(office.place, AS_OF) as memory:
            return sorted(
                gathered(find_workbooks(office.folder), AS_OF, memory, Hands(1)), key=_name
            )

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(gather, range(2))

    assert one == other


class _Trap:
    """What would run a command if it were thawed without care."""

    @override
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


@pytest.mark.parametrize("value", [_Trap(), Path("/etc/passwd"), ValueError("x"), {"x": _Trap()}])
def test_only_values_of_ours_are_thawed(value: object) -> None:
    """Whatever else the bytes ask for is a mistake, and nothing is run."""
    frozen = freeze(value)

    with pytest.raises(MISTAKES):
        thaw(frozen)


def test_a_record_is_made_of_nothing_but_a_record() -> None:
    """Whoever writes that another kind of value is one is not believed."""

    class Asks:
        @override
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return record_of, (FileFacts, ("a", "b", "c"))

    with pytest.raises(pickle.UnpicklingError, match="no record"):
        thaw(freeze(Asks()))


@pytest.mark.parametrize("asked", [(Light, ("red",)), (getattr, (Light, "RED"))])
def test_a_member_is_thawed_whichever_way_python_writes_it(asked: tuple[object, object]) -> None:
    """By its value or by its name, as editions of Python do; one that is none is a mistake."""

    class Asks:
        @override
        def __reduce__(self) -> Any:
            return asked

    assert Light.RED is thaw(freeze(Asks()))
    assert Light.RED is thaw(freeze(Light.RED))
    asked = (asked[0], ("violet",) if asked[0] is Light else (Light, "VIOLET"))
    with pytest.raises(MISTAKES):
        thaw(freeze(Asks()))


def test_what_many_deliveries_say_is_there_once() -> None:
    """Two thawed lines share the words, the days and the places that are the same in both."""
    places = {"item": Place("Risici", Cell(9, 2)), "number": Place("Stamdata", Cell(5, 3))}
    item = ItemLine.model_construct(number="P-2026-03", text="Ny leder", due=AS_OF)
    line = Line(item, "P-2026-03.xlsx", places)
    given = _given((line, line._replace(own={})))

    one, other = (thaw(freeze(given)).lines["items"][0] for _ in range(2))
    first, second = thaw(freeze(given)).lines["items"]

    assert line == one == other
    assert first.own is second.own
    assert one.places is other.places
    assert one.file is other.file
    assert (one.record.text, one.record.due) == (item.text, item.due)
    assert one.record.text is other.record.text
    assert one.record.due is other.record.due
    assert one.record is not other.record


_WORDS = {"exposure": -0.0, "item": Word("Projekt"), "text": "Ny\udc00leder"}


@pytest.mark.parametrize("words", [_WORDS, {**_WORDS, "exposure": 0.0}], ids=["below", "above"])
def test_a_delivery_is_thawed_as_it_was_frozen(words: Mapping[str, object]) -> None:
    """Lines of one kind, of two, and none; what stands nowhere, on a sheet, and in a cell."""
    places = {"a": Place('Ærø \\ "x"', Cell(1, 16384)), "b": Place("Ark"), "c": Place()}
    one = Line(ItemLine.model_construct(**cast("Any", words)), "Æ.xlsx", places, {"egen": 0.5})
    other = Line(MoneyLine.model_construct(number=words["text"]), "Æ.xlsx")
    given = [_given(lines) for lines in ((one, one), (one, other), (), (other,))]

    thawed = [thaw(freeze(delivery)) for delivery in given]

    assert given == thawed
    assert repr(given) == repr(thawed)


def _given(lines: Sequence[Line]) -> Delivery:
    facts = FileFacts("P-2026-03.xlsx", datetime(2026, 11, 2, tzinfo=COPENHAGEN), "af")
    return Delivery(facts, lines={"items": lines})


def test_every_cut_and_every_damaged_byte_is_a_mistake() -> None:
    """Half a value is none."""
    frozen = freeze({"dag": AS_OF})
    places = range(len(frozen))
    damaged = [frozen[:at] for at in places]
    damaged += [bytes((*frozen[:at], frozen[at] ^ 1, *frozen[at + 1 :])) for at in places]
    seen = 0
    for one in damaged:
        with pytest.raises(pickle.UnpicklingError):
            thaw(one)
        seen += 1

    assert 2 * len(frozen) == seen
