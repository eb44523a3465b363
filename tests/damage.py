"""Damaged databases: pages turned round and files cut off, the same ones each time."""

from __future__ import annotations

import random
from collections.abc import Iterator

PAGE = 8192
"""Size of a page in a file that Pairsmith made."""


def with_flipped_pages(content: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """A file with one page hit each time: whole, in part, one byte of it, or filled with zeros."""
    chance = random.Random(6)
    pages = len(content) // PAGE
    for number in range(count):
        page = number % pages if number < pages else chance.randrange(pages)
        low = page * PAGE
        spoilt = bytearray(content)
        way = number % 4
        if way == 0:
            spoilt[low : low + PAGE] = bytes(255 - byte for byte in content[low : low + PAGE])
        elif way == 1:
            spoilt[low : low + PAGE] = bytes(PAGE)
        elif way == 2:
            spoilt[low + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        else:
            at = low + chance.randrange(PAGE - 64)
            spoilt[at : at + 64] = chance.randbytes(64)
        yield f"page {page + 1}, way {way}", bytes(spoilt)


def cut_off(content: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """A file of which the end is gone, at the end of a page or inside one."""
    chance = random.Random(7)
    for _ in range(count):
        end = chance.randrange(1, len(content))
        end = end // PAGE * PAGE if chance.random() < 0.5 else end
        yield f"cut at {end}", content[:end]
