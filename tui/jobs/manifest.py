"""The manifest of an export: what was written, by which rules, from what, and what stayed out."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any

from tui import __version__
from tui.core.errors import PairsmithError
from tui.core.lengths import Lengths
from tui.jobs.export import WHY_LEFT_OUT, Plan
from tui.jobs.export_checks import is_allowed
from tui.jobs.export_rows import Written
from tui.jobs.tokens import Counter as TokenCounter
from tui.similar.parameters import NEAR_RATIO, PARAMETERS, REORDERED_RATIO, SIBLING_RATIO
from tui.store.store import Store
from tui.store.version import SCHEMA_VERSION
from tui.templates.template import find_template, template_names

_EPOCH = "SOURCE_DATE_EPOCH"

_OF_THE_MACHINE = frozenset({"byte_order"})
"""Parameters of the index that say how it is stored, and nothing of what counts as alike."""


def exported_at() -> str:
    """The present time in UTC, or the one that ``SOURCE_DATE_EPOCH`` fixes.

    Raises:
        PairsmithError: that is no time.
    """
    given = os.environ.get(_EPOCH)
    try:
        moment = datetime.now(timezone.utc) if given is None else _moment(int(given))
    except (ValueError, OverflowError, OSError):
        hint = "give it in seconds since 1970, or unset it"
        raise PairsmithError(f"{_EPOCH} is no time: {given}", hint) from None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)


def manifest_of(
    store: Store,
    plan: Plan,
    written: Sequence[Written],
    documents: Sequence[Written],
    allowed: Sequence[str],
    at: str,
) -> dict[str, Any]:
    """What was written and by which rules; the time alone differs between two exports of one state."""
    wanted, rubric, voice = plan.wanted, store.rubric, plan.wanted.voice
    return {
        "pairsmith": __version__,
        "schema": SCHEMA_VERSION,
        "exported_at": at,
        "format": wanted.format,
        "cumulative": wanted.cumulative,
        "template": wanted.template and {"name": wanted.template.name, "sha256": wanted.template.sha256},
        "templates": {name: find_template(name, {}).sha256 for name in template_names({})},
        "seed": wanted.seed,
        "license": wanted.license or None,
        "rubric": {"threshold": rubric.threshold, "weights": dict(rubric.weights)},
        "voice": {
            "description": voice.description,
            "avoid": list(voice.avoid),
            "max_words": voice.max_words,
        },
        "limits": asdict(wanted.limits),
        "similar": {
            **{name: value for name, value in PARAMETERS.items() if name not in _OF_THE_MACHINE},
            "near": NEAR_RATIO,
            "reordered": REORDERED_RATIO,
            "sibling": SIBLING_RATIO,
        },
        "tokens": _counted(wanted.tokens),
        "max_tokens": wanted.max_tokens or None,
        "files": [_row(file) for file in written],
        "documents": [{"name": file.name, "sha256": file.sha256} for file in documents],
        "sources": _sources(store, plan),
        "teachers": dict(sorted(plan.tally.teachers.items())),
        "generators": _generators(plan),
        "generators_unnamed": plan.tally.generators_unnamed,
        "statuses": plan.statuses,
        "left_out": plan.left_out,
        "reasons": _reasons(store),
        "allowed": [
            {"code": problem.code, "pair": problem.pair_id, "says": problem.says}
            for problem in plan.problems
            if is_allowed(problem, allowed)
        ],
        "warnings": dict(sorted(Counter(warning.code for warning in plan.warnings).items())),
        "lengths": [_length(group) for group in plan.lengths],
        "checks": [
            {name: getattr(result, name) for name in ("check", "result", "value", "limit", "says")}
            for result in plan.checks
        ],
    }


def _counted(tokens: TokenCounter) -> dict[str, str] | str:
    """By which tokenizer the tokens were counted."""
    return {"tokenizer": tokens.name, "sha256": tokens.sha256} if tokens.name else "estimated"


def _generators(plan: Plan) -> list[dict[str, Any]]:
    """The prompts that pairs of the export were made with, those of most pairs first."""
    found = sorted(plan.tally.generators.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"sha256": hashlib.sha256(text.encode()).hexdigest(), "pairs": count, "text": text}
        for text, count in found
    ]


def _length(group: Lengths) -> dict[str, Any]:
    """How long the rows of a group are, and how many of them common limits cut."""
    cut = {str(cut.limit): cut.rows for cut in group.cuts}
    return {"group": group.group, "p50": group.p50, "p95": group.p95, "longest": group.longest, "cut": cut}


def _row(file: Written) -> dict[str, Any]:
    """A file of rows; what is no training data has no tokens."""
    return {
        name: value for name, value in asdict(file).items() if value or name in ("name", "rows", "sha256")
    }


def _sources(store: Store, plan: Plan) -> list[dict[str, Any]]:
    """The files that pairs of the export come from, with how many."""
    counts = plan.tally.sources
    files = store.sources.files(counts)
    rows = [
        {"name": name, "sha256": sha256, "pairs": counts[source_id]}
        for source_id, (name, sha256) in files.items()
    ]
    return sorted(rows, key=lambda row: (str(row["name"]), str(row["sha256"])))


def _reasons(store: Store) -> dict[str, dict[str, int]]:
    """Status to reason to how many pairs it keeps out; '' where none was given."""
    reasons: dict[str, dict[str, int]] = {}
    for status, split, reason, count in store.counts.reasons():
        # What is parked and held is written, for tests.
        if status in WHY_LEFT_OUT and (status, split) != ("held", "robustness"):
            counts = reasons.setdefault(status, {})
            counts[reason] = counts.get(reason, 0) + count
    return reasons
