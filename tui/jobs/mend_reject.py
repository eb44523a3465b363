"""A record that import could not use, mended by hand: read as import reads it, and taken in."""

from __future__ import annotations

from tui.core.errors import PairsmithError
from tui.core.pair import Reject
from tui.formats.jsonl import Line, parse_record
from tui.formats.reading import read_all
from tui.store.rejects import OpenReject
from tui.store.store import Store

_STILL = "this can't be used yet"

_AS_JSON = 'write one record, such as {"prompt": "..", "output": ".."}'


def mend(store: Store, reject: OpenReject, text: str) -> int:
    """Take in the one record that a text holds; how many pairs of it were not there already.

    Raises:
        PairsmithError: it can't be used; nothing is stored, and what is kept as typed stays.
    """
    record = parse_record(Line(reject.line, text.encode("utf-8", "surrogatepass")))
    if isinstance(record, Reject):
        raise PairsmithError(f"{_STILL}: {record.reason}", _AS_JSON)
    _, pairs, reasons = read_all(record, reject.mapping)
    if reasons or not pairs:
        raise PairsmithError(_STILL, "; ".join(reasons) or "there is no pair in it")
    return store.rejects.take_in(reject.id, pairs)
