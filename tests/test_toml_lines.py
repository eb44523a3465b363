"""The line of a key, in all the ways in which TOML lets a key be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.toml_lines import with_line

TEXT = '''\
top = 1   # [voice]
[voice]
description = """
[rubric]
threshold = 1
"""
avoid = [
  "a = b",
  "[x]",
]
'max_words' = 5
[rubric.weights]  # here
model_fails_here = 2
[ "a.b" . c ]
d.e = 1
inline = { f = 1, g = { h = 2 } }
[[lists]]
one = """ends here"""
two = 2
[voice.deep]
x = 1
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("top",), 1),
        (("voice",), 2),
        (("voice", "description"), 3),
        (("voice", "avoid", 1), 7),
        (("voice", "max_words"), 11),
        (("rubric", "weights", "model_fails_here"), 13),
        (("rubric", "weights", "none"), 12),
        (("a.b", "c", "d", "e"), 15),
        (("a.b", "c", "inline", "g", "h"), 16),
        (("lists", 0, "two"), 19),
        (("voice", "deep", "x"), 21),
        (("voice", "gone"), 2),
    ],
)
def test_a_key_is_found_on_its_line_or_its_section_is(
    tmp_path: Path, key: tuple[str | int, ...], line: int
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(TEXT)
    assert with_line(path, key) == f"{path}, line {line}"


def test_of_what_stands_nowhere_the_file_is_named_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    assert with_line(path, ["x"]) == str(path)
    path.write_text(TEXT)
    assert with_line(path, ["rubric", "threshold"]) == str(path)
    path.write_bytes(b"x = '\xff'")
    assert with_line(path, ["x"]) == str(path)


def test_a_line_of_many_blanks_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pairsmith.toml"
    path.write_text(f"{' ' * 900_000}\n[export]\n  seed = 1\n")
    assert with_line(path, ("export", "seed")) == f"{path}, line 3"
