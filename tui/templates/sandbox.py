"""The world that a chat template sees: jinja2's immutable sandbox, with what templates for models rely on.

Loads jinja2, so nothing that the app starts with imports it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, NoReturn

from jinja2 import nodes
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tui.core.errors import PairsmithError

TODAY = datetime(2024, 7, 26)
"""The day that it is in every template: the date that Llama's templates fall back to."""


class TemplateRefused(PairsmithError):  # noqa: N818 - it is an answer, not a failure
    """The template does not take this conversation; ``what`` holds its own words."""


class Sandbox(ImmutableSandboxedEnvironment):
    """One rendering's environment. It notes what the template did that a reader should know."""

    def __init__(self) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols])
        self.marks = ("", "")
        """What is written around each stretch that is trained."""
        self.has_generation = False
        """Whether the template says what is trained."""
        self.asked_for_today = False
        self.filters["tojson"] = _to_json
        self.globals.update(raise_exception=_refuse, strftime_now=self._today)

    def _today(self, form: str) -> str:
        self.asked_for_today = True
        return TODAY.strftime(form)


class Generation(Extension):
    """``{% generation %}`` to ``{% endgeneration %}``: what is written in between is trained."""

    tags = {"generation"}  # noqa: RUF012 - as the extensions of jinja2 have it

    def parse(self, parser: Parser) -> nodes.Node:
        """The block as a call that writes the marks around it."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        sandbox = self._sandbox
        sandbox.has_generation = True
        return nodes.CallBlock(self.call_method("_marked"), [], [], body).set_lineno(line)

    @property
    def _sandbox(self) -> Sandbox:
        assert isinstance(self.environment, Sandbox)
        return self.environment

    def _marked(self, caller: Callable[[], str]) -> str:
        before, after = self._sandbox.marks
        return f"{before}{caller()}{after}"


def _refuse(words: object) -> NoReturn:
    raise TemplateRefused(str(words))


def _to_json(value: Any, indent: int | None = None, **options: Any) -> str:
    """JSON as it is, where jinja2's own filter writes ``&lt;`` and the like for HTML."""
    known = {name: options[name] for name in ("separators", "sort_keys") if name in options}
    return json.dumps(value, ensure_ascii=bool(options.get("ensure_ascii")), indent=indent, **known)
