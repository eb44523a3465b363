"""Hands a text to the expert's own editor and takes it back."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App

from tui.core.errors import PairsmithError
from tui.core.fields import body


async def edit_outside(app: App[None], text: str, command: str) -> str | None:
    """The edited text, or nothing where it was left as it was.

    The temporary file has mode 0600 and is deleted afterwards. The line feed that editors put at the end
    of a file is taken off again where the text had none.

    Raises:
        PairsmithError: the editor can't be started or fails, or what it left is no text; nothing is changed.
    """
    words = shlex.split(command or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    handle, name = tempfile.mkstemp(prefix="pairsmith-", suffix=".txt")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        with app.suspend():
            done = subprocess.run([*words, name], check=False)  # noqa: S603
        app.refresh()
        if done.returncode:
            raise PairsmithError(f"{words[0]} ended with {done.returncode}", "the text is as it was")
        edited = path.read_bytes().decode()
    except OSError as error:
        hint = "set $EDITOR, or `editor` in the settings"
        raise PairsmithError(f"{words[0]} can't be started ({error.strerror})", hint) from None
    except UnicodeDecodeError:
        raise PairsmithError(f"what {words[0]} left is not UTF-8", "the text is as it was") from None
    finally:
        path.unlink(missing_ok=True)
    if not text.endswith("\n"):
        edited = edited.removesuffix("\n")
    if edited == text:
        return None
    try:
        return str(body(edited))
    except ValueError as error:
        raise PairsmithError(f"the edited text {error}", "the text is as it was") from None
