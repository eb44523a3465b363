"""Nothing runs that was not asked to: what the code may call and load, and what a whole run never does."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

PACKAGE = Path(tui.__file__).parent
MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}

RUN_TEXT = {"eval", "exec", "compile", "__import__", "execfile"}
"""Functions that make code of a text."""

LOADERS = {
    "pickle",
    "cPickle",
    "_pickle",
    "dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "yaml",
    "runpy",
    "code",
}
"""Modules that run what a file says."""

NETWORK = {
    "socket",
    "socketserver",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
}
NETWORK |= {
    "xmlrpc",
    "webbrowser",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "websockets",
    "openai",
    "huggingface_hub",
}
"""Modules that reach other machines."""

REACHES_OUT = {"semantic/endpoint.py": {"http", "urllib"}}
"""The one place that sends anything, and only where a service of embeddings is named."""

PROCESSES = {
    "screens/indexing.py": {"asyncio.create_subprocess_exec"},
    "screens/outside_editor.py": {"subprocess.Popen"},
    "templates/apart.py": {"subprocess.run"},
}
"""Where other processes are started: the index, the expert's own editor, a template of the user's own."""


def imported(tree: ast.Module) -> set[str]:
    """The top-level modules that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, by what it calls as written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_no_module_makes_code_of_a_text_or_of_a_file() -> None:
    for name, tree in MODULES.items():
        assert not {function for function, _ in calls(tree)} & RUN_TEXT, name
        assert not imported(tree) & LOADERS, name


def test_one_module_alone_reaches_other_machines() -> None:
    for name, tree in MODULES.items():
        assert imported(tree) & NETWORK == REACHES_OUT.get(name, set()), name


def test_processes_are_started_in_few_places_and_never_through_a_shell() -> None:
    starts = re.compile(r"subprocess\.|.*create_subprocess|os\.(exec|spawn|posix_spawn|system|popen|fork)")
    started = {
        name: {function for function, _ in found}
        for name, tree in MODULES.items()
        if (found := [(function, call) for function, call in calls(tree) if starts.match(function)])
    }
    assert started == PROCESSES
    shells = [
        name
        for name, tree in MODULES.items()
        for _, call in calls(tree)
        for word in call.keywords
        if word.arg == "shell"
    ]
    assert not shells


def test_no_pattern_is_taken_from_outside() -> None:
    """A pattern is written down in the code, or what is put into it is escaped: there is nothing to time."""
    for name, tree in MODULES.items():
        patterns = [
            call.args[0] for function, call in calls(tree) if re.fullmatch(r"re\.(?!escape)\w+", function)
        ]
        made_of = {part for pattern in patterns for part in outside(pattern)}
        assert made_of <= OWN_PATTERNS.get(name, set()), name


OWN_PATTERNS = {
    "core/voice.py": {"_whole(phrase)"},
    "core/control_tokens.py": {"map(re.escape, CONTROL_TOKENS)"},
    "core/line_breaks.py": {"_STAND_IN.values()"},
    "formats/json_cursor.py": {"self._indent", "start"},
    "jobs/swap.py": {"number"},
}
"""What else patterns are made of: words of the module's own, white space, and what it escapes elsewhere."""


def outside(pattern: ast.expr) -> Iterator[str]:
    """The parts of a pattern that are neither written down, nor constants, nor escaped."""
    if isinstance(pattern, ast.BinOp):
        yield from outside(pattern.left)
        yield from outside(pattern.right)
    elif isinstance(pattern, ast.JoinedStr):
        for part in pattern.values:
            yield from outside(part.value if isinstance(part, ast.FormattedValue) else part)
    elif isinstance(pattern, ast.Call) and ast.unparse(pattern.func) in ("''.join", "'|'.join"):
        yield from outside(pattern.args[0])
    elif isinstance(pattern, ast.Subscript):
        yield from outside(pattern.value)
    elif not (
        isinstance(pattern, ast.Constant)
        or ast.unparse(pattern).startswith("re.escape(")
        or ast.unparse(pattern).removesuffix(".pattern").rpartition(".")[2].isupper()
    ):
        yield ast.unparse(pattern)


GUARD = """
import os, sys

def refuse(event, arguments):
    if event in REFUSED or event.startswith(("ftplib.", "smtplib.", "urllib.", "http.")):
        os.write(2, f"refused: {event} {arguments}\\\\n".encode())
        os._exit(99)

REFUSED = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
REFUSED |= {"pickle.find_class", "os.system", "os.exec", "os.startfile", "webbrowser.open"}
sys.addaudithook(refuse)
"""

COMMANDS = """
from tui.cli import cli
for line in sys.stdin.read().split("\\n"):
    try:
        cli.main(line.split())
    except SystemExit as leaving:
        assert leaving.code in (0, 1), (line, leaving.code)
"""

APP = """
import asyncio
from pathlib import Path
from tests.screens.pilots import session_on

async def work():
    async with session_on(Path("my.db")) as session:
        await session.press("1", "space", "e", "x", "ctrl+s", "d", "escape", "v", "escape", "V", "escape")
        await session.press("X", "w", "escape", "slash", "a", "enter", "question_mark", "escape")

asyncio.run(work())
"""


def guarded(script: str, folder: Path, stdin: str = "") -> None:
    """Run a script in a process that ends at once where anything reaches out."""
    done = subprocess.run(
        [sys.executable, "-c", GUARD + script],
        input=stdin,
        cwd=folder,
        env={"PYTHONPATH": str(PACKAGE.parent), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_guard_ends_what_reaches_out(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"refused: socket\.connect"):
        guarded("import socket; socket.socket().connect(('127.0.0.1', 9))", tmp_path)


def test_from_import_to_export_nothing_reaches_out(tmp_path: Path) -> None:
    records = [{"prompt": f"Where is bay {n}?", "output": f"Left, {n} m on."} for n in range(9)]
    decisions = [{"id": n, "status": "included", "split": "eval" if n > 7 else "train"} for n in range(1, 9)]
    for name, found in (("a.jsonl", records), ("decided.jsonl", decisions)):
        (tmp_path / name).write_text("".join(f"{json.dumps(one)}\n" for one in found))
    lines = [
        "import a.jsonl --db my.db",
        "similar --db my.db --pair 1",
        "show 1 --db my.db --template llama3",
        "apply decided.jsonl --db my.db",
        "check --db my.db",
        "lengths --db my.db",
        "export out --db my.db --allow train_eval_overlap",
        "diff out out",
        "dump --db my.db",
        "backup copy.db --db my.db",
    ]
    guarded(COMMANDS, tmp_path, "\n".join(lines))
    assert (tmp_path / "out" / "manifest.json").exists()
    guarded(APP, tmp_path)
