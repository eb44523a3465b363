"""What is known of an exported row and is no training data, as one JSON object."""

from __future__ import annotations

import hashlib
from typing import Any

from tui.core.pair import Pair
from tui.core.phases import phase_of
from tui.core.rubric import FLAG_NAMES


def sidecar_row(pair: Pair, row: bytes) -> dict[str, Any]:
    """What was decided on a pair, with the SHA-256 of its row as written, without the line feed."""
    return {
        "id": pair.id,
        "uid": pair.uid,
        "category": pair.category,
        "phase": phase_of(pair),
        "split": pair.split,
        "status": pair.status,
        "behaviour": pair.behaviour,
        "score": pair.score,
        "flags": {name: name in pair.flags for name in FLAG_NAMES},
        "origin": pair.origin,
        "teacher": pair.teacher,
        "tags": list(pair.tags),
        "intent": pair.intent,
        "sha256": hashlib.sha256(row.removesuffix(b"\n")).hexdigest(),
    }
