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
from tui.jobs.export import Wanted, plan_export
from tui.jobs.export_folder import WaysOn, foreign_files, write_export
from tui.jobs.index import catch_up
from tui.store.store import Store

AddPair = Callable[..., Pair]
IN: dict[str, Any] = {"status": "included", "decided_by": "expert"}


def write(store: Store, folder: Path, **options: Any) -> dict[str, Any]:
    return write_export(store, plan_export(store), folder, **options)


def refused(store: Store, folder: Path, **options: Any) -> str:
    before = contents(folder) if folder.is_dir() else {}
    with pytest.raises(PairsmithError) as caught:
        write(store, folder, **options)
    assert (contents(folder) if folder.is_dir() else {}) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def without_time(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of an export but for the one line that says when it was."""
    lines = files["manifest.json"].split(b"\n")
    kept = [line for line in lines if not line.startswith(b'  "exported_at": ')]
    assert len(kept) == len(lines) - 1
    return {**files, "manifest.json": b"\n".join(kept)}


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


TRAINERS = {
    "train_trl.py", "train_unsloth.py", "axolotl.yaml", "dataset_info.json", "llama_factory.yaml",
    "train_mlx.sh", "train_openai.py",
}  # fmt: skip

FILES = TRAINERS | {
    "included.jsonl",
    "pairs.meta.jsonl",
    "phase1_consistency.jsonl",
    "phase3_edge.jsonl",
    "eval.jsonl",
    "manifest.json",
    "README.md",
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
    latest = filled.exports.latest()
    assert latest is not None
    assert latest.folder == str(out.resolve())


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
    first = without_time(contents(out))
    write(filled, out)
    assert without_time(contents(out)) == first
    filled.close()
    with Store.open(filled.path) as reopened:
        write(reopened, tmp_path / "elsewhere")
    assert without_time(contents(tmp_path / "elsewhere")) == first


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
    assert f"holds {name}, not as an export wrote it" in refused(filled, out)
    write(filled, out, force=True)
    assert target.read_text() == "mine"
    assert (out / name).is_symlink() == (name not in FILES)
    assert set(contents(out)) == FILES | {name}


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
    assert foreign_files(out) == []
    assert not out.exists()
    write(filled, out)
    assert foreign_files(out) == []
    (out / "thesis.txt").write_text("mine")
    (out / "included.jsonl").write_text("edited by hand")
    assert foreign_files(out) == ["included.jsonl", "thesis.txt"]
    link = out.parent / "link"
    link.symlink_to(out)
    assert foreign_files(link) == []
    assert foreign_files(out / "thesis.txt") == []


def test_a_row_that_has_no_form_cannot_be_allowed(store: Store, add_pair: AddPair, out: Path) -> None:
    add_pair(**IN, context=(Message("user", "hi"), Message("assistant", "hello?")))
    plan = plan_export(store, Wanted("alpaca"))
    with pytest.raises(PairsmithError, match=r"pair 1 does not fit alpaca: .* choose another format"):
        write_export(store, plan, out, allow=["format"])
    assert not out.exists()


def test_a_set_that_was_changed_after_it_was_planned_is_not_written(filled: Store, out: Path) -> None:
    plan = plan_export(filled)
    with Store.open(filled.path) as other:
        other.pairs.change(other.pairs.get(1), {"status": "held"}, "hold")
    with pytest.raises(PairsmithError, match="the set was changed since the export was planned"):
        write_export(filled, plan, out)
    assert not out.exists()


def test_a_folder_that_holds_the_database_is_refused_even_with_force(filled: Store, tmp_path: Path) -> None:
    assert "holds the database: name a folder inside it" in refused(filled, tmp_path)
    assert "holds the database" in refused(filled, tmp_path, force=True)


def test_the_folder_that_one_is_in_is_refused(
    filled: Store, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(filled, out)
    monkeypatch.chdir(out)
    assert "is where you are" in refused(filled, Path())


def test_rights_that_were_given_to_the_folder_stay(filled: Store, out: Path) -> None:
    write(filled, out)
    out.chmod(0o755)
    write(filled, out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o755


def test_rights_that_were_given_to_the_files_stay_and_new_files_have_those_of_the_manifest(
    filled: Store, out: Path
) -> None:
    write(filled, out)
    for path in out.iterdir():
        path.chmod(0o640)
    (out / "eval.jsonl").chmod(0o600)
    (out / "train_trl.py").unlink()
    write(filled, out)
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()}
    assert (rights.pop("eval.jsonl"), rights["train_trl.py"]) == (0o600, 0o640)
    assert set(rights.values()) == {0o640}


def test_with_force_folders_and_links_of_others_stay_as_they_are(filled: Store, out: Path) -> None:
    (out / "notes" / "deeper").mkdir(parents=True)
    (out / "notes" / "deeper" / "a.txt").write_text("mine")
    (out / "notes" / "to").symlink_to("deeper/a.txt")
    (out / "link").symlink_to("nowhere")
    before = (out / "notes" / "deeper" / "a.txt").stat()
    write(filled, out, force=True)
    assert (out / "notes" / "to").read_text() == "mine"
    assert (out / "link").readlink() == Path("nowhere")
    after = (out / "notes" / "deeper" / "a.txt").stat()
    assert (after.st_ino, after.st_mode, after.st_nlink) == (before.st_ino, before.st_mode, 1)
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_an_export_of_an_earlier_version_is_ours(filled: Store, out: Path) -> None:
    """Its manifest has fewer fields, and it wrote its files one by one."""
    manifest = write(filled, out)
    for name in TRAINERS | {"README.md"}:
        (out / name).unlink()
    earlier = {"pairsmith": "0.1", "files": manifest["files"]}
    (out / "manifest.json").write_text(json.dumps(earlier))
    (out / ".included.jsonl.partial").write_bytes(b"half a li")
    write(filled, out)
    assert set(contents(out)) == FILES


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
    filled: Store, out: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    write(filled, out)
    (out / "notes").mkdir()
    (out / "notes" / "a.txt").write_text("mine")
    old = without_time(contents(out))
    filled.pairs.change(filled.pairs.get(1), {"output": "Behind gate five."}, "rewrite")
    new = new_files(filled, out.parent / "fresh")
    for calls in range(1, 60):
        with monkeypatch.context() as patched:
            left = failing_at(calls, getattr(os, function))
            patched.setattr(os, function, left)
            said = outcome(filled, out)
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
    write(filled, out, force=True)
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
