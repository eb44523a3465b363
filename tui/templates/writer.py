"""One template at work: messages in, text out, whatever goes wrong said in a line."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Template as Compiled
from jinja2 import TemplateSyntaxError

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.text import one_line
from tui.templates.sandbox import Sandbox
from tui.templates.template import Template

MOST_WRITTEN = 50_000_000
"""Characters beyond which a template counts as one that never ends."""

_ENDLESS = {MemoryError: "it takes too much memory", RecursionError: "it calls itself without an end"}
"""Errors that say nothing of themselves, in words."""


class Writer:
    """One template, understood and ready to write."""

    def __init__(self, template: Template) -> None:
        self.sandbox = Sandbox()
        self.template = template
        try:
            self._compiled: Compiled = self.sandbox.from_string(template.source)
        except TemplateSyntaxError as error:
            words = one_line(error.message or "it can't be understood")
            raise PairsmithError(
                f"{template.name}, line {error.lineno}", f"this is no template: {words}"
            ) from None
        except Exception as error:
            raise _broken(template, error) from None

    def write(
        self, messages: Sequence[Message], *, prompt: bool = False, marks: tuple[str, str] = ("", "")
    ) -> str:
        """The text of a conversation; with ``prompt`` up to where the model goes on.

        Raises:
            TemplateRefused: the template says that it does not take the conversation.
            PairsmithError: it can't be rendered.
        """
        self.sandbox.marks = marks
        turns = [{"role": message.role, "content": message.content} for message in messages]
        given = {**self.template.tokens, "messages": turns, "add_generation_prompt": prompt}
        pieces, size = [], 0
        try:
            for piece in self._compiled.generate(**given, tools=None, documents=None):
                size += len(piece)
                if size > MOST_WRITTEN:
                    raise PairsmithError(f"{self.template.name} was stopped", "its text would never end")
                pieces.append(piece)
        except PairsmithError:
            raise
        except Exception as error:
            raise _broken(self.template, error) from None
        return "".join(pieces)


def _broken(template: Template, error: Exception) -> PairsmithError:
    """A template is a program: whatever went wrong in it is its own doing, and is told of in a line."""
    words = _ENDLESS.get(type(error)) or one_line(str(error)) or type(error).__name__
    return PairsmithError(f"{template.name} can't write this pair", words)
