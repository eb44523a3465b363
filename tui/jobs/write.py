"""Write: stores a pair that the expert wrote by hand, the ideal output first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.core.errors import PairsmithError
from tui.core.fields import parse_field
from tui.core.pair import IncomingPair
from tui.jobs.index import link_these
from tui.store.store import Store

WRITTEN = ("output", "prompt", "category", "behaviour")
"""The fields that she writes, in her order."""

TEXTS = WRITTEN[:2]

FEW = 200
"""Pairs without signatures up to which they get theirs at once; more are left to the background."""


def write_pair(store: Store, texts: Mapping[str, str]) -> int:
    """Store what was begun as a pair of the expert's own; returns its id. Its drafts go with that.

    It can be found as a neighbour at once, and is linked with what it is alike to.

    Raises:
        PairsmithError: a text is missing or can't be kept, or the very same pair is there; nothing is stored.
    """
    prompt, output, category, behaviour = (
        _parsed(field, texts[field]) for field in ("prompt", "output", "category", "behaviour")
    )
    fields = {"category": category, "behaviour": behaviour, "origin": "expert"}
    with store.transaction():
        pair = IncomingPair(prompt, output, fields=fields)
        _refuse_repeat(store, pair)
        pair_id = store.sources.write(pair)
        store.drafts.keep_begun({})
        if store.index.unsketched() <= FEW:
            link_these(store, [pair_id])
    return pair_id


def _parsed(field: str, text: str) -> Any:
    try:
        return parse_field(field, text)
    except ValueError as error:
        raise PairsmithError(f"the {error}", "nothing is stored yet, what you typed is kept") from None


def _refuse_repeat(store: Store, pair: IncomingPair) -> None:
    same = store.sources.same_as(pair)
    if same is not None:
        there = store.pairs.get(same)
        is_now = (there.context, there.prompt, there.output) == (pair.context, pair.prompt, pair.output)
        was = "is this very pair" if is_now else "was this very pair before it was rewritten"
        hint = "it is not stored twice; change yours, or Ctrl+R drops it"
        raise PairsmithError(f"#{there.id} {was}", hint)
