from __future__ import annotations

import io
import json

import orjson
import pytest

from tui.core.pair import Reject
from tui.formats.jsonl import CONVERT, MAX_DEPTH, Line, parse_record, read_lines


def lines_of(content: bytes, limit: int = 1000) -> list[tuple[int, bytes]]:
    found = list(read_lines(io.BytesIO(content), limit))
    assert all(isinstance(line, Line) for line in found)
    return [(line.number, line.raw) for line in found if isinstance(line, Line)]


class RecordingStream(io.BytesIO):
    """Notes how much is asked for at once."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.asked: list[int | None] = []

    def readline(self, size: int | None = -1) -> bytes:
        self.asked.append(size)
        return super().readline(size)


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"\n\r\n \t\n", []),
        (b"a\nb\n", [(1, b"a"), (2, b"b")]),
        (b"a\nb", [(1, b"a"), (2, b"b")]),
        (b"a\r\nb\r\n", [(1, b"a"), (2, b"b")]),
        (b"a\r\r\n", [(1, b"a\r")]),
        (b"a\rb\n", [(1, b"a\rb")]),
        (b"\n\na\n\nb", [(3, b"a"), (5, b"b")]),
        (b"\xef\xbb\xbfa\n\xef\xbb\xbfb\n", [(1, b"a"), (2, b"\xef\xbb\xbfb")]),
        (b"\xef\xbb\xbf\na\n", [(2, b"a")]),
        (" a\u2028b\u0085c\x0bd\x0ce\x1cf \n".encode(), [(1, " a\u2028b\u0085c\x0bd\x0ce\x1cf ".encode())]),
    ],
)
def test_lines_are_parted_at_line_feeds_alone(content: bytes, lines: list[tuple[int, bytes]]) -> None:
    assert lines_of(content) == lines


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_line_of_just_the_limit_is_read(start: bytes, ending: bytes) -> None:
    assert lines_of(start + b"x" * 50 + ending, limit=50) == [(1, b"x" * 50)]


@pytest.mark.parametrize("over", [1, 2, 3, 4, 5, 6, 49, 50, 51, 54, 55, 56, 1000])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_line_over_the_limit_is_a_reject_and_the_next_one_is_read(
    start: bytes, over: int, ending: bytes
) -> None:
    content = start + b"x" * (50 + over) + ending + b"next" + ending
    reject, line = read_lines(io.BytesIO(content), 50)
    assert reject == Reject(
        1, "longer than 50 bytes, the limit for one line; raise it with --line-limit", reject.raw
    )
    assert set(reject.raw) == {"x"}
    assert line == Line(2, b"next")


def test_the_reject_of_a_long_line_shows_its_first_200_characters() -> None:
    (reject,) = read_lines(io.BytesIO("é€😀".encode() * 500), 2000)
    assert isinstance(reject, Reject)
    assert reject.raw == ("é€😀" * 67)[:200]
    assert "2,000" in reject.reason


def test_a_long_line_that_is_not_utf8_is_shown_with_its_bytes() -> None:
    (reject,) = read_lines(io.BytesIO(b"\xff" * 100), 50)
    assert isinstance(reject, Reject)
    assert reject.raw.startswith("\\xff\\xff")


def test_a_long_line_is_never_asked_for_as_a_whole() -> None:
    stream = RecordingStream(b"x" * 100_000 + b"\n{}\n")
    assert [type(line) for line in read_lines(stream, 1000)] == [Reject, Line]
    assert max(size or -1 for size in stream.asked) <= 1010
    assert min(size or -1 for size in stream.asked) > 0


def test_a_long_last_line_without_a_line_feed_ends_the_file() -> None:
    found = list(read_lines(io.BytesIO(b"a\n" + b"x" * 500), 50))
    assert [line.number if isinstance(line, Line) else line.line for line in found] == [1, 2]


def parsed(raw: bytes) -> dict[str, object]:
    record = parse_record(Line(7, raw))
    assert isinstance(record, dict), record
    return record


def rejected(raw: bytes) -> Reject:
    reject = parse_record(Line(7, raw))
    assert isinstance(reject, Reject)
    assert reject.line == 7
    return reject


@pytest.mark.parametrize(
    ("raw", "record"),
    [
        (b"{}", {}),
        (b' \t{"a": [1, 2.5, null, true]} \r', {"a": [1, 2.5, None, True]}),
        ('{"a": "x\u2028y\u2029z\u0085é😀"}'.encode(), {"a": "x\u2028y\u2029z\u0085é😀"}),
        (rb'{"a": "\ud83d\ude00\u0000\r\n"}', {"a": "😀\x00\r\n"}),
        (b'{"a": 1, "a": 1}', {"a": 1}),
        (rb'{"a" : "\"b\": 1, \"b\": 2"}', {"a": '"b": 1, "b": 2'}),
        (b'{"a": 18446744073709551615, "b": -9223372036854775808}', {"a": 2**64 - 1, "b": -(2**63)}),
    ],
)
def test_an_object_is_read_as_it_stands(raw: bytes, record: dict[str, object]) -> None:
    assert parsed(raw) == record


@pytest.mark.parametrize(
    "digits",
    ["18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "-" + "7" * 300],
)
def test_no_digit_of_a_huge_whole_number_is_lost(digits: str) -> None:
    record = parsed(f'{{"a": [{digits}], "b": 12, "c": 0.5}}'.encode())
    assert record == {"a": [digits], "b": 12, "c": 0.5}
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"[1]", "a list, not an object"),
        (b"3", "a number, not an object"),
        (b'"x"', "text, not an object"),
        (b"null", "null, not an object"),
        (b"true", "true or false, not an object"),
        (b'{"a": 1, "a": 2}', "two values under the name a; leave one of them out"),
        (b'{"x": [{"a": 1, "b": 3, "a": 2}]}', "two values under the name a; leave one of them out"),
        (b'{"": 1, "": 2}', "two values under the name (empty); leave one of them out"),
        (b'{"a": "caf\xc3', "cut off within a character"),
        (b'{"a": "\xff"}', f"not UTF-8: byte 0xff at position 8; {CONVERT}"),
        (b'{"\xc3\xa9": "\xe9"}', f"not UTF-8: byte 0xe9 at position 9; {CONVERT}"),
        (b'{"a": "\xed\xa0\xbd"}', f"not UTF-8: byte 0xed at position 8; {CONVERT}"),
        ('{"a": 1}'.encode("utf-16-le"), "holds NUL bytes; if the file is UTF-16, save it as UTF-8"),
    ],
)
def test_what_is_no_object_is_rejected_in_plain_words(raw: bytes, reason: str) -> None:
    assert rejected(raw).reason == reason


@pytest.mark.parametrize(
    ("raw", "column"),
    [
        (b'{"a": NaN}', 7),
        (b'{"a": -Infinity}', 8),
        (b"{'a': 1}", 2),
        (b'{"a": 1,}', 8),
        (b'{"a": 1} x', 10),
        (b'{"prompt": "cut o', 18),
        ('{"é😀": x}'.encode(), 8),
        (b"prompt,output", 1),
    ],
)
def test_what_is_not_json_is_rejected_with_its_column(raw: bytes, column: int) -> None:
    reason = rejected(raw).reason
    assert reason.startswith("not JSON: ")
    assert reason.endswith(f"(column {column})")


@pytest.mark.parametrize("escape", [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\ud83dx"])
def test_half_a_surrogate_pair_is_rejected(escape: str) -> None:
    reason = rejected(f'{{"a": "{escape}"}}'.encode()).reason
    assert reason.startswith("half of a surrogate pair in a text (column ")


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 1000, 1025, 100_000])
def test_deep_nesting_is_rejected(depth: int) -> None:
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
        inner = opening * (depth - 1) + b"1" + closing * (depth - 1)
        assert rejected(b'{"a":' + inner + b"}").reason.startswith("nested more than 100 levels deep")


def test_nesting_up_to_the_limit_is_read_and_can_be_written_again() -> None:
    record = parsed(b'{"a":' + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1) + b"}")
    assert orjson.loads(orjson.dumps(record)) == record


def test_brackets_inside_a_text_are_no_nesting() -> None:
    assert parsed(b'{"a": "' + b"[{" * 5000 + b'"}') == {"a": "[{" * 5000}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b'{"a": "caf\xe9', '{"a": "caf\\xe9'),
        ("[é]".encode(), "[é]"),
        (b"x" * 5000, "x" * 5000),
    ],
)
def test_a_reject_holds_the_whole_text_of_its_line(raw: bytes, text: str) -> None:
    assert rejected(raw).raw == text
