"""What a source of embeddings is to the rest of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from tui.semantic.options import SemanticOptions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INSTALL = "install it with: pip install 'pairsmith[semantic]'"


class Source(Protocol):
    """A model, opened."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text, of any length but zero; a row may hold no direction at all.

        Raises:
            PairsmithError: the source can't answer now; one line says why.
        """
        ...


def stays_here(options: SemanticOptions) -> str:
    """The address of a source that sends nothing: none."""
    return ""


def nothing_to_check(options: SemanticOptions) -> None:
    """Whatever the options say is good."""


@dataclass(frozen=True)
class Kind:
    """One kind of source: a row of the table in ``sources``."""

    name: str
    needs: tuple[str, ...]
    """The options that it can't do without."""
    batch: int
    """How many texts are computed and committed at a time."""
    identify: Callable[[SemanticOptions], str]
    """Which model it would be, with its version, without loading it: another one's vectors don't compare."""
    load: Callable[[SemanticOptions], Source]
    leaves_for: Callable[[SemanticOptions], str] = stays_here
    """The address that texts are sent to; empty where they stay on this machine."""
    check: Callable[[SemanticOptions], None] = nothing_to_check
    """Raises ``ValueError`` where an option can't be used, in words that begin with its name."""
