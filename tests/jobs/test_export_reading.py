"""The folder of an export is read as it was written; what is none, or does not fit, is one clear line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.jobs.exports import write
from tui.core.errors import PairsmithError
from tui.core.pair import Message, Pair
from tui.formats.writing import FORMATS
from tui.jobs.export_reading import opened_export

MakePair = Callable[..., Pair]


@pytest.fixture
def some(make_pair: MakePair) -> list[Pair]:
    """Pairs of every split, with texts that trip what reads lines carelessly."""
    return [
        make_pair("p1\u2028\n", "o1\x85", uid="u1"),
        make_pair("p2", "o2\r", uid="u2", split="robustness"),
        make_pair("p3", "o3", uid="u3", split="eval", context=(Message("system", "Be calm."),)),
        make_pair("p4", "o4", uid="u4", phase="edge"),
    ]


def refused(folder: Path) -> str:
    with pytest.raises(PairsmithError) as caught, opened_export(folder) as export:
        list(export.walk())
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_row_is_found_with_what_is_known_of_it_and_again_at_its_place(
    tmp_path: Path, some: list[Pair], format_name: str
) -> None:
    with opened_export(write(tmp_path / "out", some, format_name)) as export:
        found = list(export.walk())
        assert [row.uid for _, row in found] == ["u1", "u4", "u3", "u2"]
        by_uid = {pair.uid: pair for pair in some}
        for place, row in reversed(found):
            pair = by_uid[row.uid]
            assert export.row_at(place) == row
            assert (row.texts["prompt"], row.texts["output"]) == (pair.prompt, pair.output)
            assert [turn["content"] for turn in row.texts["context"]] == [
                turn.content for turn in pair.context
            ]
        assert export.edited == 0
        assert [row for _, row in export.walk()] == [row for _, row in found]


def test_rows_that_were_edited_by_hand_are_counted(tmp_path: Path, some: list[Pair]) -> None:
    folder = write(tmp_path / "out", some)
    text = (folder / "included.jsonl").read_bytes()
    (folder / "included.jsonl").write_bytes(text.replace(b"o4", b"other"))
    with opened_export(folder) as export:
        outputs = [row.texts["output"] for _, row in export.walk()]
        assert outputs[1] == "other"
        assert export.edited == 1


def test_what_is_no_folder_of_an_export_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "gone").endswith("gone does not exist: name the folder of an export")
    assert refused(tmp_path / "file").endswith("file is a file: name the folder of an export")
    assert refused(tmp_path / "empty").endswith("empty is no export: it has no manifest.json")


@pytest.mark.parametrize(
    "manifest", [b"", b"[]", b"{}", b'{"files": 5}', b'{"files": [5]}', b'{"files": [{}]}', b"\xff"]
)
def test_another_programs_manifest_is_none(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(manifest)
    assert refused(tmp_path).endswith("is no export: its manifest.json is not one of Pairsmith's")


def test_an_export_without_what_tells_its_pairs_apart_is_said_so(tmp_path: Path, some: list[Pair]) -> None:
    folder = write(tmp_path / "out", some)
    (folder / "manifest.json").write_bytes(orjson.dumps({"files": [{"name": "included.jsonl"}]}))
    assert "out was written without pairs.meta.jsonl" in refused(folder)


def test_a_file_that_is_gone_is_named(tmp_path: Path, some: list[Pair]) -> None:
    folder = write(tmp_path / "out", some)
    (folder / "eval.jsonl").unlink()
    assert "eval.jsonl, which manifest.json lists, can't be read: No such file" in refused(folder)


def test_rows_and_what_is_known_of_them_have_to_be_as_many(tmp_path: Path, some: list[Pair]) -> None:
    folder = write(tmp_path / "out", some)
    known = (folder / "pairs.meta.jsonl").read_bytes()
    (folder / "pairs.meta.jsonl").write_bytes(known + known)
    assert "pairs.meta.jsonl tells of more rows than there are: export it again" in refused(folder)
    (folder / "pairs.meta.jsonl").write_bytes(known[: known.index(b"\n") + 1])
    assert "pairs.meta.jsonl says nothing of row 2: export it again" in refused(folder)


@pytest.mark.parametrize("line", [b"no json", b"[]", b"{}", b'{"uid": 5, "phase": "edge", "split": "train"}'])
def test_what_is_known_of_a_row_has_to_say_whose_it_is(tmp_path: Path, some: list[Pair], line: bytes) -> None:
    folder = write(tmp_path / "out", some)
    (folder / "pairs.meta.jsonl").write_bytes(line + b"\n")
    assert "says nothing of row 1" in refused(folder)


@pytest.mark.parametrize("raw", [b"no json\n", b"[1]\n", b"{}\n", b"\n"])
def test_a_row_that_holds_no_pair_is_named_by_its_pair(
    tmp_path: Path, make_pair: MakePair, raw: bytes
) -> None:
    folder = write(tmp_path / "out", [make_pair(uid="u1")])
    (folder / "included.jsonl").write_bytes(raw)
    with opened_export(folder) as export:
        ((_, row),) = export.walk()
        with pytest.raises(PairsmithError, match="the row of pair u1 can't be read: export it again"):
            row.texts["prompt"]
