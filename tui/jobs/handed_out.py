"""A text that is handed to the expert's own editor: in a private folder beside the database.

Whatever ends the program meanwhile, the next start finds the folder and takes back what the editor saved.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from tui.core.fields import body, parse_field
from tui.core.texts import WORDS, is_name
from tui.jobs.write import WRITTEN
from tui.store.drafts import NEW_PAIR, Place
from tui.store.durable import sync_folder
from tui.store.private import make_file, temporary_folder
from tui.store.store import Store

_PLACE = "place.json"

_PARTIAL = ".partial"

_SAVED_LAST = ("{}.save", "#{}#")
"""What nano and emacs write beside a file when they are ended with something in it that is not saved."""


_LARGEST = 1 << 28
"""Bytes that a text is never larger than."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A text and what it is of; see ``store.drafts.Place``."""

    database: Path
    pair_id: int
    field: str
    revision: int
    text: str


class Folder:
    """The folder of one text: mode 0700, its files 0600. Held as long as someone works in it.

    The lock goes with ``held``, which the editor's process is given too: it is free once both are gone.
    """

    def __init__(self, path: Path, name: str, held: int) -> None:
        self.path = path
        self.file = path / name
        self.held = held
        self.in_use = False
        """Whether the editor goes on, although it is waited for no more."""

    def read(self, before: str, *, may_be_empty: bool = False) -> str:
        """What the editor saved last, as a text; ``before`` where it left that.

        The line feed that editors put at the end of a file is taken off again where there was none.

        Raises:
            OSError: it can't be read.
            ValueError: it can't be kept; the message goes on from "the edited text".
        """
        if any(file.is_symlink() for file in self.written()):
            raise ValueError("leads elsewhere")
        data = _bytes_of(max(self.written(), key=lambda file: file.stat().st_mtime_ns))
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise ValueError("is not UTF-8") from None
        if not before.endswith("\n"):
            text = text.removesuffix("\n")
        return text if text == before or (may_be_empty and not text) else str(body(text))

    def write(self, text: str) -> None:
        """Put a text in the place of what the file holds; it is on the disk when this returns.

        Raises:
            OSError: it can't be written; what was there is still.
        """
        partial = self.path / _PARTIAL
        with open(make_file(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(self.file)
        for folder in (self.path, self.path.parent):
            sync_folder(folder)

    def written(self) -> list[Path]:
        """The file, and what the editor wrote in its place."""
        others = [self.path / pattern.format(self.file.name) for pattern in _SAVED_LAST]
        return [self.file, *(other for other in others if other.exists())]

    def holds_more(self) -> bool:
        """Whether an editor left something else, such as vim's record of what was not saved."""
        known = {self.path / _PLACE, self.path / _PARTIAL, *self.written()}
        return any(file not in known for file in self.path.iterdir())

    def remove(self) -> None:
        """Take it away with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def close(self) -> None:
        """Leave it to whoever still works in it, or to the next start."""
        os.close(self.held)


def hand_out(handed: Handed) -> Folder:
    """Write a text where an editor can open it.

    Raises:
        OSError: it can't be written.
    """
    database = handed.database.resolve()  # Whichever link it was opened by.
    path = temporary_folder(_prefix(database), within=database.parent)
    name = _file_name(handed.field)
    try:
        held = make_file(path / _PLACE)
        with suppress(OSError):  # A file system without locks: nobody else works on this database either.
            fcntl.flock(held, fcntl.LOCK_EX)
        place = {"pair": handed.pair_id, "field": handed.field, "revision": handed.revision}
        os.write(held, orjson.dumps({**place, "file": name, "text": handed.text}))
        os.fsync(held)
        with open(make_file(path / name), "wb") as stream:
            stream.write(handed.text.encode())
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise
    return Folder(path, name, held)


class PutAside:
    """Texts that the database does not take yet, each where the next start takes it back from."""

    def __init__(self) -> None:
        self._folders: dict[Place, Folder] = {}
        self._texts: dict[Place, str] = {}

    def put(self, kept: Handed, text: str) -> bool:
        """Bring a text to the disk, beside what the database holds of it; false where that can't be."""
        place = (kept.pair_id, kept.field)
        if self._texts.get(place, kept.text) == text:
            return True
        # Whoever tries to save it tells what is wrong with the disk.
        with suppress(OSError, UnicodeEncodeError):
            if place not in self._folders:
                self._folders[place] = hand_out(kept)
            self._folders[place].write(text)
            self._texts[place] = text
            return True
        return False

    def put_all(self, texts: Iterable[tuple[Handed, str]]) -> bool:
        """Bring several there; false where one of them can't be."""
        done = [self.put(kept, text) for kept, text in texts]
        return all(done)

    def remove(self, *places: Place) -> None:
        """Take these away, or all: the database holds them, or nobody wants them."""
        for place in places or list(self._folders):
            self._texts.pop(place, None)
            if folder := self._folders.pop(place, None):
                folder.remove()
                folder.close()


def _prefix(database: Path) -> str:
    return f".{database.name}.editing-"


def take_back(store: Store) -> list[str]:
    """Make drafts of what editors saved that nobody waits for any more; returns what there is to say of it.

    A folder in which someone still works is left alone, and so is what can't be taken: it is said where.

    Raises:
        PairsmithError: a draft can't be saved; what the editor saved stays where it is.
    """
    database = store.path.resolve()
    folders = sorted(path for path in database.parent.iterdir() if path.name.startswith(_prefix(database)))
    said = [_take_back(store, path) for path in folders]
    return list(filter(None, said))


def _handed(database: Path, place: object) -> tuple[Handed, str]:
    """What was handed out, and the name of its file; the folder may be another's, who wants something read.

    Raises:
        ValueError: no editor was ever handed that.
    """
    kinds = {"pair": int, "field": str, "revision": int, "file": str, "text": str}
    if isinstance(place, dict) and all(type(place.get(key)) is kind for key, kind in kinds.items()):
        handed = Handed(database, place["pair"], place["field"], place["revision"], place["text"])
        if place["file"] == _file_name(handed.field):
            return handed, place["file"]
    raise ValueError("is not one of ours")


def _opened(path: Path, flags: int) -> int:
    """A file, opened; a project that somebody sent may have a pipe in its place, or more than was ever typed.

    Raises:
        OSError: it is no file, leads elsewhere, or is too large.
    """
    handle = os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    there = os.fstat(handle)
    if stat.S_ISREG(there.st_mode) and there.st_size <= _LARGEST:
        return handle
    os.close(handle)
    raise OSError(errno.EFBIG, "no file, or too large")


def _bytes_of(path: Path) -> bytes:
    with open(_opened(path, os.O_RDONLY), "rb") as stream:
        return stream.read()


def _file_name(field: str) -> str:
    return re.sub(r"[^a-z0-9]", "-", field or "text") + ".txt"


def _take_back(store: Store, path: Path) -> str:
    try:
        held = _opened(path / _PLACE, os.O_RDWR)
    except OSError as error:
        return f"{path} can't be read ({error.strerror}); look there, then remove it"
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        handed, name = _handed(store.path, orjson.loads(_bytes_of(path / _PLACE)))
        folder = Folder(path, name, held)
        # No editor leaves a line empty by failing.
        text = folder.read(handed.text, may_be_empty=handed.field in WORDS)
        if text != handed.text and (problem := _keep(store, handed, text)):
            return f"what your editor left is in {folder.file}: {problem}"
        if folder.holds_more():
            return f"your editor left more in {path}; look there, then remove it"
        folder.remove()
    except BlockingIOError:
        return "an editor is still open on a text; what it saves is offered when the app is opened after it"
    except (OSError, ValueError):
        return f"what your editor left in {path} can't be taken; look there, then remove it"
    finally:
        os.close(held)
    return ""


def _keep(store: Store, handed: Handed, text: str) -> str:
    """Keep a text as the draft that is offered; why not, where one waits that it did not begin from."""
    pair_id, field = handed.pair_id, handed.field
    of_a_reject = pair_id == NEW_PAIR and field.isdigit()
    with store.transaction():
        if of_a_reject:
            reject = store.rejects.get(int(field), 0)
            if reject is None:
                return "this line is not in the database any more"
            there = reject.typed
        else:
            if not _is_there(store, pair_id, field):
                return "this text is not in the database any more"
            draft = store.drafts.get(pair_id, field)
            there = draft.text if draft else None
        if there not in (None, handed.text, text):
            return "there is another draft of it"
        if field == "behaviour":
            parse_field(field, text)
        if of_a_reject:
            store.rejects.keep(int(field), text)
        else:
            store.drafts.save(pair_id, field, text, handed.revision)
            store.drafts.typing_on(pair_id, "" if pair_id == NEW_PAIR else field)
    return ""


def _is_there(store: Store, pair_id: int, field: str) -> bool:
    """Whether the database has a place for a draft; a folder may name any."""
    if pair_id == NEW_PAIR:
        return field in WRITTEN
    return (is_name(field) or field in WORDS) and store.pairs.find(pair_id=pair_id) is not None
