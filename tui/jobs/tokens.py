"""Counting tokens as a model does, with its ``tokenizer.json``; the package for it is loaded only then."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import orjson

from tui.core.errors import PairsmithError
from tui.core.lengths import Count, estimate
from tui.core.text import one_line

INSTALL = 'install it with: pip install "pairsmith[tokens]"'


@dataclass(frozen=True)
class Counter:
    """What counts tokens, and what an export says of it."""

    count: Count = estimate
    name: str = ""
    """Of the file that it counts by, without its folder; empty for an estimate."""
    sha256: str = ""
    marks: tuple[str, ...] = ()
    """Its control tokens: what it was told to keep whole."""


def counter(path: str) -> Counter:
    """What counts by a ``tokenizer.json``; an estimate where none is named.

    Raises:
        PairsmithError: see ``exact_count``.
    """
    if not path:
        return Counter()
    count = exact_count(path)
    content = Path(path).read_bytes()
    added = orjson.loads(content).get("added_tokens") or ()
    marks = tuple(token["content"] for token in added if token.get("special"))
    return Counter(count, Path(path).name, hashlib.sha256(content).hexdigest(), marks)


def exact_count(path: str) -> Count:
    """What counts the tokens of a text with the tokenizer in a file.

    Raises:
        PairsmithError: the file is not there or holds no tokenizer, or ``tokenizers`` is not installed.
    """
    if not Path(path).is_file():
        what = "is a folder" if Path(path).is_dir() else "does not exist"
        hint = "export.tokenizer in pairsmith.toml names the file tokenizer.json of your model"
        raise PairsmithError(f"{path} {what}", hint)
    try:
        from tokenizers import Tokenizer
    except ImportError:
        hint = f"{INSTALL}, or take export.tokenizer out of pairsmith.toml for an estimate"
        raise PairsmithError(
            "tokenizers, the package that reads tokenizer.json, is not installed", hint
        ) from None
    try:
        tokenizer = Tokenizer.from_file(path)
    except Exception as error:  # The package raises nothing narrower, whatever is wrong with the file.
        raise PairsmithError(f"{path} holds no tokenizer", one_line(str(error), 120)) from None
    # A model's own limits must not hide how long a text is.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)
