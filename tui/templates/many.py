"""Many conversations in one template: what an export is held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.templates.template import Template
from tui.templates.writer import Writer


class Rendered(NamedTuple):
    """A conversation as a template writes it, or why it does not."""

    text: str = ""
    refused: str = ""

    def loses(self, message: Message) -> bool:
        """Whether what a message says is not in it; white space around it does not count."""
        return message.content.strip() not in self.text


def write_many(template: Template, conversations: Iterable[Sequence[Message]]) -> Iterator[Rendered]:
    """Each conversation in a template.

    Raises:
        PairsmithError: this is no template.
    """
    writer = Writer(template)
    for messages in conversations:
        try:
            yield Rendered(writer.write(messages))
        except PairsmithError as error:
            yield Rendered(refused=error.what if not error.hint else f"{error.what}: {error.hint}")
