"""Where the files that travel with the package are: in a checkout beside it, in a wheel inside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(folder: str) -> Path:
    """The ``themes`` or ``sample_data`` folder."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder
