"""Disks in trouble, as real as a test may make them: read-only, tiny, full."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest


@contextmanager
def frozen(folder: Path) -> Iterator[None]:
    """Nothing can be written in a folder: by its rights or, as these do not bind root, by a mount."""
    files = [folder, *folder.iterdir()]
    if os.geteuid():
        modes = [file.stat().st_mode for file in files]
        for file in files:
            file.chmod(0o500 if file.is_dir() else 0o400)
        try:
            yield
        finally:
            for file, mode in zip(files, modes, strict=True):
                file.chmod(mode)
        return
    _mount("--bind", folder, folder)
    try:
        _mount("-o", "remount,bind,ro", folder)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def tiny(folder: Path, size: int) -> Iterator[None]:
    """A file system of so many bytes at a folder; only root can have one."""
    _mount("-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", folder)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(file: Path) -> None:
    """Take all the room that is left."""
    try:
        with file.open("wb") as stream:
            while True:
                stream.write(b"\0" * 4096)
                stream.flush()
    except OSError:
        return


@cache
def can_trace() -> bool:
    """Whether strace is installed and lets calls of the system fail."""
    command = ["strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]
    return (
        shutil.which("strace") is not None
        and not subprocess.run(command, stderr=subprocess.DEVNULL).returncode
    )


@contextmanager
def failing(process: int, error: str, calls: str = "pwrite64,fsync,fdatasync") -> Iterator[None]:
    """Each of these calls of a running process fails with an error of the system's, until the block ends."""
    if not can_trace():
        pytest.skip("strace is not installed, or may not trace")
    command = [
        "strace",
        "-f",
        "-p",
        str(process),
        "-e",
        f"trace={calls}",
        "-e",
        f"inject={calls}:error={error}",
    ]
    with subprocess.Popen([*command, "-o", "/dev/null"], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline()
        if "attached" not in said:
            strace.wait()
            pytest.skip(f"strace may not attach: {said.strip()}")
        try:
            yield
        finally:
            strace.send_signal(signal.SIGINT)


def _mount(*words: str | Path) -> None:
    try:
        done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("nothing to mount with")
    if done.returncode:
        pytest.skip(f"no mount is allowed: {done.stderr.strip()}")


def no_file_grows_past(size: int, process: int = 0) -> None:
    """Let every write of a process fail that makes a file larger than this; with -1 all are let again."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
