"""What was typed on when the program ended without its being saved or left, whatever ended it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.core import texts
from tui.jobs.mend_reject import text_to_mend
from tui.store.drafts import NEW_PAIR, Place
from tui.store.store import Store

_LONGEST = 200_000
"""Characters of a text that import could not use, as many as are edited."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A text that was typed on, beside what it was to become."""

    place: Place
    words: str
    """That it waits, as it is said on the screen."""
    saved: str
    typed: str


def interrupted(store: Store) -> list[Interrupted]:
    """What waits to be taken, dropped or kept for later; the latest first."""
    found = [_find(store, place) for place in store.drafts.interrupted()]
    return [one for one in found if one is not None and one.typed != one.saved]


def _find(store: Store, place: Place) -> Interrupted | None:
    pair_id, field = place
    if pair_id != NEW_PAIR:
        pair, draft = store.pairs.find(pair_id=pair_id), store.drafts.get(pair_id, field)
        if pair is None or draft is None:
            return None
        words = f"a draft waits for {texts.spoken(field)} of #{pair_id}"
        return Interrupted(place, words, texts.typed(pair, field), draft.text)
    if not field:
        return Interrupted(place, "a new pair that was begun waits", "", _in_one(store.drafts.begun()))
    reject = store.rejects.get(int(field), _LONGEST)
    if reject is None or reject.typed is None:
        return None
    words = f"a draft waits for line {reject.line} of {reject.file}"
    return Interrupted(place, words, text_to_mend(reject), reject.typed)


def _in_one(begun: Mapping[str, str]) -> str:
    return "\n\n".join(begun[field] for field in ("output", "prompt", "category") if field in begun)


def drop(store: Store, place: Place) -> None:
    """Forget what was typed."""
    pair_id, field = place
    if pair_id != NEW_PAIR:
        store.drafts.discard(pair_id, field)
    elif field:
        store.rejects.keep(int(field), None)
    else:
        store.drafts.keep_begun({})
