"""Small files of every kind with what must come of each record; a reject stands as ``!`` and its reason."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter

import pytest

from tests.formats.came_of import came_of, js, lines, told
from tui.core.pair import Reject
from tui.formats.containers import read_entries
from tui.formats.entries import Entry
from tui.formats.unpacking import Refused

A = {"prompt": "a", "output": "1"}
B = {"prompt": "b", "output": "2"}
C = {"prompt": "c", "output": "3"}
TALK = [{"role": "user", "content": "u"}, {"role": "assistant", "content": "x"}]


ABC = ["1:a", "2:b", "3:c"]
EXCEL = b'\xef\xbb\xbfPrompt;Output\r\na;"1,5"\r\nb;"x\ny"\r\n'

FILES: list[tuple[str, bytes, str, list[str]]] = [
    ("empty", b"", "lines", []),
    ("white space alone", b" \n\r\n\t\n", "lines", []),
    ("a byte order mark alone", b"\xef\xbb\xbf", "lines", []),
    ("lines", lines(A, B, C), "lines", ABC),
    ("one line", lines(A), "lines", ["1:a"]),
    ("lines, no final newline", lines(A, B).rstrip(), "lines", ["1:a", "2:b"]),
    ("lines, blank ones between", lines(A) + b"\n\r\n" + lines(B), "lines", ["1:a", "4:b"]),
    ("lines, CRLF", lines(A, B).replace(b"\n", b"\r\n"), "lines", ["1:a", "2:b"]),
    ("lines, byte order mark", b"\xef\xbb\xbf" + lines(A, B), "lines", ["1:a", "2:b"]),
    ("lines, UTF-16 little end", b"\xff\xfe" + lines(A, B).decode().encode("utf-16-le"), "lines", ABC[:2]),
    ("lines, UTF-16 big end", b"\xfe\xff" + lines(A, B).decode().encode("utf-16-be"), "lines", ABC[:2]),
    ("lines after a bad first one", b"oops, no\n" + lines(A), "lines", ["1!not JSON", "2:a"]),
    ("the last line cut off", lines(A) + b'{"prompt": "b", "out', "lines", ["1:a", "2!not JSON"]),
    ("lines that begin with a list", b"[1]\n" + lines(A), "lines", ["1!a list, not an object", "2:a"]),
    ("a conversation on one line", lines({"conversations": TALK}), "lines", ["1:-"]),
    ("unknown fields on one line", lines({"frage": "a"}), "lines", ["1:-"]),
    ("U+2028 in a text", '{"prompt": "a\u2028", "output": "1"}\n'.encode(), "lines", ["1:a\u2028"]),
    ("one line is not UTF-8", lines(A) + b'{"prompt": "\xe9"}\n' + lines(C), "lines",
     ["1:a", "2!not UTF-8: byte 0xe9", "3:c"]),
    ("a log", b"[INFO] started\nall well\n", "lines", ["1!not JSON", "2!not JSON"]),
    ("list", js([A, B, C]), "list", ABC),
    ("list, indented", js([A, B, C], indent=2), "list", ABC),
    ("list, one record a line", b"[" + b",\n".join(map(js, (A, B, C))) + b"]\n", "list", ABC),
    ("list, byte order mark and CRLF", b"\xef\xbb\xbf" + js([A, B], indent=1).replace(b"\n", b"\r\n"), "list",
     ABC[:2]),
    ("empty list", b"[ ]", "list", []),
    ("list of other things", js([A, 3, "x", [B], None]), "list",
     ["1:a", "2!a number, not an object (from line 1)", "3!text", "4!a list", "5!null"]),
    ("list, brackets in texts", js([{**A, "prompt": '}],[{\\"'}, B]), "list", ['1:}],[{\\"', "2:b"]),
    ("list of conversations without a name", js([TALK, TALK]), "list", ["1:-", "2:-"]),
    ("a record with a list in it", js({**A, "items": [B, C]}), "lines", ["1:a"]),
    ("list, cut off", js([A, B])[:-10], "list", ["1:a", "2!cut off: the file ends within it"]),
    ("list, the end missing", js([A, B])[:-1], "list", ABC[:2]),
    ("list, a comma missing", js([A, B]).replace(b"}, {", b"} {"), "list", ABC[:2]),
    ("list, a comma too many", js([A, B])[:-1] + b",]", "list", ABC[:2]),
    ("list, a quote missing", js([A, B, C]).replace(b'"1"', b'"1'), "list", ["1!not JSON", "2:b", "3:c"]),
    ("indented list, a quote missing", js([A, B, C], indent=2).replace(b'"prompt": "a', b'prompt": "a'),
     "list", ["1!not JSON: ", "2:b", "3:c"]),
    ("list, a record not JSON", js([A, {"x": float("nan")}, C]), "list", ["1:a", "2!not JSON", "3:c"]),
    ("list, text after it", js([A]) + b"\nthe end\n", "list",
     ["1:a", "2!not JSON: text where a record should"]),
    ("two lists", js([A]) + js([B]), "list", ABC[:2]),
    ("an object with a list", js({"version": 1, "data": [A, B], "by": {"x": [1]}}), "lists", ABC[:2]),
    ("the same, indented", js({"version": "1", "rows": [A, B]}, indent=4), "lists", ABC[:2]),
    ("a list under any name", js({"questions": [A, B]}), "lists", ABC[:2]),
    ("rows that are conversations", js({"conversations": [{"messages": TALK}, {"messages": TALK}]}), "lists",
     ["1:-", "2:-"]),
    ("splits", js({"train": [A, B], "eval": [C]}), "lists", ["1:atrain", "2:btrain", "3:ceval"]),
    ("splits under other names", js({"Training": [A], "validation": [B], "test": [C]}, indent=1), "lists",
     ["1:atrain", "2:beval", "3:ceval"]),
    ("splits without a record", js({"train": [], "eval": []}), "lists", []),
    ("a split that is empty", js({"train": [A], "eval": []}), "lists", ["1:atrain"]),
    ("a split of its own", js({"train": [{**A, "split": "robustness"}]}), "lists", ["1:arobustness"]),
    ("one object over several lines", js(A, indent=2), "objects", ["1:a"]),
    ("a conversation over several lines", js({"messages": TALK}, indent=2), "objects", ["1:-"]),
    ("objects over several lines", js(A, indent=2) + b"\n" + js(B, indent=2), "objects", ABC[:2]),
    ("CSV", b"prompt,output\na,1\nb,2\n", "table", ABC[:2]),
    ("TSV", b"prompt\toutput\na\t1,0\nb\t2\n", "table", ABC[:2]),
    ("CSV from Excel", EXCEL, "table", ABC[:2]),
    ("CSV that says its delimiter", b"sep=;\r\nprompt;output\r\na;1\r\n", "table", ["1:a"]),
    ("CSV in UTF-16", "prompt\toutput\na\t1\n".encode("utf-16"), "table", ["1:a"]),
    ("CSV, no final newline", b"prompt,output\na,1\nb,2", "table", ABC[:2]),
    ("CSV, blank records", b"prompt,output\n\na,1\n,\n\nb,2\n", "table", ABC[:2]),
    ("CSV, NA stays text", b"prompt,output\nNA,null\n", "table", ["1:NA"]),
    ("CSV, too many cells", b"prompt,output\na,1,2\nb,2,\n", "table",
     ["1!3 cells, where the heading has 2; put quotes around", "2:b"]),
    ("CSV, a stray quote", b'prompt,output\na,1\n"b,2\nc,3\n', "table",
     ["1:a", "2!quotes that do not close, or stand within a cell", "3:c"]),
    ("CSV, not UTF-8", b"prompt,output\na,1\ncaf\xe9,2\nc,3\n", "table",
     ["1:a", "2!not UTF-8: byte 0xe9 at position 4; in Excel, save as CSV UTF-8 (record 2, line 3)", "3:c"]),
    ("CSV, blank lines after the heading", b"prompt,output\n" + b"\n" * 30 + b"a,1\n", "table", ["1:a"]),
    ("bars", b"prompt|output\na|1,0\nb|2\n", "table", ABC[:2]),
    ("bars at both ends", b"|prompt|output|\n|a|1|\n", "table", ["1:a"]),
    ("objects with commas after them", js(A) + b",\n" + js(B) + b",\n", "objects", ABC[:2]),
    ("objects with commas between them", js(A) + b",\n" + js(B) + b",\r\n" + js(C), "objects", ABC),
    ("packed lines", gzip.compress(lines(A, B)), "lines", ABC[:2]),
    ("packed list", gzip.compress(js([A, B])), "list", ABC[:2]),
    ("packed CSV in UTF-16", gzip.compress("prompt,output\na,1\n".encode("utf-16")), "table", ["1:a"]),
    ("packed in two members", gzip.compress(lines(A)) + gzip.compress(lines(B)) + bytes(9), "lines", ABC[:2]),
    ("packed, with a bad tail", gzip.compress(lines(A)) + b"rubbish", "lines",
     ["1:a", "2!the packed file is damaged"]),
    ("packed nothing", gzip.compress(b""), "lines", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "container", "expected"), [pytest.param(*case[1:], id=case[0]) for case in FILES]
)
def test_each_record_of_a_file_is_found_or_says_why_not(
    content: bytes, container: str, expected: list[str]
) -> None:
    assert told(content) == container
    found = came_of(content)
    assert len(found) == len(expected), found
    for came, wanted in zip(found, expected, strict=True):
        assert came == wanted or ("!" in wanted and came.startswith(wanted))


def test_a_cut_packed_file_gives_what_came_before_the_cut() -> None:
    import random

    words = random.Random(7)
    records = [{"prompt": str(number), "output": f"{words.random()}"} for number in range(500)]
    found = came_of(gzip.compress(lines(*records))[:-3000])
    whole = [came for came in found if "!" not in came]
    assert 50 < len(whole) < 500
    assert [came.split("!")[1][:8] for came in found[len(whole) :]] == ["not JSON", "the pack"]


def test_a_packed_file_is_refused_at_its_limit() -> None:
    bomb = gzip.compress(bytes(5_000_000))
    with pytest.raises(Refused, match="unpacks to more than 1,000,000 bytes"):
        came_of(bomb, unpacked=1_000_000)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe" + (lines(A).decode() + "\U0001f600").encode("utf-16-le")[:-2],
        lines(A).decode().encode("utf-16-be") + b"\0",
        gzip.compress(lines(A).decode().encode("utf-32") + b"x", mtime=0),
    ],
)
def test_a_recoded_file_that_ends_within_a_character_says_so(content: bytes) -> None:
    assert came_of(content) == ["1:a", "2!the file is cut off within a character"]


@pytest.mark.parametrize("line", [b"\n", b",\r\n", b"x\n"])
def test_a_table_is_read_past_so_many_lines_that_are_no_record_and_no_further(
    line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.formats.jsonl.BLANK_LIMIT", 500)
    start = b'prompt,output\na,1\n"' + line * 400
    assert any(came.endswith(":b") for came in came_of(start + b"b,2\n" + line * 400))
    with pytest.raises(Refused, match=r"more than 500 lines on end without a record, up to line 50[345]"):
        came_of(start + line * 200)


def test_a_list_of_millions_of_brackets_is_one_reject() -> None:
    assert came_of(b"[" * 5_000_000) == ["1!cut off: the file ends within it (from line 1)"]


def test_brackets_that_close_together_end_what_they_close() -> None:
    nested = {**A, "n": [[{"x": [{}]}]]}
    assert came_of(js([nested, B], separators=(",", ":"))) == ABC[:2]
    assert came_of(js({"data": [nested, B]}, separators=(",", ":"))) == ABC[:2]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_what_is_no_utf16_is_rejected_by_line(encoding: str) -> None:
    mark = "\ufeff".encode(encoding)
    half = lines(A).decode().replace("a", "\ud83d").encode(encoding, "surrogatepass")
    found = came_of(mark + half + lines(B).decode().encode(encoding) + b"x")
    assert [came[:10] for came in found] == ["1!not UTF-", "2:b", "3!the file"]


def test_rows_of_a_table_are_text_and_decisions_left_blank_are_none() -> None:
    content = b'prompt,output,status,n,messages,note,Topic\n"a ""q""",007,,1.50,"[1, 2]",,\n'
    (entry,) = read_entries(io.BytesIO(content))
    assert isinstance(entry, Entry)
    assert entry.record == {"prompt": 'a "q"', "output": "007", "n": "1.50", "messages": [1, 2]}


