"""Files that only some tools write: bare conversations, viewers, data frames, odd tables and encodings."""

from __future__ import annotations

import gzip
import io

import pytest

from tests.formats.came_of import beside, came_of, js, lines, told
from tui.core.pair import Reject
from tui.formats.containers import read_entries
from tui.formats.entries import Aside, Entry
from tui.formats.reading import read_all
from tui.formats.unpacking import Refused

A = {"prompt": "a", "output": "1"}
B = {"prompt": "b", "output": "2"}
TALK = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "1"}]
CHAT = [{"from": "human", "value": "b"}, {"from": "gpt", "value": "2"}]
AB = ["1:a", "2:b"]


def understood(content: bytes) -> list[str]:
    """``number:prompt>output`` for each pair, ``number!reason`` for each reject."""
    found = []
    for entry in read_entries(io.BytesIO(content)):
        if isinstance(entry, Reject):
            found.append(f"{entry.line}!{entry.reason}")
        elif isinstance(entry, Entry):
            _, pairs, reasons = read_all(entry.record)
            found += [f"{entry.number}:{pair.prompt}>{pair.output}" for pair in pairs]
            found += [f"{entry.number}!{reason}" for reason in reasons]
    return found


BOTH = ["1:a>1", "2:b>2"]
VIEWED = {"row_idx": 0, "row": A, "truncated_cells": []}
VIEWER = {
    "features": [{"feature_idx": 0, "name": "prompt", "type": {"dtype": "string"}}],
    "rows": [VIEWED, {**VIEWED, "row_idx": 1, "row": B}],
    "num_rows_total": 2,
}

