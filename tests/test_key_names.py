"""Keys by name: people write them as the help does, and only those that arrive everywhere are taken."""

from __future__ import annotations

import pytest
from textual.keys import _character_to_key

from tui.actions import ACTIONS
from tui.key_names import is_printable, key_name, key_word, why_not_sent


@pytest.mark.parametrize("code", range(33, 127))
def test_a_sign_has_the_name_that_the_toolkit_gives_it(code: int) -> None:
    assert key_name(chr(code)) == _character_to_key(chr(code))
    assert is_printable(key_name(chr(code)))
    assert key_word(key_name(chr(code))) == chr(code)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ctrl+S", "ctrl+s"),
        ("F5", "f5"),
        ("PgDn", "pagedown"),
        ("pagedown", "pagedown"),
        ("esc", "escape"),
        ("→", "right"),
        ("Space", "space"),
        (" ", "space"),
        ("question_mark", "question_mark"),
        ("ö", "ö"),
        ("J", "J"),
        ("Ctrl-A", "ctrl+a"),
        ("C-s", "ctrl+s"),
        ("<C-s>", "ctrl+s"),
        ("^S", "ctrl+s"),
        ("control+s", "ctrl+s"),
        ("CTRL S", "ctrl+s"),
        ("shift+a", "A"),
        ("S-a", "A"),
        ("Shift+Tab", "shift+tab"),
        ("M-x", "alt+x"),
        ("SPACE", "space"),
        ("Page Down", "pagedown"),
        ("page_up", "pageup"),
        ("<Esc>", "escape"),
        ("^", "circumflex_accent"),
        ("-", "minus"),
    ],
)
def test_a_key_is_known_by_every_way_to_write_it(written: str, name: str) -> None:
    assert key_name(written) == name


def test_what_the_help_writes_can_be_written_in_the_settings() -> None:
    keys = {key for action in ACTIONS for key in action.keys}
    assert {key_name(key_word(key)) for key in keys} == keys
    assert {why_not_sent(key) for key in keys} == {""}


NOT_EVERYWHERE = ["alt+x", "ctrl+shift+x", "shift+enter", "ctrl+enter", "ctrl+1", "super+k", "f13", "hyper"]
NOT_EVERYWHERE += ["ctrl+i", "ctrl+m", "ctrl+h", "ctrl+z", "ctrl+a", "ctrl+b", "ctrl+", "", "\x1b"]


@pytest.mark.parametrize("key", NOT_EVERYWHERE)
def test_a_key_that_does_not_arrive_everywhere_is_said_to_be_one(key: str) -> None:
    assert why_not_sent(key_name(key))
