"""Readiness of the whole set: each check is one row of a table over counted facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PASS, WARN, FAIL = "pass", "warn", "fail"


@dataclass(frozen=True)
class Facts:
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
    """Training pairs whose output leaves the voice."""
    with_control_tokens: list[int]
    invisible: list[int]
    """Training pairs with control, bidi or zero-width characters."""


@dataclass(frozen=True)
class Limits:
    """What counts as ready. The figures are guidance for a small supervised set of a few hundred pairs."""

    min_train: int = 50
    """OpenAI's guide sees gains from 50 to 100 good examples."""
    min_eval_share: float = 0.10
    max_synthetic_share: float = 0.5
    max_category_share: float = 0.4


@dataclass(frozen=True)
class Result:
    """What one check found."""

    check: str
    result: str
    value: float
    limit: float
    pairs: list[int]
    says: str


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


def _contamination(facts: Facts, limits: Limits) -> Result:
    found = facts.contaminated
    says = "training pairs that repeat an evaluation pair"
    return Result("contamination", FAIL if found else PASS, len(found), 0, found, says)


def _duplicates(facts: Facts, limits: Limits) -> Result:
    found = facts.duplicated
    says = "training pairs with a near-duplicate beside them"
    return Result("near_duplicates", WARN if found else PASS, len(found), 0, found, says)


def _undecided(facts: Facts, limits: Limits) -> Result:
    result = WARN if facts.undecided else PASS
    return Result("undecided", result, facts.undecided, 0, [], "pairs not decided yet")


def _control_tokens(facts: Facts, limits: Limits) -> Result:
    found = facts.with_control_tokens
    says = "training pairs with chat-template control tokens in their text"
    return Result("control_tokens", FAIL if found else PASS, len(found), 0, found, says)


def _invisible(facts: Facts, limits: Limits) -> Result:
    found = facts.invisible
    says = "training pairs with control, bidi or zero-width characters"
    return Result("invisible_characters", WARN if found else PASS, len(found), 0, found, says)


def _off_voice(facts: Facts, limits: Limits) -> Result:
    found = facts.off_voice
    says = "training outputs that leave the voice"
    return Result("voice", WARN if found else PASS, len(found), 0, found, says)


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


CHECKS: tuple[Callable[[Facts, Limits], Result], ...] = (
    _enough,
    _held_out,
    _contamination,
    _control_tokens,
    _duplicates,
    _undecided,
    _off_voice,
    _invisible,
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
