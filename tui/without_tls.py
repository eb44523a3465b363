"""Loads asyncio without TLS, which the app never speaks by it: OpenSSL takes five megabytes."""

from __future__ import annotations

import sys


def load_asyncio() -> None:
    """Load asyncio as where Python was built without OpenSSL; whatever asks for ``ssl`` later has it."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    # What the import system takes for a module that is not there.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