def test_line_ends_in_a_cell_are_line_feeds_and_a_reject_names_record_and_line() -> None:
    content = b'prompt,output\r\n"a\r\nb",1\r\nx,y,z\r\n'
    entry, reject = read_entries(io.BytesIO(content))
    assert isinstance(entry, Entry)
    assert entry.record["prompt"] == "a\nb"
    assert entry.rejected("why") == Reject(1, "why (record 1, line 2)", '"a\r\nb",1')
    assert isinstance(reject, Reject)
    assert reject.reason.endswith("(record 2, line 4)")


def test_a_reject_of_a_list_holds_the_text_and_the_line_it_began_on() -> None:
    first, second = read_entries(io.BytesIO(b'[\n  {"prompt": "a"},\n  {"prompt": b}\n]'))
    assert isinstance(first, Entry)
    assert isinstance(second, Reject)
    assert (second.line, second.raw) == (2, '{"prompt": b}')
    assert second.reason.endswith("(column 12) (from line 3)")


@pytest.mark.parametrize(
    "content",
    [
        js([{**A, "prompt": "x" * 5000}, B]),
        js({"data": [{**A, "prompt": "x" * 5000}, B]}),
        b"prompt,output\n" + b"x" * 5000 + b",1\nb,2\n",
        b'prompt,output\n"' + b"x\n" * 2500 + b'",1\nb,2\n',
        lines({**A, "prompt": "x" * 5000}, B),
    ],
)  # fmt: skip
def test_what_is_longer_than_the_limit_is_a_reject_and_the_next_record_is_read(content: bytes) -> None:
    found = came_of(content, line=1000)
    assert "!" in found[0]
    assert found[-1].endswith(":b")


