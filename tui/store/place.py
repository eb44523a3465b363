"""What the place of a database allows: to be written, and to hold a write-ahead log."""

from __future__ import annotations

import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says what is mounted where; other systems have no such file, and their disks are taken for
disks."""

_SHARED = frozenset(
    [
        *("9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "drvfs", "gfs", "gfs2", "glusterfs", "gpfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "panfs", "prl_fs", "smb2", "smb3", "smbfs"),
        *("vboxsf", "virtiofs", "vmhgfs"),
    ]
)
"""File systems that other machines may have open too: SQLite's write-ahead log is in shared memory, which
ends at the machine (sqlite.org/wal.html)."""

_ESCAPED = re.compile(r"\\([0-7]{3})")

_PROBE = b"\0" * 8192

SLOWER = "it is kept without a write-ahead log, and each save takes a little longer"

PERMISSION = "give yourself the right to write it and its folder, then open it again"


def unwritable(path: Path) -> str:
    """What to do where a file or its folder may not be written; empty where both may."""
    place = path.resolve()
    return "" if os.access(place, os.W_OK) and os.access(place.parent, os.W_OK) else PERMISSION


def address_to_read(path: Path) -> str:
    """A database as SQLite opens it where nothing can be written beside it.

    Without a log it is complete in itself, and is read without the locks and the shared memory that SQLite
    could not make here.
    """
    place = path.resolve()
    beside = (place.with_name(f"{place.name}{ending}") for ending in ("-wal", "-journal"))
    complete = not any(file.exists() and file.stat().st_size for file in beside)
    return f"{place.as_uri()}?mode=ro{'&immutable=1' if complete else ''}"


def against_a_log(path: Path) -> str:
    """Why a write-ahead log would not be safe beside a database, in words; empty where it is."""
    kind = _file_system(path)
    if kind in _SHARED or kind.startswith("fuse."):
        return f"{path.name} is on a file system that other machines may have open too ({kind}): {SLOWER}"
    return ""


def _file_system(path: Path) -> str:
    """The kind of file system that a file is on, as the system calls it; empty where it does not say."""
    try:
        mounts = _MOUNTS.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return ""
    place, found = path.resolve(), (0, "")
    for line in mounts.split("\n"):
        before, parted, after = line.partition(" - ")
        if not parted:
            continue
        point = Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), before.split(" ")[4]))
        depth = len(point.parts)
        # Of several at one point, the last one hides the others.
        if depth >= found[0] and place.is_relative_to(point):
            found = depth, after.split(" ")[0]
    return found[1]


def disk_says(folder: Path) -> str:
    """Why nothing can be written into a folder, as the system puts it; empty where something can.

    SQLite tells of a quota that is used up as of a disk that is broken.
    """
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=".pairsmith-", dir=folder)
        try:
            os.pwrite(handle, _PROBE, 0)
            os.fsync(handle)
        finally:
            os.close(handle)
            os.unlink(name)
    except OSError as error:
        return error.strerror or str(error)
    return ""
