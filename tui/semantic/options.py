"""The ``[semantic]`` part of ``pairsmith.toml``; light, as every project with a file reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SemanticOptions:
    """Where embeddings come from. Without a source nothing is computed, loaded or shown."""

    source: str = ""
    """Name of a source: see ``sources.SOURCES``; empty for none."""
    path: str = ""
    """Folder of a model; relative to the folder of ``pairsmith.toml``."""
    url: str = ""
    """Address of an OpenAI-compatible service, such as ``http://127.0.0.1:8080/v1``."""
    model: str = ""
    """Name of the model there."""
    key_variable: str = ""
    """Name of the environment variable that holds the service's key; the key itself is never kept."""
    chars: int = 4000
    """How many characters of a prompt count, from its beginning."""
    least: float = 0.4
    """Cosine from which on a pair is shown as close; what is usual differs from model to model."""
