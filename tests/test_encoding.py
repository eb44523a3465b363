"""On a terminal of another encoding everything stands where it stands on one of UTF-8."""

from __future__ import annotations

import io

import pytest

from tui.encoding import fit, typed_in


@pytest.mark.parametrize(
    ("encoding", "drawn"), [("ascii", "| 12 .? - caf? ??|"), ("latin-1", "| 12 ·? - café ??|"), ("utf-8", "")]
)
def test_each_cell_keeps_its_place(encoding: str, drawn: str) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding)
    fit(stream)
    stream.write("│ 12 ·ﬁ ─ café 漢│")
    stream.flush()
    assert written.getvalue().decode(encoding) == (drawn or "│ 12 ·ﬁ ─ café 漢│")


def test_a_stream_that_is_not_there_needs_nothing() -> None:
    fit(None)


@pytest.mark.parametrize(
    ("of_stdin", "keys"), [("ascii", "utf-8"), ("latin-1", "latin-1"), ("UTF-8", "UTF-8")]
)
def test_keys_are_read_in_the_locales_encoding_unless_that_is_none(
    monkeypatch: pytest.MonkeyPatch, of_stdin: str, keys: str
) -> None:
    monkeypatch.setattr("sys.__stdin__", io.TextIOWrapper(io.BytesIO(), encoding=of_stdin))
    assert typed_in() == keys
