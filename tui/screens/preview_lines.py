"""The lines of an import that was not made yet: what holds the records, what is read as what, examples."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tui.core.text import plural
from tui.jobs.import_file import Understood
from tui.jobs.preview_import import Preview
from tui.widgets.lines import BLANK, Line, rule
from tui.widgets.wrap import cut, wrap

READ_FIRST = 10_000
"""Records that are read for a preview: a large file is not read whole."""

_NAME_WIDTH = 12
_WIDEST = 24
"""Cells of the longest name of ours; where none is known, a field goes by its own."""
_LAID_OUT = 2000
"""Characters of an example that are laid out, for the few lines of it that are shown."""
_PROMPT_LINES, _OUTPUT_LINES = 3, 4


def preview_lines(found: Preview, says: str, width: int) -> list[Line]:
    """What is known of a file; ``says`` is why its fields are read as they are."""
    rejected = found.first_reject
    reason = f"{found.rejected:,}; the first at {rejected.line}: {rejected.reason}" if rejected else ""
    return [
        BLANK,
        *_row("holds", found.holds, width),
        *_row("dialect", found.dialect or "none that is known", width),
        *_row("comes in", _figures(found), width, "text strong" if found.usable else "critical"),
        *_row("stays out", reason, width, "held"),
        BLANK,
        *_row("reads", says, width, "dim"),
        *_read_as(found, width),
        *_row("beside", ", ".join(found.beside), width, "dim"),
        *(_fields(found, width) if not found.usable else []),
        *(line for one in found.examples for line in _example(one, width)),
    ]


def _figures(found: Preview) -> str:
    if found.whole:
        return f"{found.usable:,} of {plural(found.read, 'record')}"
    return f"{found.usable:,} of the first {found.read:,}; the rest is read by the import"


def _read_as(found: Preview, width: int) -> list[Line]:
    room = min(max(map(cell_len, found.read_as), default=0), _WIDEST)
    margin = " " * (_NAME_WIDTH + 1)
    return [
        (
            (f"{margin}{set_cell_size(cut(ours, room), room)}", "flag-on"),
            (" ← ", "dim"),
            (cut(", ".join(names), max(width - len(margin) - room - 4, 1)), "text"),
        )
        for ours, names in (found.read_as or {ours: (name,) for ours, name in found.mapping.items()}).items()
    ]


def _fields(found: Preview, width: int) -> list[Line]:
    return _row("its fields", ", ".join(found.fields.names) or "none", width)


def _row(name: str, words: str, width: int, role: str = "text") -> list[Line]:
    """A name in its column and what is to say beside it; nothing where there is nothing."""
    if not words:
        return []
    lines = wrap(words, width - _NAME_WIDTH - 2)
    return [
        ((f" {'' if number else name:<{_NAME_WIDTH}}", "dim"), (line, role))
        for number, line in enumerate(lines)
    ]


def _example(one: Understood, width: int) -> list[Line]:
    before = f", after {plural(len(one.pair.context), 'message')}" if one.pair.context else ""
    return [
        BLANK,
        rule(f"at {one.line}{before}", width),
        *_text("prompt", one.pair.prompt, _PROMPT_LINES, width),
        *_text("output", one.pair.output, _OUTPUT_LINES, width),
    ]


def _text(name: str, text: str, most: int, width: int) -> list[Line]:
    """The first lines of a text; a dot for each that says that there is more."""
    lines = wrap(text[:_LAID_OUT], width - _NAME_WIDTH - 3)
    shown = lines[:most]
    if len(lines) > most or len(text) > _LAID_OUT:
        shown[-1] = f"{cut(shown[-1], width - _NAME_WIDTH - 5)} …"
    return [
        ((f" {'' if number else name:<{_NAME_WIDTH}}", "dim"), (line, "text"))
        for number, line in enumerate(shown)
    ]
