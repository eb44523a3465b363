"""What tests write to the folder of an export, and look at in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.store.store import Store

IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}

TRAINERS = {
    "train_trl.py", "train_unsloth.py", "axolotl.yaml", "dataset_info.json", "llama_factory.yaml",
    "train_mlx.sh", "train_openai.py",
}  # fmt: skip

FILES = TRAINERS | {
    "included.jsonl",
    "pairs.meta.jsonl",
    "phase1_consistency.jsonl",
    "phase3_edge.jsonl",
    "eval.jsonl",
    "manifest.json",
    "README.md",
}
"""What stands in the folder after an export of ``four_pairs``."""


def write(store: Store, folder: Path, **options: Any) -> dict[str, Any]:
    """Export the set; its manifest."""
    return write_export(store, plan_export(store), folder, **options)


def refused(store: Store, folder: Path, **options: Any) -> str:
    """What an export says that is refused and leaves the folder as it is."""
    before = contents(folder) if folder.is_dir() else {}
    with pytest.raises(PairsmithError) as caught:
        write(store, folder, **options)
    assert (contents(folder) if folder.is_dir() else {}) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def without_time(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of an export but for the one line that says when it was."""
    lines = files["manifest.json"].split(b"\n")
    kept = [line for line in lines if not line.startswith(b'  "exported_at": ')]
    assert len(kept) == len(lines) - 1
    return {**files, "manifest.json": b"\n".join(kept)}
