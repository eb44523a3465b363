"""Signs beyond ASCII: each has a twin, and a text's own characters become tokens where there are none."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

import tui
from tui.core.glyphs import TWINS, tokens, use_ascii
from tui.core.text import drawable

ASK = "from tui.core.glyphs import locale_has_unicode; print(locale_has_unicode())"


def test_every_sign_has_a_twin_in_ascii_of_as_many_cells() -> None:
    assert all(twin.isascii() and twin.isprintable() for twin in TWINS.values())
    assert {(cell_len(sign), len(twin)) for sign, twin in TWINS.items()} == {(1, 1)}


def test_statuses_and_flags_are_told_apart_in_ascii() -> None:
    for together in ("·✓–✗", "●○", "⟦⟧", "↑↓", "←→", "█░"):
        assert len({TWINS[sign] for sign in together}) == len(together)


def test_every_sign_that_a_screen_is_drawn_with_has_a_twin() -> None:
    root = Path(tui.__file__).parent
    drawn = {
        sign
        for folder in ("screens", "widgets")
        for path in (root / folder).glob("*.py")
        for text in re.findall(r'"[^"\n]*"', path.read_text("utf-8"))
        for sign in text
        if not sign.isascii()
    }
    assert drawn
    assert drawn <= set(TWINS)


def test_a_text_keeps_its_characters_unless_only_ascii_is_drawn() -> None:
    text = "Ünder 5 °C… “no”"
    assert tokens(text) == text
    use_ascii(True)
    assert tokens(text) == "<U+00DC>nder 5 <U+00B0>C… “no”"
    assert tokens("plain") == "plain"
    assert drawable("漢\x1b\u202e") == "<U+6F22><U+001B>⟨U+202E⟩"


@pytest.mark.parametrize(
    ("environment", "unicode"),
    [
        ({"LANG": "C.UTF-8"}, True),
        ({"LC_ALL": "C.utf8"}, True),
        ({}, False),
        ({"LANG": "C"}, False),
        ({"LC_ALL": "POSIX", "LANG": "C.UTF-8"}, False),
        ({"LANG": "no_SUCH.locale"}, False),
        ({"PYTHONUTF8": "1"}, True),
    ],
)
def test_the_locale_tells_whether_there_is_unicode(environment: dict[str, str], unicode: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env={"PYTHONPATH": str(Path(tui.__file__).parents[1]), **environment},
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert done.stdout.strip() == str(unicode)
