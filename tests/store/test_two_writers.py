"""Two programs that change the same pair at once: none overwrites the other without a word."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tui.core.errors import PairsmithError, StaleRevisionError
from tui.core.pair import Pair
from tui.store.store import Store

AddPair = Callable[..., Pair]

_WRITER = """
import sys
from pathlib import Path
from tui.core.errors import StaleRevisionError
from tui.store.store import Store
database, name = Path(sys.argv[1]), sys.argv[2]
done = told = 0
with Store.open(database) as store:
    while done < 100:
        pair = store.pairs.get(1)
        try:
            store.pairs.change(pair, {"tags": (*pair.tags, f"{name}{done}")}, "tags")
        except StaleRevisionError:
            told += 1
        else:
            done += 1
print(told)
"""


def test_of_two_hundred_changes_by_two_programs_none_is_lost(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    root = Path(tui.__file__).parents[1]
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(store.path), name],
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for program in programs:
        told, _ = program.communicate()
        assert (program.returncode, told.strip().isdigit()) == (0, True)
    after = store.pairs.get(pair.id)
    assert sorted(after.tags) == sorted(f"{name}{number}" for name in ("one", "two") for number in range(100))
    assert after.revision == pair.revision + 200


def test_every_way_to_change_a_pair_compares_its_revision(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    other = add_pair()
    with Store.open(store.path) as elsewhere:
        elsewhere.pairs.change(elsewhere.pairs.get(pair.id), {"note": "theirs"}, "note")
    for changes in ({"note": "mine"}, {"output": "mine"}, {"status": "held", "decided_by": "expert"}):
        with pytest.raises(StaleRevisionError):
            store.pairs.change(pair, changes, "mine")
        with pytest.raises(StaleRevisionError):
            store.pairs.change_many([(other, changes), (pair, changes)], "mine")
    assert store.pairs.get(pair.id).note == "theirs"
    assert store.pairs.get(other.id) == other


def test_a_write_waits_its_turn_behind_another_program_or_says_so(store: Store, add_pair: AddPair) -> None:
    pair = add_pair()
    with Store.open(store.path) as elsewhere, elsewhere.transaction():
        store._connection.raw.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(
            PairsmithError, match="is in use by another program: close that one, then try again"
        ):
            store.pairs.change(pair, {"note": "mine"}, "note")
    assert store.pairs.change(pair, {"note": "mine"}, "note").note == "mine"


def test_whoever_hurries_waits_for_nobody_nor_does_what_is_opened_beside(store: Store) -> None:
    an_hour = "PRAGMA busy_timeout = 3600000"
    with Store.open(store.path) as other, store.beside() as beside:
        for one in (store, beside):
            one._connection.raw.execute(an_hour)
        store.hurry(0)
        with other.transaction():
            for one in (store, beside):
                with pytest.raises(PairsmithError, match="in use by another program"):
                    one.drafts.save(1, "output", "typed", 1)
        store.drafts.save(1, "output", "typed", 1)
        assert store._connection.value("PRAGMA busy_timeout") == 3600000
