"""The edge-case rubric: five weighted flags, one score, one verdict."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from tui.core.text import shown


class Flag(NamedTuple):
    """One criterion of the rubric."""

    name: str
    """Column in the database and field in JSONL."""
    weight: int
    label: str
    """How the screens write it."""
    note: str
    """How ``pairsmith score`` says that it is set."""
    means: str
    """When to set it."""
    example: str
    """A pair that it is set on, in the words of the sample data's warehouse."""


FLAGS = (
    Flag(
        "common_in_production",
        2,
        "common in production",
        "Seen in prod",
        "what people ask in production again and again",
        "“How do I restock zone 16?” stands in last week's log forty times",
    ),
    Flag(
        "failure_is_critical",
        3,
        "failure is critical",
        "Critical failure",
        "a wrong answer does harm or costs much",
        "“Can I jump-start the forklift battery?”: a wrong answer hurts somebody",
    ),
    Flag(
        "teaches_generalization",
        2,
        "teaches generalization",
        "Good generalization",
        "shows a rule that carries over to other inputs",
        "“The scanner shows E7”, answered with how to look up any code",
    ),
    Flag(
        "model_fails_here",
        2,
        "model fails here",
        "Current weak spot",
        "the present model gets it wrong",
        "“Who signs for damaged goods?”: the model makes up a form",
    ),
    Flag(
        "is_scalable_pattern",
        1,
        "scalable pattern",
        "Scalable pattern",
        "more pairs can be made after its pattern",
        "“Where is dock 4?” has a pair like it for each dock, with its own answer",
    ),
)
"""The five flags in the order of their keys, 1 to 5."""

FLAG_NAMES = tuple(flag.name for flag in FLAGS)

INCLUDE = "INCLUDE"
HOLD = "HOLD"


@dataclass(frozen=True)
class Rubric:
    """How much each flag counts, and from which score the verdict is INCLUDE.

    A change of either makes stored scores stale; the store brings them up to date when it opens.
    """

    threshold: int = 8
    weights: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType({flag.name: flag.weight for flag in FLAGS})
    )

    def score(self, flags: Collection[str]) -> int:
        """Sum of the weights of the set flags: 0 to 10 with the standard weights."""
        return sum(self.weights[name] for name in flags)

    def verdict(self, score: int) -> str:
        """INCLUDE from the threshold on, else HOLD."""
        return INCLUDE if score >= self.threshold else HOLD


def flags_of(record: Mapping[str, object]) -> frozenset[str]:
    """The flags that a JSON record sets: true, 1, "true", "yes" and the like count as set.

    The flags stand at the top level or in a ``flags`` object; unknown names there are an error.

    Raises:
        ValueError: a flag's value is neither a yes nor a no, or ``flags`` is no object or names an
            unknown flag.
    """
    nested = record.get("flags") or {}
    if not isinstance(nested, Mapping):
        raise ValueError("flags is not an object of flag names with true or false")
    values = dict(nested)
    if unknown := sorted(set(values) - set(FLAG_NAMES)):
        raise ValueError(f"unknown flag {shown(unknown[0])}; the flags are {', '.join(FLAG_NAMES)}")
    values.update({name: record[name] for name in FLAG_NAMES if name in record})
    return frozenset(name for name, value in values.items() if is_set(name, value))


_YES = frozenset({"true", "yes", "y", "1", "1.0", "x"})
_NO = frozenset({"false", "no", "n", "0", "0.0", ""})


def is_set(name: str, value: object) -> bool:
    """Read one flag value as people write it.

    Raises:
        ValueError: the value is neither a yes nor a no.
    """
    word = "" if value is None else str(value).strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(f"{name} is {shown(value)}; write true or false")


def notes(flags: Collection[str]) -> list[str]:
    """What the set flags say, in the order of the rubric."""
    return [flag.note for flag in FLAGS if flag.name in flags]
