"""The plan of an export: which pair goes into which file, in which order, and what stands in the way."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tui.config import Project
from tui.core.checks import Limits, Result, run
from tui.core.export_choice import ExportChoice
from tui.core.generator import generator_of
from tui.core.lengths import GROUPS, Lengths, distribution
from tui.core.pair import PHASES, Pair
from tui.core.phases import phase_of
from tui.core.texts import is_conversation
from tui.core.voice import Voice
from tui.formats.writing import SYSTEM
from tui.jobs.check import Count
from tui.jobs.export_checks import WARNINGS, Asked, Problem, problems_of
from tui.jobs.measured import measured
from tui.jobs.overlap import contaminated
from tui.jobs.progress import Progress, ShouldStop, StoppedError, never, silent
from tui.jobs.tokens import Counter as TokenCounter
from tui.jobs.tokens import counter
from tui.store.drafts import Draft
from tui.store.store import Store
from tui.templates.template import Template, find_template

PHASE_FILES = {phase: f"phase{number}_{phase}.jsonl" for number, phase in enumerate(PHASES, start=1)}
INCLUDED, EVAL, ROBUSTNESS = "included.jsonl", "eval.jsonl", "robustness.jsonl"

SIDECAR = "pairs.meta.jsonl"
"""What is known of each row that is written: for whoever audits the set, never to be trained on."""

PARTS = (*PHASES, "eval", "robustness")
"""What the rows of an export fall into, in the order in which they are written."""

WHY_LEFT_OUT = {"new": "not decided yet", "held": "held", "excluded": "excluded"}
"""Status to the words for why its pairs are in no training file."""

COUNTED = ("phase", "category", "behaviour", "origin")
"""By what the exported pairs are counted."""

_GENERATORS = 1_000
"""Prompts of generators that are kept; where there are more, each stands for a pair or two."""

_TOLD = 500
"""Pairs after which it is told how far it is."""

_DIGEST, _ID, _LENGTH = 16, 8, 4
"""Bytes of what a pair is kept by while it is planned: a hash that orders it, its id, and its tokens."""

_LONGEST = (1 << 8 * _LENGTH) - 1


@dataclass(frozen=True)
class Wanted:
    """How an export is to be written."""

    format: str = "messages"
    seed: int = 42
    cumulative: bool = False
    """Whether the file of a phase holds the phases before it too."""
    voice: Voice = field(default_factory=Voice)
    limits: Limits = field(default_factory=Limits)
    license: str = ""
    template: Template | None = None
    """The chat template that the set is to be trained with, where it is known."""
    max_tokens: int = 0
    """The length of a row above which a trainer would cut it; 0 where none is stated."""
    tokens: TokenCounter = field(default_factory=TokenCounter)

    @classmethod
    def by(cls, project: Project, choice: ExportChoice | None = None) -> Wanted:
        """As a project asks for it, but for what is chosen otherwise this time.

        Raises:
            PairsmithError: the template or the tokenizer that is named can't be used.
        """
        choice, asked = choice or ExportChoice(), project.export
        named = asked.template if choice.template is None else choice.template
        return cls(
            format=choice.format,
            seed=asked.seed,
            cumulative=choice.cumulative,
            voice=project.voice,
            limits=project.limits,
            license=asked.license,
            template=find_template(named, project.templates) if named else None,
            max_tokens=asked.max_tokens if choice.max_tokens is None else choice.max_tokens,
            tokens=counter(asked.tokenizer),
        )


@dataclass
class Tally:
    """What the exported pairs are, counted while they are read."""

    kinds: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By one of ``COUNTED``, its value ('' for none) and the split."""
    teachers: Counter[str] = field(default_factory=Counter)
    generators: Counter[str] = field(default_factory=Counter)
    """By the prompt, or the name of one, that a pair says it was made with; at most ``_GENERATORS``."""
    generators_unnamed: int = 0
    """How many pairs name one beyond those."""
    sources: Counter[int] = field(default_factory=Counter)
    system: int = 0
    """How many begin with a system message."""
    conversations: int = 0
    """How many have turns before the prompt."""
    rewritten: int = 0
    """How many have a text that is not as it was imported."""
    judged: int = 0
    """How many have a flag of the rubric set."""
    parked: Counter[str] = field(default_factory=Counter)
    """Statuses of the pairs that are parked for robustness tests."""

    def add(self, pair: Pair) -> None:
        """Count a pair that is exported."""
        values = (phase_of(pair), pair.category, pair.behaviour, pair.origin)
        self.kinds.update(
            (name, value or "", pair.split) for name, value in zip(COUNTED, values, strict=True)
        )
        if pair.teacher:
            self.teachers[pair.teacher] += 1
        if generator := generator_of(pair):
            named = generator in self.generators or len(self.generators) < _GENERATORS
            if named:
                self.generators[generator] += 1
            self.generators_unnamed += not named
        if pair.source_id is not None:
            self.sources[pair.source_id] += 1
        self.system += bool(pair.context) and pair.context[0].role == SYSTEM
        self.rewritten += pair.rewritten
        self.judged += bool(pair.flags)
        self.conversations += is_conversation(pair)
        if pair.split == "robustness":
            self.parked[pair.status] += 1


