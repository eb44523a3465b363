"""The top line and the footer."""

from __future__ import annotations

from rich.cells import cell_len

from tui.actions import Action, actions_for, key_word
from tui.widgets.line_pane import Line, Span


def top_line(left: str, middle: str, mode: str, saved: int, width: int, *, message: str = "") -> Line:
    """Where the expert is on the left, mode and saved mark on the right, a message in between."""
    role = "mode-edit" if mode == "EDIT" else "mode-browse"
    right: list[Span] = [(f" {mode} ", f"{role} badge"), (f"  saved {saved} ", "saved")]
    taken = sum(cell_len(text) for text, _ in right)
    room = width - taken - cell_len(left) - 2
    words = message or middle
    shown = words if cell_len(words) <= room else words[: max(room - 1, 0)] + "…"
    gap = " " * max(room - cell_len(shown), 0)
    return (
        (f" {left}  ", "heading strong"),
        (shown, "critical strong" if message else "dim"),
        (gap, "text"),
        *right,
    )


def footer_line(context: str, width: int) -> Line:
    """The keys of a context that fit the width; the help is always among them."""
    shown = [action for action in actions_for(context) if action.footer]
    room = width
    fitting = set()
    for action in sorted(shown, key=lambda action: action.call != "help"):
        size = cell_len("".join(text for text, _ in _hint(action)))
        if size <= room:
            room -= size
            fitting.add(action.id)
    return tuple(span for action in shown if action.id in fitting for span in _hint(action))


def _hint(action: Action) -> tuple[Span, Span]:
    keys = action.footer_keys or key_word(action.keys[0])
    return ((f" {keys}", "heading"), (f" {action.footer} ", "dim"))
