"""What is typed on a line about a pair is a draft too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tui.core import texts
from tui.core.pair import Pair
from tui.jobs.begun import Begun
from tui.jobs.handed_out import Handed, PutAside
from tui.store.store import Store


class LineDraft:
    """Where one of the ``WORDS`` of a pair is kept while it is typed, and what is kept of it."""

    def __init__(self, store: Store, pair: Pair, field: str, begun: Begun, aside: PutAside) -> None:
        self.words = f"{field} of #{pair.id}"
        self.saved = texts.words(pair, field)
        self.kept = begun.text
        """What the database holds of it."""
        self._store = store
        self._pair = pair
        self._field = field
        self._aside = aside

    def keep(self, typed: str) -> Callable[[], None] | None:
        """What keeps a line, on the store's thread; nothing where the database holds it already."""
        drafts, pair, field = self._store.drafts, self._pair, self._field
        if typed == self.kept:
            return None
        if typed == self.saved:
            return partial(drafts.discard, pair.id, field)
        return partial(drafts.keep_typing, pair.id, field, typed, pair.revision)

    def is_kept(self, typed: str) -> None:
        """The database holds a line by now."""
        self.kept = typed
        self._aside.remove((self._pair.id, self._field))

    def put_aside(self, typed: str) -> bool:
        """Bring a line to the disk beside the database; false where that can't be."""
        pair = self._pair
        handed = Handed(self._store.path, pair.id, self._field, pair.revision, self.kept)
        return self._aside.put(handed, typed)

    def put_away(self) -> None:
        """It was left on purpose, whether it is kept or not."""
        self._store.drafts.put_away(self._pair.id, self._field)


def rescued_lines(store: Store, typed: Mapping[LineDraft, str]) -> str:
    """See that lines are on the disk, beside the database or where one can be; where, in words."""
    from tui.screens.typed_file import KEPT_ASIDE, rescued

    left = {draft: line for draft, line in typed.items() if line != draft.kept}
    if not left:
        return ""
    done = [not store.trouble and draft.put_aside(line) for draft, line in left.items()]
    text = "".join(f"{draft.words}: {line}\n" for draft, line in left.items())
    return KEPT_ASIDE if all(done) else rescued(store.path, text)
