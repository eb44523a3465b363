"""What of a terminal's bytes is keys: nothing absurd is typed, nothing typed is lost."""

from __future__ import annotations

import pytest

from tui.sequences import LONGEST, PATIENCE, Sequences


class Clock:
    """A clock that goes when it is told to."""

    time = 0.0

    def __call__(self) -> float:
        return self.time


def handed_on(*pieces: bytes) -> bytes:
    """What of pieces that are read one after the other goes on to the parser."""
    sequences = Sequences()
    return b"".join(map(sequences.take, pieces)) + sequences.wait()


@pytest.mark.parametrize(
    "keys",
    [
        b"dock \xc3\xa9",
        b"\x1b",
        b"\x1bj",
        b"\x1b[A\x1bOP\x1b[5~\x1b[27u\x1b[1;5C",
        b"\x1b[200~pasted \x1b[31m\x1b]0;x\x07\x1b[201~j",
        b"\x1b[<0;-5;10M",
        b"\x1b\x1b[B",
    ],
)
def test_what_is_well_formed_goes_on_however_it_is_cut(keys: bytes) -> None:
    assert handed_on(keys) == keys
    for cut in range(1, len(keys)):
        assert handed_on(keys[:cut], keys[cut:]) == keys


@pytest.mark.parametrize(
    "strange",
    [
        b"\x1b[M q!",
        b"\x1b[M\xff\xc3\xa9",
        b"\x1b[999999999999999999999A",
        b"\x1b[" + b"1;" * LONGEST + b"q",
        b"\x1b]52;c;cXVpdA==\x07",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1bP>|xterm q\x1b\\",
        b"\x1b_quit\x1b\\",
        b"\x1b[1;2",
        b"\x1b]0;title",
    ],
)
def test_what_is_no_key_is_left_out_with_what_follows_it_kept(strange: bytes) -> None:
    end = b"" if strange[-1:] in b"q!A\x07\\\xa9" else b"\r"
    assert handed_on(b"j" + strange + end + b"k") == b"j" + end + b"k"
    sequences = Sequences()
    for byte in strange:
        assert sequences.take(bytes([byte])) == b""


def test_escape_and_what_is_typed_after_it_is_waited_for_once() -> None:
    for typed in (b"\x1b", b"\x1b[", b"\x1bX", b"\x1bPw"):
        sequences = Sequences()
        assert sequences.take(typed) == b""
        assert sequences.wait() == typed
        assert sequences.wait() == b""


def test_a_sequence_that_is_never_ended_is_left_out_after_a_while() -> None:
    clock = Clock()
    sequences = Sequences(clock)
    assert sequences.take(b"\x1b]0;tit") == b""
    clock.time = PATIENCE / 2
    assert sequences.take(b"le") == b""
    assert sequences.wait() == b""
    clock.time = PATIENCE * 1.1
    assert sequences.wait() == b""
    assert sequences.take(b"j") == b"j"


def test_a_paste_that_is_never_ended_is_handed_on_and_ended_by_the_next_key() -> None:
    clock = Clock()
    sequences = Sequences(clock)
    assert sequences.take(b"\x1b[200~scan \x1b[20") == b"\x1b[200~scan "
    clock.time = PATIENCE * 1.1
    assert sequences.wait() == b"\x1b[20\x1b[201~"
    assert sequences.wait() == b""
    assert sequences.take(b"the label") == b"\x1b[200~the label\x1b[201~"
    assert sequences.take(b"!\x1b[A") == b"\x1b[200~!\x1b[201~\x1b[A"
    assert sequences.take(b"q") == b"q"


def test_a_paste_that_goes_on_late_is_still_a_paste() -> None:
    clock = Clock()
    sequences = Sequences(clock)
    sequences.take(b"\x1b[200~one")
    clock.time = PATIENCE * 1.1
    assert sequences.wait() == b"\x1b[201~"
    assert sequences.take(b" two\x1b[201~q") == b"\x1b[200~ two\x1b[201~q"