READ: list[tuple[str, bytes, str, list[str]]] = [
    ("a conversation a line", lines(TALK, CHAT), "lines", BOTH),
    ("one conversation on one line", js(TALK), "list", BOTH[:1]),
    ("one conversation over several lines", js(TALK, indent=2), "list", BOTH[:1]),
    ("a list of conversations", js([TALK, CHAT]), "list", BOTH),
    ("the same, a conversation a line", b"[\n" + js(TALK) + b",\n" + js(CHAT) + b"\n]", "list", BOTH),
    ("conversations over several lines", js(TALK, indent=1) + b"\n" + js(CHAT, indent=1), "list", BOTH),
    ("conversations in an object", js({"data": [TALK, CHAT], "version": 2}), "lists", BOTH),
    ("conversations under that name", js({"conversations": [TALK, CHAT]}), "frame", BOTH),
    ("a conversation and a record", lines(TALK, B), "lines", BOTH),
    ("the first conversation broken", js(TALK)[:-1] + b"\n" + lines(CHAT), "lines", ["1!not JSON", "2:b>2"]),
    ("a record that says who wrote it", js([{"author": "user", "text": "x", **A}]), "list", BOTH[:1]),
    ("viewer", js(VIEWER), "lists", BOTH),
    ("viewer, a row a line", lines(*VIEWER["rows"]), "lines", BOTH),
    ("viewer, a cut cell", js({"rows": [{**VIEWED, "truncated_cells": ["output"]}, VIEWED]}), "lists",
     ["1!the viewer has cut off cells (output); download the whole file (rows, from line 1)", "2:a>1"]),
    ("tasks of an annotation tool", js([{"id": 1, "data": A, "annotations": []}]), "list", BOTH[:1]),
    ("columns", js({"prompt": {"0": "a", "1": "b"}, "output": {"0": "1", "1": "2"}}), "frame", BOTH),
    ("columns, indented", js({"prompt": {"0": "a"}, "output": {"0": "1"}}, indent=2), "frame", BOTH[:1]),
    ("columns as lists", js({"prompt": ["a", "b"], "output": ["1", "2"]}), "frame", BOTH),
    ("instructions as lists", js({"instruction": ["a", "b"], "output": ["1", "2"]}), "frame", BOTH),
    ("split", js({"columns": ["prompt", "output"], "index": [0, 1], "data": [["a", "1"], ["b", "2"]]}),
     "frame", BOTH),
    ("index", js({"0": A, "1": B}), "frame", BOTH),
    ("columns, text after them", js({"prompt": ["a"], "output": ["1"]}) + b"\nend", "lines",
     ["1!the prompt is a list, not text", "2!not JSON"]),
    ("one column", b"text\n\"### Human: a### Assistant: 1\"\n### Human: b, c### Assistant: 2\n", "table",
     ["1:a>1", "2:b, c>2"]),
    ("old line ends, lines", lines(A, B).replace(b"\n", b"\r"), "lines", BOTH),
    ("old line ends, CSV", b'prompt,output\ra,1\r"b",2\r', "table", BOTH),
    ("old line ends, UTF-16", "prompt,output\ra,1\r".encode("utf-16"), "table", BOTH[:1]),
    ("UTF-16 without a mark, little end", lines(A, B).decode().encode("utf-16-le"), "lines", BOTH),
    ("UTF-16 without a mark, big end", lines(A, B).decode().encode("utf-16-be"), "lines", BOTH),
    ("UTF-16 CSV without a mark", "prompt,output\na,1\n".encode("utf-16-le"), "table", BOTH[:1]),
    ("UTF-32", js([A, B]).decode().encode("utf-32"), "list", BOTH),
    ("UTF-32, big end", b"\0\0\xfe\xff" + js([A, B]).decode().encode("utf-32-be"), "list", BOTH),
    ("UTF-32 without a mark", js([A, B]).decode().encode("utf-32-le"), "list", BOTH),
    ("packed UTF-16 without a mark", gzip.compress(lines(A).decode().encode("utf-16-be")), "lines", BOTH[:1]),
    ("a NUL in a CSV", b"prompt,output\na\0,1\nb,2\n", "table",
     ["1!holds NUL bytes; take them out (record 1, line 2)", "2:b>2"]),
    ("a carriage return in a cell", b"prompt,output\na\rx,1\nb,2\n", "table",
     ["1!a bare carriage return within a cell without quotes; put quotes around the cell", "2:b>2"]),
    ("line breaks of Unicode in a cell", "prompt,output\na\u2028\u2029\x85,1\n".encode(), "table",
     ["1:a\u2028\u2029\x85>1"]),
    ("line breaks of Unicode in a list", js([{**A, "output": "\u2028x\u2029\x85"}, A], ensure_ascii=False),
     "list", ["1:a>\u2028x\u2029\x85", "2:a>1"]),
    ("Latin-1 in a list", '[{"prompt": "caf\xe9", "output": "1"},'.encode("latin-1") + js(B) + b"]", "list",
     ["1!not UTF-8: byte 0xe9 at position 16; if it is Western European text, convert", "2:b>2"]),
    ("two texts a line", b'["a", "1"]\n["b", "2"]\n', "lines",
     ["1!a list, not an object; which text is meant is not said: write {\"prompt\"", "2!a list"]),
    ("NaN", b'[{"prompt": "a", "output": NaN},' + js(B) + b"]", "list",
     ["1!not JSON: NaN is no number there; write null (column 27)", "2:b>2"]),
    ("NaN in another field", b'{"prompt": "a", "output": "1", "score": -Infinity}\n' + lines(B), "lines",
     ["1!not JSON: -Infinity is no number there; write null (column ", "2:b>2"]),
    ("a number with 400 digits", b'{"prompt": "a", "output": ' + b"7" * 400 + b"}\n" + lines(B), "lines",
     ["1!a number too large to be kept; write it in quotes", "2:b>2"]),
    ("half of a surrogate pair", b'{"prompt": "a", "output": "\\ud83d"}\n' + lines(B), "lines",
     ["1!half of a surrogate pair in a text", "2:b>2"]),
    ("JSON lines that are all broken", b'{"prompt": "a", oops}\n{"prompt": "b", oops}\n', "lines",
     ["1!not JSON: ", "2!not JSON: "]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "container", "expected"), [pytest.param(*case[1:], id=case[0]) for case in READ]
)
def test_what_some_tools_write_is_read_or_says_why_not(
    content: bytes, container: str, expected: list[str]
) -> None:
    assert told(content) == container
    found = understood(content)
    assert len(found) == len(expected), found
    for came, wanted in zip(found, expected, strict=True):
        assert came == wanted or ("!" in wanted and came.startswith(wanted)), came


def test_what_stands_around_a_record_is_kept_beside_it() -> None:
    first, _ = (one for one in read_entries(io.BytesIO(js(VIEWER))) if isinstance(one, Entry))
    assert first.record == {**A, "row_idx": 0, "truncated_cells": []}
    (task,) = read_entries(io.BytesIO(js({"id": 7, "data": {**A, "id": "own"}, "meta": {}})))
    assert isinstance(task, Entry)
    assert task.record == {**A, "id": "own", "id (around)": 7, "meta": {}}


def test_a_record_that_has_data_of_its_own_is_not_opened() -> None:
    (entry,) = read_entries(io.BytesIO(js({**A, "data": B})))
    assert isinstance(entry, Entry)
    assert entry.record == {**A, "data": B}


