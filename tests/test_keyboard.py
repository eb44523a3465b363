"""What is read from the keyboard: Escape is never lost, and no sequence is taken for typing."""

from __future__ import annotations

import pytest
from textual.events import Key, MouseEvent

from tui.keyboard import KeyParser, presses


def keys(*pieces: str) -> list[str]:
    """The keys of what arrives piece by piece, and then nothing more."""
    parser = KeyParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    found += parser.feed("")
    return [event.key for event in found if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["\x1bj"], ["alt+j"]),
        (["\x1b", "j"], ["alt+j"]),
        (["\x1bJ"], ["alt+J"]),
        (["\x1b1"], ["alt+1"]),
        (["\x1b "], ["alt+space"]),
        (["\x1b/dock"], ["alt+slash", "d", "o", "c", "k"]),
        (["\x1bé"], ["alt+é"]),
        (["\x1bjk"], ["alt+j", "k"]),
        (["\x1b\x1bj"], ["escape", "alt+j"]),
        (["\x1b[A", "\x1bOP", "\x1b[5~"], ["up", "f1", "pageup"]),
        (["j", "\x13", "ü"], ["j", "ctrl+s", "ü"]),
    ],
)
def test_a_character_after_escape_is_one_event_with_alt(pieces: list[str], names: list[str]) -> None:
    assert keys(*pieces) == names


def test_it_stands_for_two_presses() -> None:
    (event,) = KeyParser().feed("\x1b1")
    assert isinstance(event, Key)
    assert [(press.key, press.character) for press in presses(event)] == [("escape", "\x1b"), ("1", "1")]


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[1114112u",
        "\x1b[9999999u",
        "\x1b[1:2u",
        "\x1b[1 q",
        "\x1b[q",
        "\x1b[?1;2c",
        "\x1b[>0;276;0c",
        "\x1bO~",
        "\x1b[;;;;;;;q",
        "\x1b[2026;1$y",
    ],
)
def test_a_sequence_that_means_nothing_is_no_key(sequence: str) -> None:
    assert keys(sequence, "j") == ["j"]


def test_the_mouse_is_heard_only_where_it_is_asked_for() -> None:
    for mouse in (True, False):
        found = list(KeyParser(mouse=mouse).feed("\x1b[<0;3;4M"))
        assert [type(event).__base__ for event in found] == [MouseEvent] * mouse