@dataclass(frozen=True)
class Plan:
    """What an export would write: the ids of each part in order, and why the other pairs stay out."""

    wanted: Wanted
    parts: dict[str, array[int]]
    tokens: dict[str, array[int]]
    """Of each pair of a part, in the same order, how long its row is."""
    tally: Tally
    statuses: dict[str, int]
    problems: list[Problem]
    """What keeps it from being written."""
    warnings: list[Problem]
    """What is said, and written all the same."""
    checks: list[Result]
    mark: tuple[int, int]
    """Where the journal ended: an export of another state than was planned is refused."""

    @property
    def files(self) -> dict[str, tuple[str, ...]]:
        """Name of each file of rows to the parts that it holds; none of them is empty."""
        before = {phase: PHASES[: number + 1] for number, phase in enumerate(PHASES)}
        held: dict[str, tuple[str, ...]] = {INCLUDED: PHASES}
        for phase, name in PHASE_FILES.items():
            if self.parts[phase]:
                held[name] = before[phase] if self.wanted.cumulative else (phase,)
        held |= {EVAL: ("eval",), ROBUSTNESS: ("robustness",)}
        return {name: parts for name, parts in held.items() if any(self.parts[part] for part in parts)}

    @property
    def rows(self) -> dict[str, int]:
        """File name to how many rows it will hold."""
        counts = {name: sum(len(self.parts[part]) for part in parts) for name, parts in self.files.items()}
        return {**counts, SIDECAR: self.size} if counts else {}

    @property
    def size(self) -> int:
        """How many pairs are written."""
        return sum(map(len, self.parts.values()))

    @property
    def left_out(self) -> dict[str, int]:
        """Status to how many pairs of it are in no file."""
        counts = {status: self.statuses.get(status, 0) - self.tally.parked[status] for status in WHY_LEFT_OUT}
        return {status: count for status, count in counts.items() if count}

    @property
    def findings(self) -> list[Problem]:
        """All that is wrong with pairs, first what keeps the export from being written."""
        return self.problems + self.warnings

    @property
    def lengths(self) -> list[Lengths]:
        """How long the rows of each phase are, and of what is held out."""
        return [distribution(group, self.tokens[group]) for group in GROUPS if self.tokens[group]]

    @property
    def codes(self) -> list[str]:
        """The distinct codes of the problems."""
        return sorted({problem.code for problem in self.problems})


def plan_export(
    store: Store,
    wanted: Wanted | None = None,
    progress: Progress = silent,
    should_stop: ShouldStop = never,
) -> Plan:
    """Sort the pairs into parts, each in an order that the seed fixes, and check them. Nothing is written.

    Of a pair only its id stays in memory.

    Raises:
        StoppedError: it was asked to stop.
    """
    wanted = wanted or Wanted()
    with store.snapshot():
        repeats = contaminated(store, should_stop)
        asked = Asked(
            wanted.format,
            system_turns=wanted.template is None or _has_system(wanted.template),
            marks=(*wanted.tokens.marks, *(wanted.template.marks if wanted.template else ())),
            overlaps=dict(repeats),
            max_tokens=wanted.max_tokens,
            exact=bool(wanted.tokens.name),
        )
        keys: dict[str, list[bytes]] = {part: [] for part in PARTS}
        tally, count, findings = Tally(), Count(wanted.voice), list[Problem]()
        statuses = store.counts.by("status")
        told = _told(_exported(store), statuses.get("included", 0), progress, should_stop)
        for row in measured(told, wanted.tokens, wanted.template):
            pair = row.pair
            findings += problems_of(row, asked)
            part = phase_of(pair) if pair.split == "train" else pair.split
            keys[part].append(_key(pair, wanted.seed, row.tokens))
            tally.add(pair)
            if pair.status == "included" and row.is_text:
                count.add(pair)
        ordered = {part: sorted(found) for part, found in keys.items()}
        return Plan(
            wanted=wanted,
            parts={part: _ids(found) for part, found in ordered.items()},
            tokens={part: _tokens(found) for part, found in ordered.items()},
            tally=tally,
            statuses=statuses,
            problems=[one for one in findings if one.code not in WARNINGS],
            warnings=[one for one in findings if one.code in WARNINGS],
            checks=run(count.facts(store, [train for train, _ in repeats]), wanted.limits),
            mark=store.journal.mark(),
        )


def _has_system(template: Template) -> bool:
    from tui.templates.fits import has_system  # Loads jinja2, which few exports need.

    return has_system(template)


def _exported(store: Store) -> Iterator[Pair]:
    """Every pair that is written, once: the included ones, and others that are parked for tests."""
    yield from store.pairs.every(status="included")
    parked = store.pairs.every(split="robustness")
    yield from (pair for pair in parked if pair.status in ("new", "held"))


def _told(pairs: Iterator[Pair], total: int, progress: Progress, should_stop: ShouldStop) -> Iterator[Pair]:
    """The pairs as they come; every so many it is told how far it is, and asked whether to go on."""
    for number, pair in enumerate(pairs):
        if number % _TOLD == 0:
            if should_stop():
                raise StoppedError
            progress(number, max(number, total))
        yield pair


def _key(pair: Pair, seed: int, tokens: int) -> bytes:
    """What orders a pair, a hash of seed and uid: the same everywhere, and a new pair moves no other."""
    digest = hashlib.blake2b(f"{seed}:{pair.uid}".encode()).digest()[:_DIGEST]
    return digest + pair.id.to_bytes(_ID, "big") + min(tokens, _LONGEST).to_bytes(_LENGTH, "big")


def _ids(keys: Sequence[bytes]) -> array[int]:
    return array("q", (int.from_bytes(key[_DIGEST : _DIGEST + _ID], "big") for key in keys))


def _tokens(keys: Sequence[bytes]) -> array[int]:
    return array("L", (int.from_bytes(key[_DIGEST + _ID :], "big") for key in keys))


def drafts_named(drafts: Sequence[Draft], most: int) -> str:
    """What was typed and not saved, so that it is in no file: ``#3 output, #7 prompt``."""
    places = [f"#{draft.pair_id} {draft.field}" for draft in drafts[:most]]
    return ", ".join([*places, *([f"{len(drafts) - most} more"] if len(drafts) > most else [])])