def test_what_an_object_says_beside_its_lists_is_kept() -> None:
    content = {"version": "1.0", "system": "s", "data": [A], "tags": ["x"], "by": {"n": [1]}, "none": []}
    assert beside(js(content)) == {name: content[name] for name in content if name != "data"}
    assert came_of(js(content)) == ["1:a"]
    assert list(beside(js(VIEWER))) == ["features", "num_rows_total"]


@pytest.mark.parametrize(
    ("content", "expected", "kept"),
    [
        (b'{"data": [' + js(A) + b'], "notes": "' + b"x" * 2_000_000 + b'", "rows": [' + js(B) + b"]}",
         ["1:a", "2!notes: longer than 1,048,576 bytes, the limit for what stands beside", "3:b"], []),
        (b'{"v": 1, "n": oops, "data": [' + js(A) + b"]}", ["1!not JSON", "2:a"], ["v"]),
        (b'{"v": 1, "v": 2, "data": [' + js(A) + b"]}", ["1:a"], ["v", "v"]),
        (b'{"v": ' + b"[" * 200 + b"]" * 200 + b', "data": [' + js(A) + b"]}",
         ["1!nested more than 100 levels deep (line 1)", "2:a"], []),
        (b'{"data": [' + js(A) + b'], "v": {"n": 1', ["1:a", "2!not JSON", "3!cut off: the object"], []),
        (b'{"data": [' + js(A) + b'], "v": "1, "n": 2}', ["1:a", "2!"], ["v"]),
    ],
)  # fmt: skip
def test_what_stands_beside_and_can_not_be_kept_is_a_reject(
    content: bytes, expected: list[str], kept: list[str]
) -> None:
    found = came_of(content)
    for came, wanted in zip(found, expected, strict=False):
        assert came == wanted or ("!" in wanted and came.startswith(wanted)), found
    asides = [one.name for one in read_entries(io.BytesIO(content)) if isinstance(one, Aside)]
    assert asides == kept


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"x" * 120 + b",There.\nWho?,Me.\n", "is a table without a heading: put the names of its columns"),
        (b"prompt,output,caf\xe9\na,1,2\n", "has a heading that is not UTF-8: in Excel, save as CSV UTF-8"),
        (b"prompt,output\r\n\r\n", "holds a heading and no rows: write a row for each pair"),
        (b"| prompt | output |\n|---|:-:|\n| a | 1 |\n", "is a table in Markdown, "),
        (b"prompt | output\n--- | ---\na | 1\n", "is a table in Markdown, "),
        (b"yes,yes\nno,yes\n", "is a table without a heading"),
        (b"prompt,output,Output\na,1,2\n", "has two columns named output: give each column a name"),
        (b"prompt;output;prompt\na;1;2\n", "has two columns named prompt: "),
        (js({"prompt": ["a" * 2_000_000], "output": ["1"]}), "holds its columns one after another, "),
    ],
)  # fmt: skip
def test_a_table_that_can_not_be_read_is_refused_in_one_line(content: bytes, says: str) -> None:
    with pytest.raises(Refused) as caught:
        came_of(content, line=1_000_000)
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_a_table_by_columns_keeps_an_index_that_says_something() -> None:
    (entry,) = read_entries(io.BytesIO(js({"prompt": {"t-7": "a"}, "output": {"t-7": "1"}})))
    assert isinstance(entry, Entry)
    assert entry.record == {**A, "__index_level_0__": "t-7"}


def test_a_long_table_by_columns_is_read_up_to_the_limit_and_text_after_it_is_a_reject() -> None:
    big = {"prompt": [f"{number} " + "x" * 1000 for number in range(2000)], "output": ["1"] * 2000}
    found = came_of(js(big) + b"\n end")
    assert (len(found), found[1999][:9]) == (2001, "2000:1999")
    assert found[2000].startswith("2001!not JSON: text after the table")


def test_utf32_that_is_none_is_rejected_by_line_and_the_next_one_is_read() -> None:
    broken = lines(A).decode().encode("utf-32-le").replace(b"a\0\0\0", b"a\0\xff\0", 1)
    content = b"\xff\xfe\0\0" + broken + lines(B).decode().encode("utf-32-le") + b"x"
    assert [came[:10] for came in came_of(content)] == ["1!not UTF-", "2:b", "3!the file"]


@pytest.mark.parametrize("content", [lines({**A, "prompt": "x" * 2000}, B), js([{**A, "n": "x" * 2000}, B])])
def test_what_is_too_long_names_the_limit_and_the_option(content: bytes) -> None:
    first, second = came_of(content, line=1000)
    assert "longer than 1,000 bytes" in first
    assert "raise it with --line-limit" in first
    assert second == "2:b"
