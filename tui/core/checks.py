"""Readiness of the whole set: each check is one row of a table over counted facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

PASS, WARN, FAIL = "pass", "warn", "fail"


class Facts(NamedTuple):
    """What the checks look at, counted by the store. Lists hold pair ids."""

    train: int
    eval: int
    undecided: int
    synthetic: int
    """Training pairs whose origin is synthetic or augmented."""
    negative: int
    """Training pairs that clarify or decline."""
    largest_category: int
    contaminated: list[int]
    """Training pairs that an evaluation pair is identical to, the same as, or near."""
    duplicated: list[int]
    """Training pairs with a near-duplicate in training."""
    off_voice: list[int]
    """Training pairs whose output, or an earlier answer, leaves the voice."""
    with_control_tokens: list[int]
    invisible: list[int]
    """Training pairs with control, bidi or zero-width characters."""
    drafted: list[int]
    """Pairs of any status with a text that was typed and neither saved nor dropped."""


@dataclass(frozen=True)
class Limits:
    """What counts as ready. The figures are guidance for a small supervised set of a few hundred pairs."""

    min_train: int = 50
    """OpenAI's guide sees gains from 50 to 100 good examples."""
    min_eval_share: float = 0.10
    max_synthetic_share: float = 0.5
    max_category_share: float = 0.4


class Result(NamedTuple):
    """What one check found."""

    check: str
    result: str
    value: float
    limit: float
    pairs: list[int]
    says: str


Check = Callable[[Facts, Limits], Result]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _enough(facts: Facts, limits: Limits) -> Result:
    result = PASS if facts.train >= limits.min_train else FAIL
    says = "included pairs to train on"
    return Result("enough_pairs", result, facts.train, limits.min_train, [], says)


def _held_out(facts: Facts, limits: Limits) -> Result:
    share = _share(facts.eval, facts.eval + facts.train)
    result = PASS if share >= limits.min_eval_share else FAIL
    return Result("held_out", result, share, limits.min_eval_share, [], "share held out for evaluation")


def _none_of(check: str, where_any: str, field: str, says: str) -> Check:
    """A check that no pair is on one of the lists of ``Facts``; ``where_any`` is its result where one is."""

    def run_check(facts: Facts, limits: Limits) -> Result:
        found: list[int] = getattr(facts, field)
        return Result(check, where_any if found else PASS, len(found), 0, found, says)

    return run_check


def _undecided(facts: Facts, limits: Limits) -> Result:
    result = WARN if facts.undecided else PASS
    return Result("undecided", result, facts.undecided, 0, [], "pairs not decided yet")


def _negatives(facts: Facts, limits: Limits) -> Result:
    result = WARN if facts.train and not facts.negative else PASS
    says = "training pairs that ask back or decline"
    return Result("negative_examples", result, facts.negative, 1, [], says)


def _synthetic(facts: Facts, limits: Limits) -> Result:
    share = _share(facts.synthetic, facts.train)
    result = WARN if share > limits.max_synthetic_share else PASS
    return Result(
        "synthetic_share", result, share, limits.max_synthetic_share, [], "share written by a model"
    )


def _coverage(facts: Facts, limits: Limits) -> Result:
    share = _share(facts.largest_category, facts.train)
    result = WARN if share > limits.max_category_share else PASS
    return Result("coverage", result, share, limits.max_category_share, [], "share of the largest category")


CHECKS: tuple[Check, ...] = (
    _enough,
    _held_out,
    _none_of("contamination", FAIL, "contaminated", "training pairs that repeat an evaluation pair"),
    _none_of(
        "control_tokens",
        FAIL,
        "with_control_tokens",
        "training pairs with chat-template control tokens in their text",
    ),
    _none_of("near_duplicates", WARN, "duplicated", "training pairs with a near-duplicate beside them"),
    _undecided,
    _none_of("drafts", WARN, "drafted", "pairs with a draft that is not saved"),
    _none_of("voice", WARN, "off_voice", "training pairs with an answer that leaves the voice"),
    _none_of(
        "invisible_characters",
        WARN,
        "invisible",
        "training pairs with control, bidi or zero-width characters",
    ),
    _negatives,
    _synthetic,
    _coverage,
)


def run(facts: Facts, limits: Limits) -> list[Result]:
    """Every check over the facts, hardest first."""
    return [check(facts, limits) for check in CHECKS]


def ready(results: list[Result]) -> bool:
    """Ready means that no check failed; warnings are the expert's to judge."""
    return all(result.result != FAIL for result in results)
