"""The file is moved, removed or replaced under the open database: said at once, nothing committed is lost."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Pair
from tui.store.store import Store

AddPair = Callable[..., Pair]


def remove(path: Path) -> None:
    path.unlink()


def remove_with_its_log(path: Path) -> None:
    for file in path.parent.glob("pairs.db*"):
        file.unlink()


def replace(path: Path) -> None:
    Store.open(path.with_name("other.db"), create=True).close()
    path.with_name("other.db").replace(path)


def move(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


@pytest.mark.parametrize("lose", [remove, remove_with_its_log, replace, move])
def test_a_file_that_is_gone_takes_no_change_and_what_was_committed_is_copied_beside_it(
    store: Store, add_pair: AddPair, lose: Callable[[Path], None]
) -> None:
    pair = store.pairs.change(add_pair(), {"note": "committed"}, "note")
    lose(store.path)
    rescued = store.path.with_name("pairs.db.rescued")
    for note in ("lost", "lost again"):
        with pytest.raises(PairsmithError) as caught:
            store.pairs.change(pair, {"note": note}, "note")
        assert str(caught.value) == (
            f"{store.path} was moved, removed or replaced while it was open: this is not saved, "
            f"all from before is in {rescued}; quit, then open that"
        )
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
    with Store.open(rescued) as kept:
        assert [one.note for one in kept.pairs.every()] == ["committed"]
        assert kept.pairs.undo() == ("note", [pair.id])
    assert not store.path.with_name("pairs.db.rescued-2").exists()


def test_a_file_that_comes_back_is_written_again_and_an_older_rescue_is_kept(
    store: Store, add_pair: AddPair
) -> None:
    pair, moved = add_pair(), store.path.with_name("moved.db")
    for note in ("one", "two"):
        pair = store.pairs.change(pair, {"note": note}, "note")
        move(store.path)
        with pytest.raises(PairsmithError, match="was moved, removed or replaced"):
            store.meta.set("position", "7")
        moved.rename(store.path)
    for name, note in (("pairs.db.rescued", "one"), ("pairs.db.rescued-2", "two")):
        with Store.open(store.path.with_name(name)) as kept:
            assert [one.note for one in kept.pairs.every()] == [note]


def test_a_file_that_is_gone_and_can_not_be_copied_is_said_to_be(store: Store) -> None:
    folder = store.path.parent
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(PairsmithError, match="this is not saved, and no copy could be made: "):
        store.meta.set("position", "7")
