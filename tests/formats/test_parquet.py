"""Parquet: each row of a file with what must come of it. All but one test take the extra ``parquet``."""

from __future__ import annotations

import datetime
import decimal
import gzip
import io
import sys
from typing import Any

import pytest

from tests.formats.came_of import came_of, told
from tui.core.pair import Reject
from tui.formats.containers import read_entries
from tui.formats.entries import Entry
from tui.formats.reading import read_record
from tui.formats.unpacking import Refused, Text

TALK = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "1"}]


def parquet(columns: dict[str, Any], **options: Any) -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **options)
    return stream.getvalue()


def records(content: bytes) -> list[Any]:
    return [one.record if isinstance(one, Entry) else one for one in read_entries(io.BytesIO(content))]


def test_rows_are_numbered_from_one_across_row_groups() -> None:
    numbers = [str(number) for number in range(2500)]
    content = parquet({"prompt": numbers, "output": numbers}, row_group_size=700)
    assert told(content) == "parquet"
    assert came_of(content) == [f"{number + 1}:{number}" for number in range(2500)]


def test_a_list_of_structs_is_a_conversation() -> None:
    more = [*TALK, {"role": "user", "content": "b", "name": "x"}, {"role": "assistant", "content": "2"}]
    first, second = map(read_record, records(parquet({"messages": [TALK, more]})))
    assert (first.prompt, first.output, first.extra) == ("a", "1", {})
    assert (second.prompt, second.output, len(second.context)) == ("b", "2", 2)
    assert second.extra == {"message_fields": [{}, {}, {"name": "x"}, {}]}


def test_times_and_decimals_are_text_and_what_is_no_number_is_null() -> None:
    pa = pytest.importorskip("pyarrow")
    at = datetime.datetime(2024, 5, 6, 7, 8, 9)
    content = parquet(
        {
            "prompt": ["a"],
            "output": ["1"],
            "at": pa.array([at], pa.timestamp("ns")),
            "zoned": pa.array([at], pa.timestamp("us", "UTC")),
            "day": [at.date()],
            "took": [datetime.timedelta(seconds=3)],
            "price": [decimal.Decimal("12345678901234567890.10")],
            "score": [float("nan")],
            "seen": pa.array([[("x", 1)]], pa.map_(pa.string(), pa.int64())),
            "__index_level_0__": [7],
        }
    )
    (record,) = records(content)
    assert {name: record[name] for name in ("price", "score", "day", "took", "__index_level_0__")} == {
        "price": "12345678901234567890.10",
        "score": None,
        "day": "2024-05-06",
        "took": "0:00:03",
        "__index_level_0__": 7,
    }
    assert record["at"].startswith("2024-05-06 07:08:09")
    assert record["zoned"].startswith("2024-05-06 07:08:09")
    assert record["seen"] == [["x", 1]]
    assert read_record(record).extra == {
        name: value for name, value in record.items() if name not in ("prompt", "output")
    }


def test_a_null_text_is_null_as_in_json() -> None:
    assert records(parquet({"prompt": ["a", None], "output": ["1", "2"]}))[1] == {
        "prompt": None,
        "output": "2",
    }


def test_bytes_that_are_no_text_are_rejected_by_row_and_those_that_are_come_in() -> None:
    content = parquet({"prompt": [b"a", b"b"], "output": ["1", "2"], "image": [None, {"bytes": b"\xff"}]})
    first, second = records(content)
    assert first == {"prompt": "a", "output": "1", "image": None}
    assert isinstance(second, Reject)
    assert (second.line, second.reason) == (2, "image: bytes that are no text; leave the column out")


def test_text_that_is_no_utf8_is_rejected_and_the_rows_around_it_come_in() -> None:
    pa = pytest.importorskip("pyarrow")
    bad = pa.array([b"a", b"\xff", b"c"]).cast(pa.binary()).view(pa.string())
    found = came_of(parquet({"prompt": bad, "output": ["1", "2", "3"]}))
    assert (found[0], found[2]) == ("1:a", "3:c")
    assert found[1].startswith("2!a value that can't be read (")


def test_a_row_that_is_too_long_is_a_reject() -> None:
    content = parquet({"prompt": ["x" * 5000, "b"], "output": ["1", "2"]})
    first, second = came_of(content, line=1000)
    assert first.startswith("1!longer than 1,000 bytes, the limit for one record")
    assert second == "2:b"


def test_carriage_returns_in_a_file_that_is_no_text_stay() -> None:
    content = b"PAR1\0a\rb\0PAR1"
    assert Text(io.BytesIO(content)).stream.read() == content


def test_a_long_text_that_a_column_says_many_times_is_held_a_few_times_only() -> None:
    pa = pytest.importorskip("pyarrow")
    told = pa.DictionaryArray.from_arrays(pa.array([0] * 4000, pa.int32()), pa.array(["x" * 4_000_000]))
    content = parquet(
        {"prompt": told, "output": told},
        dictionary_pagesize_limit=1 << 30,
        store_schema=False,
        compression="zstd",
    )
    assert len(content) < 100_000
    before = pa.total_allocated_bytes()
    found = read_entries(io.BytesIO(content))
    assert isinstance(next(found), Entry)
    assert pa.total_allocated_bytes() - before < 500_000_000


def test_a_file_without_rows_has_none() -> None:
    assert came_of(parquet({"prompt": [], "output": []})) == []


def test_a_damaged_row_group_is_one_reject_that_names_its_rows() -> None:
    words = [f"{number:>50}" for number in range(2000)]
    content = bytearray(parquet({"prompt": words, "output": words}, row_group_size=1000, compression="zstd"))
    content[200:600] = bytes(400)
    found = came_of(bytes(content))
    assert found[0].startswith("1!the file is damaged here: rows 1 to 1,000 can't be read (")
    assert len(found) == 1001


@pytest.mark.parametrize("cut", [3000, 300, 12])
def test_a_cut_file_is_refused(cut: int) -> None:
    content = parquet({"prompt": ["a" * 5000], "output": ["1"]}, compression="none")
    with pytest.raises(Refused, match="is a Parquet file that can't be read"):
        came_of(content[:cut])


def test_a_packed_file_is_refused() -> None:
    with pytest.raises(Refused, match="is a packed Parquet file: unpack it first"):
        came_of(gzip.compress(parquet({"prompt": ["a"], "output": ["1"]})))


def test_a_column_that_is_named_twice_is_refused() -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["a"])] * 2, names=["prompt", "prompt"]), stream)
    with pytest.raises(Refused, match="has two columns named prompt"):
        came_of(stream.getvalue())


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refused) as caught:
        came_of(b"PAR1" + bytes(60) + b"PAR1")
    assert str(caught.value) == (
        'is a Parquet file, which takes one more package: install it with: pip install "pairsmith[parquet]"'
    )
