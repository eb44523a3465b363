"""What typing begins from: the text that is saved, or the draft that waits, and the pair as it was then."""

from __future__ import annotations

from dataclasses import dataclass

from tui.core import texts
from tui.core.pair import Pair
from tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Begun:
    """A text to type on, and what the typing begins from."""

    pair: Pair
    """The pair as it was then: what is typed is saved over that text alone."""
    text: str
    is_draft: bool = False
    is_stale: bool = False
    """Whether another text is saved than the one that the draft began from."""


def begin(store: Store, field: str, pair: Pair) -> Begun:
    """What to go on with for a text of a pair, or one of the ``WORDS``: its draft, else what is saved."""
    saved, draft = texts.typed(pair, field), store.drafts.get(pair.id, field)
    if draft is None:
        return Begun(pair, saved)
    began = store.pairs.as_of(pair, draft.revision)
    stale = saved not in (texts.typed(began, field), draft.text)
    return Begun(began, draft.text, is_draft=True, is_stale=stale)
