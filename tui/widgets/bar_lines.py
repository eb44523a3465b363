"""The top line and the footer."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from tui.actions import actions_for, key_word
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


def footer_line(context: str, width: int, keys: dict[str, str] | None = None) -> Line:
    """The keys of a context that fit the width; the help is always among them.

    ``keys`` gives the first key of an action by its id where the user has another than the default.
    """
    spans: list[Span] = []
    room = width - 1
    shown = [action for action in actions_for(context) if action.footer]
    help_first = sorted(shown, key=lambda action: action.call != "help")
    chosen = set()
    for action in help_first:
        key = key_word((keys or {}).get(action.id, action.keys[0]))
        size = cell_len(_hint(key, action.footer)) + 2
        if size > room:
            continue
        room -= size
        chosen.add(action.id)
    for action in shown:
        if action.id in chosen:
            spans += _hint_spans(key_word((keys or {}).get(action.id, action.keys[0])), action.footer)
    return tuple(spans)


def _hint(key: str, label: str) -> str:
    return label if label.startswith(tuple("0123456789←↑")) else f"{key} {label}"


def _hint_spans(key: str, label: str) -> Iterable[Span]:
    hint = _hint(key, label)
    first, _, rest = hint.partition(" ")
    return ((f" {first}", "heading"), (f" {rest} ", "dim"))
