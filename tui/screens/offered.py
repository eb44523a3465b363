"""What of the main screen's actions does something with what is in sight."""

from __future__ import annotations

from tui.actions import Action, with_keys
from tui.core.view import View
from tui.screens.desk import Desk

_WITHOUT_A_PAIR = {"import_file", "write", "undo", "redo", "rejects", "tour", "end_tour"}
"""What can be done in an empty database."""

_WITHOUT_A_FIT = {"show_all", "search", "filter", "order", "refresh", "queue", "groups", "export"}
"""What can be done besides where no pair fits the filter."""


def does_something(action: Action, desk: Desk) -> bool:
    """Whether an action can be done on what lies on the desk."""
    name, filtered = action.call.partition("(")[0], bool(desk.view.filter)
    if name == "show_all":
        return filtered
    if action.context == "any" or desk.pair is not None or name in _WITHOUT_A_PAIR:
        return True
    return filtered and name in _WITHOUT_A_FIT


def nothing_left(view: View) -> str:
    """That all is decided, and what to do next."""
    if view.filter:
        return with_keys("nothing is left to decide in this view; <curate.show_all> shows all pairs again")
    return with_keys("nothing is left to decide; <curate.export> checks and exports")
