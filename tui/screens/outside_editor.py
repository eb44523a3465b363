"""Hands a text to the expert's own editor and takes it back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from tui.core.errors import PairsmithError
from tui.core.fields import body

_AS_IT_WAS = "the text is as it was"
_SET_ANOTHER = "set $EDITOR, or `editor` in the settings"


async def edit_outside(app: App[None], text: str, command: str) -> str | None:
    """The edited text, or nothing where it was left as it was.

    The temporary file has mode 0600. It is deleted afterwards, unless there is something new in it and the
    editor failed or what it left can't be taken. The line feed that editors put at the end of a file is
    taken off again where the text had none.

    Raises:
        PairsmithError: the editor can't be started or fails, or what it left is no text; nothing is changed.
    """
    words = _command(command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        handle, name = tempfile.mkstemp(prefix="pairsmith-", suffix=".txt")
    except OSError as error:
        raise PairsmithError(f"no temporary file can be made ({error.strerror})", _AS_IT_WAS) from None
    path = Path(name)
    keep = False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        if problem := _run(app, [*words, name]):
            keep = _is_hers(path, text)
            raise PairsmithError(problem.what, f"{problem.hint}{_where(name) if keep else ''}")
        edited = _taken(path.read_bytes(), text)
    except OSError as error:
        raise PairsmithError(f"what {words[0]} left can't be read ({error.strerror})", _AS_IT_WAS) from None
    except ValueError as error:
        keep = _is_hers(path, text)
        hint = f"{_AS_IT_WAS}{_where(name) if keep else ''}"
        raise PairsmithError(f"the edited text {error}", hint) from None
    finally:
        if keep:
            path.chmod(0o600)  # The editor may have made it anew.
        else:
            path.unlink(missing_ok=True)
    return None if edited == text else edited


def _is_hers(path: Path, before: str) -> bool:
    """Whether an editor left something in a file that was not handed to it."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return bool(data.strip()) and data.removesuffix(b"\n") != before.encode().removesuffix(b"\n")


def _where(name: str) -> str:
    return f"; yours is in {name}"


def _taken(data: bytes, before: str) -> str:
    """What an editor left as a text.

    Raises:
        ValueError: it can't be kept; the message goes on from "the edited text".
    """
    try:
        edited = data.decode()
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    if not before.endswith("\n"):
        edited = edited.removesuffix("\n")
    return edited if edited == before else str(body(edited))


def _command(line: str) -> list[str]:
    """A command line as its words."""
    try:
        return shlex.split(line) or ["vi"]
    except ValueError as error:
        raise PairsmithError(f"the editor's command {line} can't be read ({error})", _SET_ANOTHER) from None


def _run(app: App[None], words: list[str]) -> PairsmithError | None:
    """Give the terminal to a command until it ends; returns what went wrong with it."""
    try:
        with app.suspend():
            problem = _problem_of(words)
    except SuspendNotSupported:
        raise PairsmithError("the terminal can't be given to an editor here", "rewrite with e") from None
    app.refresh()
    return problem


def _problem_of(words: list[str]) -> PairsmithError | None:
    """Run a command; what went wrong is returned, for an exception would leave the terminal given away."""
    try:
        done = subprocess.run(words, check=False)  # noqa: S603
    except OSError as error:
        return PairsmithError(f"{words[0]} can't be started ({error.strerror})", _SET_ANOTHER)
    if done.returncode < 0:
        return PairsmithError(f"{words[0]} was ended by signal {-done.returncode}", _AS_IT_WAS)
    if done.returncode:
        return PairsmithError(f"{words[0]} ended with {done.returncode}", _AS_IT_WAS)
    return None
