"""Renders a template of the user's own in a process beside this one, which it can neither hang nor fill.

A chat template is a program, and one from a model's folder is somebody else's. The sandbox keeps it from
files and from Python; time and memory are bounded by the system, which nothing inside can talk round.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.text import one_line
from tui.templates.many import Rendered, write_many
from tui.templates.render import Written, write_out
from tui.templates.template import Template

SECONDS = 3
"""Of computing; a template of some kilobytes needs a hundredth of one."""

PATIENCE = 30
"""Seconds after which it is stopped though it computes nothing, or the machine is too busy to."""

_MEMORY = 1_000_000_000
"""Bytes: about what a text at its limit takes, several times over."""

_START = "import sys; sys.path[:] = sys.argv[1:]; from tui.templates.apart import main; main()"
"""With the paths of this process: the folder that one stands in is not to be imported from."""


def write_apart(template: Template, messages: Sequence[Message]) -> Written:
    """What ``render.write_out`` finds.

    Raises:
        PairsmithError: it can't be rendered, or not within the bounds.
    """
    answer = _answer(template, {"messages": [asdict(message) for message in messages]})
    spans = {"trained": tuple((start, end) for start, end in answer["trained"])}
    return Written(**{**answer, **spans})


def write_many_apart(template: Template, conversations: Sequence[Sequence[Message]]) -> list[Rendered]:
    """What ``many.write_many`` finds; the bounds are those of one conversation.

    Raises:
        PairsmithError: this is no template, or it does not keep within the bounds.
    """
    talks = [[asdict(message) for message in messages] for messages in conversations]
    answer = _answer(template, {"conversations": talks})
    return [Rendered(**each) for each in answer["rendered"]]


def _answer(template: Template, given: dict[str, Any]) -> dict[str, Any]:
    """What the other process makes of its task."""
    task = {
        "template": {"name": template.name, "source": template.source, "tokens": dict(template.tokens)},
        "seconds": SECONDS,
        **given,
    }
    command = [sys.executable, "-I", "-c", _START, *filter(None, sys.path)]
    try:
        done = subprocess.run(  # noqa: S603 - our own code, the template goes in as data
            command, input=json.dumps(task).encode(), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise _out_of_bounds(template) from None
    except OSError as error:
        raise _failed(template, f"no process can be started for it, {error.strerror}") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _out_of_bounds(template)
    if done.returncode:
        raise _failed(template, done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    answer: dict[str, Any] = json.loads(done.stdout)
    if "wrong" in answer:
        raise PairsmithError(*answer["wrong"])
    return answer


def _failed(template: Template, words: str) -> PairsmithError:
    return PairsmithError(f"{template.name} can't be rendered", one_line(words))


def _out_of_bounds(template: Template) -> PairsmithError:
    hint = "look for a loop in it that does not end, or a text that it makes ever longer"
    return PairsmithError(f"{template.name} was stopped: it takes too much time or memory", hint)


def main() -> None:
    """In the process of its own: the task from standard input, the answer to standard output."""
    task = json.loads(sys.stdin.buffer.read())
    _bound(task["seconds"])
    try:
        answer = _done(task, Template(**task["template"]))
    except PairsmithError as error:
        answer = {"wrong": [error.what, error.hint]}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _done(task: dict[str, Any], template: Template) -> dict[str, Any]:
    if "conversations" in task:
        rendered = write_many(template, map(_messages, task["conversations"]))
        return {"rendered": [each._asdict() for each in rendered]}
    return write_out(template, _messages(task["messages"]))._asdict()


def _messages(talk: Sequence[dict[str, str]]) -> list[Message]:
    return [Message(**message) for message in talk]


def _bound(seconds: int) -> None:
    import resource

    bounds: list[Callable[[], None]] = [
        lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
        lambda: resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY)),
        lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
    ]
    for bound in bounds:
        # A system that does not know one of them still has the others, and the patience of who asked.
        with suppress(ValueError, OSError):
            bound()
