"""What a pair is: the messages before the prompt, the prompt, the output, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

STATUSES = ("new", "included", "held", "excluded")
PHASES = ("consistency", "variation", "edge")
SPLITS = ("train", "eval", "robustness")
BEHAVIOURS = ("answer", "clarify", "decline")
ORIGINS = ("production", "document", "expert", "synthetic", "augmented")
DECIDERS = ("rubric", "expert")


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation. Roles are ``system``, ``user`` and ``assistant``."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The unit of work: context messages, the prompt and one output, with every decision on them.

    ``prompt`` is the last user message and ``output`` the last assistant message; ``context`` holds
    the messages before the prompt. What is called original is as it was imported, and never changes.
    """

    id: int
    uid: str
    prompt: str
    output: str
    original_prompt: str
    original_output: str
    context: tuple[Message, ...] = ()
    original_context: tuple[Message, ...] | None = None
    """Nothing where no message of the context was rewritten."""
    flags: frozenset[str] = frozenset()
    score: int = 0
    status: str = "new"
    decided_by: str | None = None
    reason: str | None = None
    note: str | None = None
    intent: str | None = None
    """What the exchange is driving at, in a line."""
    phase: str | None = None
    split: str = "train"
    behaviour: str = "answer"
    category: str | None = None
    tags: tuple[str, ...] = ()
    origin: str | None = None
    teacher: str | None = None
    source_id: int | None = None
    source_line: int | None = None
    problems: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    alike: float = 0.0
    """Similarity (0 to 1) to the nearest pair that counts as a duplicate; siblings do not."""
    revision: int = 1
    """Grows with every change; an update names the revision that it read."""
    created_at: str = ""
    updated_at: str = ""
    decided_at: str | None = None

    @property
    def rewritten(self) -> bool:
        """Whether a text differs from what was imported."""
        context = self.context if self.original_context is None else self.original_context
        imported = (self.original_output, self.original_prompt, context)
        return (self.output, self.prompt, self.context) != imported

    @property
    def messages(self) -> tuple[Message, ...]:
        """The whole conversation as a trainer sees it."""
        return (*self.context, Message("user", self.prompt), Message("assistant", self.output))


class IncomingPair(NamedTuple):
    """A pair read from a file and understood, not yet stored.

    ``fields`` holds the decisions that the record brings (columns of ``core.fields``, already parsed)
    and ``extra`` every field that was not recognised, kept whole.
    """

    prompt: str
    output: str
    context: tuple[Message, ...] = ()
    fields: Mapping[str, Any] = MappingProxyType({})
    extra: Mapping[str, Any] = MappingProxyType({})
    problems: tuple[str, ...] = ()
    drafts: Mapping[str, str] = MappingProxyType({})
    """What was typed and not saved, by the name of the text: see ``core.texts``."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that could not be used: where it stood, why, and its text as it was."""

    line: int
    reason: str
    raw: str
