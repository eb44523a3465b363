"""Puts what was read from outside into the ``pairs`` table, many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tui.core.fields import FIELDS
from tui.core.pair import IncomingPair, Pair
from tui.core.replay import came_with
from tui.core.rubric import Rubric
from tui.store.connection import Connection, now
from tui.store.drafts import Drafts
from tui.store.identity import uid_of
from tui.store.known import Known
from tui.store.rows import columns_of, derived_columns, to_json

Placed = tuple[int, IncomingPair]
"""A pair with the line that it stood on."""

_ALWAYS = (
    "id", "uid", "prompt", "output", "context", "source_id", "source_line", "extra", "problems",
    "output_chars", "created_at", "updated_at",
)  # fmt: skip

_ALONE = frozenset({"category", "tags", "note", "intent", "phase", "split", "origin", "teacher"})
"""Columns that no other column follows from."""

_GIVEN = (*FIELDS, "flags")
"""What a new pair may bring besides its identity."""

_SEARCH_INDEX = {"automerge": (4, 0), "hashsize": (1 << 20, 16 << 20)}
"""Setting of FTS5 to its own default (SQLite's documentation, 6.7 and 6.9), and the value for many rows."""

_NEXT_ID = """SELECT max(coalesce((SELECT max(id) FROM pairs), 0),
                         coalesce((SELECT max(id) FROM removed_pairs), 0)) + 1"""


class _New(NamedTuple):
    """A pair that is not there yet."""

    pair_id: int
    uid: str
    line: int
    incoming: IncomingPair


class Incoming:
    """Writes for what comes in, inside the transaction of whoever brings it."""

    def __init__(self, connection: Connection, rubric: Rubric) -> None:
        self._connection = connection
        self._rubric = rubric
        self._drafts = Drafts(connection)
        self._known = Known(connection)
        self.unlike = 0
        """How many repeats brought decisions that were not taken, since ``begin``."""

    def begin(self) -> None:
        """Get ready for what comes: know what is there as it is now."""
        self._known.look_again()
        self.unlike = 0

    def same_as(self, incoming: IncomingPair) -> int | None:
        """The pair that has this very content, or had it at its import; nothing where there is none."""
        self._known.look_again()
        return next(iter(self._known.ids([_uid(incoming)]).values()), None)

    def add(self, source_id: int | None, batch: Sequence[Placed]) -> list[int | None]:
        """Store pairs, or sightings where their content is there already; the ids of those that were stored.

        No id is given twice, not even where the pair that had it was taken out again.
        """
        uids = [_uid(incoming) for _, incoming in batch]
        known = self._known.ids(uids)
        first = next_id = self._connection.value(_NEXT_ID)
        new: list[_New] = []
        repeats: list[tuple[int, IncomingPair]] = []
        stored: list[int | None] = []
        for uid, (line, incoming) in zip(uids, batch, strict=True):
            if (there := known.get(uid)) is not None:
                repeats.append((there, incoming))
                stored.append(None)
                continue
            known[uid] = next_id
            new.append(_New(next_id, uid, line, incoming))
            stored.append(next_id)
            next_id += 1
        self._insert_pairs(source_id, new)
        if source_id:
            seen = ((known[uid], source_id, line) for uid, (line, _) in zip(uids, batch, strict=True))
            self._insert("sightings", ("pair_id", "source_id", "line"), seen, "OR IGNORE")
        self.make_searchable(first, next_id - 1)
        self.unlike += self._known.saying_otherwise(repeats)
        return stored

    def _insert_pairs(self, source_id: int | None, new: Sequence[_New]) -> None:
        at = now()
        rows: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for pair_id, uid, line, incoming in new:
            names, values = self._further(incoming, at)
            rows[names].append(
                (
                    pair_id,
                    uid,
                    incoming.prompt,
                    incoming.output,
                    to_json(incoming.context) if incoming.context else "[]",
                    source_id,
                    line if source_id else None,
                    to_json(incoming.extra) if incoming.extra else "{}",
                    to_json(incoming.problems) if incoming.problems else "[]",
                    len(incoming.output),
                    at,
                    at,
                    *values,
                )
            )
        for names, alike in rows.items():
            self._insert("pairs", (*_ALWAYS, *names), alike)
        for one in new:
            for field, text in one.incoming.drafts.items():
                self._drafts.save(one.pair_id, field, text, revision=1)

    def merge_search_index(self, *, by_itself: bool) -> None:
        """Whether the search index puts itself in order while it grows, or takes in larger parts as they are.

        The former is how it is usually; the latter takes a third less time where much comes in. Searching
        looks through the parts; what comes in later puts them in order.
        """
        for setting, value in _SEARCH_INDEX.items():
            sql = "INSERT INTO pairs_fts (pairs_fts, rank) VALUES (?, ?)"
            self._connection.write(sql, setting, value[not by_itself])

    def make_searchable(self, first: int, last: int) -> None:
        """Put the texts of pairs that came in into the search index."""
        sql = """INSERT INTO pairs_fts (rowid, prompt, output)
                 SELECT id, prompt, output FROM pairs WHERE id BETWEEN ? AND ?"""
        self._connection.write(sql, first, last)

    def _insert(
        self, table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]], conflict: str = ""
    ) -> None:
        marks = ", ".join("?" * len(names))
        sql = f"INSERT {conflict} INTO {table} ({', '.join(names)}) VALUES ({marks})"
        self._connection.write_many(sql, rows)

    def _further(self, incoming: IncomingPair, at: str) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """The columns beside ``_ALWAYS`` that do not have their usual value."""
        fields = incoming.fields
        if not fields:
            return (), ()
        if fields.keys() <= _ALONE:
            columns: Mapping[str, Any] = {**columns_of(fields), "came_with": to_json(fields)}
        else:
            columns = self._decided(incoming, at)
        return tuple(columns), tuple(columns.values())

    def _decided(self, incoming: IncomingPair, at: str) -> Mapping[str, Any]:
        """All columns of a pair that brings decisions, with those that follow from them."""
        given = dict(incoming.fields)
        original = {name: given.pop(f"original_{name}", None) for name in ("prompt", "output", "context")}
        pair = _settled(
            Pair(
                id=0,
                uid="",
                prompt=incoming.prompt,
                output=incoming.output,
                original_prompt=original["prompt"] or incoming.prompt,
                original_output=original["output"] or incoming.output,
                context=incoming.context,
                original_context=original["context"],
                **given,
            )
        )
        brought = came_with(pair)
        kept = {
            "original_prompt": pair.original_prompt if pair.original_prompt != pair.prompt else None,
            "original_output": pair.original_output if pair.original_output != pair.output else None,
            "original_context": None if pair.original_context is None else to_json(pair.original_context),
            "decided_at": None if pair.status == "new" else at,
            "came_with": to_json(brought) if brought else None,
        }
        texts = {"prompt", "output"}
        values = columns_of({name: getattr(pair, name) for name in _GIVEN if name not in texts})
        derived = {k: v for k, v in derived_columns(pair, self._rubric).items() if k not in _ALWAYS}
        return {**values, **kept, **derived}


def _uid(incoming: IncomingPair) -> str:
    fields = incoming.fields
    context = fields.get("original_context")
    return uid_of(
        incoming.context if context is None else context,
        fields.get("original_prompt", incoming.prompt),
        fields.get("original_output", incoming.output),
    )


def _settled(pair: Pair) -> Pair:
    """A status that came without saying who decided was decided by the expert; nobody decided on ``new``."""
    if pair.status == "new":
        return replace(pair, decided_by=None, reason=None)
    return pair if pair.decided_by else replace(pair, decided_by="expert")
