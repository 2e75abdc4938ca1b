"""Whatever lies in the inbox: refused with a reason, logged, gone; nothing else is touched."""

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from excelkasse.agent.inbox import MOST_AT_ONCE, Inbox, Refused
from excelkasse.agent.replies import Told
from excelkasse.agent.request import Request
from excelkasse.agent.watch import Watch
from excelkasse.desk import Desk
from excelkasse.journal import Journal
from excelkasse.texts import texts
from tests.agent.desks import drop, log, press, reply, until

NAME = "20261126-154210-999999"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give a desk with an inbox."""
    desk = Desk(tmp_path / "skrivebord på Ærø")
    Inbox(desk.inbox).open()
    return desk


@pytest.fixture
def watch(desk: Desk) -> Iterator[Watch]:
    """Watch the desk."""
    watch = Watch(desk, texts("da"), Journal(desk.log))
    watch.start()
    yield watch
    watch.end()


def asked(**other: object) -> bytes:
    """Write a proper request of the name."""
    told = {
        "schema": 1,
        "id": NAME,
        "button": "check",
        "program": "excel",
        "workbook": "/x.xlsx",
        "window": 0,
    }
    return json.dumps({**told, **other}).encode()


def _link(desk: Desk) -> None:
    secret = desk.folder.parent / "hemmelig.json"
    secret.write_bytes(asked())
    (desk.inbox / f"{NAME}.json").symlink_to(secret)


def _dangling(desk: Desk) -> None:
    (desk.inbox / f"{NAME}.json").symlink_to("/findes/ikke")


def _hard_link(desk: Desk) -> None:
    other = desk.folder.parent / "andet.json"
    other.write_bytes(asked())
    (desk.inbox / f"{NAME}.json").hardlink_to(other)


def _pipe(desk: Desk) -> None:
    os.mkfifo(desk.inbox / f"{NAME}.json")


def _folder(desk: Desk) -> None:
    (desk.inbox / f"{NAME}.json").mkdir()


def _full_folder(desk: Desk) -> None:
    _folder(desk)
    (desk.inbox / f"{NAME}.json" / "mit.txt").write_text("mit", "utf-8")


def _dropped(data: bytes, age: float = 0) -> Callable[[Desk], None]:
    def put(desk: Desk) -> None:
        drop(desk, f"{NAME}.json", data, age=age)

    return put


HOSTILE: Mapping[str, tuple[Callable[[Desk], None], str]] = {
    "a link to another file": (_link, "request_no_file"),
    "a link to nothing": (_dangling, "request_no_file"),
    "a second name of another file": (_hard_link, "request_no_file"),
    "a pipe nobody writes to": (_pipe, "request_no_file"),
    "a folder": (_folder, "request_no_file"),
    "a folder with files": (_full_folder, "request_no_file"),
    "10 MB": (_dropped(b" " * 10_000_000), "request_too_large"),
    "a little too much": (_dropped(asked() + b" " * 4096), "request_too_large"),
    "a minute old": (_dropped(asked(), age=61), "request_too_old"),
    "from the future": (_dropped(asked(), age=-3600), "request_too_old"),
    "empty": (_dropped(b""), "request_damaged"),
    "nested": (_dropped(b"[" * 4000), "request_damaged"),
    "an unknown command": (_dropped(asked(button="slet")), "request_unknown_button"),
    "a path that climbs": (_dropped(asked(workbook="C:\\a\\..\\b.xlsx")), "request_workbook"),
    "a key too many": (_dropped(asked(ekstra=1)), "request_shape"),
    "a huge number": (_dropped(asked(window=10**30)), "request_shape"),
    "UTF-16": (_dropped(asked().decode().encode("utf-16")), "request_damaged"),
    "a byte order mark": (_dropped(b"\xef\xbb\xbf" + asked()), "request_damaged"),
}


@pytest.mark.parametrize(("put", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_request_is_refused(
    desk: Desk, watch: Watch, put: Callable[[Desk], None], code: str
) -> None:
    """It is answered, logged and gone, nothing waits to be run, and the watch goes on."""
    put(desk)
    outside = {path: _facts(path) for path in desk.folder.parent.iterdir() if path.is_file()}
    told = reply(desk, NAME)

    assert ("refused", NAME) == (told["outcome"], told["id"])
    assert [code] == [line["code"] for line in log(desk) if line["event"] == "refused"]
    assert [] == [path.name for path in desk.inbox.iterdir() if not path.name.endswith(".refused")]
    assert outside == {path: _facts(path) for path in outside}
    assert None is watch.jobs.next(0)
    assert press(desk) == _next(watch).id


def _facts(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


def _next(watch: Watch) -> Request:
    request = watch.jobs.next(20)
    assert request is not None
    return request


def test_a_folder_in_the_inbox_keeps_what_is_in_it(desk: Desk, watch: Watch) -> None:
    """A folder named as a request is put aside with what people have put into it."""
    _full_folder(desk)
    reply(desk, NAME)

    assert watch.jobs.next(0) is None
    assert ["mit"] == [file.read_text("utf-8") for file in desk.inbox.glob("*.refused/mit.txt")]


@pytest.mark.parametrize("name", ["x.json", "..json", ".json", "1 2.json", "x" * 200 + ".json"])
def test_a_name_that_is_none_gets_no_answer(desk: Desk, watch: Watch, name: str) -> None:
    """There is nobody to answer, so it is logged and gone."""
    drop(desk, name, asked())
    until(lambda: log(desk))

    assert ["request_other_name"] == [line["code"] for line in log(desk)]
    assert ([], None) == (list(desk.inbox.iterdir()), watch.jobs.next(0))
    assert not desk.replies.exists()


def test_a_request_that_says_another_name_gets_no_answer(desk: Desk, watch: Watch) -> None:
    """Two names: neither is to be trusted."""
    drop(desk, f"{NAME}.json", asked(id="1"))
    until(lambda: log(desk))

    assert ["request_other_name"] == [line["code"] for line in log(desk)]
    assert watch.jobs.next(0) is None
    assert not desk.replies.exists()


def test_half_written_requests_and_other_files_are_left_alone(desk: Desk) -> None:
    """Only what ends in `.json` has been dropped."""
    for name in ("1.tmp", "1.json.tmp", "noter.txt"):
        (desk.inbox / name).write_bytes(asked())

    assert [] == list(Inbox(desk.inbox).collect())
    assert 3 == len(list(desk.inbox.iterdir()))


def test_of_a_flood_the_newest_are_taken(desk: Desk) -> None:
    """The newest twenty are read; the others are refused unread, and all are gone."""
    for number in range(300):
        drop(desk, f"{number}.json", asked(id=str(number)), age=50 - number / 10)
    found = list(Inbox(desk.inbox).collect())
    taken = [one.id for one in found if isinstance(one, Request)]

    assert [str(number) for number in range(300 - MOST_AT_ONCE, 300)] == taken
    assert {"request_too_many"} == {one.code for one in found if isinstance(one, Refused)}
    assert [] == list(desk.inbox.glob("*.json"))


def test_only_one_can_take_a_request(desk: Desk) -> None:
    """What another agent has taken in the same moment is passed over."""
    press(desk)
    one, other = Inbox(desk.inbox), Inbox(desk.inbox)

    assert (1, 0) == (len(list(one.collect())), len(list(other.collect())))


def test_the_same_request_is_never_run_twice(desk: Desk, watch: Watch) -> None:
    """Dropped again while it waits, or after it was answered, it is refused without a word."""
    drop(desk, f"{NAME}.json", asked())
    request = _next(watch)
    drop(desk, f"{NAME}.json", asked())
    until(lambda: "request_again" in [line.get("code") for line in log(desk)])
    watch.replies.write(NAME, Told("færdig"))
    watch.jobs.done(request)
    (desk.inbox / f"{NAME}.taken").unlink()
    drop(desk, f"{NAME}.json", asked())
    until(lambda: 2 == [line.get("code") for line in log(desk)].count("request_again"))

    assert watch.jobs.next(0) is None
    assert "færdig" == reply(desk, NAME)["message"]


def test_what_was_under_way_when_an_agent_was_killed_is_not_run_again(desk: Desk) -> None:
    """It is answered when the next agent starts, and gone."""
    press(desk)
    [request] = Inbox(desk.inbox).collect()
    assert isinstance(request, Request)
    watch = Watch(desk, texts("da"), Journal(desk.log))
    watch.start()
    told = reply(desk, request.id)
    watch.end()

    assert "refused" == told["outcome"]
    assert "Excelkasse blev afbrudt" in told["message"]
    assert ([], None) == (list(desk.inbox.iterdir()), watch.jobs.next(0))


def test_a_press_is_taken_at_once(desk: Desk, watch: Watch) -> None:
    """From drop to pick-up in less than a tenth of a second, most of the time."""
    waits = []
    for _ in range(9):
        begun = time.monotonic()
        press(desk)
        request = _next(watch)
        waits.append(time.monotonic() - begun)
        watch.jobs.done(request)

    assert sorted(waits)[4] < 0.1


def test_the_folder_may_be_deleted(desk: Desk, watch: Watch) -> None:
    """The watch makes the inbox anew, and a press after that is heard."""
    desk.inbox.rmdir()
    until(desk.inbox.is_dir)

    assert press(desk) == _next(watch).id


def test_an_inbox_that_is_a_link_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    """The link goes; what it led to stays as it was."""
    elsewhere = tmp_path / "andet"
    elsewhere.mkdir()
    (elsewhere / "1.json").write_text("mit", "utf-8")
    desk.inbox.rmdir()
    desk.inbox.symlink_to(elsewhere)
    inbox = Inbox(desk.inbox)
    inbox.open()

    assert [] == list(inbox.collect())
    assert (False, "mit") == (desk.inbox.is_symlink(), (elsewhere / "1.json").read_text("utf-8"))


def test_a_reply_never_follows_a_link(desk: Desk, watch: Watch, tmp_path: Path) -> None:
    """Where somebody has put a link in the reply's place, what it leads to is not written."""
    mine = tmp_path / "mit.txt"
    mine.write_text("mit", "utf-8")
    desk.replies.mkdir()
    (desk.replies / f"{NAME}.tmp").symlink_to(mine)
    drop(desk, f"{NAME}.json", b"")

    assert "refused" == reply(desk, NAME)["outcome"]
    assert "mit" == mine.read_text("utf-8")
    assert watch.jobs.next(0) is None
