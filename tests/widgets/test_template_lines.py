"""A pair as a model reads it: what is trained is seen with colours and without."""

from __future__ import annotations

from rich.cells import cell_len

from tui.core.rendering import Rendering
from tui.core.text import INVISIBLE
from tui.widgets.lines import Line
from tui.widgets.template_lines import template_lines


def rendering(*parts: tuple[str, bool], notes: tuple[str, ...] = ()) -> Rendering:
    text, spans = "", []
    for piece, trained in parts:
        if trained:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return Rendering(text, tuple(spans), notes)


def words(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def test_a_bar_and_brackets_say_what_is_trained_without_colours() -> None:
    text = rendering(("user\nHi\n", False), ("Yo\n\nthere</s>", True), ("\n[INST]", False))
    lines = words(template_lines(text, 60))
    assert lines == [
        " ▌ ⟦ ⟧  trained · the rest is masked",
        "",
        "  user",
        "  Hi",
        "▌ ⟦Yo",
        "▌ ",
        "▌ there</s>⟧",
        "  [INST]",
    ]  # fmt: skip


def test_marks_and_words_have_roles_of_their_own_where_trained_and_where_masked() -> None:
    *_, line = template_lines(rendering(("[INST] Hi[/INST]", False), ("Yo</s>", True)), 60)
    assert line[1:] == (
        ("[INST]", "dim token"),
        (" Hi", "dim"),
        ("[/INST]", "dim token"),
        ("⟦Yo", "strong"),
        ("</s>", "token strong"),
        ("⟧", "strong"),
    )


def test_notes_stand_above_and_are_wrapped() -> None:
    lines = words(template_lines(rendering(("a", False), notes=("It adds " + "words " * 20,)), 40))
    assert lines[0].startswith(" · It adds words")
    assert lines[1].startswith("   words")
    assert not any("trained" in line for line in lines), "nothing is"


def test_of_a_long_part_beginning_and_end_are_shown_and_the_rest_counted() -> None:
    long = rendering(("start " + "p" * 1_000_000 + " end", False), ("out", True), (" rest", False))
    lines = words(template_lines(long, 80))
    text = "\n".join(lines)
    assert len(lines) < 500
    assert all(word in text for word in ("start", "more characters …", "end⟦out⟧ rest"))
    shown = sum(line.count("p") for line in lines)
    assert f"… {1_000_000 + 10 - 2 * ((shown + 10) // 2):,} more characters …" in text


def test_many_turns_are_cut_at_the_end_alone() -> None:
    many = rendering(*((f"turn {number} " + "x" * 90, number % 2 == 1) for number in range(2000)))
    lines = words(template_lines(many, 80))
    assert "turn 0" in lines[2]
    assert "more characters" in lines[-1]
    assert sum("more characters" in line for line in lines) == 1


def test_no_line_is_too_wide_and_nothing_hidden_is_drawn() -> None:
    hostile = rendering(
        ("\x1b[2J漢字" * 30 + "\t\r\n\u202e", False), ("😀 \x00⟧" * 40 + "\n", True), notes=("漢" * 90,)
    )
    for width in (20, 41, 80):
        for line in words(template_lines(hostile, width)):
            assert cell_len(line) <= max(width, 38)
            assert not INVISIBLE.search(line)
            assert not set(line) & {"\n", "\t"}
