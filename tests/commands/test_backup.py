from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tui.store.store import Store

Call = Callable[..., Any]


def test_a_copy_is_whole_while_the_database_is_in_use(call: Call, curated: Path, tmp_path: Path) -> None:
    with Store.open(curated) as store:
        store.pairs.change(store.pairs.get(8), {"note": "just now"}, "note")
        outcome = call("backup", "copy.db", "--json")
    (summary,) = outcome.records
    assert summary == {"file": "copy.db", "bytes": (tmp_path / "copy.db").stat().st_size, "pairs": 8}
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    assert call("dump", "--db", "copy.db").out == call("dump").out
    assert call("show", "8", "--db", "copy.db", "--json").records[0]["note"] == "just now"


def test_a_file_that_exists_needs_force(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    assert call("backup", "copy.db").complaint == "copy.db exists: name another file, or say --force"
    assert (tmp_path / "copy.db").read_text() == "precious"
    assert call("backup", "copy.db", "--force").out.startswith("copy.db: 8 pairs, ")
    assert call("stats", "--db", "copy.db").code == 0


def test_the_database_itself_is_never_the_copy(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(curated)
    for name in ("pairs.db", "./pairs.db", "link.db"):
        assert "is the database itself" in call("backup", name, "--force").complaint
    assert call("stats").code == 0


def test_a_database_in_use_is_not_replaced(call: Call, curated: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other.db", create=True):
        assert "is a database in use" in call("backup", "other.db", "--force").complaint


def test_a_folder_and_a_missing_folder_are_named(call: Call, curated: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    assert call("backup", "there").complaint == "there is a folder: name a file in it"
    assert call("backup", "nowhere/copy.db").complaint.startswith("nowhere/copy.db can't be written: ")


def test_a_dash_is_standard_output(curated: Path, call: Call, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "backup", "-", "--db", curated], capture_output=True, check=True
    )
    (tmp_path / "copy.db").write_bytes(done.stdout)
    assert done.stderr == b""
    assert call("dump", "--db", "copy.db").out == call("dump").out
