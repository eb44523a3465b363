"""Whatever the umask, each file that holds texts of pairs is its owner's alone, and she can use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.commands.demo import make_demo
from tui.crash import last_words
from tui.jobs.handed_out import Handed, hand_out
from tui.store.store import Store

Call = Callable[..., Any]

UMASKS = pytest.mark.parametrize("umask", [0, 0o277, 0o777], ids=oct)


def modes(folder: Path) -> Iterator[tuple[str, str]]:
    """What is in a folder and below it, with its mode."""
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)), oct(path.stat().st_mode & 0o777)


def assert_private(folder: Path, *names: str) -> None:
    for name, mode in modes(folder):
        path = folder / name
        assert mode == oct(0o700 if path.is_dir() else 0o600), name
    assert {name for name, _ in modes(folder)} >= set(names)


@UMASKS
def test_what_the_commands_write_is_the_owners_alone(
    curated: Path, call: Call, tmp_path: Path, set_umask: None
) -> None:
    (tmp_path / "curated.jsonl").unlink()
    assert call("export", "out", "--force").code == 0
    call("backup", "copy.db")
    call("dump")
    with Store.open(tmp_path / "new.db", create=True) as store:
        store.meta.set("key", "value")
        assert_private(tmp_path, "new.db", "new.db-wal", "copy.db", "out/included.jsonl", "out/manifest.json")
    curated.write_bytes(curated.read_bytes()[:-4096])
    call("doctor", "--save-to", "saved.db")
    assert_private(tmp_path, "saved.db")
    assert not [name for name, _ in modes(tmp_path) if "partial" in name]


@UMASKS
def test_an_import_makes_a_private_database(call: Call, tmp_path: Path, set_umask: None) -> None:
    (tmp_path / "a.jsonl").write_text('{"prompt": "p", "output": "o"}\n')
    assert call("import", "a.jsonl").code == 0
    (tmp_path / "a.jsonl").unlink()
    assert_private(tmp_path, "pairs.db")


@UMASKS
def test_a_text_in_an_editor_and_a_report_are_the_owners_alone(
    store: Store, home: Path, set_umask: None
) -> None:
    folder = hand_out(Handed(store.path, 1, "output", 1, "a text"))
    folder.write("another text")
    assert_private(folder.path, "output.txt", "place.json")
    folder.close()
    last_words([ValueError("x")])
    assert_private(home)
    assert any(name.endswith(".log") for name, _ in modes(home))


@UMASKS
def test_the_demo_is_the_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_umask: None
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert_private(make_demo().parent, "warehouse.db", "pairsmith.toml")
