"""What stands in the folder of an export and is not of one: refused until told, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.jobs.folders import FILES, TRAINERS, contents, refused, write
from tui.jobs.export_folder import foreign_files
from tui.store.store import Store


@pytest.mark.parametrize("name", ["notes.txt", "included.jsonl", "manifest.json", ".hidden"])
def test_a_foreign_file_is_refused_and_with_force_kept_or_written_over(
    four_pairs: Store, out: Path, name: str
) -> None:
    out.mkdir(parents=True)
    (out / name).write_text("mine")
    assert f"holds {name}, not as an export wrote it" in refused(four_pairs, out)
    write(four_pairs, out, force=True)
    assert set(contents(out)) == FILES | {name}
    assert ((out / name).read_text() == "mine") == (name not in FILES)


def test_several_foreign_files_are_counted(four_pairs: Store, out: Path) -> None:
    out.mkdir(parents=True)
    for name in ("b.txt", "a.txt", "c.txt"):
        (out / name).write_text("mine")
    assert "holds a.txt and 2 more, not as an export wrote it" in refused(four_pairs, out)


def test_a_file_edited_by_hand_is_refused(four_pairs: Store, out: Path) -> None:
    write(four_pairs, out)
    with (out / "phase3_edge.jsonl").open("ab") as file:
        file.write(b"{}\n")
    assert "holds phase3_edge.jsonl, not as an export wrote it" in refused(four_pairs, out)
    write(four_pairs, out, force=True)
    assert b"{}" not in (out / "phase3_edge.jsonl").read_bytes()


def test_a_stale_file_edited_by_hand_stays_even_with_force(four_pairs: Store, out: Path) -> None:
    write(four_pairs, out)
    (out / "phase3_edge.jsonl").write_text("edited")
    four_pairs.pairs.change(four_pairs.pairs.get(2), {"status": "held"}, "hold")
    write(four_pairs, out, force=True)
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
def test_a_manifest_that_lies_gives_no_file_away(four_pairs: Store, out: Path, manifest: bytes) -> None:
    out.mkdir(parents=True)
    (out / "notes.txt").write_text("mine")
    (out / "manifest.json").write_bytes(manifest)
    assert "holds " in refused(four_pairs, out)
    write(four_pairs, out, force=True)
    assert (out / "notes.txt").read_text() == "mine"
    assert four_pairs.path.exists()


def test_a_symlinked_folder_is_refused(four_pairs: Store, out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.parent.mkdir()
    out.symlink_to(tmp_path / "real")
    assert "is a symbolic link" in refused(four_pairs, out)
    assert "is a symbolic link" in refused(four_pairs, out, force=True)
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.parametrize("name", ["included.jsonl", "manifest.json", ".included.jsonl.partial"])
def test_a_symlink_in_the_place_of_a_file_is_never_followed(
    four_pairs: Store, out: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("mine")
    out.mkdir(parents=True)
    (out / name).symlink_to(target)
    assert f"holds {name}, not as an export wrote it" in refused(four_pairs, out)
    write(four_pairs, out, force=True)
    assert target.read_text() == "mine"
    assert (out / name).is_symlink() == (name not in FILES)
    assert set(contents(out)) == FILES | {name}


def test_a_link_to_the_right_content_is_not_ours_either(four_pairs: Store, out: Path, tmp_path: Path) -> None:
    write(four_pairs, out)
    (out / "eval.jsonl").rename(tmp_path / "moved.jsonl")
    (out / "eval.jsonl").symlink_to(tmp_path / "moved.jsonl")
    assert "holds eval.jsonl" in refused(four_pairs, out)


def test_a_file_in_place_of_the_folder_is_refused(four_pairs: Store, out: Path) -> None:
    out.parent.mkdir()
    out.write_text("mine")
    assert "is a file: name a folder" in refused(four_pairs, out)
    assert "can't be written" in refused(four_pairs, out / "deeper")
    assert out.read_text() == "mine"


def test_a_folder_inside_is_foreign(four_pairs: Store, out: Path) -> None:
    (out / "included.jsonl").mkdir(parents=True)
    assert "holds included.jsonl" in refused(four_pairs, out)
    assert "can't be written" in refused(four_pairs, out, force=True)


def test_what_no_export_wrote_is_seen_without_touching_anything(four_pairs: Store, out: Path) -> None:
    assert foreign_files(out) == []
    assert not out.exists()
    write(four_pairs, out)
    assert foreign_files(out) == []
    (out / "thesis.txt").write_text("mine")
    (out / "included.jsonl").write_text("edited by hand")
    assert foreign_files(out) == ["included.jsonl", "thesis.txt"]
    link = out.parent / "link"
    link.symlink_to(out)
    assert foreign_files(link) == []
    assert foreign_files(out / "thesis.txt") == []


def test_with_force_folders_and_links_of_others_stay_as_they_are(four_pairs: Store, out: Path) -> None:
    (out / "notes" / "deeper").mkdir(parents=True)
    (out / "notes" / "deeper" / "a.txt").write_text("mine")
    (out / "notes" / "to").symlink_to("deeper/a.txt")
    (out / "link").symlink_to("nowhere")
    before = (out / "notes" / "deeper" / "a.txt").stat()
    write(four_pairs, out, force=True)
    assert (out / "notes" / "to").read_text() == "mine"
    assert (out / "link").readlink() == Path("nowhere")
    after = (out / "notes" / "deeper" / "a.txt").stat()
    assert (after.st_ino, after.st_mode, after.st_nlink) == (before.st_ino, before.st_mode, 1)
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_an_export_of_an_earlier_version_is_ours(four_pairs: Store, out: Path) -> None:
    """Its manifest has fewer fields, and it wrote its files one by one."""
    manifest = write(four_pairs, out)
    for name in TRAINERS | {"README.md"}:
        (out / name).unlink()
    earlier = {"pairsmith": "0.1", "files": manifest["files"]}
    (out / "manifest.json").write_text(json.dumps(earlier))
    (out / ".included.jsonl.partial").write_bytes(b"half a li")
    write(four_pairs, out)
    assert set(contents(out)) == FILES
