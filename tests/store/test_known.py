"""What comes in again is known, also by what the expert has made of it since."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from tui.core.pair import Message, Pair
from tui.jobs.import_file import ImportSummary, import_file
from tui.store.store import Store

AddPair = Callable[..., Pair]


def bring_in(store: Store, *rows: dict[str, Any], name: str = "b.jsonl") -> ImportSummary:
    return import_file(store, io.BytesIO("\n".join(map(json.dumps, rows)).encode()), name)


def test_a_rewritten_pair_is_also_what_it_says_now(store: Store, add_pair: AddPair) -> None:
    pair = add_pair("p", "o", context=(Message("user", "Hi"), Message("assistant", "Hello")))
    store.pairs.change(pair, {"output": "better"}, "rewrite")
    turns = [*pair.context, Message("user", "p"), Message("assistant", "better")]
    row = {"messages": [{"role": turn.role, "content": turn.content} for turn in turns]}
    assert bring_in(store, row).already_there == 1
    assert store.pairs.count() == 1
    assert store.sources.sightings(pair.id) == 2
    store.pairs.undo()
    store.pairs.undo()
    assert bring_in(store, {**row, "n": 1}, name="c.jsonl").stored == 1


def test_what_a_repeat_decides_otherwise_is_counted_and_not_taken(store: Store, add_pair: AddPair) -> None:
    add_pair("p", "o")
    add_pair("q", "o", category="docks")
    add_pair("r", "o", status="included")
    done = bring_in(
        store,
        {"prompt": "p", "output": "o", "split": "eval", "category": "k"},
        {"prompt": "q", "output": "o", "category": "docks", "status": "new", "ticket": 1},
        {"prompt": "r", "output": "o", "status": "held"},
        {"prompt": "p", "output": "o"},
        {"prompt": "s", "output": "o", "category": "new"},
        {"prompt": "s", "output": "o", "category": "other"},
    )
    assert (done.stored, done.already_there, done.unlike) == (1, 5, 3)
    assert [(pair.category, pair.split, pair.status) for pair in store.pairs.every()] == [
        (None, "train", "new"),
        ("docks", "train", "new"),
        (None, "train", "included"),
        ("new", "train", "new"),
    ]
