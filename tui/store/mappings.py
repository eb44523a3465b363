"""Which field is meant by which of ours: as a source was read, and as it was saved for files to come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import orjson

from tui.store.connection import Connection
from tui.store.meta import Meta
from tui.store.rows import to_json

_KEY = "mappings"
_TABLE = "table of source"


class Table(NamedTuple):
    """How the rows of a table are written: what parts their cells, and what each cell is called."""

    delimiter: str
    names: Sequence[str]


class Mappings:
    """At most one saved mapping for the same fields, which are given and kept in their folded form."""

    def __init__(self, connection: Connection, meta: Meta) -> None:
        self._connection = connection
        self._meta = meta

    def save(self, fields: Collection[str], mapping: Mapping[str, str]) -> None:
        """Keep a mapping for files with these fields; it takes the place of one for the same fields."""
        with self._connection.transaction():
            others = [each for each in self._all() if set(each[0]) != set(fields)]
            saved = [*others, (sorted(fields), dict(mapping))]
            rows = [{"fields": names, "mapping": ours} for names, ours in saved]
            self._meta.set(_KEY, to_json(rows))

    def fitting(self, fields: Collection[str]) -> dict[str, str]:
        """The saved mapping all of whose fields are there, empty where there is none.

        Of several, the one for the most fields; of those, the one saved last.
        """
        fits = [each for each in reversed(self._all()) if set(each[0]) <= set(fields)]
        return max(fits, key=lambda each: len(each[0]), default=([], {}))[1]

    def _all(self) -> list[tuple[list[str], dict[str, str]]]:
        stored = self._meta.get(_KEY)
        return [(row["fields"], row["mapping"]) for row in orjson.loads(stored)] if stored else []

    def note(self, source_id: int, mapping: Mapping[str, str], table: Table | None = None) -> None:
        """Write down how a source is read, for what of it is mended later."""
        if mapping:
            sql = "UPDATE sources SET mapping = ? WHERE id = ?"
            self._connection.write(sql, to_json(mapping), source_id)
        if table:
            self._meta.set(f"{_TABLE} {source_id}", to_json([*table]))

    def table(self, source_id: int) -> Table | None:
        """How the table is written that a source is, where it is one."""
        stored = self._meta.get(f"{_TABLE} {source_id}")
        return Table(*orjson.loads(stored)) if stored else None
