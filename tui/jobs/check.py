"""Check: is the whole set ready to be trained on?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from tui.core.checks import Facts, Limits, Result, run
from tui.core.control_tokens import find_control_tokens
from tui.core.pair import Pair
from tui.core.text import invisible_count
from tui.core.voice import Voice, findings
from tui.jobs.overlap import contaminated
from tui.store.store import Store


def check(store: Store, limits: Limits, voice: Voice) -> list[Result]:
    """Run every readiness check over the included pairs."""
    return run(gather(store, voice), limits)


def gather(store: Store, voice: Voice) -> Facts:
    """Count what the checks look at, reading the training pairs once."""
    seen: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    marked: dict[str, list[int]] = {name: [] for name in _MARKS}
    for pair in store.pairs.every(status="included", split="train"):
        seen["train"] += 1
        seen["synthetic"] += pair.origin in ("synthetic", "augmented")
        seen["negative"] += pair.behaviour != "answer"
        categories[pair.category or ""] += 1
        for name, holds in _MARKS.items():
            if holds(pair, voice):
                marked[name].append(pair.id)
    named = [count for category, count in categories.items() if category]
    return Facts(
        train=seen["train"],
        eval=sum(1 for _ in store.pairs.every(status="included", split="eval")),
        undecided=store.counts.by("status").get("new", 0),
        synthetic=seen["synthetic"],
        negative=seen["negative"],
        largest_category=max(named, default=0),
        contaminated=[train for train, _ in contaminated(store)],
        duplicated=[pair_id for pair_id, _ in store.counts.alike("train", "train")],
        drafted=sorted({draft.pair_id for draft in store.drafts.all()}),
        **marked,
    )


def _answers(pair: Pair) -> list[str]:
    """All that the assistant says: an earlier turn is trained on as the output is."""
    return [message.content for message in pair.messages if message.role == "assistant"]


def _texts(pair: Pair) -> str:
    return "\n".join(message.content for message in pair.messages)


_MARKS: Mapping[str, Callable[[Pair, Voice], bool]] = {
    "off_voice": lambda pair, voice: any(findings(voice, answer) for answer in _answers(pair)),
    "with_control_tokens": lambda pair, voice: bool(find_control_tokens(_texts(pair))),
    "invisible": lambda pair, voice: bool(invisible_count(_texts(pair))),
}
"""List of ``Facts`` to what puts a pair on it."""
