"""The table of sources. To add one: a module with its ``Kind``, and its row here."""

from __future__ import annotations

from tui.semantic import bundled, endpoint, folder
from tui.semantic.options import SemanticOptions
from tui.semantic.source import Kind

SOURCES: dict[str, Kind] = {kind.name: kind for kind in (bundled.KIND, folder.KIND, endpoint.KIND)}


def mistake(options: SemanticOptions) -> str:
    """What is wrong with the options, beginning with the name of one; empty where nothing is."""
    kind = SOURCES.get(options.source)
    if kind is None:
        return f"source is {options.source!r}; there are {', '.join(SOURCES)}"
    for name in kind.needs:
        if not getattr(options, name):
            return f"{name} is missing; the source {kind.name} needs it"
    try:
        kind.check(options)
    except ValueError as error:
        return str(error)
    return ""
