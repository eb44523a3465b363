"""One source as the project names it: opened when it is first needed, its answers checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.core.errors import PairsmithError
from tui.core.text import plural
from tui.semantic.options import SemanticOptions
from tui.semantic.source import Source
from tui.semantic.sources import SOURCES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = "hello"
"""What a source is asked first, to learn how long its vectors are."""


class Meaning:
    """Texts in, kept vectors out. Used by one thread at a time."""

    def __init__(self, options: SemanticOptions, endpoints: Collection[str] = ()) -> None:
        self.options = options
        self._endpoints = endpoints
        self._kind = SOURCES[options.source]
        self._dimension = 0
        self.batch = self._kind.batch

    @cached_property
    def identity(self) -> str:
        """Which model it is, with its version.

        Raises:
            PairsmithError: what it needs is not installed or not there.
        """
        return self._kind.identify(self.options)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has, as the first answer showed.

        Raises:
            PairsmithError: the source can't be opened or asked.
        """
        if not self._dimension:
            self._ask([_WORD])
        return self._dimension

    def embed(self, texts: Sequence[str]) -> list[bytes | None]:
        """The vector of each text, as it is kept; nothing for one without anything to compare.

        Raises:
            PairsmithError: the source can't answer, or answers with what is no use.
        """
        from tui.semantic.vectors import packed

        wanted = [text[: self.options.chars] for text in texts]
        asked = [place for place, text in enumerate(wanted) if text.strip()]
        vectors: list[bytes | None] = [None] * len(texts)
        if not asked:
            return vectors
        answers = self._ask([wanted[place] for place in asked])
        for place, vector in zip(asked, packed(answers), strict=True):
            vectors[place] = vector
        return vectors

    def _ask(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        source = self._source
        try:
            answers = source.embed(texts)
        except PairsmithError:
            raise
        except Exception as error:  # A model is another's code: it may fail at a text, but not end the app.
            raise PairsmithError(f"{self.identity} failed", type(error).__name__) from error
        if answers.ndim != 2 or len(answers) != len(texts) or not answers.shape[1]:
            raise PairsmithError(f"{self.identity} answers without a vector for each text")
        if not np.isfinite(answers).all(axis=1).any():
            # One text that a model can't place is passed over; where it can place none, it is broken.
            raise PairsmithError(f"{self.identity} answers {plural(len(texts), 'text')} with no numbers")
        self._dimension = self._dimension or answers.shape[1]
        if answers.shape[1] != self._dimension:
            what = f"{self.identity} answers with vectors of {answers.shape[1]} numbers"
            raise PairsmithError(what, f"the first had {self._dimension}")
        return answers

    @cached_property
    def _source(self) -> Source:
        address = self._kind.leaves_for(self.options)
        if address and address not in self._endpoints:
            hint = f'allow it in your settings.toml: endpoints = ["{address}"]'
            raise PairsmithError(f"nothing is sent to {address} yet", hint)
        return self._kind.load(self.options)
