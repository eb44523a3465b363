"""Pairs on their way out, each with how long its row is, in the chat template where one is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.core.control_tokens import split_at_marks
from tui.core.lengths import row_tokens
from tui.core.pair import Message, Pair
from tui.jobs.tokens import Counter

if TYPE_CHECKING:
    from tui.templates.many import Rendered
    from tui.templates.template import Template

_AT_ONCE = 100
"""Pairs that are rendered together: a template of the user's own takes a process each time."""


class Measured(NamedTuple):
    """A pair with its messages, which are put together once, and the length of its row in tokens."""

    pair: Pair
    messages: Sequence[Message]
    tokens: int
    rendered: Rendered | None = None
    """Nothing where no template is named."""

    @property
    def is_text(self) -> bool:
        """Whether every message is text; a damaged database may hold something else."""
        return not any(map(is_no_text, self.messages))


def is_no_text(message: Message) -> bool:
    """Whether a message is of another kind than text."""
    return not (isinstance(message.role, str) and isinstance(message.content, str))


def measured(pairs: Iterable[Pair], counter: Counter, template: Template | None) -> Iterator[Measured]:
    """The pairs as they come, measured.

    Raises:
        PairsmithError: the template can't be used.
    """
    if template is None:
        for pair in pairs:
            messages = pair.messages
            yield Measured(pair, messages, _tokens(messages, counter))
        return
    from tui.templates.fits import write_all  # Loads jinja2, which few exports need.

    stream = iter(pairs)
    while some := list(islice(stream, _AT_ONCE)):
        talks = [pair.messages for pair in some]
        for pair, messages, rendered in zip(some, talks, write_all(template, talks), strict=True):
            text = rendered.text
            tokens = _rendered_tokens(text, counter) if text else _tokens(messages, counter)
            yield Measured(pair, messages, tokens, rendered)


def _tokens(messages: Sequence[Message], counter: Counter) -> int:
    return 0 if any(map(is_no_text, messages)) else row_tokens(messages, counter.count)


def _rendered_tokens(text: str, counter: Counter) -> int:
    """Each mark of a template is one token; a tokenizer knows its own."""
    if counter.name:
        return counter.count(text)
    pieces = split_at_marks(text)
    return sum(map(counter.count, pieces[::2])) + len(pieces) // 2
