"""What is chosen for one export, beyond what the project says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class ExportChoice:
    """How the rows of one export are written, and what they are held against."""

    format: str = "messages"
    cumulative: bool = False
    """Whether the file of a phase holds the phases before it too."""
    template: str | None = None
    """Name or path of a chat template, '' for none; nothing where the project says."""
    max_tokens: int | None = None
    """Length of a row above which it is warned of, 0 for none; nothing where the project says."""


def as_before(manifest: Mapping[str, Any]) -> ExportChoice:
    """How the rows of an earlier export were written; the template is the project's to say."""
    usual = ExportChoice()
    return ExportChoice(manifest.get("format", usual.format), bool(manifest.get("cumulative")))
