"""A record that import could not use, mended by hand: read as import reads it, and taken in."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import chain, zip_longest

from tui.core.errors import PairsmithError
from tui.core.pair import Reject
from tui.formats.entries import NOT_UTF8
from tui.formats.jsonl import Line, parse_record
from tui.formats.reading import read_all
from tui.store.rejects import OpenReject
from tui.store.store import Store

_ESCAPE = re.compile(r"\\x[89a-f][0-9a-f]")
"""How a byte that is not UTF-8 is shown."""

_STILL = "this can't be used yet"

_AS_JSON = 'write one record, such as {"prompt": "..", "output": ".."}'


def text_to_mend(reject: OpenReject) -> str:
    """The text of a reject as one can begin on it: the row of a table as a record with its field names."""
    if reject.table is None:
        return reject.head
    try:
        rows = list(csv.reader(io.StringIO(reject.head, newline=""), delimiter=reject.table.delimiter))
    except csv.Error:
        return reject.head
    names = list(reject.table.names)
    cells = list(chain.from_iterable(rows))
    names += [f"column {number}" for number in range(len(names) + 1, len(cells) + 1)]
    record = dict(zip_longest(names, cells, fillvalue=""))
    return json.dumps(record, ensure_ascii=False, indent=1)


def mend(store: Store, reject: OpenReject, text: str) -> int:
    """Take in the one record that a text holds; how many pairs of it were not there already.

    Raises:
        PairsmithError: it can't be used; nothing is stored, and what is kept as typed stays.
    """
    if reject.reason.startswith(NOT_UTF8) and (byte := _ESCAPE.search(text)):
        what = f"{byte[0]} stands for a byte that is no text"
        raise PairsmithError(f"{_STILL}: {what}", "write the character that was meant")
    record = parse_record(Line(reject.line, text.encode("utf-8", "surrogatepass")))
    if isinstance(record, Reject):
        raise PairsmithError(f"{_STILL}: {record.reason}", _AS_JSON)
    _, pairs, reasons = read_all(record, reject.mapping)
    if reasons or not pairs:
        raise PairsmithError(_STILL, "; ".join(reasons) or "there is no pair in it")
    return store.rejects.take_in(reject.id, pairs)
