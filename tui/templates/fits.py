"""What a template takes: every conversation of a set, and a system message at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.core.pair import Message
from tui.templates.apart import write_many_apart
from tui.templates.many import Rendered, write_many
from tui.templates.template import Template


def write_all(template: Template, conversations: Sequence[Sequence[Message]]) -> Iterable[Rendered]:
    """Each conversation in a template; one of the user's own in a process beside this one.

    Raises:
        PairsmithError: this is no template, or it does not keep within its bounds.
    """
    return (write_many if template.family else write_many_apart)(template, conversations)


def has_system(template: Template) -> bool:
    """Whether a system message has a place in the template: it takes one, and what that says is not lost.

    Raises:
        PairsmithError: see ``write_all``.
    """
    turns = Message("user", "Where?"), Message("assistant", "There.")
    said = Message("system", "Be brief and calm.")
    bare, whole = write_all(template, [turns, (said, *turns)])
    return bool(bare.refused) or not (whole.refused or whole.loses(said))
