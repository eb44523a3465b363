"""What stands on every screen until it is mended: that nothing can be saved, or that this app only reads."""

from __future__ import annotations

from textual.actions import ActionParseResult, parse

from tui.core.errors import PairsmithError
from tui.store.store import Store

WRITING = {
    "curate": {
        *("toggle_flag", "accept", "decide", "reopen", "phase", "split", "behaviour", "undo", "redo"),
        *("edit", "turn", "outside_editor", "write", "category", "tags", "note", "intent", "import_file"),
    },
    "compare": {"decide", "undo"},
    "groups": {"undo"},
    "group": {"settle", "undo"},
    "rejects": {"open"},
}
"""Context to its actions that lead to a change, and are refused before anything is typed for nothing.

Whatever is not named here is refused by the store itself.
"""


def standing(store: Store) -> str:
    """What there is to say for as long as it is so; empty where all is well."""
    if store.trouble:
        return f"NOT SAVED. {store.trouble}"
    return f"READ-ONLY. {_sentence(store.read_only)}" if store.read_only else ""


def refusal(store: Store, context: str, action: str | ActionParseResult) -> PairsmithError | None:
    """Why an action is not begun on a database that is only read; nothing where it may be."""
    _, name, _ = parse(action) if isinstance(action, str) else action
    if not store.read_only or name not in WRITING.get(context, ()):
        return None
    return PairsmithError(f"{store.path.name} is open for reading only")  # Why stands above already.


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
