"""Shared by every test: a home folder of its own, a blank store, and builders of pairs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tui.actions import ACTIONS, put_in_force
from tui.core.glyphs import use_ascii
from tui.core.pair import IncomingPair, Message, Pair
from tui.core.rubric import Rubric
from tui.store.identity import uid_of
from tui.store.private import make_file, make_folders
from tui.store.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without settings, of somebody who knows the tour: a developer's own change no result."""
    folder = tmp_path_factory.mktemp("home")
    tour = folder / "state" / "pairsmith" / "tour"
    make_folders(tour.parent)
    os.close(make_file(tour))
    tour.write_text("over")
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of all colours: styles are kept for the whole process, in the colours first asked for."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def default_keys() -> Iterator[None]:
    """The keys of the table, and all signs: what one test puts in force is gone for the next."""
    yield
    put_in_force(ACTIONS)
    use_ascii(False)


@pytest.fixture
def set_umask(umask: int) -> Iterator[None]:
    """``umask``, as a test is given it, in force as long as the test runs."""
    before = os.umask(umask)
    yield
    os.umask(before)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A blank database ``pairs.db`` in ``tmp_path``, with the standard rubric."""
    with Store.open(tmp_path / "pairs.db", create=True) as opened:
        yield opened


@pytest.fixture
def make_pair() -> Callable[..., Pair]:
    """``make_pair(flags={...}, status=...)``: a pair as a value, with the score that its flags have."""

    def make(
        prompt: str = "How do I clear E7?", output: str = "Hold the power button.", **fields: Any
    ) -> Pair:
        flags = frozenset(fields.pop("flags", ()))
        pair = Pair(
            id=1,
            uid="b2:0",
            prompt=prompt,
            output=output,
            original_prompt=prompt,
            original_output=output,
            flags=flags,
            score=Rubric().score(flags),
        )
        return replace(pair, **fields)

    return make


@pytest.fixture
def add_pair(store: Store) -> Callable[..., Pair]:
    """``add_pair(prompt, output, status=...)``: a pair stored as an import stores it, and read back.

    A prompt or an output that is not given is told apart by a number. ``into`` names another store.
    """
    numbers = count(1)

    def add(
        prompt: str | None = None,
        output: str | None = None,
        *,
        context: tuple[Message, ...] = (),
        into: Store | None = None,
        **fields: Any,
    ) -> Pair:
        target, number = into or store, next(numbers)
        prompt = f"prompt {number}" if prompt is None else prompt
        output = f"output {number}" if output is None else output
        if "flags" in fields:
            fields["flags"] = frozenset(fields["flags"])
        with target.transaction():
            source = target.sources.begin("builder.jsonl", "builder")
            incoming = IncomingPair(prompt, output, context, fields, fields.pop("extra", {}))
            assert target.sources.add(source, number, incoming), "this content is stored already"
        originals = fields.get("original_prompt", prompt), fields.get("original_output", output)
        stored = target.pairs.find(uid=uid_of(context, *originals))
        assert stored is not None
        return stored

    return add
