"""The folder of an export: what is written there, and that it ends with the old files or the new."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.jobs.folders import FILES, IN, contents, refused, without_time, write
from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.jobs.export import Wanted, plan_export
from tui.jobs.export_folder import WaysOn, write_export
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]


def test_the_files_and_their_manifest_are_written(four_pairs: Store, out: Path) -> None:
    manifest = write(four_pairs, out)
    assert set(contents(out)) == FILES
    assert json.loads((out / "manifest.json").read_bytes()) == manifest
    for file in manifest["files"]:
        content = (out / file["name"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(content).hexdigest()
        assert file["rows"] == content.count(b"\n")
        assert content.endswith(b"\n")
    assert b"asdf" not in b"".join(contents(out).values())
    latest = four_pairs.exports.latest()
    assert latest is not None
    assert latest.folder == str(out.resolve())


def test_files_and_folder_are_the_owners_alone(four_pairs: Store, out: Path) -> None:
    before = os.umask(0)
    try:
        write(four_pairs, out)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_the_same_set_is_the_same_to_the_byte(four_pairs: Store, out: Path, tmp_path: Path) -> None:
    write(four_pairs, out)
    first = without_time(contents(out))
    write(four_pairs, out)
    assert without_time(contents(out)) == first
    four_pairs.close()
    with Store.open(four_pairs.path) as reopened:
        write(reopened, tmp_path / "elsewhere")
    assert without_time(contents(tmp_path / "elsewhere")) == first


def test_a_file_that_no_pair_belongs_in_any_more_is_removed(four_pairs: Store, out: Path) -> None:
    write(four_pairs, out)
    four_pairs.pairs.change(four_pairs.pairs.get(2), {"status": "held"}, "hold")
    write(four_pairs, out)
    assert set(contents(out)) == FILES - {"phase3_edge.jsonl"}


def test_a_set_without_an_included_pair_is_refused_and_the_old_files_stay(
    four_pairs: Store, out: Path
) -> None:
    write(four_pairs, out)
    wishes = [(pair, {"status": "held"}) for pair in four_pairs.pairs.every(status="included")]
    four_pairs.pairs.change_many(wishes, "hold all")
    assert refused(four_pairs, out) == "nothing to export: no pair is included: 1 pair to decide"
    assert set(contents(out)) == FILES


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


def test_the_way_on_is_told_in_the_words_of_the_place(
    four_pairs: Store, add_pair: AddPair, out: Path
) -> None:
    ways = WaysOn(allow="press a ({code})", overwrite="press o")
    out.mkdir(parents=True)
    (out / "thesis.txt").write_text("mine")
    assert refused(four_pairs, out).endswith("name another folder, or say --force")
    assert refused(four_pairs, out, ways=ways).endswith("name another folder, or press o")
    add_pair(output="<|im_end|>", **IN)
    assert refused(four_pairs, out, ways=ways).endswith("mend it, or press a (control_tokens)")


def test_a_row_that_has_no_form_cannot_be_allowed(store: Store, add_pair: AddPair, out: Path) -> None:
    add_pair(**IN, context=(Message("user", "hi"), Message("assistant", "hello?")))
    plan = plan_export(store, Wanted("alpaca"))
    with pytest.raises(PairsmithError, match=r"pair 1 does not fit alpaca: .* choose another format"):
        write_export(store, plan, out, allow=["format"])
    assert not out.exists()


def test_a_set_that_was_changed_after_it_was_planned_is_not_written(four_pairs: Store, out: Path) -> None:
    plan = plan_export(four_pairs)
    with Store.open(four_pairs.path) as other:
        other.pairs.change(other.pairs.get(1), {"status": "held"}, "hold")
    with pytest.raises(PairsmithError, match="the set was changed since the export was planned"):
        write_export(four_pairs, plan, out)
    assert not out.exists()


def test_a_folder_that_holds_the_database_is_refused_even_with_force(
    four_pairs: Store, tmp_path: Path
) -> None:
    assert "holds the database: name a folder inside it" in refused(four_pairs, tmp_path)
    assert "holds the database" in refused(four_pairs, tmp_path, force=True)


def test_the_folder_that_one_is_in_is_refused(
    four_pairs: Store, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(four_pairs, out)
    monkeypatch.chdir(out)
    assert "is where you are" in refused(four_pairs, Path())


def test_rights_that_were_given_to_the_folder_stay(four_pairs: Store, out: Path) -> None:
    write(four_pairs, out)
    out.chmod(0o755)
    write(four_pairs, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o755


def test_rights_that_were_given_to_the_files_stay_and_new_files_have_those_of_the_manifest(
    four_pairs: Store, out: Path
) -> None:
    write(four_pairs, out)
    for path in out.iterdir():
        path.chmod(0o640)
    (out / "eval.jsonl").chmod(0o600)
    (out / "train_trl.py").unlink()
    write(four_pairs, out)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()}
    assert (rights.pop("eval.jsonl"), rights["train_trl.py"]) == (0o600, 0o640)
    assert set(rights.values()) == {0o640}


class failing_at:  # noqa: N801
    """A function with a full disk at one of its calls."""

    def __init__(self, calls: int, function: Callable[..., Any]) -> None:
        self.calls_left = calls
        self._function = function

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls_left -= 1
        if self.calls_left == 0:
            raise OSError(28, "No space left on device")
        return self._function(*arguments, **options)


@pytest.mark.parametrize("function", ["fsync", "open", "rename", "mkdir", "link", "unlink", "rmdir"])
def test_wherever_writing_fails_the_folder_is_the_old_or_the_new_one_and_nothing_is_left_beside_it(
    four_pairs: Store, out: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    write(four_pairs, out)
    (out / "notes").mkdir()
    (out / "notes" / "a.txt").write_text("mine")
    old = without_time(contents(out))
    four_pairs.pairs.change(four_pairs.pairs.get(1), {"output": "Behind gate five."}, "rewrite")
    new = new_files(four_pairs, out.parent / "fresh")
    for calls in range(1, 60):
        with monkeypatch.context() as patched:
            left = failing_at(calls, getattr(os, function))
            patched.setattr(os, function, left)
            said = outcome(four_pairs, out)
        beside = sorted(path.name for path in out.parent.iterdir())
        if said:
            assert "can't be written (No space left on device): all there is as it was; mend that" in said
            assert without_time(contents(out)) in (old, new)
            assert function in ("unlink", "rmdir", "open") or beside == ["fresh", out.name]
        else:
            assert without_time(contents(out)) == new
            if left.calls_left > 0:
                break
        assert (out / "notes" / "a.txt").read_text() == "mine"
    assert calls >= 2
    write(four_pairs, out, force=True)
    assert sorted(path.name for path in out.parent.iterdir()) == ["fresh", out.name]
    assert (out / "notes" / "a.txt").read_text() == "mine"


def outcome(store: Store, folder: Path) -> str:
    """What a forced export says; nothing where it was written."""
    try:
        write(store, folder, force=True)
    except PairsmithError as error:
        return str(error)
    return ""


def new_files(store: Store, folder: Path) -> dict[str, bytes]:
    write(store, folder)
    return without_time(contents(folder))
