"""Export: what would be written, and writing it so that a folder holds the old files or the new ones."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tui import __version__
from tui.core.control_tokens import find_control_tokens
from tui.core.pair import PHASES, Pair
from tui.core.phases import phase_of
from tui.core.rubric import Rubric
from tui.core.voice import Voice
from tui.formats.sidecar import sidecar_row
from tui.formats.writing import FORMATS, CannotWrite, encode_row
from tui.jobs.overlap import contaminated
from tui.store.drafts import Draft
from tui.store.store import Store
from tui.store.version import SCHEMA_VERSION

PHASE_FILES = {phase: f"phase{number}_{phase}.jsonl" for number, phase in enumerate(PHASES, start=1)}
INCLUDED, EVAL, ROBUSTNESS = "included.jsonl", "eval.jsonl", "robustness.jsonl"

SIDECAR = "pairs.meta.jsonl"
"""What is known of each row that is written: for whoever audits the set, never to be trained on."""

ALLOWABLE = ("blank_output", "control_tokens", "train_eval_overlap")
"""Codes of the problems that an export can be written in spite of; a row that has no form can't be."""


WHY_LEFT_OUT = {"new": "not decided yet", "held": "held", "excluded": "excluded"}
"""Status to the words for why its pairs are in no training file."""


@dataclass(frozen=True)
class Problem:
    """Why a pair keeps the export from being written; ``--allow CODE`` writes it all the same."""

    code: str
    pair_id: int
    says: str


@dataclass(frozen=True)
class Plan:
    """What an export would write: the rows of each file, and why the other pairs stay out."""

    format: str
    files: dict[str, list[Pair]]
    statuses: dict[str, int]
    left_out: dict[str, int]
    problems: list[Problem] = field(default_factory=list)

    @property
    def rows(self) -> dict[str, int]:
        """File name to how many rows it will hold."""
        counts = {name: len(pairs) for name, pairs in self.files.items()}
        return {**counts, SIDECAR: len(self.pairs)} if counts else {}

    @property
    def pairs(self) -> list[Pair]:
        """Every pair that is written, each once: to train on, held out, parked."""
        return [pair for name in (INCLUDED, EVAL, ROBUSTNESS) for pair in self.files.get(name, [])]

    @property
    def codes(self) -> list[str]:
        """The distinct codes of the problems."""
        return sorted({problem.code for problem in self.problems})


def plan_export(store: Store, format_name: str = "messages", seed: int = 42) -> Plan:
    """Sort the pairs into files; each file in an order that the seed fixes. Nothing is written."""
    phases: dict[str, list[Pair]] = {phase: [] for phase in PHASES}
    held_out: list[Pair] = []
    for pair in store.pairs.every(status="included"):
        if pair.split == "train":
            phases[phase_of(pair)].append(pair)
        elif pair.split == "eval":
            held_out.append(pair)
    parked = [pair for pair in store.pairs.every(split="robustness") if pair.status != "excluded"]
    shuffled = {phase: _shuffled(pairs, seed) for phase, pairs in phases.items()}
    files = {INCLUDED: [pair for phase in PHASES for pair in shuffled[phase]]}
    files |= {PHASE_FILES[phase]: pairs for phase, pairs in shuffled.items()}
    files |= {EVAL: _shuffled(held_out, seed), ROBUSTNESS: _shuffled(parked, seed)}
    statuses = store.counts.by("status")
    return Plan(
        format=format_name,
        files={name: pairs for name, pairs in files.items() if pairs},
        statuses=statuses,
        left_out=_left_out(statuses, parked),
        problems=_problems(store, files, format_name),
    )


def drafts_named(drafts: Sequence[Draft], most: int) -> str:
    """What was typed and not saved, so that it is in no file: ``#3 output, #7 prompt``."""
    places = [f"#{draft.pair_id} {draft.field}" for draft in drafts[:most]]
    return ", ".join([*places, *([f"{len(drafts) - most} more"] if len(drafts) > most else [])])


def _shuffled(pairs: list[Pair], seed: int) -> list[Pair]:
    """In the order of a hash of seed and uid: the same everywhere, and a new pair moves no other."""
    return sorted(pairs, key=lambda pair: hashlib.blake2b(f"{seed}:{pair.uid}".encode()).digest())


def _left_out(statuses: dict[str, int], parked: list[Pair]) -> dict[str, int]:
    """Status to how many pairs of it are in no file."""
    written = Counter(pair.status for pair in parked)
    counts = {status: statuses.get(status, 0) - written[status] for status in WHY_LEFT_OUT}
    return {status: count for status, count in counts.items() if count}


def _problems(store: Store, files: dict[str, list[Pair]], format_name: str) -> list[Problem]:
    found = [
        Problem("train_eval_overlap", train, f"repeats pair {held_out}, which is held out for evaluation")
        for train, held_out in contaminated(store)
    ]
    for pair in [*files[INCLUDED], *files[EVAL], *files[ROBUSTNESS]]:
        tokens = [token for message in pair.messages for token in find_control_tokens(message.content)]
        if tokens:
            found.append(Problem("control_tokens", pair.id, f"holds the control token {tokens[0]}"))
        if not pair.output.strip():
            found.append(Problem("blank_output", pair.id, "has no output"))
        try:
            FORMATS[format_name](pair)
        except CannotWrite as error:
            found.append(Problem("format", pair.id, f"does not fit {format_name}: {error}"))
    return found


def encode(plan: Plan) -> dict[str, bytes]:
    """File name to content, in the plan's format; last what is known of each row and is no training data."""
    write = FORMATS[plan.format]
    rows = {pair.id: encode_row(write(pair)) for pair in plan.pairs}
    contents = {name: b"".join(rows[pair.id] for pair in pairs) for name, pairs in plan.files.items()}
    beside = b"".join(encode_row(sidecar_row(pair, rows[pair.id])) for pair in plan.pairs)
    return {**contents, SIDECAR: beside} if contents else {}


def manifest_of(
    plan: Plan, contents: dict[str, bytes], rubric: Rubric, voice: Voice, seed: int, allowed: list[str]
) -> dict[str, Any]:
    """What was written and by which rules; holds no time, so that equal exports are equal to the byte."""
    return {
        "pairsmith": __version__,
        "schema": SCHEMA_VERSION,
        "format": plan.format,
        "template": None,
        "seed": seed,
        "rubric": {"threshold": rubric.threshold, "weights": dict(rubric.weights)},
        "voice": {
            "description": voice.description,
            "avoid": list(voice.avoid),
            "max_words": voice.max_words,
        },
        "files": [
            {"name": name, "rows": plan.rows[name], "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in contents.items()
        ],
        "statuses": plan.statuses,
        "left_out": plan.left_out,
        "allowed": [
            {"code": problem.code, "pair": problem.pair_id, "says": problem.says}
            for problem in plan.problems
            if problem.code in allowed
        ],
    }