class Endless(io.RawIOBase):
    """A list of records made while it is read; notes how much was asked for at once."""

    def __init__(self, count: int) -> None:
        self.left = count
        self.asked = 0

    def read(self, size: int = -1) -> bytes:
        self.asked = max(self.asked, size)
        block = min(self.left, 1000)
        self.left -= block
        return (js(A) + b",\n") * block


def test_a_list_is_read_piece_by_piece() -> None:
    from tui.formats.json_rows import read_json

    stream = Endless(100_000)
    head = io.BytesIO(b"[")
    stream_read = stream.read
    stream.read = lambda size=-1: head.read(size) or stream_read(size)  # type: ignore[method-assign]
    assert sum(1 for _ in read_json(stream, 1000)) == 100_000  # type: ignore[arg-type]
    assert stream.asked <= 1 << 19


@pytest.mark.parametrize("depth", [200, 100_000])
def test_deep_nesting_in_a_list_is_a_reject(depth: int) -> None:
    deep = b'{"a":' + b"[" * depth + b"]" * depth + b"}"
    found = came_of(b"[" + deep + b"," + js(B) + b"]")
    assert found == ["1!" + found[0][2:], "2:b"]
    assert "nested more than 100 levels deep" in found[0]


@pytest.mark.parametrize("cut", range(1, 60))
def test_no_cut_of_a_list_is_an_error_or_makes_a_record_of_its_own(cut: int) -> None:
    for content, records in ((js([A, B]), "ab"), (js({"train": [A], "x": 1}), "a"), (b"[" + EXCEL, "---")):
        for broken in (content[:cut], content[:cut] + b'"' + content[cut:]):
            found = came_of(broken)
            assert [re.split("[:!]", one)[0] for one in found] == [str(n + 1) for n in range(len(found))]
            read = [one.partition(":")[2][:1] for one in found if re.match(r"\d+:", one)]
            assert not Counter(read) - Counter(records)
