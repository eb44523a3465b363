"""An export's folder, read again: its manifest, and its rows with what stands beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from tui.core.errors import PairsmithError
from tui.core.pair import Message
from tui.core.text import visible
from tui.formats.conversation import BadRecord
from tui.formats.reading import read_record
from tui.jobs.export import EVAL, INCLUDED, ROBUSTNESS, SIDECAR
from tui.jobs.export_folder import LARGEST_MANIFEST, MANIFEST
from tui.paths import read_small

_AGAIN = "export it again"


class Place(NamedTuple):
    """Where a row and what is known of it stand, so that they need not be kept."""

    about: int
    file: int
    row: int


@dataclass(frozen=True)
class Row:
    """One exported row, as it stands in its file, with what is known of it."""

    about: Mapping[str, Any]
    raw: bytes

    @property
    def uid(self) -> str:
        """What a pair is known by in every database."""
        return str(self.about["uid"])

    @property
    def texts(self) -> dict[str, Any]:
        """Context, prompt and output, whatever format the row is written in.

        Raises:
            PairsmithError: the row holds no pair.
        """
        try:
            read = read_record(orjson.loads(self.raw))
        except (orjson.JSONDecodeError, BadRecord, TypeError, AttributeError):
            raise PairsmithError(f"the row of pair {visible(self.uid)} can't be read", _AGAIN) from None
        return {
            "context": [_plain(turn) for turn in read.context],
            "prompt": read.prompt,
            "output": read.output,
        }


def _plain(turn: Message) -> dict[str, str]:
    return {"role": turn.role, "content": turn.content}


class Export:
    """The folder of an export, open for reading. Holds no rows."""

    def __init__(
        self, folder: Path, manifest: Mapping[str, Any], about: BinaryIO, rows: list[BinaryIO]
    ) -> None:
        self.folder = folder
        self.manifest = manifest
        self.edited = 0
        """Rows met that are not as the export wrote them."""
        self._about = about
        self._rows = rows

    def walk(self) -> Iterator[tuple[Place, Row]]:
        """Every row in the order of the files, each with its place.

        Raises:
            PairsmithError: what is known of the rows does not fit to them.
        """
        self.edited, number, beside = 0, 0, 0
        self._about.seek(0)
        for at, stream in enumerate(self._rows):
            place = 0
            stream.seek(0)
            while raw := stream.readline():
                line = self._about.readline()
                number += 1
                row = Row(self._known(line, number), raw.removesuffix(b"\n"))
                self.edited += hashlib.sha256(row.raw).hexdigest() != row.about.get("sha256")
                yield Place(beside, at, place), row
                beside, place = beside + len(line), place + len(raw)
        if self._about.readline():
            raise PairsmithError(f"{self.folder / SIDECAR} tells of more rows than there are", _AGAIN)

    def row_at(self, place: Place) -> Row:
        """The row at a place that ``walk`` gave."""
        self._about.seek(place.about)
        stream = self._rows[place.file]
        stream.seek(place.row)
        return Row(orjson.loads(self._about.readline()), stream.readline().removesuffix(b"\n"))

    def _known(self, line: bytes, number: int) -> dict[str, Any]:
        about = _object(line)
        if not all(isinstance(about.get(name), str) for name in ("uid", "phase", "split")):
            raise PairsmithError(f"{self.folder / SIDECAR} says nothing of row {number}", _AGAIN)
        return about


@contextmanager
def opened_export(folder: Path) -> Iterator[Export]:
    """The folder of an export.

    Raises:
        PairsmithError: it is none, or a file that its manifest lists is missing.
    """
    manifest = _manifest(folder)
    listed = {str(file["name"]) for file in manifest["files"]}
    if SIDECAR not in listed:
        raise PairsmithError(f"{folder} was written without {SIDECAR}, which tells the pairs apart", _AGAIN)
    with ExitStack() as streams:
        opened = {
            name: streams.enter_context(_stream(folder / name))
            for name in (SIDECAR, INCLUDED, EVAL, ROBUSTNESS)
            if name in listed
        }
        about = opened.pop(SIDECAR)
        yield Export(folder, manifest, about, list(opened.values()))


def _manifest(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        raise PairsmithError(f"{folder} {what}", "name the folder of an export")
    if not (folder / MANIFEST).exists():
        raise PairsmithError(f"{folder} is no export", f"it has no {MANIFEST}")
    manifest = _object(read_small(folder / MANIFEST, LARGEST_MANIFEST))
    files = manifest.get("files")
    if not isinstance(files, list) or not all(isinstance(file, dict) and "name" in file for file in files):
        raise PairsmithError(f"{folder} is no export", f"its {MANIFEST} is not one of Pairsmith's")
    return manifest


def _object(text: bytes) -> dict[str, Any]:
    """A JSON object; what is none is empty."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _stream(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise PairsmithError(f"{path}, which {MANIFEST} lists, can't be read", reason) from None
