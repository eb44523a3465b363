"""What makes two imported pairs one: the same messages, to the character."""

from __future__ import annotations

from tui.store.rows import json_bytes


def uid_of(context: object, prompt: str, output: str) -> str:
    """The identity of imported content: ``b2:`` and 32 hex digits of BLAKE2b over its canonical JSON."""
    import hashlib  # With OpenSSL's: 3 ms that a start without an import does without.

    return "b2:" + hashlib.blake2b(json_bytes([context, prompt, output]), digest_size=16).hexdigest()
