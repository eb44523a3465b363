"""Builds the folder of an export out of pairs, without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from tui.core.pair import Pair
from tui.formats.sidecar import sidecar_row
from tui.formats.writing import FORMATS, encode_row

FILES = {"train": "included.jsonl", "eval": "eval.jsonl", "robustness": "robustness.jsonl"}
"""Split to the file that its rows stand in, in the order of the sidecar."""


def write(folder: Path, pairs: Sequence[Pair], format_name: str = "messages", **manifest: Any) -> Path:
    """An export with these pairs, in this order within each file."""
    folder.mkdir()
    ordered = [pair for split in FILES for pair in pairs if pair.split == split]
    rows = {pair.uid: encode_row(FORMATS[format_name](pair)) for pair in ordered}
    contents = {
        name: b"".join(rows[pair.uid] for pair in ordered if pair.split == split)
        for split, name in FILES.items()
    }
    contents["pairs.meta.jsonl"] = b"".join(encode_row(sidecar_row(pair, rows[pair.uid])) for pair in ordered)
    written = {name: content for name, content in contents.items() if content}
    for name, content in written.items():
        (folder / name).write_bytes(content)
    told: Mapping[str, Any] = {
        "files": [{"name": name} for name in written],
        "format": format_name,
        **manifest,
    }
    (folder / "manifest.json").write_bytes(orjson.dumps(told))
    return folder
