"""wordllama: a static model whose weights come with the package. Works offline; English before all."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.core.errors import PairsmithError
from tui.semantic.options import SemanticOptions
from tui.semantic.source import INSTALL, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOGETHER = 16
"""Texts pooled at once: the package pads all of them to the longest, a kilobyte for each token."""


class _Bundled:
    def __init__(self, model: Any) -> None:
        self._model = model

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Texts of like length are pooled together, so that little is padding."""
        import numpy as np

        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        found = self._model.embed([texts[place] for place in order], batch_size=_TOGETHER)
        vectors: NDArray[np.float32] = np.empty_like(found)
        vectors[order] = found
        return vectors


def _identify(options: SemanticOptions) -> str:
    try:
        return f"wordllama {version('wordllama')}"
    except PackageNotFoundError:
        raise PairsmithError("wordllama is not installed", INSTALL) from None


def _load(options: SemanticOptions) -> _Bundled:
    with _logging_as_it_was():
        import wordllama
        from wordllama import WordLlama
    try:
        # It looks for its tokenizer where its own wheel does not put it, and would then download it.
        model = WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    except FileNotFoundError as error:
        raise PairsmithError("wordllama came without its model", str(error)) from None
    return _Bundled(model)


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    """The package sets up logging for the whole program when it is imported: lines across the screen."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


KIND = Kind("wordllama", (), 128, _identify, _load)
