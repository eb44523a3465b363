"""The folder of an export: whose files it holds, and that it ends with the old ones or the new."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.core.voice import Voice
from tui.jobs.export import plan_export
from tui.jobs.export_folder import WaysOn, foreign_files, write_export
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}


def write(store: Store, folder: Path, **options: Any) -> dict[str, Any]:
    return write_export(store, plan_export(store), folder, voice=Voice(), seed=42, **options)


def refused(store: Store, folder: Path, **options: Any) -> str:
    before = contents(folder) if folder.is_dir() else {}
    with pytest.raises(PairsmithError) as caught:
        write(store, folder, **options)
    assert (contents(folder) if folder.is_dir() else {}) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def filled(store: Store, add_pair: AddPair) -> Store:
    """Two training pairs of different phases, one held out, one undecided."""
    add_pair("Where is the cold store?", "Behind gate four.", **IN, phase="consistency")
    add_pair("Who may drive forklifts?", "Ask the shift lead.", **IN, phase="edge")
    add_pair("What opens the paint cupboard?", "Key nine.", **IN, split="eval")
    add_pair("asdf", "Which machine do you mean?")
    return store


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "training" / "set"


FILES = {
    "included.jsonl",
    "pairs.meta.jsonl",
    "phase1_consistency.jsonl",
    "phase3_edge.jsonl",
    "eval.jsonl",
    "manifest.json",
}


def test_the_files_and_their_manifest_are_written(filled: Store, out: Path) -> None:
    manifest = write(filled, out)
    assert set(contents(out)) == FILES
    assert json.loads((out / "manifest.json").read_bytes()) == manifest
    for file in manifest["files"]:
        content = (out / file["name"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["rows"] == content.count(b"\n")
        assert content.endswith(b"\n")
    assert b"asdf" not in b"".join(contents(out).values())
    assert filled.exports.latest_folder() == str(out.resolve())


def test_files_and_folder_are_the_owners_alone(filled: Store, out: Path) -> None:
    before = os.umask(0)
    try:
        write(filled, out)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_the_same_set_is_the_same_to_the_byte(filled: Store, out: Path, tmp_path: Path) -> None:
    write(filled, out)
    first = contents(out)
    write(filled, out)
    assert contents(out) == first
    filled.close()
    with Store.open(filled.path) as reopened:
        write(reopened, tmp_path / "elsewhere")
    assert contents(tmp_path / "elsewhere") == first


def test_a_file_that_no_pair_belongs_in_any_more_is_removed(filled: Store, out: Path) -> None:
    write(filled, out)
    filled.pairs.change(filled.pairs.get(2), {"status": "held"}, "hold")
    write(filled, out)
    assert set(contents(out)) == FILES - {"phase3_edge.jsonl"}


def test_a_set_without_an_included_pair_is_refused_and_the_old_files_stay(filled: Store, out: Path) -> None:
    write(filled, out)
    wishes = [(pair, {"status": "held"}) for pair in filled.pairs.every(status="included")]
    filled.pairs.change_many(wishes, "hold all")
    assert refused(filled, out) == "nothing to export: no pair is included: 1 pair to decide"
    assert set(contents(out)) == FILES


@pytest.mark.parametrize("name", ["notes.txt", "included.jsonl", "manifest.json", ".hidden"])
def test_a_foreign_file_is_refused_and_with_force_kept_or_written_over(
    filled: Store, out: Path, name: str
) -> None:
    out.mkdir(parents=True)
    (out / name).write_text("mine")
    assert f"holds {name}, not as an export wrote it" in refused(filled, out)
    write(filled, out, force=True)
    assert set(contents(out)) == FILES | {name}
    assert ((out / name).read_text() == "mine") == (name not in FILES)


def test_several_foreign_files_are_counted(filled: Store, out: Path) -> None:
    out.mkdir(parents=True)
    for name in ("b.txt", "a.txt", "c.txt"):
        (out / name).write_text("mine")
    assert "holds a.txt and 2 more, not as an export wrote it" in refused(filled, out)


def test_a_file_edited_by_hand_is_refused(filled: Store, out: Path) -> None:
    write(filled, out)
    with (out / "phase3_edge.jsonl").open("ab") as file:
        file.write(b"{}\n")
    assert "holds phase3_edge.jsonl, not as an export wrote it" in refused(filled, out)
    write(filled, out, force=True)
    assert b"{}" not in (out / "phase3_edge.jsonl").read_bytes()


def test_a_stale_file_edited_by_hand_stays_even_with_force(filled: Store, out: Path) -> None:
    write(filled, out)
    (out / "phase3_edge.jsonl").write_text("edited")
    filled.pairs.change(filled.pairs.get(2), {"status": "held"}, "hold")
    write(filled, out, force=True)
    assert (out / "phase3_edge.jsonl").read_text() == "edited"


@pytest.mark.parametrize(
    "manifest",
    [
        b"not json",
        b"[]",
        b'{"files": 5}',
        b'{"files": [{"name": "notes.txt"}]}',
        b'{"files": [{"name": "notes.txt", "sha256": ""}]}',
        b'{"files": [{"name": "../pairs.db", "sha256": ""}, {"name": "..", "sha256": ""}]}',
    ],
)
def test_a_manifest_that_lies_gives_no_file_away(filled: Store, out: Path, manifest: bytes) -> None:
    out.mkdir(parents=True)
    (out / "notes.txt").write_text("mine")
    (out / "manifest.json").write_bytes(manifest)
    assert "holds " in refused(filled, out)
    write(filled, out, force=True)
    assert (out / "notes.txt").read_text() == "mine"
    assert filled.path.exists()


def test_a_symlinked_folder_is_refused(filled: Store, out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.parent.mkdir()
    out.symlink_to(tmp_path / "real")
    assert "is a symbolic link" in refused(filled, out)
    assert "is a symbolic link" in refused(filled, out, force=True)
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize("name", ["included.jsonl", "manifest.json", ".included.jsonl.partial"])
def test_a_symlink_in_the_place_of_a_file_is_never_followed(
    filled: Store, out: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("mine")
    out.mkdir(parents=True)
    (out / name).symlink_to(target)
    if not name.endswith(".partial"):
        assert f"holds {name}, not as an export wrote it" in refused(filled, out)
    write(filled, out, force=True)
    assert target.read_text() == "mine"
    assert not (out / name).is_symlink()
    assert set(contents(out)) == FILES


def test_a_link_to_the_right_content_is_not_ours_either(filled: Store, out: Path, tmp_path: Path) -> None:
    write(filled, out)
    (out / "eval.jsonl").rename(tmp_path / "moved.jsonl")
    (out / "eval.jsonl").symlink_to(tmp_path / "moved.jsonl")
    assert "holds eval.jsonl" in refused(filled, out)


def test_a_file_in_place_of_the_folder_is_refused(filled: Store, out: Path) -> None:
    out.parent.mkdir()
    out.write_text("mine")
    assert "is a file: name a folder" in refused(filled, out)
    assert "can't be written" in refused(filled, out / "deeper")
    assert out.read_text() == "mine"


def test_a_folder_inside_is_foreign(filled: Store, out: Path) -> None:
    (out / "included.jsonl").mkdir(parents=True)
    assert "holds included.jsonl" in refused(filled, out)
    assert "can't be written" in refused(filled, out, force=True)


def test_overlap_of_training_and_evaluation_blocks_until_it_is_allowed(
    store: Store, add_pair: AddPair, out: Path
) -> None:
    add_pair("How do I clear the code E7 on a scanner?", "Hold it.", **IN)
    add_pair("How do I clear the code E7 on the scanner?", "Wait.", **IN, split="eval")
    catch_up(store)
    says = refused(store, out)
    assert says == (
        "pair 1 repeats pair 2, which is held out for evaluation: "
        "mend it, or go on with --allow train_eval_overlap"
    )
    assert not out.exists()
    assert "--allow train_eval_overlap" in refused(store, out, allow=["control_tokens"])
    manifest = write(store, out, allow=["train_eval_overlap"])
    assert [(each["code"], each["pair"]) for each in manifest["allowed"]] == [("train_eval_overlap", 1)]
    assert set(contents(out)) >= {"included.jsonl", "eval.jsonl"}


def test_the_way_on_is_told_in_the_words_of_the_place(filled: Store, add_pair: AddPair, out: Path) -> None:
    ways = WaysOn(allow="press a ({code})", overwrite="press o")
    out.mkdir(parents=True)
    (out / "thesis.txt").write_text("mine")
    assert refused(filled, out).endswith("name another folder, or say --force")
    assert refused(filled, out, ways=ways).endswith("name another folder, or press o")
    add_pair(output="<|im_end|>", **IN)
    assert refused(filled, out, ways=ways).endswith("mend it, or press a (control_tokens)")


def test_what_no_export_wrote_is_seen_without_touching_anything(filled: Store, out: Path) -> None:
    plan = plan_export(filled)
    assert foreign_files(plan, out) == []
    assert not out.exists()
    write(filled, out)
    assert foreign_files(plan, out) == []
    (out / "thesis.txt").write_text("mine")
    (out / "included.jsonl").write_text("edited by hand")
    assert foreign_files(plan, out) == ["included.jsonl", "thesis.txt"]
    link = out.parent / "link"
    link.symlink_to(out)
    assert foreign_files(plan, link) == []
    assert foreign_files(plan, out / "thesis.txt") == []


def test_a_row_that_has_no_form_cannot_be_allowed(store: Store, add_pair: AddPair, out: Path) -> None:
    add_pair(**IN, context=(Message("user", "hi"), Message("user", "hello?")))
    plan = plan_export(store, "alpaca")
    with pytest.raises(PairsmithError, match="choose another format"):
        write_export(store, plan, out, voice=Voice(), seed=42, allow=["format"])
    out.mkdir(parents=True)
    assert foreign_files(plan, out) == []


def failing_at(calls: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, with an I/O error at one of its calls."""
    left = [calls]

    def call(*arguments: Any, **options: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        return function(*arguments, **options)

    return call


@pytest.mark.parametrize("function", ["fsync", "open", "replace"])
def test_each_file_is_the_old_or_the_new_one_wherever_writing_fails_and_a_second_try_mends_all(
    filled: Store, out: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    write(filled, out)
    old = contents(out)
    filled.pairs.change(filled.pairs.get(1), {"output": "Behind gate five."}, "rewrite")
    new = {**old}
    failures = 0
    for calls in range(1, 50):
        with monkeypatch.context() as patched:
            patched.setattr(os, function, failing_at(calls, getattr(os, function)))
            try:
                write(filled, out)
            except PairsmithError as error:
                failures += 1
                says = str(error)
            else:
                break
        assert says.endswith("can't be written: No space left on device")
        assert set(contents(out)) == FILES
        new = new_files(filled, out.parent / "fresh")
        assert all(content in (old[name], new[name]) for name, content in contents(out).items())
    assert failures >= 4
    assert contents(out) == new


def new_files(store: Store, folder: Path) -> dict[str, bytes]:
    write(store, folder)
    return contents(folder)


def test_an_export_that_was_killed_between_two_files_can_be_run_again(filled: Store, out: Path) -> None:
    write(filled, out)
    old = contents(out)
    filled.pairs.change(filled.pairs.get(1), {"output": "Behind gate five."}, "rewrite")
    new = new_files(filled, out.parent / "fresh")
    (out / "included.jsonl").write_bytes(new["included.jsonl"])
    (out / ".phase1_consistency.jsonl.partial").write_bytes(b"half a li")
    assert (out / "manifest.json").read_bytes() == old["manifest.json"]
    write(filled, out)
    assert contents(out) == new


def test_a_first_export_that_was_killed_can_be_run_again(filled: Store, out: Path) -> None:
    new = new_files(filled, out.parent / "fresh")
    out.mkdir(parents=True)
    (out / "included.jsonl").write_bytes(new["included.jsonl"])
    (out / ".phase1_consistency.jsonl.partial").write_bytes(b"half a li")
    write(filled, out)
    assert contents(out) == new
