"""What came in as one step of undo: an import, a record that was mended, a pair written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from tui.core.errors import PairsmithError
from tui.store.connection import Connection
from tui.store.drafts import Drafts
from tui.store.incoming import Incoming
from tui.store.index import Index
from tui.store.journal import Journal


class Imports:
    """Takes pairs out again with the step that brought them, and brings them back."""

    def __init__(
        self, connection: Connection, journal: Journal, index: Index, incoming: Incoming, drafts: Drafts
    ) -> None:
        self._connection = connection
        self._journal = journal
        self._index = index
        self._incoming = incoming
        self._drafts = drafts

    def record(
        self, label: str, pair_ids: Sequence[int], source_id: int | None, *, began: bool = False
    ) -> None:
        """Make one step of undo of pairs that were just stored, with ids that follow each other.

        ``began`` says that their source came with them.
        """
        first, last = (pair_ids[0], pair_ids[-1]) if pair_ids else (0, -1)
        sql = "INSERT INTO imports (group_id, source_id, began, first_id, last_id) VALUES (?, ?, ?, ?, ?)"
        self._connection.write(sql, self._journal.begin("do", label), source_id, began, first, last)

    def is_one(self, step: int) -> bool:
        """Whether a step brought pairs in."""
        return bool(self._connection.value("SELECT count(*) FROM imports WHERE group_id = ?", step))

    def replay(self, step: int, kind: str) -> list[int] | None:
        """Undo or redo a step, if it is one of these: the pairs that are gone or back, else nothing.

        Raises:
            PairsmithError: something was typed and not saved for one of the pairs that would go.
        """
        sql = "SELECT source_id, began, first_id, last_id FROM imports WHERE group_id = ?"
        row = self._connection.row(sql, step)
        if row is None:
            return None
        source_id, began, first, last = row
        pair_ids = (self._take_out if kind == "undo" else self._bring_back)(first, last)
        if began:
            self._connection.write("UPDATE sources SET undone = ? WHERE id = ?", kind == "undo", source_id)
        return pair_ids

    def _take_out(self, first: int, last: int) -> list[int]:
        waiting = next((draft for draft in self._drafts.all() if first <= draft.pair_id <= last), None)
        if waiting:
            raise PairsmithError(
                f"a draft waits for the {waiting.field} of #{waiting.pair_id}, which would go with this step",
                "save or drop it, then undo",
            )
        pair_ids = self._ids("pairs", first, last)
        self._index.forget(pair_ids)
        self._connection.write("DELETE FROM embeddings WHERE pair_id BETWEEN ? AND ?", first, last)
        self._move("pairs", "removed_pairs", first, last)
        return pair_ids

    def _bring_back(self, first: int, last: int) -> list[int]:
        pair_ids = self._ids("removed_pairs", first, last)
        self._move("removed_pairs", "pairs", first, last)
        self._incoming.make_searchable(first, last)
        self._index.remember(pair_ids)
        return pair_ids

    def _ids(self, table: str, first: int, last: int) -> list[int]:
        sql = f"SELECT id FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"
        return [row[0] for row in self._connection.each(sql, first, last)]

    def _move(self, table: str, other: str, first: int, last: int) -> None:
        # Both are laid out alike.
        self._connection.write(
            f"INSERT INTO {other} SELECT * FROM {table} WHERE id BETWEEN ? AND ?", first, last
        )
        self._connection.write(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", first, last)
