"""What comes of a file, in short: for tests that compare many small files with what is expected of them."""

from __future__ import annotations

import io
import json
from typing import Any

from tui.core.pair import Reject
from tui.formats.containers import container_of, head_of, read_entries
from tui.formats.entries import Aside, Entry
from tui.formats.field_names import folded
from tui.formats.limits import Limits


def js(value: Any, **options: Any) -> bytes:
    return json.dumps(value, **options).encode()


def lines(*records: Any) -> bytes:
    return b"".join(js(record) + b"\n" for record in records)


def came_of(content: bytes, **limits: int) -> list[str]:
    """``number:prompt`` for each record, ``number!reason`` for each reject, in the order of the file."""
    found = [one for one in read_entries(io.BytesIO(content), Limits(**limits)) if not isinstance(one, Aside)]
    return [f"{one.line}!{one.reason}" if isinstance(one, Reject) else _record(one) for one in found]


def _record(entry: Entry) -> str:
    return f"{entry.number}:{folded(entry.record).get('prompt', '-')}{entry.record.get('split', '')}"


def beside(content: bytes) -> dict[str, Any]:
    """What stands beside the records."""
    found = read_entries(io.BytesIO(content))
    return {one.name: one.value for one in found if isinstance(one, Aside)}


def told(content: bytes) -> str:
    return container_of(head_of(io.BytesIO(content))).name
