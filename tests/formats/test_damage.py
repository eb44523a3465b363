"""Files cut, overwritten and doubled at random: each gives figures that add up, or one clear line."""

from __future__ import annotations

import gzip
import io
import random
from collections.abc import Callable

import pytest

from tests.formats.came_of import js, lines
from tui.core.errors import PairsmithError
from tui.core.pair import Reject
from tui.formats.containers import read_entries
from tui.formats.entries import Aside, Entry
from tui.formats.reading import read_all
from tui.jobs.import_file import import_file
from tui.store.store import Store

PAIRS = [{"prompt": f"Where is bay {n}?", "output": f"Left, {n} m on.", "n": n} for n in range(12)]
TALKS = [
    [{"role": "user", "content": one["prompt"]}, {"role": "assistant", "content": one["output"]}]
    for one in PAIRS
]
TABLE = "prompt,output,tags\n" + "".join(f'"Where, {n}?","On the\nleft, {n}",a\n' for n in range(12))

SEEDS: dict[str, bytes] = {
    "lines": lines(*PAIRS),
    "list": js(PAIRS, indent=2),
    "lists": js({"version": 1, "train": PAIRS[:6], "eval": PAIRS[6:], "by": {"x": [1, 2]}}, indent=1),
    "conversations": lines(*TALKS),
    "list of conversations": js(TALKS),
    "viewer": js(
        {"features": [], "rows": [{"row_idx": 1, "row": one, "truncated_cells": []} for one in PAIRS]}
    ),
    "columns": js(
        {name: {str(n): one[name] for n, one in enumerate(PAIRS)} for name in ("prompt", "output")}
    ),
    "table": TABLE.encode(),
    "UTF-16": TABLE.encode("utf-16"),
    "packed": gzip.compress(lines(*PAIRS), mtime=0),
    "sharegpt, carriage returns": b"\r\n".join(
        js({"conversations": [{"from": "human", "value": "u"}, {"from": "gpt", "value": str(n)}]})
        for n in range(12)
    ),
}


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(len(content))]


def cut_out(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content))
    return content[:start] + content[start + dice.randrange(1, 200) :]


def flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randrange(1, 6)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def sign(content: bytes, dice: random.Random) -> bytes:
    """A sign that means something to one of the readers, where it should not be."""
    at = dice.randrange(len(content))
    return (
        content[:at]
        + dice.choice([b'"', b"{", b"}", b"[", b"]", b",", b"\n", b"\r", b"\\", b"\0"])
        + content[at:]
    )


def double(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content))
    end = start + dice.randrange(1, 300)
    return content[:end] + content[start:]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, cut_out, flip, sign, double)
CASES_EACH = 6


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_of_the_kind_that_is_damaged_below_is_whole(name: str, store: Store) -> None:
    done = import_file(store, io.BytesIO(SEEDS[name]), name)
    assert (done.read, done.stored, done.rejected) == (12, 12, 0)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_file_gives_pairs_and_rejects_that_add_up_or_one_clear_line(
    name: str, way: Callable[[bytes, random.Random], bytes], store: Store
) -> None:
    dice = random.Random(f"{name} {way.__name__}")
    damaged = {way(SEEDS[name], dice): f"{name} {number}" for number in range(CASES_EACH)}
    for content, called in damaged.items():
        check_import(store, content, called)


def check_import(store: Store, content: bytes, name: str) -> None:
    before = store.pairs.count()
    refusal, done = "", None
    try:
        done = import_file(store, io.BytesIO(content), name)
    except PairsmithError as error:
        refusal = str(error)
    if done is None:
        assert refusal.startswith(name)
        assert refusal.endswith("; nothing was imported")
        assert "\n" not in refusal
        assert store.pairs.count() == before
        return
    rejects = [row for row in list(store.rejects.every()) if row.file == name]
    assert done.read == done.stored + done.already_there + done.rejected
    assert done.read == sum(count_of(one) for one in read_entries(io.BytesIO(content)))
    assert store.pairs.count() == before + done.stored
    assert len(rejects) == done.rejected, "two rejects stand in one place, and one is lost"
    assert all(row.reason and "\n" not in row.reason for row in rejects)


def count_of(found: Entry | Reject | Aside) -> int:
    """How many pairs and rejects an import should make of this."""
    if isinstance(found, Aside):
        return 0
    if isinstance(found, Reject):
        return 1
    _, pairs, reasons = read_all(found.record)
    return len(pairs) + bool(reasons)


@pytest.mark.parametrize("name", ["lines", "list", "conversations", "list of conversations", "table"])
@pytest.mark.parametrize("number", range(12))
def test_one_broken_record_costs_no_other(name: str, number: int, store: Store) -> None:
    before, mark, after = SEEDS[name].partition(f"{number}".encode() + (b'"' if name == "table" else b" m"))
    done = import_file(store, io.BytesIO(before + b"\xff" + mark + after), name)
    assert (done.stored, done.rejected) == (11, 1)
