"""What was said before the prompt: numbered, and folded where it is long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tui.core.pair import Message, Pair
from tui.core.text import INVISIBLE
from tui.core.voice import Voice
from tui.widgets.exchange_lines import MOST_UNFOLDED, exchange_lines
from tui.widgets.lines import Line
from tui.widgets.reading_lines import reading_lines

MakePair = Callable[..., Pair]

CALM = Voice(avoid=("kindly",))


def turns(count: int, text: str = "three small words") -> tuple[Message, ...]:
    """A user's and an assistant's turns by turns."""
    return tuple(Message(("user", "assistant")[place % 2], f"{text} {place + 1}") for place in range(count))


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def headings(lines: list[Line]) -> list[str]:
    return [line[0][0].strip("─ ") for line in lines if line and line[0][1] == "heading"]


def shown(pair: Pair, *, unfolded: bool = False, width: int = 80) -> list[Line]:
    return exchange_lines(pair, CALM, width, unfolded=unfolded)


def test_a_pair_without_context_shows_nothing_of_one(make_pair: MakePair) -> None:
    assert shown(make_pair()) == []
    assert headings(reading_lines(make_pair(), CALM, 60)) == ["prompt", "output · 4 words"]


def test_a_system_message_alone_is_not_numbered_and_stays_whole(make_pair: MakePair) -> None:
    pair = make_pair(context=(Message("system", "one\ntwo\nthree\nfour"),))
    assert headings(reading_lines(pair, CALM, 60)) == ["system", "prompt", "output · 4 words"]
    assert "four" in text_of(shown(pair))


def test_a_short_exchange_stands_whole_with_numbers_and_roles(make_pair: MakePair) -> None:
    pair = make_pair(context=(Message("system", "Be calm."), *turns(2)))
    assert headings(reading_lines(pair, CALM, 60)) == [
        "1 · system",
        "2 · user",
        "3 · assistant · 4 words",
        "4 · prompt",
        "5 · output · 4 words",
    ]


def test_the_system_message_is_dim_and_what_was_said_is_not(make_pair: MakePair) -> None:
    lines = shown(make_pair(context=(Message("system", "Be calm."), *turns(2))))
    roles = {text: role for line in lines for text, role in line}
    assert (roles["Be calm."], roles["three small words 1"], roles["three small words 2"]) == (
        "dim",
        "text",
        "text",
    )


def test_the_early_turns_of_a_long_exchange_are_one_line(make_pair: MakePair) -> None:
    lines = shown(make_pair(context=turns(16)))
    assert headings(lines) == [
        "… 14 earlier turns, 56 words · z unfolds · B rewrites one",
        "15 · user",
        "16 · assistant · 4 words",
    ]
    assert "small words 14\n" not in text_of(lines)


def test_unfolded_all_turns_are_there_in_order(make_pair: MakePair) -> None:
    lines = shown(make_pair(context=turns(16)), unfolded=True)
    said = [line for line in text_of(lines).split("\n") if line.startswith("three")]
    assert said == [f"three small words {number}" for number in range(1, 17)]
    assert headings(lines)[0] == "… 16 earlier turns · z folds · B rewrites one"


def test_folded_a_long_system_message_shows_how_it_begins(make_pair: MakePair) -> None:
    system = Message("system", "\n".join(f"rule {number}" for number in range(40)))
    pair = make_pair(context=(system, *turns(6)))
    folded = text_of(shown(pair))
    assert "rule 1\n… 38 more lines · z unfolds" in folded
    assert "rule 2" not in folded
    assert "rule 39" in text_of(shown(pair, unfolded=True))


def test_rewritten_turns_are_marked_open_and_folded(make_pair: MakePair) -> None:
    before = turns(6)
    context = [*before]
    for place in (1, 5):
        context[place] = Message("assistant", "Kindly wait.")
    pair = make_pair(context=tuple(context), original_context=before)
    assert headings(shown(pair)) == [
        "… 4 earlier turns, 14 words · z unfolds · 1 rewritten · B rewrites one",
        "5 · user",
        "6 · assistant · rewritten · 2 words · voice: 1",
    ]
    assert "not in the voice: “kindly”" in text_of(shown(pair))


def test_intent_and_what_was_odd_stand_above_in_plain_words(make_pair: MakePair) -> None:
    pair = make_pair(intent="clear a code", problems=("repeated_role", "from_before"))
    first = text_of(reading_lines(pair, CALM, 80)).split("\n")[:3]
    assert first == [
        "intent: clear a code",
        "odd at import: one role twice in a row, from_before",
        "",
    ]


def test_only_so_much_is_laid_out_and_the_rest_stays_folded_and_says_so(make_pair: MakePair) -> None:
    pair = make_pair(context=turns(500, "words " * 500))
    lines = shown(pair, unfolded=True)
    assert sum(len(text) for line in lines for text, _ in line) < MOST_UNFOLDED * 1.2
    assert "three" not in text_of(lines)
    assert "too long to show, z folds" in headings(lines)[0]
    assert headings(lines)[-1].startswith("500 · assistant")
    assert "characters" in headings(lines)[0]


def test_a_long_turn_that_stays_open_shows_how_it_begins_while_folded(make_pair: MakePair) -> None:
    long = Message("assistant", "\n".join(f"step {number}" for number in range(600)))
    pair = make_pair(context=(Message("user", "E7?"), long))
    assert "step 19\n… 580 more lines · z unfolds" in text_of(shown(pair))
    assert "step 20" not in text_of(shown(pair))
    unfolded = text_of(shown(pair, unfolded=True))
    assert unfolded.startswith("… 2 earlier turns · z folds")
    assert "step 599" in unfolded


def test_turns_of_a_megabyte_are_cut_and_the_last_two_stay_open(make_pair: MakePair) -> None:
    pair = make_pair(context=turns(4, "x" * 1_000_000))
    for unfolded in (False, True):
        lines = shown(pair, unfolded=unfolded)
        assert sum(len(text) for line in lines for text, _ in line) < 5 * 21_000
        assert "4 · assistant · 1,000,002 characters" in headings(lines)


@pytest.mark.parametrize("width", [20, 48, 80])
@pytest.mark.parametrize("unfolded", [True, False])
def test_every_line_fits_and_can_be_drawn(make_pair: MakePair, width: int, unfolded: bool) -> None:
    hostile = "漢字 \x1b]52;c;eA==\x07 [/] [@click=app.quit]x[/] \u202e" * 20
    context = (Message("system", hostile), *turns(6, hostile), Message("tool\x1b", hostile))
    pair = make_pair(hostile, context=context, intent=hostile, problems=(hostile,))
    for line in reading_lines(pair, CALM, width, unfolded=unfolded):
        assert cell_len(text_of([line])) <= width
        assert not INVISIBLE.search(text_of([line]))
