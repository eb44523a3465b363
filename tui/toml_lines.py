"""Which line of a TOML file a key stands on: what the parser does not say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_SECTION = re.compile(r"\[\[?(?P<name>[^\[\]]+)\]\]?\s*(#.*)?")
_KEY = re.compile(r"""(?P<name>[^\s=#"'\[{]+|[^=#\[{]*["'])\s*=.*""")
_LONG_QUOTE = re.compile(r'"""|\'\'\'')

Key = tuple[str, ...]


def with_line(path: Path, key: Sequence[str | int]) -> str:
    """The file and the line of a key; of one that is not there, the line of the section that it belongs in.

    The name of the file alone, where no line can be told.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return str(path)
    wanted = tuple(part for part in key if isinstance(part, str))
    above = [(len(found), -line) for line, found in _keys(text) if found == wanted[: len(found)]]
    return f"{path}, line {-max(above)[1]}" if above else str(path)


def _keys(text: str) -> Iterator[tuple[int, Key]]:
    """Every line that names a section or a key, with its whole name."""
    section: Key = ()
    inside_text = False
    # Blanks are taken off first: a pattern would look at a line of nothing else once for each of them.
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        if not inside_text:
            if found := _SECTION.fullmatch(line):
                section = _parts(found["name"])
                yield number, section
            elif found := _KEY.fullmatch(line):
                yield number, (*section, *_parts(found["name"]))
        inside_text ^= len(_LONG_QUOTE.findall(line)) % 2 == 1


def _parts(name: str) -> Key:
    """A name as TOML reads it: parted at dots that are in no quotes."""
    try:
        inner = tomllib.loads(f"{name} = 0")
    except tomllib.TOMLDecodeError:
        return (name,)
    parts: list[str] = []
    while isinstance(inner, dict):
        ((part, inner),) = inner.items()
        parts.append(part)
    return tuple(parts)
