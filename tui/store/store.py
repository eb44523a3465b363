"""One database, opened: the parts of the store over one connection."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from tui.core.rubric import Rubric
from tui.store.connection import Connection
from tui.store.copying import copy_database
from tui.store.counts import Counts
from tui.store.drafts import Drafts
from tui.store.embeddings import Embeddings
from tui.store.exports import Exports
from tui.store.groups import Groups
from tui.store.imports import Imports
from tui.store.incoming import Incoming
from tui.store.index import Index
from tui.store.journal import Journal
from tui.store.mappings import Mappings
from tui.store.meta import Meta
from tui.store.opening import open_database
from tui.store.pairs import Pairs
from tui.store.queue import Queue
from tui.store.rows import to_json
from tui.store.soundness import refuse_damaged
from tui.store.sources import Sources

if TYPE_CHECKING:
    from tui.store.health import Health
    from tui.store.rejects import Rejects

_JOURNAL = "journal"
"""Key under which stands what was said of the journal."""


class Store:
    """Everything that is kept, by what it is about. Used by one thread at a time."""

    def __init__(self, connection: Connection, rubric: Rubric) -> None:
        self._connection = connection
        self.path = connection.path
        self.rubric = rubric
        self.journal = Journal(connection)
        self.index = Index(connection)
        self.embeddings = Embeddings(connection)
        self.drafts = Drafts(connection)
        incoming = Incoming(connection, rubric)
        self.imports = Imports(connection, self.journal, self.index, incoming, self.drafts)
        self.pairs = Pairs(connection, self.journal, self.index, self.imports, rubric)
        self.meta = Meta(connection)
        self.groups = Groups(connection, self.meta)
        self.queue = Queue(connection, self.groups)
        self.mappings = Mappings(connection, self.meta)
        self.sources = Sources(connection, incoming, self.imports)
        self.counts = Counts(connection)
        self.exports = Exports(connection)
        self.notice = ""
        """What is to be said once about how this database is kept."""

    @cached_property
    def rejects(self) -> Rejects:
        """What import could not use; loaded when it is asked for, as is ``health``."""
        from tui.store.rejects import Rejects

        return Rejects(self._connection, self.sources, self.mappings)

    @cached_property
    def health(self) -> Health:
        """The examinations of this database."""
        from tui.store.health import Health

        return Health(self._connection, self.rubric, self.journal, self.index)

    @classmethod
    def open(
        cls, path: Path, rubric: Rubric | None = None, *, create: bool = False, read_only: str = ""
    ) -> Store:
        """Open a database; scores computed with another rubric are brought up to date.

        ``read_only`` says why it is not to be written, and becomes part of what a write is refused with.

        Raises:
            PairsmithError: see ``opening.open_database``.
        """
        refuse_damaged(path)
        return cls._opened(path, rubric or Rubric(), create=create, read_only=read_only)

    @classmethod
    def _opened(cls, path: Path, rubric: Rubric, *, create: bool = False, read_only: str = "") -> Store:
        store = cls(open_database(path, create=create, read_only=read_only), rubric)
        try:
            if not store.read_only:
                store._apply_rubric()
                store._tell_of_journal()
        except BaseException:
            store.close()
            raise
        return store

    def beside(self) -> Store:
        """Open the same database once more, for another thread; only to read where this one only reads."""
        store = Store._opened(self.path, self.rubric, read_only=self.read_only)
        store._connection.patience = self._connection.patience
        return store

    def hurry(self, seconds: float) -> None:
        """Wait no longer than this for other programs, from here on and in all; any thread may ask."""
        self._connection.patience.ends = time.monotonic() + seconds

    @property
    def read_only(self) -> str:
        """What to do, or to wait for, where nothing can be written; empty where it can."""
        return self._connection.read_only

    def only_read(self, why: str) -> None:
        """Give another reason why nothing can be written, where that is so."""
        self._connection.read_only = why

    def allow_writing(self) -> None:
        """Write from here on, where another program's lock was what stood in the way."""
        self._connection.allow_writing()
        self._apply_rubric()
        self._tell_of_journal()

    @property
    def trouble(self) -> str:
        """What kept the last write from the disk; empty once one has come there. Any thread may ask."""
        return self._connection.trouble

    def data_version(self) -> int:
        """Another number as soon as another connection has written something."""
        return self._connection.value("PRAGMA data_version")

    def _tell_of_journal(self) -> None:
        """Have it said, once for a database in its place, that it is kept without a write-ahead log."""
        words = self._connection.journal
        if words and self.meta.get(_JOURNAL) != words:
            self.meta.set(_JOURNAL, words)
            self.notice = words

    def _apply_rubric(self) -> None:
        wanted = to_json({"threshold": self.rubric.threshold, "weights": dict(self.rubric.weights)})
        stored = self.meta.get("rubric")
        if stored == wanted:
            return
        with self.transaction():
            if stored is None or orjson.loads(stored)["weights"] != dict(self.rubric.weights):
                self.pairs.rescore()
            self.meta.set("rubric", wanted)

    def transaction(self) -> AbstractContextManager[None]:
        """Join several writes into one that is kept whole or not at all."""
        return self._connection.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """Read several things as they were at one moment."""
        return self._connection.snapshot()

    @property
    def waits(self) -> bool:
        """Whether a write waits for another program's to end; any thread may ask."""
        return self._connection.waits

    def stay_small(self) -> None:
        """Keep less of the file in memory: paging reads few rows, and it is in the system's memory anyway."""
        self._connection.stay_small()

    def backup(self, target: Path) -> None:
        """Write a consistent, checked copy while the database is in use."""
        copy_database(self._connection.raw, target)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
