"""A large set of every kind, exported: what each file holds, who can load it, and that it reads back."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tui.core.pair import BEHAVIOURS, ORIGINS, PHASES, IncomingPair, Message
from tui.formats.writing import FORMATS
from tui.jobs.export import Wanted, plan_export
from tui.jobs.export_folder import write_export
from tui.jobs.import_file import import_file
from tui.similar.parameters import PARAMETERS
from tui.store.store import Store

PAIRS = 10_000
WORDS = """
    the scanner shows E7 on dock three return pallets to zone fourteen before noon 倉庫 你好 标签 naïve
    café ٣٤ def fetch(x): if x[0] else None # ok 😀 `code` <b> \\n "q" {} null
""".split()  # noqa: SIM905
COLUMNS = {
    "messages": {"messages"},
    "prompt-completion": {"prompt", "completion"},
    "sharegpt": {"conversations"},
    "alpaca": {"instruction", "input", "output", "system"},
}
Texts = tuple[tuple[Message, ...], str, str]


def made_up(count: int, *, turns: bool) -> Iterator[IncomingPair]:
    chance = random.Random(count)

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(4, 40))) + chance.choice(
            ("", "\n", "\r\n\tx", "\u2028y")
        )

    for number in range(count):
        system = (Message("system", f"Be calm {text()}"),) if number % 3 == 0 else ()
        earlier = [Message(role, f"Well {text()}") for role in ("user", "assistant")] * chance.randint(0, 3)
        fields = {
            "status": "included",
            "decided_by": "expert",
            "split": "eval" if number % 10 == 0 else "train",
            "phase": PHASES[number % 3],
            "behaviour": BEHAVIOURS[number % 3],
            "origin": ORIGINS[number % 5],
            "category": f"kind {number % 7}",
        }
        context = (*system, *(earlier if turns else ()))
        yield IncomingPair(f"Number {number}: {text()}", f"So {text()}", context, fields)


def filled(path: Path, count: int, *, turns: bool = True) -> Store:
    """A database that counts as compared: that is not what is looked at here."""
    store = Store.open(path, create=True)
    store.index.forget_stale(PARAMETERS)
    with store.transaction():
        source = store.sources.begin("large.jsonl", "large")
        store.sources.add_many(source, list(enumerate(made_up(count, turns=turns), start=1)))
    return store


def texts(store: Store) -> dict[str, Texts]:
    return {pair.prompt: (pair.context, pair.prompt, pair.output) for pair in store.pairs.every()}


def shape(value: Any) -> Any:
    """What stays of a value without its texts; anything but text, lists and objects fails."""
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        shapes = [shape(one) for one in value]
        assert shapes
        assert all(one == shapes[0] for one in shapes)
        return shapes[:1]
    assert isinstance(value, str)
    return ""


def test_every_row_of_every_file_of_ten_thousand_pairs_has_the_same_columns_of_text_alone(
    tmp_path: Path,
) -> None:
    with filled(tmp_path / "pairs.db", PAIRS) as store:
        manifest = write_export(store, plan_export(store), tmp_path / "out")
        stored = texts(store)
    assert {file["name"]: file["rows"] for file in manifest["files"]}["included.jsonl"] == 9_000
    seen = 0
    for file in manifest["files"][:-1]:
        content = (tmp_path / "out" / file["name"]).read_bytes()
        assert content.endswith(b"}\n")
        assert not content.startswith(b"\xef\xbb\xbf")
        lines = content.decode("utf-8").removesuffix("\n").split("\n")
        assert len(lines) == file["rows"] > 0
        for line in lines:
            row = json.loads(line)
            assert shape(row) == {"messages": [{"role": "", "content": ""}]}
            *context, prompt, output = (Message(one["role"], one["content"]) for one in row["messages"])
            assert stored[prompt.content] == (tuple(context), prompt.content, output.content)
        seen += len(lines) * (file["name"] in ("included.jsonl", "eval.jsonl"))
    assert seen == PAIRS


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_comes_back_through_import_as_the_same_pairs(tmp_path: Path, format_name: str) -> None:
    with filled(tmp_path / "pairs.db", 300, turns=format_name != "alpaca") as store:
        write_export(store, plan_export(store, Wanted(format_name)), tmp_path / "out")
        stored = texts(store)
    with Store.open(tmp_path / "back.db", create=True) as back:
        for name in ("included.jsonl", "eval.jsonl"):
            with (tmp_path / "out" / name).open("rb") as stream:
                summary = import_file(back, stream, name)
            assert (summary.rejected, summary.already_there) == (0, 0)
        assert texts(back) == stored
        assert {pair.problems for pair in back.pairs.every()} == {()}


@pytest.mark.parametrize("format_name", FORMATS)
def test_each_format_has_its_own_columns_in_every_file(tmp_path: Path, format_name: str) -> None:
    with filled(tmp_path / "pairs.db", 60, turns=format_name != "alpaca") as store:
        manifest = write_export(store, plan_export(store, Wanted(format_name)), tmp_path / "out")
    shapes = []
    for file in manifest["files"][:-1]:
        for line in (tmp_path / "out" / file["name"]).read_text(encoding="utf-8").split("\n")[:-1]:
            shapes.append(shape(json.loads(line)))
    assert shapes[0].keys() == COLUMNS[format_name]
    assert all(one == shapes[0] for one in shapes)


@pytest.mark.parametrize("cumulative", [False, True])
@pytest.mark.parametrize("count", [5, 60])  # five pairs make phases of one or two rows
@pytest.mark.parametrize("format_name", FORMATS)
def test_all_files_load_alone_and_together_as_one_set(
    tmp_path: Path, format_name: str, count: int, cumulative: bool
) -> None:
    datasets = pytest.importorskip("datasets")
    with filled(tmp_path / "pairs.db", count, turns=format_name != "alpaca") as store:
        plan = plan_export(store, Wanted(format_name, cumulative=cumulative))
        manifest = write_export(store, plan, tmp_path / "out")
    paths = [
        tmp_path / "out" / file["name"] for file in manifest["files"] if file["name"] != "pairs.meta.jsonl"
    ]
    written = {path.stem: [json.loads(line) for line in path.read_bytes().splitlines()] for path in paths}

    def load(files: Any) -> Any:
        return datasets.load_dataset("json", data_files=files, cache_dir=str(tmp_path / "cache"))

    for path in paths:
        assert list(load(str(path))["train"]) == written[path.stem]
    by_name = load({path.stem: str(path) for path in paths})
    assert {name: list(rows) for name, rows in by_name.items()} == written
    together = load([str(path) for path in paths])["train"]
    assert list(together) == [row for rows in written.values() for row in rows]
    assert set(together.column_names) == COLUMNS[format_name]
