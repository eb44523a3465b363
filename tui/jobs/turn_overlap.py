"""Conversations across train and eval: what was asked on the way counts as much as what was asked last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from tui.core.pair import Message
from tui.jobs.progress import ShouldStop, StoppedError, never
from tui.store.store import Store

_A_QUESTION = 4
"""Words from which an earlier message asks something; shorter ones greet, agree and go on."""

_FOLLOW_UP = 6
"""Words below which a prompt says little without what was said before it."""


@dataclass
class Talks:
    """The included conversations of one split."""

    asked: dict[int, list[str]] = field(default_factory=dict)
    """What the user said before the prompt, by pair; without what asks nothing."""
    before: dict[int, bytes] = field(default_factory=dict)
    """A digest of what was said right before the prompt, by pair."""


def talks(store: Store, split: str) -> Talks:
    """The conversations of a split."""
    found = Talks()
    for pair_id, context in store.pairs.conversations(split):
        found.before[pair_id] = _digest(context[-1].content)
        found.asked[pair_id] = [text for text in _said(context) if _size(text) >= _A_QUESTION]
    return found


def _said(context: Sequence[Message]) -> Iterator[str]:
    return (message.content for message in context if message.role == "user")


def repeated_turns(
    store: Store,
    train: Talks,
    held_out: Talks,
    splits: tuple[Set[int], Set[int]],
    should_stop: ShouldStop = never,
) -> Iterator[tuple[int, int]]:
    """Training pairs of which a turn repeats what a held-out pair asks, or the other way round, with that.

    ``splits`` are the ids of all training pairs and of all that are held out. Against prompts what is nearly
    the same counts; two earlier turns repeat each other where their normal forms are equal.

    Raises:
        StoppedError: it was asked to stop.
    """
    earlier = {_digest(text): held for held, texts in held_out.asked.items() for text in texts}
    for pair_id, texts in train.asked.items():
        if should_stop():
            raise StoppedError
        same = [earlier[digest] for digest in map(_digest, texts) if digest in earlier]
        near = (held for text in texts for held in store.index.repeats_of("prompt", text, splits[1]))
        if (found := next(iter(same), None) or next(near, None)) is not None:
            yield pair_id, found
    for held, texts in held_out.asked.items():
        if should_stop():
            raise StoppedError
        for text in texts:
            yield from ((pair_id, held) for pair_id in store.index.repeats_of("prompt", text, splits[0]))


def goes_on_elsewhere(store: Store, pair_id: int, held: int, train: Talks, held_out: Talks) -> bool:
    """Whether two alike prompts go on from something else each, and say too little to be one question."""
    before = train.before.get(pair_id), held_out.before.get(held)
    if None in before or before[0] == before[1]:
        return False
    return _size(store.pairs.get(pair_id).prompt) < _FOLLOW_UP


def _digest(text: str) -> bytes:
    from tui.similar.normal import normal_form

    return hashlib.blake2b(normal_form(text).encode(), digest_size=16).digest()


def _size(text: str) -> int:
    from tui.similar.normal import normal_form, words

    return len(words(normal_form(text)))
