"""A folder is replaced at once: killed anywhere, it is the old one or the new one, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tui
from tests.jobs.killed_export import _digests
from tui.core.pair import Pair
from tui.jobs import swap
from tui.jobs.export import plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.index import catch_up
from tui.jobs.swap import recover, unfinished_beside
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}
ROOT = Path(tui.__file__).parents[1]


def keep(old: Path, folder: Path) -> None:
    """Clear nothing away."""


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    add_pair("Where is the cold store?", "Behind gate four.", **IN, phase="consistency")
    add_pair("What opens the paint cupboard?", "Key nine.", **IN, split="eval")
    return store


def killed(database: Path, folder: Path, way: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.jobs.killed_export", database, folder, way],
        check=True, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@pytest.mark.parametrize("way", ["at once", "by steps"])
def test_killed_at_each_step_it_is_the_old_or_the_new_export_with_all_that_others_put_there(
    filled: Store, tmp_path: Path, way: str
) -> None:
    place = tmp_path / "place"
    out = place / "set"
    write_export(filled, plan_export(filled), out)
    (out / "notes").mkdir()
    (out / "notes" / "a.txt").write_text("mine")
    (out / "b.txt").write_text("mine too")
    old = _digests(out)
    filled.pairs.change(filled.pairs.get(1), {"output": "Behind gate five.", "phase": "edge"}, "rewrite")
    write_export(filled, plan_export(filled), tmp_path / "fresh")
    others = {name: digest for name, digest in old.items() if name.endswith(".txt")}
    new = {**_digests(tmp_path / "fresh"), **others}
    trials = killed(filled.path, out, way)
    assert len(trials) > 25
    torn = [trial["step"] for trial in trials if trial["files"] not in (old, new)]
    # Between the two steps of the second way the old one stands beside its place, until the next export.
    assert len(torn) == (way == "by steps")
    assert all(trial["files"] == {} for trial in trials if trial["step"] in torn)
    assert (trials[0]["files"], trials[-1]["files"]) == (old, new)
    write_export(filled, plan_export(filled), out, force=True)
    assert _digests(out) == new
    assert [path.name for path in place.iterdir()] == ["set"]


def test_a_folder_that_was_moved_aside_and_not_replaced_is_put_back(tmp_path: Path) -> None:
    aside = tmp_path / ".set.abcd_123.77.old"
    aside.mkdir()
    (aside / "included.jsonl").write_text("old")
    recover(tmp_path / "set", keep)
    assert (tmp_path / "set" / "included.jsonl").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_where_two_steps_fail_in_between_the_old_folder_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = tmp_path / ".set.x.1.partial", tmp_path / "set"
    for folder, text in ((new, "new"), (old, "old")):
        folder.mkdir()
        (folder / "a").write_text(text)
    monkeypatch.setattr(swap, "exchange", lambda one, other: os.rename(one / "none", other))
    with pytest.raises(FileNotFoundError):
        swap.swap(new, old)
    rename = os.rename

    def second_fails(source: Path, target: Path) -> None:
        if source == new:
            raise KeyboardInterrupt
        rename(source, target)

    def cannot(one: Path, other: Path) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(swap, "exchange", cannot)
    monkeypatch.setattr(os, "rename", second_fails)
    with pytest.raises(KeyboardInterrupt):
        swap.swap(new, old)
    assert ((old / "a").read_text(), (new / "a").read_text()) == ("old", "new")


def test_what_somebody_else_is_still_writing_is_left_alone(tmp_path: Path) -> None:
    with unfinished_beside(tmp_path / "set") as new:
        (new / "included.jsonl").write_text("half")
        recover(tmp_path / "set", keep)
        assert (new / "included.jsonl").read_text() == "half"
    assert list(tmp_path.iterdir()) == []


def test_what_only_looks_like_a_leftover_is_not_touched(tmp_path: Path) -> None:
    def clear(old: Path, folder: Path) -> None:
        raise AssertionError(f"{old} is somebody else's")

    for name in (".set.my_notes.partial", ".set.my_notes.old", ".set.old", ".sets.abcd_123.77.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("mine")
    (tmp_path / ".set.abcd_123.77.old").write_text("a file")
    before = sorted(tmp_path.rglob("*"))
    recover(tmp_path / "set", clear)
    assert sorted(tmp_path.rglob("*")) == before


_SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from tui.start import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.argv = ["pairsmith", "export", "out", "--db", "pairs.db"]
main()
"""


def test_where_no_more_can_be_written_one_line_says_so_and_nothing_is_left(
    store: Store, add_pair: AddPair, tmp_path: Path
) -> None:
    for number in range(30):
        add_pair(f"prompt {number}", "word " * 1999 + "word", **IN)
    catch_up(store)
    store.close()
    before = sorted(path.name for path in tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, "-c", _SMALL_DISK],
        capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2
    hint = "all there is as it was; mend that, or name another folder"
    assert done.stderr == f"pairsmith: out can't be written (File too large): {hint}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == before
