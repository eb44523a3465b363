"""A text in the expert's own editor: private, and taken back by the next start whatever ended this one."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tui.core.pair import Pair, Reject
from tui.jobs.handed_out import Folder, Handed, PutAside, hand_out, take_back
from tui.store.drafts import NEW_PAIR
from tui.store.store import Store


@pytest.fixture
def left(store: Store, add_pair: Callable[..., Pair]) -> Folder:
    """What is there when the program ended while an editor was open, which nobody holds any more."""
    pair = add_pair("p", "Scan it")
    folder = hand_out(Handed(store.path, pair.id, "output", pair.revision, "Scan it"))
    folder.close()
    return folder


def typed(store: Store) -> list[str]:
    """The drafts that are offered."""
    found = [store.drafts.get(*place) for place in store.drafts.interrupted()]
    return [draft.text for draft in found if draft]


def test_only_its_owner_can_read_it(left: Folder) -> None:
    assert stat.S_IMODE(left.path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in left.path.iterdir()} == {0o600}


def test_what_was_saved_in_it_is_offered_and_the_folder_goes(store: Store, left: Folder) -> None:
    left.file.write_text("Scan it twice\n")
    assert take_back(store) == []
    assert typed(store) == ["Scan it twice"]
    assert not left.path.exists()


def test_where_nothing_was_saved_it_only_goes(store: Store, left: Folder) -> None:
    assert take_back(store) == []
    assert typed(store) == []
    assert not left.path.exists()


@pytest.mark.parametrize("name", ["output.txt.save", "#output.txt#"])
def test_what_an_editor_saved_when_it_was_ended_counts(store: Store, left: Folder, name: str) -> None:
    (left.path / name).write_text("Scan it last")
    os.utime(left.path / name, ns=(2**62, 2**62))
    assert take_back(store) == []
    assert typed(store) == ["Scan it last"]


def test_while_an_editor_is_open_it_is_left_alone(store: Store, left: Folder) -> None:
    left.file.write_text("half")
    with (left.path / "place.json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        (said,) = take_back(store)
    assert "still open" in said
    assert typed(store) == []
    assert left.file.read_text() == "half"


@pytest.mark.parametrize("content", [b"caf\xe9", b"", b"a\0b"])
def test_what_can_not_be_taken_stays_and_is_said(store: Store, left: Folder, content: bytes) -> None:
    left.file.write_bytes(content)
    (said,) = take_back(store)
    assert str(left.path) in said
    assert left.file.read_bytes() == content


def test_another_draft_is_not_written_over(store: Store, left: Folder) -> None:
    left.file.write_text("hers")
    store.drafts.save(1, "output", "typed elsewhere", 1)
    (said,) = take_back(store)
    assert str(left.file) in said
    assert store.drafts.texts() == {1: {"output": "typed elsewhere"}}
    assert left.file.read_text() == "hers"


@pytest.mark.parametrize(
    ("waits", "kept", "said"),
    [
        (None, "hers", ""),
        ("as handed out", "hers", ""),
        ("typed later", "typed later", "another draft"),
    ],
)
def test_another_draft_of_a_reject_is_not_written_over(
    store: Store, waits: str | None, kept: str, said: str
) -> None:
    with store.transaction():
        source = store.sources.begin("log.jsonl", "log")
        store.sources.reject(source, [Reject(1, "not JSON", "{")])
    (reject,) = store.rejects.ids()
    folder = hand_out(Handed(store.path, NEW_PAIR, str(reject), 0, "as handed out"))
    folder.close()
    store.rejects.keep(reject, waits)
    folder.file.write_text("hers")
    assert said in "".join(take_back(store))
    left = store.rejects.get(reject, 0)
    assert left is not None
    assert left.typed == kept
    assert folder.path.exists() == bool(said)


def test_what_was_typed_for_a_reject_that_is_gone_stays_in_its_folder(store: Store) -> None:
    folder = hand_out(Handed(store.path, NEW_PAIR, "7", 0, "as handed out"))
    folder.close()
    folder.file.write_text("hers")
    (said,) = take_back(store)
    assert "not in the database any more" in said
    assert folder.file.read_text() == "hers"


@pytest.mark.parametrize("in_database", [None, "Scan"])
def test_a_text_put_aside_is_offered_by_the_next_start(
    store: Store, add_pair: Callable[..., Pair], in_database: str | None
) -> None:
    pair = add_pair("p", "Scan it")
    if in_database:
        store.drafts.save(pair.id, "output", in_database, pair.revision)
    aside = PutAside()
    kept = Handed(store.path, pair.id, "output", pair.revision, in_database or "Scan it")
    aside.put(kept, kept.text)
    assert not list(store.path.parent.glob(".*editing*")), "the database holds it"
    for text in ("Scan it t", "Scan it twice"):
        aside.put(kept, text)
    (folder,) = store.path.parent.glob(".*editing*")
    files = [folder / "output.txt", folder / "place.json"]
    assert sorted(folder.iterdir()) == files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    os.close(aside._folders[pair.id, "output"].held)  # As the end of the program does.
    assert take_back(store) == []
    assert typed(store) == ["Scan it twice"]
    assert not folder.exists()


@pytest.mark.parametrize("text", ["zone 9", ""])
@pytest.mark.parametrize(
    ("pair_id", "field"), [(1, "note"), (1, "category"), (1, "tags"), (NEW_PAIR, "category")]
)
def test_a_line_put_aside_is_offered_too_and_may_be_empty(
    store: Store, add_pair: Callable[..., Pair], pair_id: int, field: str, text: str
) -> None:
    add_pair("p", "Scan it")
    folder = hand_out(Handed(store.path, pair_id, field, 1, "before"))
    folder.write(text)
    folder.close()
    assert take_back(store) == []
    draft = store.drafts.get(pair_id, field)
    assert draft is not None
    assert draft.text == text


def test_what_the_database_has_no_place_for_stays_in_its_folder(store: Store) -> None:
    for field, text in (("uid", "x"), ("behaviour", "shout"), ("behaviour", "decline")):
        folder = hand_out(Handed(store.path, NEW_PAIR, field, 0, ""))
        folder.write(text)
        folder.close()
    said = take_back(store)
    assert len(said) == 2
    assert store.drafts.begun() == {"behaviour": "decline"}


def test_a_text_that_need_not_be_aside_any_more_leaves_nothing(store: Store) -> None:
    aside = PutAside()
    aside.put(Handed(store.path, 1, "output", 1, "a"), "ab")
    aside.remove()
    assert not list(store.path.parent.glob(".*editing*"))


def test_the_record_of_an_editor_that_died_stays(store: Store, left: Folder) -> None:
    (left.path / ".output.txt.swp").write_bytes(b"b0VIM")
    (said,) = take_back(store)
    assert str(left.path) in said
    assert left.path.exists()


def test_without_any_there_is_nothing_to_say(store: Store, tmp_path: Path) -> None:
    assert take_back(store) == []
    assert not list(tmp_path.glob(".*editing*"))


@pytest.mark.parametrize(
    "place",
    [
        [],
        5,
        {"pair": 1, "field": "output", "revision": 1, "file": "/etc/hostname", "text": "z"},
        {"pair": 1, "field": "output", "revision": 1, "file": "../pairs.db", "text": "z"},
        {"pair": "a", "field": 7, "revision": "q", "file": "output.txt", "text": "z"},
        {"pair": 99, "field": "output", "revision": 1, "file": "output.txt", "text": "z"},
        {"pair": 1, "field": "uid", "revision": 1, "file": "uid.txt", "text": "z"},
    ],
)
def test_a_folder_that_no_editor_was_handed_is_not_taken_in(
    store: Store, left: Folder, place: object
) -> None:
    (left.path / "place.json").write_bytes(orjson.dumps(place))
    for name in ("output.txt", "uid.txt"):
        (left.path / name).write_text("of somebody else")
    (said,) = take_back(store)
    assert str(left.path) in said
    assert store.drafts.all() == []


def test_a_file_that_leads_elsewhere_is_not_read(store: Store, left: Folder) -> None:
    left.file.unlink()
    left.file.symlink_to("/etc/hostname")
    assert "can't be taken" in take_back(store)[0]
    assert typed(store) == []


def test_what_is_beside_a_database_of_any_name_is_found_by_whichever_link_it_is_opened(
    store: Store, add_pair: Callable[..., Pair], tmp_path: Path
) -> None:
    pair = add_pair("p", "Scan it")
    real, link = tmp_path / "a[1]*.db", tmp_path / "links" / "b.db"
    store.backup(real)
    link.parent.mkdir()
    link.symlink_to(real)
    with Store.open(link) as by_link:
        folder = hand_out(Handed(by_link.path, pair.id, "output", pair.revision, "Scan it"))
        folder.file.write_text("Scan it twice")
        folder.close()
    with Store.open(real) as opened:
        assert take_back(opened) == []
        assert typed(opened) == ["Scan it twice"]


@pytest.mark.parametrize("name", ["place.json", "output.txt"])
@pytest.mark.parametrize("planted", ["a pipe", "more than was ever typed"])
def test_what_is_no_file_of_ours_is_not_waited_for_and_not_read(
    store: Store, left: Folder, name: str, planted: str
) -> None:
    place = left.path / name
    place.unlink()
    if planted == "a pipe":
        os.mkfifo(place)
    else:
        place.touch()
        os.truncate(place, 1 << 40)
    (said,) = take_back(store)
    assert str(left.path) in said
    assert "look there, then remove it" in said
    assert typed(store) == []
