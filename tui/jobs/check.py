"""Check: is the whole set ready to be trained on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tui.core.checks import Facts, Limits, Result, run
from tui.core.control_tokens import find_control_tokens
from tui.core.pair import Message, Pair
from tui.core.text import invisible_count
from tui.core.voice import Voice, findings
from tui.jobs.overlap import contaminated
from tui.store.store import Store


def check(store: Store, limits: Limits, voice: Voice) -> list[Result]:
    """Run every readiness check over the included pairs."""
    return run(gather(store, voice), limits)


def gather(store: Store, voice: Voice) -> Facts:
    """Count what the checks look at, reading the included pairs once."""
    count = Count(voice)
    for pair in store.pairs.every(status="included"):
        count.add(pair)
    return count.facts(store, [train for train, _ in contaminated(store)])


class Count:
    """What the checks look at, counted pair by pair while somebody reads the included ones."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._seen: Counter[str] = Counter()
        self._categories: Counter[str] = Counter()
        self._marked: dict[str, list[int]] = {name: [] for name in _MARKS}

    def add(self, pair: Pair) -> None:
        """Count an included pair."""
        self._seen[pair.split] += 1
        if pair.split != "train":
            return
        self._seen["synthetic"] += pair.origin in ("synthetic", "augmented")
        self._seen["negative"] += pair.behaviour != "answer"
        if pair.category:
            self._categories[pair.category] += 1
        messages = pair.messages
        for name, holds in _MARKS.items():
            if holds(messages, self._voice):
                self._marked[name].append(pair.id)

    def facts(self, store: Store, repeating: Sequence[int]) -> Facts:
        """What was counted, with what the store knows; ``repeating`` repeat a held-out pair."""
        return Facts(
            train=self._seen["train"],
            eval=self._seen["eval"],
            undecided=store.counts.by("status").get("new", 0),
            synthetic=self._seen["synthetic"],
            negative=self._seen["negative"],
            largest_category=max(self._categories.values(), default=0),
            contaminated=list(repeating),
            duplicated=[pair_id for pair_id, _ in store.counts.alike("train", "train")],
            drafted=sorted({draft.pair_id for draft in store.drafts.all()}),
            **self._marked,
        )


def _off_voice(messages: Sequence[Message], voice: Voice) -> bool:
    """Whether anything that the assistant says is: an earlier turn is trained on as the output is."""
    return any(findings(voice, message.content) for message in messages if message.role == "assistant")


_MARKS: Mapping[str, Callable[[Sequence[Message], Voice], bool]] = {
    "off_voice": _off_voice,
    "with_control_tokens": lambda messages, voice: any(find_control_tokens(one.content) for one in messages),
    "invisible": lambda messages, voice: any(invisible_count(one.content) for one in messages),
}
"""List of ``Facts`` to what puts a pair on it."""
