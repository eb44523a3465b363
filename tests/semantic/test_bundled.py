"""wordllama, where it is installed: works offline, and leaves the program's logging alone."""

from __future__ import annotations

import logging
import socket

import pytest

from tui.core.errors import PairsmithError
from tui.semantic import bundled
from tui.semantic.meaning import Meaning
from tui.semantic.options import SemanticOptions
from tui.semantic.vectors import Chunk, nearest

OPTIONS = SemanticOptions(source="wordllama")


def test_it_finds_what_means_the_same_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("wordllama")

    def refuse(*_: object) -> None:
        raise AssertionError("it went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    handlers, level = list(logging.getLogger().handlers), logging.getLogger().level
    meaning = Meaning(OPTIONS)
    texts = ["Where can I eat lunch?", "The printer is out of paper", "Is there a canteen here?"]
    query, *others = meaning.embed(texts)
    assert query is not None
    chunk = Chunk([1, 2], [1, 2], b"".join(filter(None, others)))
    assert [close.id for close in nearest(query, [chunk], 2, -1)] == [2, 1]
    assert meaning.dimension == 256
    assert (list(logging.getLogger().handlers), logging.getLogger().level) == (handlers, level)


def test_texts_of_any_script_and_length_come_back_in_their_order() -> None:
    pytest.importorskip("wordllama")
    texts = ["漢字" * 5000, "a", "👩‍🚀", "العربية " * 300, "e\u0301", "", "def f():\n\treturn 1", "a"]
    vectors = Meaning(OPTIONS).embed(texts)
    assert vectors[1] == vectors[7] != vectors[2]
    assert [vector is None for vector in vectors].count(True) == 1


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise bundled.PackageNotFoundError(name)

    monkeypatch.setattr(bundled, "version", missing)
    with pytest.raises(PairsmithError, match=r"pip install 'pairsmith\[semantic\]'"):
        _ = Meaning(OPTIONS).identity
