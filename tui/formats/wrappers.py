"""Records inside of another object: rows of Hugging Face's dataset viewer, tasks of annotation tools.

Sources: the ``/rows`` answer of the dataset viewer; the task format of Label Studio.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.core.pair import Reject
from tui.formats.dialects import is_record
from tui.formats.entries import Entry

_CUT = "truncated_cells"


def unwrapped(entry: Entry) -> Entry | Reject:
    """An entry whose record stood in another object, with what that object says beside it kept.

    A row whose cells the viewer has cut off is a Reject, as its texts are not whole.
    """
    record = entry.record
    if isinstance(record.get("row"), dict) and "row_idx" in record:
        if record.get(_CUT):
            cells = ", ".join(map(str, record[_CUT])) if isinstance(record[_CUT], list) else "some"
            return entry.rejected(f"the viewer has cut off cells ({cells[:80]}); download the whole file")
        return Entry(entry.number, entry.raw, _opened(record, "row"), entry.where)
    inner = record.get("data")
    if isinstance(inner, dict) and not is_record(record) and is_record(inner):
        return Entry(entry.number, entry.raw, _opened(record, "data"), entry.where)
    return entry


def _opened(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The record under ``name``; of what stands around it, what has the same name as a field is renamed."""
    inner = record[name]
    around = {other: value for other, value in record.items() if other != name}
    return {**inner, **{f"{other} (around)" if other in inner else other: around[other] for other in around}}
