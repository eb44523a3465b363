"""What an import stores: identity, sightings, rejects, and decisions that came with a record."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import IncomingPair, Message, Pair, Reject
from tui.core.rubric import FLAG_NAMES
from tui.store.identity import uid_of
from tui.store.rejects import RejectRow
from tui.store.sources import Account
from tui.store.store import Store

CONTEXT = (Message("system", "Be calm."),)


def add(store: Store, *lines: IncomingPair | Reject, name: str = "a.jsonl", sha256: str = "1") -> list[Any]:
    with store.transaction():
        source = store.sources.begin(name, sha256)
        done: list[Any] = []
        for number, line in enumerate(lines, start=1):
            if isinstance(line, Reject):
                done.append(store.sources.reject(source, [line]))
            else:
                done.append(store.sources.add(source, number, line))
        return done


def only_pair(store: Store) -> Pair:
    (pair,) = store.pairs.every()
    return pair


def test_the_identity_of_content_is_the_same_in_every_database_for_ever() -> None:
    canonical = '[[{"role":"system","content":"Be calm."}],"naïve\\n","o"]'
    digest = hashlib.blake2b(canonical.encode(), digest_size=16).hexdigest()
    assert uid_of(CONTEXT, "naïve\n", "o") == f"b2:{digest}"
    assert uid_of((), "p", "o") == "b2:71f204f43f275a1eb1544100076823f6"


def test_the_identity_tells_texts_apart_wherever_one_ends() -> None:
    uids = {
        uid_of((), "ab", "c"),
        uid_of((), "a", "bc"),
        uid_of((), "ab", "c "),
        uid_of(CONTEXT, "ab", "c"),
        uid_of((Message("user", "Be calm."),), "ab", "c"),
        uid_of((), "c", "ab"),
    }
    assert len(uids) == 6


def test_the_same_content_again_is_a_sighting_of_the_first(store: Store) -> None:
    pair = IncomingPair("p", "o")
    assert add(store, pair, pair) == [True, False]
    assert add(store, pair, sha256="2", name="b.jsonl") == [False]
    assert store.pairs.count() == 1
    assert store.sources.sightings(only_pair(store).id) == 3
    assert add(store, pair, pair) == [False, False]
    assert store.sources.sightings(only_pair(store).id) == 3


def test_an_edited_pair_is_still_the_one_that_was_imported(store: Store) -> None:
    add(store, IncomingPair("p", "o"))
    store.pairs.change(only_pair(store), {"output": "better"}, "rewrite")
    assert add(store, IncomingPair("p", "o"), sha256="2") == [False]
    assert add(store, IncomingPair("p", "better", fields={"original_output": "o"}), sha256="3") == [False]
    assert only_pair(store).output == "better"


def test_a_pair_says_where_it_came_from(store: Store) -> None:
    add(
        store,
        IncomingPair("p", "o", CONTEXT, extra={"ticket": [1, {"b": None}]}, problems=("repeated_role",)),
    )
    pair = only_pair(store)
    assert (pair.source_id, pair.source_line) == (1, 1)
    assert (pair.context, pair.extra, pair.problems) == (
        CONTEXT,
        {"ticket": [1, {"b": None}]},
        ("repeated_role",),
    )


@pytest.mark.parametrize(
    ("fields", "status", "by"),
    [
        ({}, "new", None),
        ({"flags": frozenset(FLAG_NAMES)}, "new", None),
        ({"status": "included"}, "included", "expert"),
        ({"status": "excluded", "decided_by": None}, "excluded", "expert"),
        ({"status": "held", "decided_by": "rubric"}, "held", "rubric"),
        ({"decided_by": "rubric"}, "new", None),
        ({"status": "new", "decided_by": "expert", "reason": "duplicate"}, "new", None),
    ],
)
def test_a_status_that_came_with_a_record_has_someone_who_decided_it_and_new_has_no_one(
    store: Store, fields: dict[str, Any], status: str, by: str | None
) -> None:
    add(store, IncomingPair("p", "o", fields=fields))
    pair = only_pair(store)
    assert (pair.status, pair.decided_by, pair.reason) == (status, by, None)
    assert (pair.decided_at is None) == (status == "new")


def test_what_follows_from_the_fields_is_stored_with_them(store: Store) -> None:
    fields = {"flags": frozenset({"failure_is_critical"}), "original_prompt": "before"}
    add(store, IncomingPair("p", "o", fields=fields))
    pair = only_pair(store)
    assert (pair.score, pair.original_prompt, pair.original_output, pair.rewritten) == (
        3,
        "before",
        "o",
        True,
    )


def test_rejects_are_kept_once_with_file_line_reason_and_text(store: Store) -> None:
    reject = Reject(7, "not JSON", '{"prompt": \x1b')
    add(store, reject, Reject(9, "is empty", ""), name="/some/where/a.jsonl")
    add(store, reject, name="/some/where/a.jsonl")
    add(store, reject, name="b.jsonl", sha256="2")
    assert list(store.rejects.every()) == [
        RejectRow("a.jsonl", 7, "not JSON", '{"prompt": \x1b'),
        RejectRow("a.jsonl", 9, "is empty", ""),
        RejectRow("b.jsonl", 7, "not JSON", '{"prompt": \x1b'),
    ]


def test_a_file_whose_name_is_no_text_is_named_all_the_same(store: Store) -> None:
    add(store, Reject(1, "not JSON", "x"), name="caf\udce9.jsonl")
    assert next(store.rejects.every()).file == "caf\\udce9.jsonl"


def test_the_first_account_of_a_source_stands(store: Store) -> None:
    for account in (Account(3, 1, 2), Account(0, 4, 2)):
        with store.transaction():
            source = store.sources.begin("a.jsonl", "1")
            store.sources.finish(source, "messages", account)
    row = store._connection.row("SELECT dialect, records, stored, already_there, rejected FROM sources")
    assert tuple(row or ()) == ("messages", 6, 3, 1, 2)


def test_a_value_that_the_schema_refuses_stops_the_import(store: Store) -> None:
    with pytest.raises(PairsmithError, match="CHECK constraint failed"):
        add(store, IncomingPair("p", "o"), IncomingPair("q", "o", fields={"phase": "last"}))
    assert store.pairs.count() == 0
