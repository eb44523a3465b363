"""Asyncio without OpenSSL: what the app has loaded, and that all that needs either works."""

from __future__ import annotations

import subprocess
import sys


def said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


OPENED = """
import sys
import tui.opening
from tui.without_tls import load_asyncio
load_asyncio()
import tui.app
print(*sys.modules)
"""


def test_the_app_is_loaded_without_openssl() -> None:
    loaded = set(said(OPENED))
    assert {"asyncio", "textual.app"} <= loaded
    assert not loaded & {"ssl", "_ssl", "_hashlib"}


WORKING = """
import asyncio, sys
async def answer():
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "print('a process')", stdout=-1)
    return (await process.communicate())[0].decode()
print(asyncio.run(answer()))
import ssl, urllib.request
ssl.create_default_context(), urllib.request.HTTPSHandler()
print("and TLS")
"""


def test_processes_and_tls_work_after_it() -> None:
    assert said(f"from tui.without_tls import load_asyncio\nload_asyncio()\n{WORKING}") == [
        "a", "process", "and", "TLS",
    ]  # fmt: skip


def test_where_either_is_loaded_already_nothing_is_done() -> None:
    for first in ("import asyncio", "import ssl"):
        code = f"{first}\nfrom tui.without_tls import load_asyncio\nload_asyncio()\n{WORKING}"
        assert said(code)[-1] == "TLS"
