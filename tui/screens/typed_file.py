"""What was typed goes to a file of the expert's choice, where the database can't take it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.actions import key_of
from tui.core.errors import PairsmithError
from tui.paths import from_home
from tui.screens.base import PairScreen
from tui.store.copying import free_name

if TYPE_CHECKING:
    from tui.screens.ask import AskScreen

KEPT_ASIDE = "what you typed is kept beside the database, and offered when it is opened again"

_SUGGESTED = "~/typed-in-pairsmith.txt"


class TypedFile(PairScreen):
    """A screen to type on, which can be left once the file holds what the database could not."""

    def __init__(self) -> None:
        super().__init__()
        self._in_file = ""
        """What was written to a file last."""

    def all_typed(self) -> str:
        """Everything that would be lost, as one text."""
        raise NotImplementedError

    @property
    def is_in_file(self) -> bool:
        """Whether all that is typed is in a file of hers."""
        return self._in_file == self.all_typed()

    def standing(self) -> str:
        """What stands until it is mended, with the way out."""
        words = super().standing()
        way_out = f"; {key_of(f'{self.CONTEXT}.to_file')} writes what you typed to a file"
        return words + way_out if self.desk.store.trouble else words

    async def action_to_file(self) -> None:
        """Write what is typed to a file."""
        await self.start(self._ask_for_file())

    async def _ask_for_file(self) -> None:
        if name := await self.ask(which_file()):
            text = self.all_typed()
            self.tell(into_file(name, text))
            self._in_file = text

    def rescue(self) -> str:
        """Write what is typed to a file, wherever one can be made; where, in words."""
        return "" if self.is_in_file else rescued(self.desk.store.path, self.all_typed())


def which_file() -> AskScreen:
    """Asks where what is typed is to be written to."""
    from tui.screens.ask import AskScreen

    hint = "a new file, which only you can read"
    return AskScreen("Write what is typed to", _SUGGESTED, hint=hint, go_on=True)


def into_file(name: str, text: str) -> str:
    """Write what is typed to a file that she names; what there is to say of it.

    Raises:
        PairsmithError: there is such a file, or it can't be written.
    """
    path = from_home(name.strip())
    put_aside(path, text)
    return f"what is typed is in {path}"


def rescued(database: Path, text: str) -> str:
    """Write a text to a new file, wherever one can be made; where, in words, or nothing."""
    import tempfile

    for folder in (database.absolute().parent, "~", tempfile.gettempdir):
        # Where there is no home, or no folder for temporary files, is no place either.
        with suppress(PairsmithError, OSError, RuntimeError):
            place = Path(folder() if callable(folder) else folder).expanduser()
            path = free_name(place / f"typed-in-pairsmith-{os.getpid()}.txt")
            put_aside(path, text)
            return f"what was typed is in {path}"
    return ""


def put_aside(path: Path, text: str) -> None:
    """Write a text to a new file, mode 0600; it is on the disk when this returns.

    Raises:
        PairsmithError: there is such a file, or it can't be written; then there is none.
    """
    from tui.jobs.export_rows import NewFile

    try:
        file = NewFile(path)
        try:
            with file:
                file.write(text.encode("utf-8", "surrogatepass"))
        except OSError:
            path.unlink()
            raise
    except FileExistsError:
        raise PairsmithError(f"{path} exists", "name a new file; what is typed is still here") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise PairsmithError(f"{path} can't be written ({reason})", "what is typed is still here") from None
